//! stub
#![allow(missing_docs)]
use crate::model::Date;
use std::ops::Range;
use std::path::Path;

#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub text: String,
    pub head: Head,
    pub encoding: &'static str,
    pub format: Format,
    pub warnings: Vec<String>,
}
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Head {
    pub title: Option<Recognised>,
    pub author: Option<Recognised>,
    pub outlet: Option<Recognised>,
    pub dateline: Option<RecognisedDate>,
    pub body_start: usize,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Recognised {
    pub value: String,
    pub span: Option<Range<usize>>,
    pub others: Vec<String>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct RecognisedDate {
    pub date: Date,
    pub span: Option<Range<usize>>,
    pub others: Vec<Date>,
}
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Format {
    Text,
    Markdown,
    Html,
}
#[derive(Debug, thiserror::Error)]
#[error("import")]
pub struct ImportError;
pub fn read_file(path: &Path) -> Result<Draft, ImportError> {
    read_pasted(&std::fs::read_to_string(path).map_err(|_| ImportError)?)
}
pub fn read_pasted(text: &str) -> Result<Draft, ImportError> {
    Ok(Draft {
        text: text.to_owned(),
        head: Head::default(),
        encoding: "UTF-8",
        format: Format::Text,
        warnings: vec![],
    })
}
