//! The codebook: the entity types and claim kinds of a workspace.
//!
//! Invariant: a type's id never changes, whatever its name, key or colour becomes, so annotations
//! keep their meaning.

use serde::{Deserialize, Serialize};

use super::{ClaimKindId, TypeId};

/// A type of entity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntityType {
    /// Its id, a word.
    pub id: TypeId,
    /// Its name.
    pub name: String,
    /// Its place in the list, from 0.
    pub rank: u32,
    /// Its colour.
    pub colour: Colour,
    /// The key that tags a selection with it.
    #[serde(default)]
    pub key: Option<char>,
    /// When to use it.
    #[serde(default)]
    pub definition: String,
    /// A case of its use.
    #[serde(default)]
    pub example: String,
    /// Whether it may be used for new entities.
    #[serde(default)]
    pub standing: Standing,
}

/// A kind of claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimKind {
    /// Its id, a word.
    pub id: ClaimKindId,
    /// Its name.
    pub name: String,
    /// Its place in the list, from 0.
    pub rank: u32,
    /// When to use it.
    #[serde(default)]
    pub definition: String,
    /// A case of its use.
    #[serde(default)]
    pub example: String,
    /// Whether it may be used for new claims.
    #[serde(default)]
    pub standing: Standing,
}

/// The colour of a type: a slot of the theme, so that it stays legible in light and dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Colour {
    /// One of the theme's eight slots, from 0.
    Slot(u8),
    /// A colour of the analyst's own, red, green and blue.
    Own(u8, u8, u8),
}

/// Whether a codebook entry may still be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// In use.
    #[default]
    Current,
    /// Kept for what was tagged with it, offered no more.
    Retired,
}
