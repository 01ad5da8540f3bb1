//! Correcting what is known of a document.

use super::Filled;
use super::field::{Field, Problem, read_when, read_whole_date, write_when};
use crate::edit::document::{Details, correct};
use crate::model::document::{Head, Reliability, State};
use crate::model::figure::When;
use crate::model::{Date, Document, DocumentId, Workspace};

/// A document's details as typed.
#[derive(Clone, Debug, PartialEq)]
pub struct DetailsForm {
    /// The document.
    pub document: DocumentId,
    /// The headline.
    pub title: String,
    /// Who wrote it.
    pub author: String,
    /// Where it was published.
    pub outlet: String,
    /// When it was published: EDTF, or as people write it.
    pub dateline: String,
    /// Where these stand in the text.
    pub head: Head,
    /// Reliability of the source.
    pub reliability: Option<Reliability>,
    /// How far the reading has come.
    pub state: State,
    /// Notes.
    pub notes: String,
}

impl DetailsForm {
    /// The form of a document as it is.
    #[must_use]
    pub fn new(document: &Document) -> Self {
        Self {
            document: document.id,
            title: document.title.clone(),
            author: document.author.clone(),
            outlet: document.outlet.clone(),
            dateline: write_when(document.dateline.map(When::from).as_ref()),
            head: document.head,
            reliability: document.reliability,
            state: document.state,
            notes: document.notes.clone(),
        }
    }

    /// What is wrong with it.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        match read_whole_date(&self.dateline) {
            Ok(_) => Vec::new(),
            Err(words) => vec![Problem::new(Field::Dateline, words)],
        }
    }

    pub(super) fn fill(&self, workspace: &Workspace) -> Result<Filled, Vec<Problem>> {
        let Some(known) = workspace.documents.get(&self.document) else {
            return Err(vec![Problem::new(Field::Name, "The document was removed meanwhile")]);
        };
        let dateline = read_whole_date(&self.dateline)
            .map_err(|words| vec![Problem::new(Field::Dateline, words)])?;
        let dateline = dateline.map(|when| when.date);
        let details = Details {
            title: self.title.trim().to_owned(),
            author: self.author.trim().to_owned(),
            outlet: self.outlet.trim().to_owned(),
            head: self.standing_head(known, dateline),
            dateline,
            reliability: self.reliability,
            state: self.state,
            notes: self.notes.clone(),
        };
        Ok(Filled { edit: correct(workspace, self.document, details), chosen: None })
    }

    /// A part of the head stands in the text only while what is typed is what stands there.
    fn standing_head(&self, document: &Document, dateline: Option<Date>) -> Head {
        let stands = |span: &crate::model::Span, typed: &str| {
            span.of(&document.text).is_some_and(|text| {
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                !typed.trim().is_empty() && text.contains(typed.trim())
            })
        };
        Head {
            title: self.head.title.filter(|span| stands(span, &self.title)),
            author: self.head.author.filter(|span| stands(span, &self.author)),
            outlet: self.head.outlet.filter(|span| stands(span, &self.outlet)),
            dateline: self.head.dateline.filter(|span| {
                let stands = span.of(&document.text).map(|words| read_when(words, None));
                let stands = stands.and_then(Result::ok).flatten().map(|when| when.date);
                dateline.is_some() && [document.dateline, stands].contains(&dateline)
            }),
            body: self.head.body,
        }
    }
}
