//! Nothing is let go without a question: not by closing, nor by a slip of the hand in a form.

use super::super::form::Form;
use super::super::notice::{Answer, Dialog};
use super::super::session::Writing;
use super::super::{Act, Closing, Command};
use super::place::{Place, read};
use super::{last_notice, select, tag, type_in};

#[test]
fn closing_asks_for_unsaved_work_and_waits_until_it_is_saved() {
    let mut place = Place::new(&[Some("work.ron")]);
    place.bench.perform(Act::Close);
    assert!(place.asks());
    assert_eq!(place.bench.closing(), Closing::No);
    place.answer(Answer::Cancel);
    assert_eq!(place.bench.closing(), Closing::No);
    place.bench.perform(Act::Close);
    place.answer(Answer::Accept);
    assert_eq!(place.bench.closing(), Closing::Now);
    assert_eq!(read(&place.path("work.ron")).documents.len(), 1);

    let mut place = Place::new(&[]);
    place.bench.perform(Act::Close);
    place.answer(Answer::Discard);
    assert_eq!(place.bench.closing(), Closing::Now);

    let mut place = Place::saved();
    place.bench.perform(Act::Close);
    assert_eq!(place.bench.closing(), Closing::Now, "nothing to ask");
}

#[test]
fn closing_waits_for_a_copy_that_is_being_written() {
    let mut place = Place::new(&[Some("work.ron"), Some("copy.ron")]);
    place.run(Command::Save);
    place.bench.perform(Act::Run(Command::SaveAs));
    place.bench.settle();
    place.bench.perform(Act::Run(Command::Save));
    place.bench.perform(Act::Close);
    assert_eq!(place.bench.closing(), Closing::No);
    place.bench.settle();
    assert_eq!(place.bench.closing(), Closing::Now);
}

#[test]
fn what_is_done_while_the_last_save_runs_is_saved_too() {
    let mut place = Place::saved();
    tag(&mut place.bench, "ministry", "organisation");
    place.bench.perform(Act::Close);
    place.bench.perform(Act::Answer(Answer::Accept));
    tag(&mut place.bench, "children", "person");
    place.bench.settle();
    assert_eq!(place.bench.closing(), Closing::Now);
    assert_eq!(read(&place.path("work.ron")).entities.len(), 3);
}

#[test]
fn a_file_dialog_closed_without_a_name_calls_the_closing_off() {
    let mut place = Place::new(&[None, Some("work.ron")]);
    place.bench.perform(Act::Close);
    place.answer(Answer::Accept);
    assert_eq!((place.bench.closing(), place.unsaved()), (Closing::No, Some(1)));
    place.run(Command::Save);
    assert_eq!(place.unsaved(), None);
    assert_eq!(place.bench.closing(), Closing::No, "only saving was asked for this time");
}

#[test]
fn a_save_that_fails_keeps_the_window_open_and_offers_another_place() {
    let mut place = Place::new(&[Some("no such folder/work.ron"), Some("work.ron")]);
    place.bench.perform(Act::Close);
    place.answer(Answer::Accept);
    assert_eq!(place.bench.closing(), Closing::No);
    assert!(matches!(place.bench.dialog(), Some(Dialog::Trouble(_))));
    assert!(matches!(place.bench.session().file.writing, Writing::Failed(_)));
    place.answer(Answer::Accept);
    assert_eq!(place.file(), Some(place.path("work.ron").as_path()));
    assert_eq!(place.bench.session().file.writing, Writing::Idle);
}

#[test]
fn what_is_typed_in_a_form_is_work_too() {
    let mut place = Place::saved();
    select(&mut place.bench, "Two of the dead were children");
    place.bench.perform(Act::Run(Command::Claim));
    place.bench.perform(Act::Close);
    assert_eq!(place.bench.closing(), Closing::Now, "nothing was typed");

    let mut place = Place::saved();
    select(&mut place.bench, "Two of the dead were children");
    place.bench.perform(Act::Run(Command::Claim));
    type_in(&mut place.bench, |form| {
        let Form::Claim(form) = form else { panic!("no claim") };
        form.statement.clear();
        form.notes = "ask the ministry".to_owned();
    });
    place.bench.perform(Act::Close);
    assert!(place.asks());
    place.answer(Answer::Accept);
    assert_eq!(place.bench.closing(), Closing::No, "the form has a problem");
    assert!(last_notice(&place.bench).contains("not complete"));
    type_in(&mut place.bench, |form| {
        let Form::Claim(form) = form else { panic!("no claim") };
        form.statement = "Two children died".to_owned();
    });
    place.bench.perform(Act::Close);
    place.answer(Answer::Accept);
    assert_eq!(place.bench.closing(), Closing::Now);
    let claims = read(&place.path("work.ron")).claims;
    assert_eq!(claims.values().next().unwrap().notes, "ask the ministry");
}

#[test]
fn a_form_closed_by_a_slip_of_the_hand_comes_back_by_undo() {
    let mut place = Place::saved();
    place.bench.perform(Act::Run(Command::Details));
    type_in(&mut place.bench, |form| {
        let Form::Details(form) = form else { panic!("no details") };
        form.notes = "a long note".to_owned();
    });
    let typed = place.bench.form().cloned();
    place.bench.perform(Act::Run(Command::Escape));
    assert_eq!(place.bench.form(), None);
    assert_eq!(place.bench.undo_label(), Some("Close the form"));
    place.bench.perform(Act::Run(Command::Undo));
    assert_eq!(place.bench.form(), typed.as_ref());
    assert_eq!(place.entities(), 1, "no edit was undone");
    place.bench.perform(Act::CloseForm);
    tag(&mut place.bench, "ministry", "organisation");
    place.bench.perform(Act::Run(Command::Undo));
    assert_eq!(place.entities(), 1, "after another edit the form is past");
}
