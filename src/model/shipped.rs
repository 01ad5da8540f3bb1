//! The codebook that a new workspace starts with: conflict reporting.
//!
//! Invariant: ids and colour slots never change between versions, so that workspaces made apart
//! merge.

use super::codebook::{Colour, Standing};
use super::{ClaimKind, ClaimKindId, EntityType, TypeId, Workspace};

/// Id of the shipped type for events, to which casualty figures attach.
pub const EVENT: &str = "event";
/// Id of the shipped type for places.
pub const PLACE: &str = "place";
/// Id of the shipped type for persons.
pub const PERSON: &str = "person";
/// Id of the shipped type for weapons.
pub const WEAPON: &str = "weapon";
/// Id of the shipped type for organisations.
pub const ORGANISATION: &str = "organisation";

const TYPES: [(&str, &str, &str, &str); 5] = [
    (PERSON, "Person", "A human being, named or described as one.", "the mayor of the town"),
    (
        ORGANISATION,
        "Organisation",
        "A group that acts as one: armed group, army, ministry, company, outlet.",
        "the Ministry of Health",
    ),
    (
        PLACE,
        "Place",
        "A place on a map, from a building to a continent.",
        "the bus station in Kabul",
    ),
    (
        EVENT,
        "Event",
        "Something that happened at a place and a time; figures of one event meet on it.",
        "the bombing of the market",
    ),
    (WEAPON, "Weapon", "What was used, or threatened, to do harm.", "a car bomb"),
];

const CLAIM_KINDS: [(&str, &str, &str); 4] = [
    ("casualties", "Casualties", "How many people were harmed."),
    ("responsibility", "Responsibility", "Who did it, or says so."),
    ("motive", "Motive", "Why it was done."),
    ("capability", "Capability", "What an actor can do or means to do."),
];

/// An empty workspace with the shipped codebook.
#[must_use]
pub fn new_workspace() -> Workspace {
    let mut workspace = Workspace::default();
    for kind in entity_types() {
        workspace.put(kind.into());
    }
    for kind in claim_kinds() {
        workspace.put(kind.into());
    }
    workspace
}

fn entity_types() -> impl Iterator<Item = EntityType> {
    TYPES.iter().zip(0u8..).map(|(&(id, name, definition, example), rank)| EntityType {
        id: TypeId::new(id),
        name: name.to_owned(),
        rank: u32::from(rank),
        colour: Colour::Slot(rank),
        key: char::from_digit(u32::from(rank) + 1, 10),
        definition: definition.to_owned(),
        example: example.to_owned(),
        standing: Standing::Current,
    })
}

fn claim_kinds() -> impl Iterator<Item = ClaimKind> {
    CLAIM_KINDS.iter().zip(0u32..).map(|(&(id, name, definition), rank)| ClaimKind {
        id: ClaimKindId::new(id),
        name: name.to_owned(),
        rank,
        definition: definition.to_owned(),
        example: String::new(),
        standing: Standing::Current,
    })
}
