//! Pictures and tables written to files, and output that is cut off or the same twice.

use std::io::{BufRead as _, BufReader, Read as _};

use super::{AWKWARD, Desk, SAMPLE, changed};

#[test]
fn a_chart_is_written_as_svg_with_its_sources() {
    let desk = Desk::with_sample();
    assert_eq!(desk.prints(&["plot", "work.ron", "-o", "chart.svg"]), "");
    let svg = desk.text("chart.svg");
    let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).unwrap();
    assert!(tree.size().width() >= 900.0);
    let holds = |svg: &str, words: &str| svg.contains(&format!(">{words}</text>"));
    for words in ["143+", "&gt;130", "~100", "151", "142", "dozens", "Moscow", "Sources"] {
        assert!(holds(&svg, words), "{words}");
    }
    assert!(svg.contains("the rule picks: highest grade"), "the rule in force is named");
    assert!(svg.contains("On the night itself the security service FSB spoke of 40 dead."));
    assert!(!holds(&svg, "551"), "the injured are not drawn among the killed");
    let asked = ["--harm", "injured", "--group", "event", "--rule", "lowest"];
    desk.prints(&[&["plot", "work.ron", "-o", "chart.svg"][..], &asked].concat());
    let svg = desk.text("chart.svg");
    assert!(holds(&svg, "551") && holds(&svg, "Attack on Crocus City Hall"), "written anew");
    assert!(!holds(&svg, "143+") && svg.contains("the rule picks: lowest"));
}

#[test]
fn a_chart_is_written_as_png_at_its_scale() {
    let desk = Desk::with_sample();
    let width = |scale: &str| {
        desk.prints(&["plot", "work.ron", "-o", "chart.PNG", "--scale", scale]);
        let bytes = desk.bytes("chart.PNG");
        assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"));
        u32::from_be_bytes(bytes[16..20].try_into().unwrap())
    };
    assert_eq!(width("1") * 2, width("2"));
}

#[test]
fn an_empty_workspace_gives_a_picture_that_says_so() {
    let desk = Desk::new();
    desk.put("a.txt", "No one was hurt.\n");
    desk.prints(&["import", "a.txt", "--into", "work.ron"]);
    desk.prints(&["plot", "work.ron", "-o", "chart.svg"]);
    assert!(desk.text("chart.svg").contains("No figure of people killed yet"));
    desk.prints(&["plot", "work.ron", "-o", "chart.png"]);
}

#[test]
fn a_file_that_cannot_be_written_is_told_and_nothing_is_left() {
    let desk = Desk::with_sample();
    desk.put("copy", SAMPLE);
    let export = |path| ["export", "work.ron", "--format", "csv", "-o", path];
    let plot = |path| ["plot", "work.ron", "-o", path];
    let refused: [(&[&str], &str, &str); 9] = [
        (&plot("chart.pdf"), "chart.pdf", ".svg or .png"),
        (&plot("chart"), "chart", ".svg or .png"),
        (&plot("work.ron"), "work.ron", ".svg or .png"),
        (&plot("gone/chart.svg"), "gone/chart.svg", "The folder is gone"),
        (&plot("gone/chart.png"), "gone/chart.png", "The folder is gone"),
        (&export("gone/figures.csv"), "gone/figures.csv", "The folder is gone"),
        (&export("work.ron"), "work.ron", "must not replace"),
        (&export("new.ron"), "new.ron", "must not replace"),
        (&export("copy"), "copy", "must not replace"),
    ];
    for (arguments, name, words) in refused {
        let said = desk.refuses(arguments);
        assert!(said.contains(name) && said.contains(words), "{arguments:?}: {said}");
    }
    assert_eq!(desk.names(), ["copy", "work.ron"]);
    assert_eq!((desk.text("work.ron"), desk.text("copy")), (SAMPLE.into(), SAMPLE.into()));
}

#[test]
fn the_figures_go_out_as_a_table_and_what_is_left_out_is_told() {
    let desk = Desk::with_sample();
    let out = desk.prints(&["export", "work.ron", "--format", "csv", "-o", "figures.csv"]);
    for words in ["claims without a figure", "mentions", "2 hypotheses", "1 text of a document"] {
        assert!(out.contains(words), "{words}: {out}");
    }
    let table = desk.text("figures.csv");
    assert!(!table.contains('\r'), "one line ending on every system");
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let column = rows.headers().unwrap().iter().position(|name| name == "best").unwrap();
    let bests: Vec<String> = rows.records().map(|row| row.unwrap()[column].to_owned()).collect();
    let expected = "130 40 137 3 143 551 100 103 84 3 2 151 142 ";
    assert_eq!(bests.join(" "), expected, "dozens has no best number");
}

#[test]
fn two_runs_give_the_same_bytes() {
    let runs: [&[&str]; 6] = [
        &["series", "work.ron", "--by", "month"],
        &["series", "work.ron", "--format", "csv", "--group", "event"],
        &["search", "work.ron", "the"],
        &["plot", "work.ron", "-o", "out.svg"],
        &["plot", "work.ron", "-o", "out.png", "--scale", "1"],
        &["export", "work.ron", "--format", "csv", "-o", "out.csv"],
    ];
    for arguments in runs {
        let outcomes = [(); 2].map(|()| {
            let desk = Desk::with_sample();
            let out = desk.prints(arguments);
            let files: Vec<_> = desk.names().iter().map(|name| desk.bytes(name)).collect();
            (out, files)
        });
        assert!(outcomes[0] == outcomes[1], "{arguments:?}");
    }
    let desk = Desk::new();
    desk.put("work.ron", changed(AWKWARD, "key: '3'", "key: '1'"));
    assert_eq!(desk.run(&["validate", "work.ron"]), desk.run(&["validate", "work.ron"]));
}

#[test]
fn output_that_is_closed_ends_the_work_quietly() {
    let desk = Desk::new();
    // More than a pipe holds, so that the writer meets the closed end.
    let lines = "One man died and one man lived.\n\n".repeat(20_000);
    desk.put("a.md", format!("# Toll\n\n{lines}"));
    desk.prints(&["import", "a.md", "--into", "work.ron"]);
    let mut child = desk.command(&["search", "work.ron", "man"]).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert_eq!(line, "Toll:3:5: One man died and one man lived.\n");
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn output_for_which_there_is_no_room_is_a_failure() {
    let desk = Desk::with_sample();
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let out = desk.command(&["series", "work.ron"]).stdout(full).output().unwrap();
    let said = String::from_utf8(out.stderr).unwrap();
    assert_eq!(out.status.code(), Some(2), "{said}");
    assert!(said.starts_with("attest: cannot write the output: "), "{said}");
}
