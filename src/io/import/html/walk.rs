//! The walk over a page's elements that gathers what a reader sees.
//!
//! Invariant: iterative, so that no depth of nesting can overflow the stack. One paragraph a
//! block; `<br>` is a line break; a row of a data table is a line with tabs; a table that only lays
//! the page out is a row of blocks.

use dom_query::{NodeData, NodeRef};

use crate::io::import::blocks::Paragraphs;

/// Gathers the visible text below `root`, which is itself taken for a block.
pub(super) fn walk(root: &NodeRef<'_>, out: &mut Paragraphs) {
    let mut walk = Walk { out, lists: Vec::new(), preformatted: 0, tables: Vec::new() };
    let mut steps = vec![Step::Enter(*root)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Leave(kind) => walk.leave(kind),
            Step::Enter(node) => {
                let Some(kind) = walk.enter(&node) else { continue };
                steps.push(Step::Leave(kind));
                steps.extend(node.children_it(true).map(Step::Enter));
            }
        }
    }
}

enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave(Kind),
}

/// How an element stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Inline,
    Block,
    Preformatted,
    List,
    Item,
    Table,
    Row,
    Cell,
    Break,
    Unseen,
}

/// What a table is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Table {
    /// Rows and columns.
    Data { cells: usize },
    /// Columns of the page, as pages of the old kind have them.
    Layout,
}

struct Walk<'p> {
    out: &'p mut Paragraphs,
    lists: Vec<Option<u64>>,
    preformatted: usize,
    tables: Vec<Table>,
}

impl Walk<'_> {
    /// Takes a node's own part; the kind of an element whose children are to be walked.
    fn enter(&mut self, node: &NodeRef<'_>) -> Option<Kind> {
        let kind = node.query(|inner| match &inner.data {
            NodeData::Element(element) => Some(kind_of(&element.name.local)),
            NodeData::Text { contents } => {
                if self.preformatted > 0 {
                    self.out.verbatim(contents);
                } else {
                    self.out.run(contents);
                }
                None
            }
            NodeData::Document | NodeData::Fragment => Some(Kind::Block),
            NodeData::Doctype { .. }
            | NodeData::Comment { .. }
            | NodeData::ProcessingInstruction { .. } => None,
        })??;
        match kind {
            Kind::Unseen => return None,
            Kind::Inline => {}
            Kind::Break if self.in_data() => self.out.run(" "),
            Kind::Break => self.out.line_break(),
            Kind::Block => self.block(),
            Kind::Preformatted => {
                self.block();
                self.preformatted += 1;
            }
            Kind::List => {
                self.list_edge();
                self.lists.push(first_number(node));
            }
            Kind::Item => {
                let number = self.lists.last_mut().and_then(|next| {
                    let this = *next;
                    *next = this.map(|n| n.saturating_add(1));
                    this
                });
                self.out.item(self.lists.len().max(1), number);
            }
            Kind::Table => {
                self.out.paragraph();
                self.tables.push(table_of(node));
            }
            Kind::Row => self.row_edge(),
            Kind::Cell => self.cell(),
        }
        Some(kind)
    }

    fn leave(&mut self, kind: Kind) {
        match kind {
            Kind::Inline | Kind::Break | Kind::Unseen => {}
            Kind::Block => self.block(),
            Kind::Preformatted => {
                self.preformatted = self.preformatted.saturating_sub(1);
                self.block();
            }
            Kind::List => {
                self.lists.pop();
                self.list_edge();
            }
            Kind::Item => self.out.end_item(),
            Kind::Table => {
                self.tables.pop();
                self.out.paragraph();
            }
            Kind::Row => self.row_edge(),
            Kind::Cell if self.in_data() => {}
            Kind::Cell => self.out.paragraph(),
        }
    }

    fn in_data(&self) -> bool {
        matches!(self.tables.last(), Some(Table::Data { .. }))
    }

    fn block(&mut self) {
        // A paragraph within a cell must not break the row.
        if self.in_data() { self.out.run(" ") } else { self.out.paragraph() }
    }

    fn list_edge(&mut self) {
        if self.lists.is_empty() { self.out.paragraph() } else { self.out.line() }
    }

    fn row_edge(&mut self) {
        match self.tables.last_mut() {
            Some(Table::Data { cells }) => {
                *cells = 0;
                self.out.line();
            }
            Some(Table::Layout) | None => self.out.paragraph(),
        }
    }

    fn cell(&mut self) {
        match self.tables.last_mut() {
            Some(Table::Data { cells }) => {
                if *cells > 0 {
                    self.out.cell();
                }
                *cells += 1;
            }
            Some(Table::Layout) | None => self.out.paragraph(),
        }
    }
}

fn kind_of(name: &str) -> Kind {
    match name {
        "script" | "style" | "noscript" | "template" | "head" | "title" | "meta" | "link"
        | "base" | "svg" | "iframe" | "object" | "embed" | "canvas" | "audio" | "video"
        | "select" | "datalist" | "button" | "input" | "textarea" | "dialog" | "progress"
        | "meter" | "map" | "noframes" | "frameset" | "applet" | "rp" => Kind::Unseen,
        "br" => Kind::Break,
        "pre" | "listing" | "xmp" | "plaintext" => Kind::Preformatted,
        "ul" | "ol" | "menu" | "dir" => Kind::List,
        "li" => Kind::Item,
        "table" => Kind::Table,
        "tr" => Kind::Row,
        "td" | "th" => Kind::Cell,
        "p" | "div" | "section" | "article" | "main" | "header" | "footer" | "aside" | "nav"
        | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hgroup" | "blockquote" | "figure"
        | "figcaption" | "address" | "dl" | "dt" | "dd" | "details" | "summary" | "fieldset"
        | "legend" | "form" | "caption" | "center" | "hr" | "body" | "html" => Kind::Block,
        _ => Kind::Inline,
    }
}

/// The number of a list's first item; `None` for bullets.
fn first_number(list: &NodeRef<'_>) -> Option<u64> {
    list.has_name("ol")
        .then(|| list.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1))
}

/// Tells a table of data from one that lays out a page: a cell of data holds no headings, lists,
/// quotes, tables or several paragraphs, and stands in a row with others.
fn table_of(table: &NodeRef<'_>) -> Table {
    let (mut rows, mut cells, mut paragraphs) = (0_usize, 0_usize, 0_usize);
    for node in table.descendants_it() {
        let Some(name) = node.qual_name_ref() else { continue };
        match name.local.as_ref() {
            "tr" => rows += 1,
            "td" | "th" => cells += 1,
            "p" => paragraphs += 1,
            "table" | "h1" | "h2" | "h3" | "h4" | "article" | "blockquote" | "figure" => {
                return Table::Layout;
            }
            _ => {}
        }
    }
    if cells <= rows || paragraphs > cells { Table::Layout } else { Table::Data { cells: 0 } }
}
