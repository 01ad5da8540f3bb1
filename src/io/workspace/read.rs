//! Text to a workspace, or to everything that is wrong with it.
//!
//! Invariant: a workspace that comes out without faults has every record of the file, once, and
//! each is sound beside the others ([`crate::model::check`]).
//!
//! Records are read in parallel. Whatever is found wrong carries the byte where it stands, so the
//! order of the work never shows.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use imbl::OrdMap;
use rayon::prelude::*;
use serde::de::DeserializeOwned;

use super::fault::{self, Fault, found_at};
use super::place::{Places, find};
use super::refusal::{PlacedProblem, Severity, What};
use super::shape::{self, Claimed, FORMAT, Sections, VERSION, offset_of, options};
use crate::model::check::{self, Problem, ProblemKind};
use crate::model::{
    Claim, ClaimId, ClaimKind, ClaimKindId, Document, DocumentId, Entity, EntityId, EntityType,
    Figure, FigureId, Hypothesis, HypothesisId, Mention, MentionId, Record, RecordId, TypeId,
    Workspace,
};

/// Pieces that one thread reads at a time: enough to make the sharing of work cheap, few enough
/// that the last one to finish does not keep the others waiting.
const SHARE: usize = 256;

/// The records of a file, and what is wrong with them.
pub(super) struct Reading<'t> {
    pub(super) workspace: Workspace,
    text: &'t str,
    /// In the order of the file.
    faults: Vec<Fault>,
}

impl Reading<'_> {
    /// The first problem for which the file is refused.
    pub(super) fn refusal(&self) -> Option<PlacedProblem> {
        let mut faults = self.faults.iter();
        let grave = faults.find(|fault| fault.what.severity() == Severity::Refused)?;
        Some(placed(&Places::of(self.text), grave))
    }

    /// Every problem, in the order of the file.
    pub(super) fn problems(&self) -> Vec<PlacedProblem> {
        let places = Places::of(self.text);
        self.faults.iter().map(|fault| placed(&places, fault)).collect()
    }
}

fn placed(places: &Places<'_>, fault: &Fault) -> PlacedProblem {
    PlacedProblem {
        what: fault.what.clone(),
        place: Some(places.place(fault.at)),
        excerpt: Some(places.excerpt(fault.at)),
    }
}

/// Reads the bytes of a file; fails where they are no document of which records could be read.
pub(super) fn read(bytes: &[u8]) -> Result<Reading<'_>, Box<PlacedProblem>> {
    let refused = |text, fault| Box::new(placed(&Places::of(text), &fault));
    let text = text_of(bytes).map_err(|(text, fault)| refused(text, fault))?;
    let (workspace, mut faults) = read_text(text).map_err(|fault| refused(text, fault))?;
    faults.sort_by_key(|fault| fault.at);
    Ok(Reading { workspace, text, faults })
}

/// The file's text without its byte order mark; if it is none, as much as is.
fn text_of(bytes: &[u8]) -> Result<&str, (&str, Fault)> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Err(error) => {
            let at = error.valid_up_to();
            let good = bytes.get(..at).and_then(|good| std::str::from_utf8(good).ok());
            Err((good.unwrap_or_default(), Fault { at, what: What::NotText }))
        }
        Ok(text) if text.trim().is_empty() => Err((text, Fault { at: 0, what: What::Empty })),
        Ok(text) => match memchr::memchr(0, bytes) {
            Some(at) => Err((text, Fault { at, what: What::NotText })),
            None => Ok(text),
        },
    }
}

fn read_text(text: &str) -> Result<(Workspace, Vec<Fault>), Fault> {
    // The quick way first. Where it fails, for whatever reason, the slow way says what is wrong.
    if let Some(sections) = shape::cut_by_lines(text)
        && let Ok(rows) = Rows::read(text, &sections)
    {
        return Ok(rows.assemble(text, &sections));
    }
    let sections = cut_slowly(text)?;
    Ok(match Rows::read(text, &sections) {
        Ok(rows) => rows.assemble(text, &sections),
        Err(faults) => (Workspace::default(), faults),
    })
}

fn cut_slowly(text: &str) -> Result<Sections<'_>, Fault> {
    let claimed = Claimed::read(text).map_err(|error| fault::in_whole(text, &error))?;
    check_format(text, claimed.format())?;
    check_version(text, claimed.version())?;
    shape::cut_by_ron(text).map_err(|error| fault::in_piece(text, text, &error))
}

fn check_format(text: &str, piece: &str) -> Result<(), Fault> {
    let format: String =
        options().from_str(piece).map_err(|error| fault::in_piece(text, piece, &error))?;
    if format == FORMAT {
        return Ok(());
    }
    let at = offset_of(text, piece);
    Err(Fault { at, what: What::NotAWorkspace { found: found_at(text, at) } })
}

fn check_version(text: &str, piece: &str) -> Result<(), Fault> {
    let version: u64 =
        options().from_str(piece).map_err(|error| fault::in_piece(text, piece, &error))?;
    let what = match version.cmp(&u64::from(VERSION)) {
        Ordering::Equal => return Ok(()),
        Ordering::Greater => What::Newer { version },
        Ordering::Less => What::Unexpected {
            expected: format!("version {VERSION}"),
            found: format!("`{version}`"),
        },
    };
    Err(Fault { at: offset_of(text, piece), what })
}

/// A record of one section.
trait Row: DeserializeOwned + Send + Sync {
    /// Its id.
    type Id: Ord + Clone + Into<RecordId>;

    fn id(&self) -> &Self::Id;
}

macro_rules! by_section {
    ($($section:ident: $record:ident, $id:ident;)*) => {
        $(impl Row for $record {
            type Id = $id;

            fn id(&self) -> &$id {
                &self.id
            }
        })*

        /// The records of the file, section by section, in the order of their pieces.
        struct Rows {
            $($section: Vec<Arc<$record>>,)*
        }

        impl Rows {
            /// Reads every piece; the faults of all pieces that are no records.
            fn read(text: &str, sections: &Sections<'_>) -> Result<Self, Vec<Fault>> {
                let mut faults = Vec::new();
                let rows = Self { $($section: rows(text, &sections.$section, &mut faults),)* };
                if faults.is_empty() { Ok(rows) } else { Err(faults) }
            }

            /// Puts every record under its id and holds it against the others.
            fn assemble(&self, text: &str, sections: &Sections<'_>) -> (Workspace, Vec<Fault>) {
                let mut faults = Vec::new();
                let workspace = Workspace {
                    $($section: table(text, &self.$section, &sections.$section, &mut faults),)*
                };
                $(faults.extend(check_rows(text, &self.$section, &sections.$section, &workspace));)*
                self.check_texts(text, sections, &mut faults);
                self.check_keys(text, sections, &workspace, &mut faults);
                (workspace, faults)
            }
        }
    };
}

by_section! {
    documents: Document, DocumentId;
    types: EntityType, TypeId;
    claim_kinds: ClaimKind, ClaimKindId;
    entities: Entity, EntityId;
    mentions: Mention, MentionId;
    claims: Claim, ClaimId;
    figures: Figure, FigureId;
    hypotheses: Hypothesis, HypothesisId;
}

impl Rows {
    fn check_texts(&self, text: &str, sections: &Sections<'_>, faults: &mut Vec<Fault>) {
        let rows = self.documents.par_iter().zip(&sections.documents);
        faults.par_extend(rows.filter_map(|(document, piece)| {
            let found = super::hash_of_text(&document.text);
            let (record, kept) = (document.id.into(), document.hash.clone());
            let is_kept = kept == found;
            let what = What::TextChanged { record, kept, found };
            (!is_kept).then(|| in_record(text, piece, "hash:", what))
        }));
    }

    fn check_keys(
        &self,
        text: &str,
        sections: &Sections<'_>,
        workspace: &Workspace,
        faults: &mut Vec<Fault>,
    ) {
        // Keys are the one thing that is not judged record by record.
        let codebook = Workspace { types: workspace.types.clone(), ..Workspace::default() };
        let problems = check::problems(&codebook).into_iter();
        for problem in problems.filter(|p| matches!(p.kind, ProblemKind::SharedKey { .. })) {
            let mut rows = self.types.iter().zip(&sections.types);
            let row = rows.find(|(row, _)| RecordId::Type(row.id.clone()) == problem.record);
            faults.extend(row.map(|(_, piece)| unsound(text, piece, problem)));
        }
    }
}

fn rows<T: Row>(text: &str, pieces: &[&str], faults: &mut Vec<Fault>) -> Vec<Arc<T>> {
    let options = options();
    let shares: Vec<(Vec<Arc<T>>, Vec<Fault>)> = pieces
        .par_chunks(SHARE)
        .map(|share| {
            let mut rows = Vec::with_capacity(share.len());
            let mut faults = Vec::new();
            for piece in share {
                match options.from_str::<T>(piece) {
                    Ok(row) => rows.push(Arc::new(row)),
                    Err(error) => faults.push(fault::in_piece(text, piece, &error)),
                }
            }
            (rows, faults)
        })
        .collect();
    let mut rows = Vec::with_capacity(pieces.len());
    for (some, wrong) in shares {
        rows.extend(some);
        faults.extend(wrong);
    }
    rows
}

/// The records by their ids. Of two with one id the later is in the table, and a fault.
fn table<T: Row>(
    text: &str,
    rows: &[Arc<T>],
    pieces: &[&str],
    faults: &mut Vec<Fault>,
) -> OrdMap<T::Id, Arc<T>> {
    if !rows.is_sorted_by(|a, b| a.id() < b.id()) {
        let places = Places::of(text);
        let mut first = BTreeMap::new();
        for (row, piece) in rows.iter().zip(pieces) {
            let earlier = *first.entry(row.id()).or_insert(piece);
            if earlier.as_ptr() != piece.as_ptr() {
                let first_line = places.place(offset_of(text, earlier)).line;
                let what = What::SameId { record: row.id().clone().into(), first_line };
                faults.push(in_record(text, piece, "id:", what));
            }
        }
    }
    rows.iter().map(|row| (row.id().clone(), Arc::clone(row))).collect()
}

/// What is wrong with each row beside all others.
fn check_rows<T: Row>(
    text: &str,
    rows: &[Arc<T>],
    pieces: &[&str],
    workspace: &Workspace,
) -> Vec<Fault>
where
    Record: From<Arc<T>>,
{
    let rows = rows.par_iter().zip(pieces).with_min_len(SHARE);
    rows.flat_map_iter(|(row, piece)| {
        let problems = check::problems_of(workspace, &Record::from(Arc::clone(row)));
        problems.into_iter().map(|problem| unsound(text, piece, problem))
    })
    .collect()
}

fn unsound(text: &str, piece: &str, problem: Problem) -> Fault {
    let needle = match &problem.kind {
        ProblemKind::SpanOutside { span, .. } | ProblemKind::QuoteDiffers { span, .. } => {
            format!("({}, {})", span.start(), span.end())
        }
        ProblemKind::Dangling { to, .. } => format!("\"{}\"", bare(to)),
        ProblemKind::Inverted { greater, .. } => format!("{}:", greater.0),
        ProblemKind::NoAnchor => "anchors:".to_owned(),
        ProblemKind::PartOfItself => "part_of:".to_owned(),
        ProblemKind::SharedKey { .. } => "key:".to_owned(),
        ProblemKind::NoName => "name:".to_owned(),
    };
    let what = What::Unsound { record: problem.record, problem: problem.kind };
    in_record(text, piece, &needle, what)
}

/// A fault at `needle` in a record, or at the record where it is written in another way.
fn in_record(text: &str, piece: &str, needle: &str, what: What) -> Fault {
    // The one span that has no brackets is the empty one at the beginning of the body.
    let body = || find(piece, "body:").filter(|_| needle.starts_with('('));
    let spot = find(piece, needle).or_else(body).unwrap_or_default();
    Fault { at: offset_of(text, piece) + spot, what }
}

fn bare(id: &RecordId) -> String {
    match id {
        RecordId::Document(id) => id.to_string(),
        RecordId::Type(id) => id.to_string(),
        RecordId::ClaimKind(id) => id.to_string(),
        RecordId::Entity(id) => id.to_string(),
        RecordId::Mention(id) => id.to_string(),
        RecordId::Claim(id) => id.to_string(),
        RecordId::Figure(id) => id.to_string(),
        RecordId::Hypothesis(id) => id.to_string(),
    }
}
