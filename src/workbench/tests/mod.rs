//! The workbench as its laws and its promises have it. What a newcomer does with it stands in
//! `tests/flows.rs`.

mod closing;
mod fields;
mod files;
mod law;
mod moving;
mod place;
mod recovery;

use super::clock::Clock;
use super::form::Form;
use super::selection::TextSelection;
use super::{Act, Start, Workbench};
use crate::model::{Span, TypeId};

const ARTICLE: &str = "Harbour Post\n\n1 April 2024\n\nA Town After the Bomb\n\nMaren Ode\n\n\
    A bomb in Northtown killed over 130 people on March 22, the ministry said. Two of the dead \
    were children. The ministry had no comment.\n";

/// A workbench of 14:32 on 2 April 2024, without a window, a settings file or file dialogs.
fn start() -> Start {
    Start::headless(Clock::Fixed(1_712_068_320_000), 7)
}

/// A workbench with the article pasted.
fn reading() -> Workbench {
    let mut bench = Workbench::new(start());
    bench.perform(Act::Paste(ARTICLE.to_owned()));
    assert_eq!(bench.workspace().documents.len(), 1);
    bench
}

/// Selects the first place of some words.
fn select(bench: &mut Workbench, words: &str) {
    let text = &bench.document().expect("a document").text;
    let at = text.find(words).unwrap_or_else(|| panic!("no {words:?} in the article"));
    let span = Span::new(at, at + words.len());
    bench.perform(Act::SelectText(Some(TextSelection::of(span))));
}

/// Tags some words with a new entity.
fn tag(bench: &mut Workbench, words: &str, kind: &str) {
    select(bench, words);
    bench.perform(Act::TagAs(TypeId::new(kind)));
    bench.perform(Act::SaveForm);
    assert!(bench.form().is_none(), "{words} was not tagged");
}

/// Types in the open form.
fn type_in(bench: &mut Workbench, typing: impl FnOnce(&mut Form)) {
    let mut form = bench.form().expect("a form is open").clone();
    typing(&mut form);
    bench.perform(Act::EditForm(Box::new(form)));
}

/// The text of the last notice.
fn last_notice(bench: &Workbench) -> &str {
    bench.notices().last().map_or("", |notice| notice.text.as_str())
}
