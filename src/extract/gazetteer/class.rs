//! What single words tell of the name that they stand in or next to.
//!
//! Invariant: a section of the word list is one class; a section without a class is an error of the
//! list that the tests find.

/// A set of classes of words, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::extract) struct Class(pub(in crate::extract) u32);

macro_rules! classes {
    ($($name:ident $section:literal $bit:literal),+ $(,)?) => {
        impl Class {
            $(pub(in crate::extract) const $name: Self = Self(1 << $bit);)+

            /// The class of a section of the word list.
            pub(in crate::extract) fn of_section(section: &str) -> Option<Self> {
                match section {
                    $($section => Some(Self::$name),)+
                    _ => None,
                }
            }
        }
    };
}

classes! {
    TITLE "title" 0,
    PORTFOLIO "portfolio" 1,
    ROYAL "royal" 2,
    ROLE "role" 3,
    VERB "verb" 4,
    VERB_PERSON "verb-person" 5,
    ORG_HEAD "org-head" 6,
    ORG_WEAK "org-weak" 7,
    ORG_OF "org-of" 8,
    PLACE_HEAD "place-head" 9,
    PLACE_FIRST "place-first" 10,
    PLACE_AFTER "place-after" 11,
    PLACE_BEFORE "place-before" 12,
    EVENT_HEAD "event-head" 13,
    EVENT_FIRST "event-first" 14,
    DIRECTION "direction" 15,
    LOCATIVE "locative" 16,
    LOCATIVE_STRONG "locative-strong" 17,
    MONTH "month" 18,
    STOP "stop" 19,
    ACRONYM_STOP "acronym-stop" 20,
    CONNECTOR "connector" 21,
    PARTICLE "name-particle" 22,
    GIVEN_OF "given-of" 23,
    FIRST_NAME "first-name" 24,
    DEMONYM "demonym" 25,
    COMMON "common" 26,
    SURNAME_HEAD "surname-head" 27,
    ORG_BEFORE "org-before" 28,
    ORG_AFTER "org-after" 29,
}

impl Class {
    /// Whether it is in any of these classes.
    pub(in crate::extract) fn is(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    pub(in crate::extract) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
