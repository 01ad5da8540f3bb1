//! What the form of a figure proposes, driven as an analyst does.

use super::super::clock::Clock;
use super::super::form::Form;
use super::super::selection::TextSelection;
use super::super::{Act, Command, Start, Workbench};
use super::*;
use crate::edit::entity::Target;
use crate::model::TypeId;
use crate::model::figure::Harm;

/// A workbench on an article with these mentions, each `type:words`.
fn reading(sentence: &str, mentions: &[&str]) -> Workbench {
    let mut bench = Workbench::new(Start::headless(Clock::Fixed(1_711_929_600_000), 7));
    let text =
        format!("Harbour Post\n\n1 April 2024\n\nThe Toll\n\n{sentence} They said no more.\n");
    bench.perform(Act::Paste(text));
    for mention in mentions {
        let (kind, words) = mention.split_once(':').unwrap();
        select(&mut bench, words);
        let name = words.to_owned();
        bench.perform(Act::Tag(Target::New { kind: TypeId::new(kind), name }));
    }
    bench
}

fn select(bench: &mut Workbench, words: &str) {
    let text = &bench.document().unwrap().text;
    let at = text.find(words).unwrap_or_else(|| panic!("no {words}"));
    let span = Span::new(at, at + words.len());
    bench.perform(Act::SelectText(Some(TextSelection::of(span))));
}

fn form_on(bench: &mut Workbench, words: &str) -> FigureForm {
    select(bench, words);
    bench.perform(Act::Run(Command::Figure));
    open(bench)
}

fn open(bench: &Workbench) -> FigureForm {
    match bench.form() {
        Some(Form::Figure(form)) => form.clone(),
        other => panic!("no figure's form: {other:?}"),
    }
}

/// The date, harm and scope proposed for a number of a sentence.
fn check(sentence: &str, number: &str, (date, harm, scope): (&str, Harm, Scope)) {
    let form = form_on(&mut reading(sentence, &[]), number);
    assert_eq!((form.date.as_str(), form.harm, form.scope), (date, harm, scope), "{number}");
}

#[test]
fn a_number_has_the_date_of_its_own_clause_and_of_its_place_in_a_list() {
    let years = "In 2022, three people died in the north from raids; in 2015 and 2016, those \
                 tolls were 251 and 242.";
    check(years, "three", ("2022", Harm::Killed, Scope::Total));
    check(years, "251", ("2015", Harm::Killed, Scope::Total));
    check(years, "242", ("2016", Harm::Killed, Scope::Total));
    let days = "Shelling wounded 12 and 30 people on March 3 and March 9, respectively.";
    check(days, "12", ("March 3", Harm::Injured, Scope::Incident));
    check(days, "30", ("March 9", Harm::Injured, Scope::Incident));
    let each = "On March 3 shells killed 12 people and on March 9 a mine killed 30.";
    check(each, "12", ("March 3", Harm::Killed, Scope::Incident));
    check(each, "30", ("March 9", Harm::Killed, Scope::Incident));
    let after = "Shells killed 12 people on March 3 and a mine killed 30 on March 9.";
    check(after, "12", ("March 3", Harm::Killed, Scope::Incident));
    check(after, "30", ("March 9", Harm::Killed, Scope::Incident));
    let shot = "They crossed the sea: in 2019 a trainee shot three sailors dead.";
    check(shot, "three", ("2019", Harm::Killed, Scope::Incident));
    let whole = "Raids killed 212 people in 2019.";
    check(whole, "212", ("2019", Harm::Killed, Scope::Total));
    let one = "In 2019, when a man killed three sailors, the port closed.";
    check(one, "three", ("2019", Harm::Killed, Scope::Incident));
    check("The mine killed 12 and wounded 30.", "30", ("", Harm::Injured, Scope::Incident));
}

#[test]
fn a_year_is_no_period_where_an_event_is_named() {
    let sentence = "In 2019, the Sule raid killed 12 people.";
    let form = form_on(&mut reading(sentence, &["event:Sule raid"]), "12");
    assert_eq!((form.event.as_str(), form.scope), ("Sule raid", Scope::Incident));
    let form = form_on(&mut reading(sentence, &[]), "12");
    assert_eq!(form.scope, Scope::Total);
}

#[test]
fn of_several_places_the_first_after_the_number_is_proposed() {
    let sentence = "Ardania mourned after the raid killed over 130 people at the Sule Hall in \
                    Northtown; in the south 12 died.";
    let places = ["place:Ardania", "place:Sule Hall", "place:Northtown", "event:the raid"];
    let mut bench = reading(sentence, &places);
    let form = form_on(&mut bench, "over 130");
    assert_eq!((form.place.as_str(), form.event.as_str()), ("Sule Hall", "the raid"));
    bench.perform(Act::CloseForm);
    assert_eq!(form_on(&mut bench, "12").place, "Northtown", "the last before it");
    let form = form_on(&mut reading(sentence, &["place:Ardania"]), "over 130");
    assert_eq!(form.place, "Ardania", "the only one");
}

#[test]
fn a_claim_cut_out_of_its_sentence_has_the_place_and_event_of_the_sentence() {
    let sentence = "After the raid on Northtown, 12 people died.";
    let mut bench = reading(sentence, &["event:the raid", "place:Northtown"]);
    select(&mut bench, "12 people died");
    bench.perform(Act::Run(Command::Claim));
    bench.perform(Act::SaveForm);
    bench.perform(Act::Run(Command::Figure));
    let form = open(&bench);
    assert_eq!((form.place.as_str(), form.event.as_str()), ("Northtown", "the raid"));
    assert_eq!(form.number, None, "none is selected");
}

#[test]
fn a_further_figure_takes_over_what_its_claim_says_of_all() {
    let sentence = "In 2022, three people died; in 2015 and 2016, those tolls were 251 and 242; \
                    7 were injured.";
    let mut bench = reading(sentence, &[]);
    select(&mut bench, sentence);
    bench.perform(Act::Run(Command::Claim));
    bench.perform(Act::SaveForm);
    let mut first = form_on(&mut bench, "three");
    for (field, name) in [
        (&mut first.place, "The North"),
        (&mut first.event, "The war"),
        (&mut first.perpetrator, "The Front"),
    ] {
        name.clone_into(field);
    }
    first.harm = Harm::Missing;
    first.scope = Scope::Total;
    bench.perform(Act::EditForm(Box::new(Form::Figure(first))));
    bench.perform(Act::SaveForm);
    let next = form_on(&mut bench, "251");
    let names = [&next.place, &next.event, &next.perpetrator].map(String::as_str);
    assert_eq!(names, ["The North", "The war", "The Front"]);
    assert_eq!((next.harm, next.scope, next.date.as_str()), (Harm::Missing, Scope::Total, "2015"));
    bench.perform(Act::CloseForm);
    assert_eq!(form_on(&mut bench, "7").harm, Harm::Injured, "its clause says so");
}
