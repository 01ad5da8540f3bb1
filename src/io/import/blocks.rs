//! Visible text of pages and Markdown gathers here into paragraphs.
//!
//! Invariant: runs of white space are one space, paragraphs stand apart by one blank line, no line
//! begins or ends with a space except in preformatted text, and nothing stands before the first or
//! after the last character that can be seen.

/// Paragraphs under construction. Gaps are kept back until the next visible character, so that
/// empty elements leave no trace.
#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    text: String,
    gap: Gap,
    tabs: usize,
    marker: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
    Paragraph,
}

impl Paragraphs {
    /// Running text: white space of every kind is a gap, soft hyphens and other invisible fillers
    /// are dropped.
    pub(super) fn run(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() {
                self.gap = self.gap.max(Gap::Space);
            } else if !is_filler(c) {
                self.close_gap();
                self.text.push(c);
            }
        }
    }

    /// Preformatted text, with its spaces and line ends.
    pub(super) fn verbatim(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.close_gap();
        self.text.extend(text.chars().filter(|&c| !is_filler(c) || matches!(c, '\n' | '\t')));
    }

    /// The text so far ends its paragraph.
    pub(super) fn paragraph(&mut self) {
        // The marker of a list stays with the first paragraph of its item.
        if self.marker.is_none() {
            self.gap = Gap::Paragraph;
            self.tabs = 0;
        }
    }

    /// The text so far ends its line.
    pub(super) fn line(&mut self) {
        self.gap = self.gap.max(Gap::Line);
        self.tabs = 0;
    }

    /// A line break of the author's; two in a row end the paragraph, as pages of the old kind do.
    pub(super) fn line_break(&mut self) {
        self.gap = if self.gap == Gap::Line { Gap::Paragraph } else { self.gap.max(Gap::Line) };
        self.tabs = 0;
    }

    /// The next cell of a table's row.
    pub(super) fn cell(&mut self) {
        self.tabs = self.tabs.saturating_add(1);
    }

    /// An item of a list, `depth` lists deep: it is marked once it has something to show.
    pub(super) fn item(&mut self, depth: usize, number: Option<u64>) {
        self.line();
        let indent = "  ".repeat(depth.saturating_sub(1).min(8));
        self.mark(match number {
            Some(number) => format!("{indent}{number}. "),
            None => format!("{indent}• "),
        });
    }

    /// A mark in front of the next visible text.
    pub(super) fn mark(&mut self, marker: String) {
        self.marker = Some(marker);
    }

    /// An item ended; one that showed nothing leaves no marker behind.
    pub(super) fn end_item(&mut self) {
        self.marker = None;
        self.line();
    }

    /// The finished text.
    pub(super) fn finish(mut self) -> String {
        self.text.truncate(self.text.trim_end().len());
        self.text
    }

    fn close_gap(&mut self) {
        let gap = std::mem::take(&mut self.gap);
        let tabs = std::mem::take(&mut self.tabs);
        let marker = self.marker.take();
        if gap >= Gap::Line {
            self.text.truncate(self.text.trim_end().len());
        }
        if !self.text.is_empty() {
            match gap {
                Gap::None => {}
                Gap::Space if tabs > 0 => {}
                Gap::Space => self.text.push(' '),
                Gap::Line => self.text.push('\n'),
                Gap::Paragraph => self.text.push_str("\n\n"),
            }
        }
        self.text.extend(std::iter::repeat_n('\t', tabs));
        self.text.push_str(marker.as_deref().unwrap_or_default());
    }
}

/// A value for a form: one line, single spaces, no fillers.
pub(super) fn one_line(text: &str) -> String {
    let mut line = Paragraphs::default();
    line.run(text);
    line.finish()
}

/// Characters that show nothing and would hide a word from a search: soft hyphen, zero width
/// space, word joiner, byte order mark, controls. Joiners and direction marks carry meaning.
fn is_filler(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}') || c.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_as_wide_as_the_widest_and_never_at_the_ends() {
        let mut text = Paragraphs::default();
        text.paragraph();
        text.run("  One\u{a0}\n two ");
        text.line();
        text.run(" ");
        text.paragraph();
        text.line();
        text.run("co\u{ad}operate");
        text.line_break();
        text.run("next");
        text.line_break();
        text.run("\n");
        text.line_break();
        text.run("last");
        text.paragraph();
        assert_eq!(text.finish(), "One two\n\ncooperate\nnext\n\nlast");
    }

    #[test]
    fn empty_cells_in_front_are_kept_and_behind_are_dropped() {
        let mut text = Paragraphs::default();
        for row in [["", "Killed", "Hurt"], ["May", "", "3"], ["June", "", ""]] {
            for (index, cell) in row.into_iter().enumerate() {
                if index > 0 {
                    text.cell();
                }
                text.run(cell);
            }
            text.line();
        }
        assert_eq!(text.finish(), "\tKilled\tHurt\nMay\t\t3\nJune");
    }

    #[test]
    fn items_are_marked_only_if_they_show_something() {
        let mut text = Paragraphs::default();
        for (depth, number, words) in
            [(1, None, "one"), (2, Some(4), "inner"), (1, None, ""), (1, None, "two")]
        {
            text.item(depth, number);
            text.paragraph();
            text.run(words);
            text.end_item();
        }
        text.paragraph();
        text.run("After.");
        assert_eq!(text.finish(), "• one\n  4. inner\n• two\n\nAfter.");
    }

    #[test]
    fn preformatted_text_keeps_its_spaces() {
        let mut text = Paragraphs::default();
        text.run("Table:");
        text.paragraph();
        text.verbatim("  a   b\n\tc\n");
        text.paragraph();
        text.run("end");
        assert_eq!(text.finish(), "Table:\n\n  a   b\n\tc\n\nend");
    }
}
