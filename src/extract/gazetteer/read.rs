//! The lists as they are kept, read into tables.
//!
//! Invariant: a line that cannot be read is passed over; the tests hold that no shipped one is.

use std::io::Read as _;

use super::Shipped;
use super::class::Class;
use super::fold::Key;
use super::names::{Kind, Names};
use super::table::Table;
use super::word::Words;

/// GeoNames data, CC BY 4.0: see assets/gazetteer/README.md.
const PLACES: &[u8] = include_bytes!("../../../assets/gazetteer/places.zlib");
pub(super) const COUNTRIES: &str = include_str!("../../../assets/gazetteer/en/countries.txt");
pub(super) const WORDS: &str = include_str!("../../../assets/gazetteer/en/words.txt");
pub(super) const FIRST_NAMES: &str = include_str!("../../../assets/gazetteer/en/first-names.txt");

/// The lists of names and what they name. Of two entries with one name the first counts.
const NAMES: [(Kind, &str); 5] = [
    (Kind::Organisation, include_str!("../../../assets/gazetteer/en/groups.txt")),
    (Kind::Organisation, include_str!("../../../assets/gazetteer/en/organisations.txt")),
    (Kind::Event, include_str!("../../../assets/gazetteer/en/events.txt")),
    (Kind::Weapon, include_str!("../../../assets/gazetteer/en/weapons.txt")),
    (Kind::Place, include_str!("../../../assets/gazetteer/en/places.txt")),
];

/// All that ships.
pub(super) fn shipped() -> Shipped {
    let mut shipped = Shipped::default();
    countries(COUNTRIES, &mut shipped);
    for (kind, lines) in NAMES {
        names(lines, kind, &mut shipped.names);
    }
    words(WORDS, &mut shipped.classes);
    for name in entries(FIRST_NAMES).flat_map(str::split_whitespace) {
        flag(&mut shipped.classes, name, Class::FIRST_NAME);
    }
    shipped.places = places();
    shipped
}

/// Lines that say something.
fn entries(lines: &str) -> impl Iterator<Item = &str> {
    lines.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// A name a line, other names of it after vertical bars.
pub(super) fn names(lines: &str, kind: Kind, into: &mut Names) {
    for line in entries(lines) {
        let mut names = line.split('|').map(str::trim).filter(|name| !name.is_empty());
        if let Some(name) = names.next() {
            into.add(kind, name, names);
        }
    }
}

/// Countries, and behind a semicolon the names of their people.
fn countries(lines: &str, into: &mut Shipped) {
    for line in entries(lines) {
        let (country, peoples) = line.split_once(';').unwrap_or((line, ""));
        names(country, Kind::Place, &mut into.names);
        for people in peoples.split(',').map(str::trim).filter(|people| !people.is_empty()) {
            into.names.add(Kind::People, people, std::iter::empty());
            if !people.contains(' ') {
                flag(&mut into.classes, people, Class::DEMONYM);
            }
        }
    }
}

/// Sections of words, each a class.
fn words(lines: &str, into: &mut Table) {
    let mut class = Class::default();
    for line in entries(lines) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(section) => class = Class::of_section(section).unwrap_or_default(),
            None => line.split_whitespace().for_each(|word| flag(into, word, class)),
        }
    }
}

/// Gives a word a class. A word with hyphens has one key for all its parts.
fn flag(classes: &mut Table, word: &str, class: Class) {
    let cut = Words::of(word);
    classes.flag(cut.key(&cut.words), class.0);
}

/// The gazetteer.
fn places() -> Table {
    let mut text = String::new();
    if flate2::read::ZlibDecoder::new(PLACES).read_to_string(&mut text).is_err() {
        return Table::default();
    }
    let mut places = Table::with_room(text.len() / 14);
    for line in text.lines() {
        let Some((name, code)) = line.split_once('\t') else { continue };
        let &[first, second, step] = code.as_bytes() else { continue };
        let rank = if step == b'p' { 4 } else { step.wrapping_sub(b'0') };
        let phrase = name.split(' ').map(Key::of_folded).fold(Key::EMPTY, Key::then);
        places.put_whole(phrase, u32::from_le_bytes([rank, first, second, 0]));
    }
    places
}
