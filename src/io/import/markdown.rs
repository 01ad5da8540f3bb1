//! Markdown becomes the text that its reader would see.
//!
//! Invariant: markup goes, words stay: no heading, cell, caption, code or note is lost. Paragraphs
//! stand apart by a blank line, rows of a table are lines with tabs.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::Head;
use super::blocks::{Paragraphs, one_line};
use super::error::Reason;
use super::front_matter;
use super::head::Guess;
use super::html;
use super::known::Known;

/// The text and the head of a Markdown file.
pub(super) fn read(source: &str) -> Result<(String, Head), Reason> {
    let (mut known, source) = front_matter::split(source).unwrap_or((Known::default(), source));
    let mut page = Page::default();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    for event in Parser::new_ext(source, options) {
        page.take(event);
    }
    known.titles.extend(page.title.map(|title| one_line(&title)));
    let (text, head) = known.compose(&page.out.finish(), Guess::Bold);
    if text.is_empty() { Err(Reason::NothingToRead) } else { Ok((text, head)) }
}

#[derive(Default)]
struct Page {
    out: Paragraphs,
    /// The numbers of the open lists, innermost last; `None` for a list of bullets.
    lists: Vec<Option<u64>>,
    cells: usize,
    code: usize,
    /// The first heading of the first level.
    title: Option<String>,
    in_title: InTitle,
    /// Raw markup of an open block, read as a whole at its end.
    markup: String,
}

#[derive(Default, PartialEq, Eq)]
enum InTitle {
    Yes,
    #[default]
    No,
}

impl Page {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(&tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) if self.code > 0 => self.out.verbatim(&text),
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => self.words(&text),
            Event::Html(markup) => self.markup.push_str(&markup),
            Event::InlineHtml(tag) => self.inline_markup(&tag),
            Event::FootnoteReference(label) => self.words(&format!("[{label}]")),
            Event::SoftBreak => self.words(" "),
            Event::HardBreak => self.out.line_break(),
            Event::Rule => self.out.paragraph(),
            Event::TaskListMarker(true) => self.words("[x] "),
            Event::TaskListMarker(false) => self.words("[ ] "),
        }
    }

    fn words(&mut self, text: &str) {
        self.out.run(text);
        if self.in_title == InTitle::Yes
            && let Some(title) = &mut self.title
        {
            title.push_str(text);
        }
    }

    fn inline_markup(&mut self, tag: &str) {
        let tag = tag.to_ascii_lowercase();
        if tag.starts_with("<br") {
            self.out.line_break();
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.out.paragraph();
                if *level == HeadingLevel::H1 && self.title.is_none() {
                    self.title = Some(String::new());
                    self.in_title = InTitle::Yes;
                }
            }
            Tag::List(number) => {
                if self.lists.is_empty() {
                    self.out.paragraph();
                }
                self.lists.push(*number);
            }
            Tag::Item => {
                let depth = self.lists.len();
                let number = self.lists.last_mut().and_then(next_number);
                self.out.item(depth, number);
            }
            Tag::FootnoteDefinition(label) => {
                self.out.paragraph();
                self.out.mark(format!("[{label}] "));
            }
            Tag::CodeBlock(_) => {
                self.out.paragraph();
                self.code += 1;
            }
            Tag::TableHead | Tag::TableRow => {
                self.out.line();
                self.cells = 0;
            }
            Tag::TableCell => {
                if self.cells > 0 {
                    self.out.cell();
                }
                self.cells += 1;
            }
            Tag::Paragraph
            | Tag::BlockQuote(_)
            | Tag::HtmlBlock
            | Tag::Table(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition => self.out.paragraph(),
            // Emphasis and links leave only their words, a picture its description.
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.in_title = InTitle::No;
                self.out.paragraph();
            }
            TagEnd::List(_) => {
                self.lists.pop();
                if self.lists.is_empty() {
                    self.out.paragraph();
                }
            }
            TagEnd::Item | TagEnd::FootnoteDefinition => self.out.end_item(),
            TagEnd::CodeBlock => {
                self.code = self.code.saturating_sub(1);
                self.out.paragraph();
            }
            TagEnd::HtmlBlock => {
                let markup = std::mem::take(&mut self.markup);
                self.out.paragraph();
                html::fragment(&markup, &mut self.out);
                self.out.paragraph();
            }
            TagEnd::TableHead | TagEnd::TableRow => self.out.line(),
            TagEnd::Paragraph
            | TagEnd::BlockQuote(_)
            | TagEnd::Table
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition => self.out.paragraph(),
            TagEnd::TableCell
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::MetadataBlock(_) => {}
        }
    }
}

/// The number of the next item, if its list is numbered.
fn next_number(number: &mut Option<u64>) -> Option<u64> {
    let this = *number;
    *number = this.map(|n| n.saturating_add(1));
    this
}
