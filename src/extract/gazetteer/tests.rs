//! The shipped lists are whole, and what they say of names that everybody knows is right.

use super::*;

fn phrase(text: &str) -> Key {
    let words = Words::of(text);
    words.key(&words.words)
}

#[test]
fn the_gazetteer_knows_towns_and_provinces() {
    let shipped = &Lists::shipped().shipped;
    for (name, country, rank) in
        [("Mosul", b"IQ", 5), ("Khost", b"AF", 3), ("Łódź", b"PL", 4), ("Delaware", b"US", 4)]
    {
        let found = shipped.settlement(phrase(name));
        assert_eq!(found, Some(Settlement { rank, country: *country }), "{name}");
    }
    assert_eq!(shipped.settlement(phrase("Zzyzxville")), None);
}

#[test]
fn lists_know_names_by_all_that_they_are_called() {
    let named = |text: &str| {
        let hit = Lists::shipped().shipped.names.longest(&Words::of(text), 0)?;
        let entry = &Lists::shipped().shipped.names.entries[hit.entry];
        Some((entry.kind, entry.name.to_string(), hit.end))
    };
    let some = |kind, name: &str, end| Some((kind, name.to_owned(), end));
    assert_eq!(named("U.S. troops"), some(Kind::Place, "United States", 1));
    assert_eq!(named("ISKP said"), some(Kind::Organisation, "Islamic State Khorasan Province", 1));
    assert_eq!(named("Isis said"), some(Kind::Organisation, "Islamic State", 1));
    assert_eq!(named("North Korean troops"), some(Kind::People, "North Korean", 2));
    assert_eq!(named("North Korea asks"), some(Kind::Place, "North Korea", 2));
    assert_eq!(named("who was it"), None);
    assert_eq!(named("us and them"), None);
}

#[test]
fn every_section_of_the_word_list_is_a_class() {
    let mut sections = 0;
    for line in read::WORDS.lines().filter(|line| line.starts_with('[')) {
        let section = line.trim_matches(['[', ']']);
        assert!(Class::of_section(section).is_some(), "no class for {line}");
        sections += 1;
    }
    assert!(sections > 25, "{sections} sections");
}

#[test]
fn words_have_all_their_classes() {
    let shipped = &Lists::shipped().shipped;
    let class = |word| shipped.class(phrase(word));
    assert!(class("May").is(Class::MONTH) && class("May").is(Class::SURNAME_HEAD));
    assert!(class("Lieutenant-General").is(Class::TITLE));
    assert!(class("Afghan").is(Class::DEMONYM));
    assert!(class("Muhammad").is(Class::FIRST_NAME));
    assert_eq!(class("zzyzx"), Class::default());
    assert!(!read::COUNTRIES.is_empty() && !read::FIRST_NAMES.is_empty());
}

#[test]
fn an_analysts_list_leaves_the_shipped_one_alone() {
    let mine = Lists::shipped().with(Kind::Place, "Old Mill | The Mill\n\n# no\n");
    assert_eq!(mine.own.entries.len(), 1);
    assert!(mine.own.longest(&Words::of("The Mill"), 0).is_some());
    assert!(Lists::shipped().own.entries.is_empty());
}
