//! Names made comparable: small letters, no accents, no apostrophes, no stops in abbreviations.
//!
//! Invariant: `assets/gazetteer/make-places.py` folds the same way, so a name of the place list is
//! found however a text accents it. Hashes are the same on every machine.

/// What a letter with a mark is without it.
const PLAIN: [(&str, &str); 28] = [
    ("a", "àáâãäåāăąạảấầẩẫậắằẳẵặǎ"),
    ("ae", "æǽ"),
    ("b", "ḅḇ"),
    ("c", "çćĉċč"),
    ("d", "ďđðḍḏḑ"),
    ("e", "èéêëēĕėęěẹẻẽếềểễệə"),
    ("g", "ĝğġģǧḡ"),
    ("h", "ĥħḥḩḫẖ"),
    ("i", "ìíîïĩīĭįıỉịǐ"),
    ("j", "ĵǰ"),
    ("k", "ķḳḵǩ"),
    ("l", "ĺļľłḷḻ"),
    ("m", "ṃ"),
    ("n", "ñńņňṇṉ"),
    ("o", "òóôõöøōŏőơọỏốồổỗộớờởỡợǒ"),
    ("oe", "œ"),
    ("p", "ṕṗ"),
    ("r", "ŕŗřṛṟ"),
    ("s", "śŝşšșṣṡ"),
    ("ss", "ß"),
    ("t", "ţťŧțṭṯẗ"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűųưụủứừửữựǔ"),
    ("v", "ṽṿ"),
    ("w", "ŵẁẃẅ"),
    ("x", "ẋẍ"),
    ("y", "ýÿŷỳỵỷỹ"),
    ("z", "źżžẓẕ"),
];

/// Marks that stand inside a name and do not count: apostrophes of all kinds, stops, combining
/// accents.
pub(in crate::extract) fn is_silent(c: char) -> bool {
    matches!(
        c,
        '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' | 'ʹ' | '‛' | '.' | '\u{300}'
            ..='\u{36f}'
    )
}

/// A hash of a word or of several words in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::extract) struct Key(pub(in crate::extract) u64);

impl Key {
    pub(in crate::extract) const EMPTY: Self = Self(0xcbf2_9ce4_8422_2325);
    const PRIME: u64 = 0x0000_0100_0000_01b3;

    /// The key of a folded word.
    pub(in crate::extract) fn of_folded(word: &str) -> Self {
        word.bytes().fold(Self::EMPTY, Self::byte)
    }

    /// The key of one word without blanks or hyphens, as it is written.
    pub(in crate::extract) fn of_word(word: &str) -> Self {
        if word.is_ascii() {
            return word
                .bytes()
                .filter(|byte| !matches!(byte, b'\'' | b'`' | b'.'))
                .fold(Self::EMPTY, |key, byte| key.byte(byte.to_ascii_lowercase()));
        }
        word.chars().flat_map(char::to_lowercase).filter(|&c| !is_silent(c)).fold(
            Self::EMPTY,
            |key, c| {
                let mut buffer = [0; 4];
                let plain = plain(c).unwrap_or_else(|| c.encode_utf8(&mut buffer));
                plain.bytes().fold(key, Self::byte)
            },
        )
    }

    /// The key of a phrase that goes on with a word.
    pub(in crate::extract) fn then(self, word: Self) -> Self {
        let mixed = self.0.rotate_left(23) ^ word.0;
        Self(mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn byte(self, byte: u8) -> Self {
        Self((self.0 ^ u64::from(byte)).wrapping_mul(Self::PRIME))
    }
}

fn plain(c: char) -> Option<&'static str> {
    if !matches!(c, '\u{df}'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}') {
        return None;
    }
    PLAIN.iter().find(|(_, marked)| marked.contains(c)).map(|&(plain, _)| plain)
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn accents_case_stops_and_apostrophes_do_not_count() {
        for (left, right) in [
            ("Jabālyā", "jabalya"),
            ("Sana'a", "Sanaa"),
            ("Sana’a", "sanaa"),
            ("U.S.", "US"),
            ("Łódź", "lodz"),
            ("ERDOĞAN", "erdogan"),
            ("Yekaterinbu\u{301}rg", "yekaterinburg"),
        ] {
            assert_eq!(Key::of_word(left), Key::of_word(right), "{left} and {right}");
            assert_eq!(Key::of_word(left), Key::of_folded(&right.to_lowercase()), "{right}");
        }
    }

    #[test]
    fn the_order_and_the_borders_of_words_count() {
        let [a, b, ab] = ["north", "korea", "northkorea"].map(Key::of_word);
        let start = Key::EMPTY;
        assert_ne!(start.then(a).then(b), start.then(b).then(a));
        assert_ne!(start.then(a).then(b), start.then(ab));
    }
}
