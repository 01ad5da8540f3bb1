//! A place where a name stands, what it seems to name, and why.
//!
//! Invariant: mentions of one text do not overlap and are in order.

use std::ops::Range;

use super::page::{Page, Source};
use crate::extract::gazetteer::{Key, Kind, Settlement};

/// A name at a place.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// Words.
    pub(super) run: Range<usize>,
    pub(super) kind: Kind,
    /// 0 to 1.
    pub(super) score: f32,
    pub(super) why: Why,
    pub(super) key: Key,
    pub(super) source: Source,
}

/// Why a run of words is taken for a name. Indexes are those of words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Why {
    Listed,
    Title(usize),
    Role(usize),
    GivenName(usize),
    Particle,
    Age,
    Speaks(usize),
    Head(usize),
    Gazetteer(Settlement),
    PlaceBefore(usize),
    PlaceAfter(usize),
    InPlace,
    PlaceWord(usize),
    Acronym,
    ShortForm,
    Abbreviates,
    Capitals,
    OrganisationWord(usize),
    Nothing,
}

impl Why {
    /// Whether it rests on another mention.
    pub(super) fn is_derived(self) -> bool {
        matches!(self, Self::ShortForm | Self::Abbreviates)
    }

    /// For the analyst, in a few words.
    pub(super) fn say(self, page: &Page<'_>, mention: &Mention) -> String {
        match self {
            Self::Listed => match mention.source {
                Source::Known(_) => "an entity of this workspace".to_owned(),
                Source::Own(_) => "in your own list".to_owned(),
                Source::Shipped(_) | Source::Rule(_) => {
                    format!("in the list of {}", plural(mention.kind))
                }
            },
            Self::Title(at) => format!("title '{}' before a name", page.str(at)),
            Self::Role(at) => format!("'{}' beside a name", page.str(at)),
            Self::GivenName(at) => format!("given name '{}'", page.str(at)),
            Self::Particle => "built like a person's name".to_owned(),
            Self::Age => "an age after the name".to_owned(),
            Self::Speaks(at) | Self::PlaceAfter(at) => {
                format!("'{}' after the name", page.str(at))
            }
            Self::Head(at) => format!("'{}' in the name", page.str(at)),
            Self::Gazetteer(place) => format!(
                "in the gazetteer, {}",
                place.country.iter().map(|&letter| char::from(letter)).collect::<String>()
            ),
            Self::PlaceBefore(at) => format!("'{}' before the name", page.str(at)),
            Self::InPlace => "followed by the place that it lies in".to_owned(),
            Self::PlaceWord(at) => format!("'{}' begins names of places", page.str(at)),
            Self::Acronym => "an acronym".to_owned(),
            Self::ShortForm => "short form of a name in the text".to_owned(),
            Self::Abbreviates => "acronym of a name in the text".to_owned(),
            Self::Capitals => "a name by its capitals".to_owned(),
            Self::OrganisationWord(at) => format!("'{}' beside the name", page.str(at)),
            Self::Nothing => "a capital letter".to_owned(),
        }
    }
}

fn plural(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "persons",
        Kind::Organisation => "organisations",
        Kind::Place => "places",
        Kind::Event => "events",
        Kind::Weapon => "weapons",
        Kind::People => "peoples",
    }
}
