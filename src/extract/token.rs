//! A text cut into words, runs of digits and single marks, and a cursor that reads along them.
//!
//! Invariant: tokens are in order, do not overlap and lie on character boundaries; white space is
//! no token, except that a blank line is one [`Kind::Break`], so that nothing is read across it.

/// A piece of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'t> {
    pub(super) text: &'t str,
    /// Bytes into the text.
    pub(super) start: usize,
    pub(super) kind: Kind,
    pub(super) gap: Gap,
}

/// What stands between a token and the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing, or the start of the text.
    Glued,
    /// One space of any width.
    Space,
    /// A tab, a line's end or several spaces.
    Wide,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, and digits that are not ASCII.
    Word,
    /// ASCII digits.
    Digits,
    /// One other character.
    Mark,
    /// A blank line.
    Break,
}

impl Token<'_> {
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it can be part of a longer word or number.
    fn is_part(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Digits)
    }

    /// Whether it begins with a capital letter.
    pub(super) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Whether it is this word, in any case.
    pub(super) fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it is one of many lower-case words in alphabetical order, none longer than 16 bytes.
    pub(super) fn is_in(&self, sorted: &[&str]) -> bool {
        let mut lower = [0_u8; 16];
        let Some(lower) = lower.get_mut(..self.text.len()) else { return false };
        lower.copy_from_slice(self.text.as_bytes());
        lower.make_ascii_lowercase();
        sorted.binary_search_by(|word| word.as_bytes().cmp(lower)).is_ok()
    }

    pub(super) fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }
}

/// Cuts a text.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    let mut gap = Gap::Glued;
    while let Some(first) = rest.chars().next() {
        let (kind, len) = match first {
            c if c.is_whitespace() => {
                let len = run(rest, char::is_whitespace);
                let lines =
                    rest.chars().take_while(|c| c.is_whitespace()).filter(|&c| c == '\n').count();
                (if lines > 1 { Some(Kind::Break) } else { None }, len)
            }
            c if c.is_ascii_digit() => (Some(Kind::Digits), run(rest, |c| c.is_ascii_digit())),
            c if is_letter(c) => (Some(Kind::Word), run(rest, is_letter)),
            c => (Some(Kind::Mark), c.len_utf8()),
        };
        let (piece, after) = rest.split_at_checked(len).unwrap_or((rest, ""));
        let is_token = kind.inspect(|&kind| {
            tokens.push(Token { text: piece, start: text.len() - rest.len(), kind, gap });
        });
        gap = if is_token.is_some() { Gap::Glued } else { gap_of(piece) };
        rest = after;
    }
    tokens
}

fn gap_of(space: &str) -> Gap {
    let mut chars = space.chars();
    match (chars.next(), chars.next()) {
        (Some('\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'), _)
        | (_, Some(_)) => Gap::Wide,
        (Some(_), None) => Gap::Space,
        (None, None) => Gap::Glued,
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !c.is_ascii_digit()
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

/// A place between two tokens. Reading forward returns a new cursor, so a failed attempt costs
/// nothing to take back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a, 't> {
    tokens: &'a [Token<'t>],
    at: usize,
}

impl<'a, 't> Cursor<'a, 't> {
    pub(super) fn new(tokens: &'a [Token<'t>]) -> Self {
        Self { tokens, at: 0 }
    }

    /// The token ahead.
    pub(super) fn peek(self) -> Option<Token<'t>> {
        self.tokens.get(self.at).copied()
    }

    /// The token behind.
    pub(super) fn behind(self) -> Option<Token<'t>> {
        self.tokens.get(self.at.checked_sub(1)?).copied()
    }

    /// One token further; stays at the end.
    pub(super) fn step(self) -> Self {
        Self { at: self.tokens.len().min(self.at + 1), ..self }
    }

    /// One token back; stays at the start.
    pub(super) fn back(self) -> Self {
        Self { at: self.at.saturating_sub(1), ..self }
    }

    pub(super) fn is_at_end(self) -> bool {
        self.at >= self.tokens.len()
    }

    /// Whether no white space lies between the tokens behind and ahead.
    pub(super) fn is_glued(self) -> bool {
        let is_text =
            |token: Option<Token<'t>>| token.is_some_and(|token| token.kind != Kind::Break);
        is_text(self.behind())
            && is_text(self.peek())
            && self.peek().is_some_and(|token| token.gap == Gap::Glued)
    }

    /// The byte where the token ahead starts; the end of the last token if there is none.
    pub(super) fn byte(self) -> usize {
        self.peek().map_or_else(|| self.end_byte(), |token| token.start)
    }

    /// The byte where the token behind ends.
    pub(super) fn end_byte(self) -> usize {
        self.behind().map_or(0, |token| token.end())
    }

    /// Past this word, in any case.
    pub(super) fn word(self, word: &str) -> Option<Self> {
        self.peek().filter(|token| token.is(word)).map(|_| self.step())
    }

    /// Past words that are divided by single spaces in `phrase`.
    pub(super) fn words(self, phrase: &str) -> Option<Self> {
        phrase.split(' ').try_fold(self, Self::word)
    }

    /// Past the first of several phrases that stands here.
    pub(super) fn any(self, phrases: &[&str]) -> Option<Self> {
        phrases.iter().find_map(|phrase| self.words(phrase))
    }

    /// Past this phrase if it stands here.
    pub(super) fn skip(self, phrase: &str) -> Self {
        self.words(phrase).unwrap_or(self)
    }

    /// Past one of these marks.
    pub(super) fn mark(self, marks: &[char]) -> Option<Self> {
        self.peek()
            .filter(|token| token.kind == Kind::Mark && token.text.starts_with(marks))
            .map(|_| self.step())
    }

    /// Past one of these marks, with no white space on either side of it.
    pub(super) fn glued_mark(self, marks: &[char]) -> Option<Self> {
        self.mark(marks).filter(|after| self.is_glued() && after.is_glued())
    }

    /// The digits ahead, and past them.
    pub(super) fn digits(self) -> Option<(&'t str, Self)> {
        self.peek()
            .filter(|token| token.kind == Kind::Digits)
            .map(|token| (token.text, self.step()))
    }

    /// Whether what is ahead is glued to what makes it no word or number of its own: MH17, T-72,
    /// $5, 22/03.
    pub(super) fn is_part_of_word(self) -> bool {
        let Some(behind) = self.behind().filter(|_| self.is_glued()) else { return false };
        match (behind.kind, behind.text) {
            (Kind::Word | Kind::Digits, _) => true,
            (Kind::Break, _) => false,
            // A stop or a dash between two parts of one thing: No.5, 2015–2016.
            (Kind::Mark, "." | "," | "–" | "'" | "’") => {
                let mark = self.back();
                mark.is_glued() && mark.behind().is_some_and(|token| token.is_part())
            }
            (Kind::Mark, mark) => mark.starts_with([
                '-', '‐', '‑', '−', '/', ':', '+', '#', '@', '_', '=', '$', '€', '£', '¥', '₽',
                '₪', '₴',
            ]),
        }
    }

    /// The end of the glued run of words, digits and the marks between them.
    pub(super) fn blob_end(self) -> Self {
        const WITHIN: [char; 9] = ['.', ',', ':', '/', '-', '–', '\'', '’', '_'];
        let is_part = |at: Self| at.peek().is_some_and(|token| token.is_part());
        let mut end = self;
        loop {
            if end.is_glued() && is_part(end) {
                end = end.step();
            } else if let Some(after) = end.glued_mark(&WITHIN).filter(|&after| is_part(after)) {
                end = after;
            } else {
                return end;
            }
        }
    }
}
