//! The commands with a standard output that is closed, and the examples of their help.

use std::io::{self, Write};
use std::path::Path;

use clap::{CommandFactory, Parser};

use super::*;

/// Standard output or error whose reader is gone.
struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What comes of a command line when nobody reads either output.
fn unread(folder: &Path, line: &str) -> Result<Ending, String> {
    let path = |word: &str| {
        let is_file = word.contains('.');
        if is_file { folder.join(word).display().to_string() } else { word.to_owned() }
    };
    let words = std::iter::once("attest".to_owned()).chain(line.split(' ').map(path));
    let arguments = Arguments::try_parse_from(words).unwrap();
    let mut terminal =
        Terminal { ids: IdSource::new(0, 1), time: 0, out: &mut Closed, err: &mut Closed };
    run(&arguments.command.unwrap(), &mut terminal).map_err(|failure| failure.to_string())
}

#[test]
fn a_closed_output_changes_no_judgement_and_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let sample = String::from_utf8(crate::SAMPLE.to_vec()).unwrap();
    std::fs::write(path.join("work.ron"), &sample).unwrap();
    std::fs::write(path.join("shared.ron"), sample.replacen("key: '3'", "key: '1'", 1)).unwrap();
    std::fs::write(path.join("broken.ron"), sample.replacen("low: 130", "low: 131", 1)).unwrap();
    std::fs::write(path.join("a.txt"), "A mine killed two men.").unwrap();
    for quiet in ["search work.ron Moscow", "series work.ron", "series work.ron --format csv"] {
        assert_eq!(unread(path, quiet), Ok(Ending::Success), "{quiet}");
    }
    assert_eq!(unread(path, "validate work.ron"), Ok(Ending::Success));
    assert_eq!(unread(path, "validate shared.ron"), Ok(Ending::Findings));
    let refused = unread(path, "validate broken.ron").unwrap_err();
    assert!(refused.contains("low 131 is greater than best 130"), "{refused}");
    assert_eq!(unread(path, "export work.ron --format csv -o out.csv"), Ok(Ending::Success));
    assert!(path.join("out.csv").exists());
    // The second time there is a note, and nobody to read it.
    for _ in 0..2 {
        assert_eq!(unread(path, "import a.txt --into new.ron"), Ok(Ending::Success));
        assert!(open(&path.join("new.ron")).is_ok_and(|new| new.documents.len() == 1));
    }
}

#[test]
fn every_example_of_the_help_is_good_use() {
    let mut commands = vec![Arguments::command()];
    commands.extend(Arguments::command().get_subcommands().cloned());
    for command in commands {
        let help = command.get_after_help().unwrap().to_string();
        let lines = help.lines().filter_map(|line| line.strip_prefix("  attest"));
        let mut examples = 0;
        for line in lines {
            let line = line.split(" && ").next().unwrap().split(" > ").next().unwrap();
            let line = line.split("    ").next().unwrap();
            // Every other piece stands in quotes.
            let words = line.split('"').enumerate().flat_map(|(at, piece)| match at % 2 {
                0 => piece.split_whitespace().map(str::to_owned).collect(),
                _ => vec![piece.to_owned()],
            });
            let words = std::iter::once("attest".to_owned()).chain(words);
            let parsed = Arguments::try_parse_from(words);
            assert!(parsed.is_ok(), "{line}: {:?}", parsed.err());
            examples += 1;
        }
        assert!(examples > 0, "{}", command.get_name());
    }
    Arguments::command().debug_assert();
}

#[test]
fn a_bare_word_is_a_file_only_where_one_stands() {
    let refused = |word: &str| check_files(&[PathBuf::from(word)]).map_err(|f| f.to_string());
    assert_eq!(refused("new.ron"), Ok(()), "the window explains a path that leads nowhere");
    assert_eq!(refused("folder/new"), Ok(()));
    assert_eq!(refused("Cargo.toml"), Ok(()));
    let told = refused("sersies").unwrap_err();
    assert!(told.contains("\"sersies\"") && told.contains(&command_names()), "{told}");
    assert_eq!(command_names(), "import, validate, suggest, series, plot, search, replay, export");
}
