//! Articles into workspaces: what is read, what is refused, and what is written.

use super::{Desk, SAMPLE};

/// What the search finds after an import, as a number of lines.
fn count(desk: &Desk, pattern: &str) -> usize {
    desk.run(&["search", "work.ron", pattern, "-F"]).out.lines().count()
}

#[test]
fn a_new_workspace_is_made_and_is_sound() {
    let desk = Desk::new();
    desk.put("after.txt", include_str!("../../saves/after-crocus.txt"));
    let out = desk.prints(&["import", "after.txt", "--into", "work.ron", "--accept", "none"]);
    let (id, title) = out.trim_end().split_once('\t').unwrap();
    assert_eq!(title, "After Crocus City Hall: a spree of attacks, and a longer decline");
    assert_eq!(out.lines().count(), 1);
    let text = desk.text("work.ron");
    for words in [
        id,
        "author: \"Mara Lindqvist\"",
        "outlet: \"Open Desk\"",
        "dateline: \"2024-04-02\"",
        "origin: \"after.txt\"",
        "name: \"Organisation\"",
    ] {
        assert!(text.contains(words), "{words}");
    }
    for nothing in ["mentions", "claims", "figures", "hypotheses"] {
        assert!(text.contains(&format!("    {nothing}: [\n    ],\n")), "{nothing}: none accepted");
    }
    assert_eq!(desk.prints(&["validate", "work.ron"]), "");
    assert_eq!(desk.names(), ["after.txt", "work.ron"], "no lock and no draft stays behind");
}

#[test]
fn an_existing_workspace_keeps_what_it_has() {
    let desk = Desk::with_sample();
    desk.put("one.txt", "A mine killed two men near the bridge.\n");
    desk.put("two.txt", "The mine killed three men, the police said.\n");
    let out = desk.prints(&["import", "one.txt", "two.txt", "--into", "work.ron"]);
    assert_eq!(out.lines().count(), 2);
    let text = desk.text("work.ron");
    assert_eq!(text.matches("            text: [\n").count(), 3);
    let mut rest = text.lines();
    for line in SAMPLE.lines() {
        assert!(rest.any(|kept| kept == line), "kept, in its order: {line}");
    }
    assert_eq!(desk.prints(&["validate", "work.ron"]), "");
    assert_eq!(count(&desk, "three men"), 1);
}

#[test]
fn the_same_article_is_not_added_twice() {
    let desk = Desk::new();
    desk.put("one.txt", "A mine killed two men near the bridge.\n");
    desk.put("copy.txt", "A mine killed two men near the bridge.\n");
    let ran = desk.run(&["import", "one.txt", "copy.txt", "--into", "work.ron"]);
    assert_eq!((ran.code, ran.out.lines().count()), (Some(0), 1), "{ran:?}");
    assert_eq!(ran.err, "copy.txt: in the workspace already, not added again\n");
    let (before, text) =
        (desk.path("work.ron").metadata().unwrap().modified().unwrap(), desk.text("work.ron"));
    let ran = desk.run(&["import", "copy.txt", "one.txt", "--into", "work.ron"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""));
    assert_eq!(ran.err.matches("not added again").count(), 2, "{}", ran.err);
    assert_eq!(desk.text("work.ron"), text);
    let after = desk.path("work.ron").metadata().unwrap().modified().unwrap();
    assert_eq!(after, before, "a file to which nothing is added is not written");
}

#[test]
fn encodings_are_told_apart() {
    let words = "Près de Besançon, une bombe a tué huit élèves; l’école était fermée.\n";
    let utf16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let units = std::iter::once(0xFEFF).chain(words.encode_utf16());
        units.flat_map(order).collect()
    };
    let windows: Vec<u8> = words
        .chars()
        .map(|letter| if letter == '’' { 0x92 } else { u8::try_from(u32::from(letter)).unwrap() })
        .collect();
    let with_mark = [b"\xEF\xBB\xBF", words.as_bytes()].concat();
    let files: [(&str, Vec<u8>); 5] = [
        ("plain", words.into()),
        ("mark", with_mark),
        ("little", utf16(u16::to_le_bytes)),
        ("big", utf16(u16::to_be_bytes)),
        ("windows", windows),
    ];
    for (name, bytes) in files {
        let desk = Desk::new();
        desk.put("a.txt", bytes);
        let ran = desk.run(&["import", "a.txt", "--into", "work.ron"]);
        assert_eq!(ran.code, Some(0), "{name}: {ran:?}");
        assert_eq!(count(&desk, words.trim_end()), 1, "{name}");
        let is_guessed = name == "windows";
        assert_eq!(ran.err.is_empty(), !is_guessed, "a guess is told: {name}: {}", ran.err);
        assert!(!is_guessed || ran.err.starts_with("a.txt: "), "{}", ran.err);
    }
}

#[test]
fn markdown_and_pages_become_their_text() {
    let desk = Desk::new();
    desk.put("a.md", "# Two die at a mill\n\nA shell hit the **mill** on [Monday](http://a.b).\n");
    desk.put(
        "b.html",
        "<html><head><title>Nine die at a quay | Bay Post</title><script>let x = 9;</script></head>\
         <body><nav><a href='/'>All sections</a></nav><article><h1>Nine die at a quay</h1>\
         <p>A boat with explosives reached the quay at dawn, the harbour master said, and nine \
         people who waited there for the ferry were killed.</p>\
         <p>The navy had warned of such boats for a month, and it closed the port on Friday.</p>\
         </article><footer>Terms of use</footer></body></html>",
    );
    let out = desk.prints(&["import", "a.md", "b.html", "--into", "work.ron"]);
    let titles: Vec<&str> = out.lines().map(|line| line.split_once('\t').unwrap().1).collect();
    assert_eq!(titles, ["Two die at a mill", "Nine die at a quay"]);
    assert_eq!(count(&desk, "A shell hit the mill on Monday."), 1);
    assert_eq!(count(&desk, "nine people who waited there for the ferry"), 1);
    for gone in ["All sections", "Terms of use", "let x", "**", "http://a.b"] {
        assert_eq!(count(&desk, gone), 0, "{gone}");
    }
}

#[test]
fn what_is_no_article_is_refused_with_its_reason_and_nothing_is_written() {
    let desk = Desk::new();
    desk.put("good.txt", "A mine killed two men near the bridge.\n");
    std::fs::create_dir(desk.path("folder")).unwrap();
    let files: [(&str, &[u8], &str); 7] = [
        ("report.pdf", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj", "this is a PDF; save its text"),
        ("named.txt", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj", "this is a PDF; save its text"),
        ("photo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "type or copy what it says"),
        ("dump.bin", b"ab\0\x01\x02\x03cd\0\0\x04\x05", "it is not text"),
        ("empty.txt", b"", "it holds no text"),
        ("blank.txt", b" \n\t\n", "it holds no text"),
        ("other.ron", SAMPLE.as_bytes(), "it is a workspace (.ron), not an article"),
    ];
    for (name, bytes, _) in files {
        desk.put(name, bytes);
    }
    let before = desk.names();
    let folder = ("folder", "it is a folder");
    let cases = files.iter().map(|(name, _, words)| (*name, *words));
    for (name, words) in cases.chain([folder, ("gone.txt", "it could not be read")]) {
        // A good one before it and after it is not added either: all or nothing.
        let said = desk.refuses(&["import", "good.txt", name, "good.txt", "--into", "new.ron"]);
        assert!(said.starts_with(&format!("attest: cannot open {name} as an article: ")), "{said}");
        assert!(said.contains(words), "{name}: {said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        assert_eq!(desk.names(), before, "{name}");
    }
}

#[test]
fn a_place_that_cannot_be_written_is_told() {
    let desk = Desk::new();
    desk.put("good.txt", "A mine killed two men near the bridge.\n");
    let said = desk.refuses(&["import", "good.txt", "--into", "gone/new.ron"]);
    assert!(said.contains("gone/new.ron") && said.contains("The folder is gone"), "{said}");
    let said = desk.refuses(&["import", "good.txt", "--into", "good.txt"]);
    assert!(said.contains("cannot open good.txt") && said.contains("import it into"), "{said}");
    assert_eq!(desk.text("good.txt"), "A mine killed two men near the bridge.\n");
}

#[test]
fn a_workspace_that_is_open_elsewhere_is_left_alone() {
    let desk = Desk::with_sample();
    desk.put("good.txt", "A mine killed two men near the bridge.\n");
    let lock = attest::io::lock::Lock::acquire(&desk.path("work.ron")).unwrap();
    let said = desk.refuses(&["import", "good.txt", "--into", "work.ron"]);
    assert!(said.contains("work.ron is open in another window (process "), "{said}");
    assert_eq!(desk.text("work.ron"), SAMPLE);
    assert_eq!(desk.run(&["series", "work.ron"]).code, Some(0), "reading is free");
    drop(lock);
    assert_eq!(desk.prints(&["import", "good.txt", "--into", "work.ron"]).lines().count(), 1);
}
