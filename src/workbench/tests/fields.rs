//! What stands in a form, what is wrong with it, and what comes of it.

use super::super::form::field::{Field, read_when};
use super::super::form::figure::Carrier;
use super::super::form::{ClaimForm, DetailsForm, EntityForm, FigureForm, TagForm};
use super::super::{Act, Command, Workbench};
use super::*;
use crate::model::figure::{Bound, Figure, High, Reading};
use crate::model::{Claim, Date, Document, Entity, FigureId, RecordId};

fn figure(form: &mut Form) -> &mut FigureForm {
    let Form::Figure(form) = form else { panic!("no figure's form: {form:?}") };
    form
}

fn claim(form: &mut Form) -> &mut ClaimForm {
    let Form::Claim(form) = form else { panic!("no claim's form: {form:?}") };
    form
}

fn entity(form: &mut Form) -> &mut EntityForm {
    let Form::Entity(form) = form else { panic!("no entity's form: {form:?}") };
    form
}

fn details(form: &mut Form) -> &mut DetailsForm {
    let Form::Details(form) = form else { panic!("no details: {form:?}") };
    form
}

fn mention(form: &mut Form) -> &mut TagForm {
    let Form::Tag(form) = form else { panic!("no mention's form: {form:?}") };
    form
}

/// A workbench with the form of a figure on "over 130".
fn counting() -> Workbench {
    let mut bench = reading();
    select(&mut bench, "over 130");
    bench.perform(Act::Run(Command::Figure));
    bench
}

/// The figure that was saved last.
fn saved(bench: &mut Workbench) -> Figure {
    bench.perform(Act::SaveForm);
    let problems = bench.form().map(|form| form.problems(bench.workspace()));
    assert_eq!(problems, None, "not saved");
    Figure::clone(bench.workspace().figures.values().next_back().expect("a figure"))
}

/// Types in the open form, tries to save it, and expects these problems and every letter to stay.
fn check(bench: &mut Workbench, typing: impl FnOnce(&mut Form), expected: &[(Field, &str)]) {
    let workspace = bench.workspace().clone();
    type_in(bench, typing);
    let typed = bench.form().cloned().expect("a form");
    bench.perform(Act::SaveForm);
    assert_eq!(bench.form(), Some(&typed), "what was typed is lost");
    assert_eq!(bench.workspace(), &workspace, "a form with problems was saved");
    let found = typed.problems(bench.workspace());
    let fields: Vec<Field> = found.iter().map(|problem| problem.field).collect();
    assert_eq!(fields, expected.iter().map(|(field, _)| *field).collect::<Vec<_>>(), "{found:?}");
    for (problem, (_, words)) in found.iter().zip(expected) {
        assert!(problem.words.contains(words), "{words:?} in {:?}", problem.words);
    }
}

type Typing = fn(&mut FigureForm);

#[test]
fn a_figure_tells_at_each_field_what_is_wrong() {
    let table: [(Typing, &[(Field, &str)]); 10] = [
        (|f| f.low = "many".to_owned(), &[(Field::Low, "“many” is no number")]),
        (|f| f.best = "1.5".to_owned(), &[(Field::Best, "“1.5” is no number")]),
        (|f| f.high = "lots".to_owned(), &[(Field::High, "open, or leave it empty")]),
        (|f| f.low = "131".to_owned(), &[(Field::Low, "Low 131 is greater than best 130")]),
        (|f| f.high = "129".to_owned(), &[(Field::High, "High 129 is smaller than 130")]),
        (
            |f| (f.low, f.best) = (String::new(), "unknown".to_owned()),
            &[(Field::Best, "Write at least one number")],
        ),
        (|f| f.date = "someday".to_owned(), &[(Field::Date, "")]),
        (|f| f.as_of = "2024-02-30".to_owned(), &[(Field::AsOf, "29 days")]),
        (
            |f| f.part_of = Some(FigureId(uuid::Uuid::nil())),
            &[(Field::PartOf, "The whole was removed")],
        ),
        (
            |f| {
                (f.low, f.high) = ("x".to_owned(), "y".to_owned());
                f.date = "2024-13".to_owned();
            },
            &[(Field::Low, "“x”"), (Field::High, "“y”"), (Field::Date, "")],
        ),
    ];
    for (typing, expected) in table {
        check(&mut counting(), |form| typing(figure(form)), expected);
    }
}

#[test]
fn a_figure_whose_claim_or_number_is_gone_says_so() {
    let gone = |form: &mut Form, carrier| figure(form).carrier = carrier;
    let nobody = crate::model::ClaimId(uuid::Uuid::nil());
    let removed = [(Field::Spans, "Its claim was removed")];
    check(&mut counting(), |form| gone(form, Carrier::Claim(nobody)), &removed);
    let nothing = [(Field::Spans, "Select the number in the text")];
    check(&mut counting(), |form| gone(form, Carrier::Sentence(Vec::new())), &nothing);
}

#[test]
fn the_other_forms_tell_at_each_field_what_is_wrong() {
    let mut bench = reading();
    select(&mut bench, "Northtown");
    bench.perform(Act::TagAs(TypeId::new("place")));
    let no_name = [(Field::Name, "Give the entity a name")];
    check(&mut bench, |form| mention(form).name = " ".to_owned(), &no_name);
    let no_words = [(Field::Name, "name"), (Field::Spans, "Select the words")];
    check(&mut bench, |form| mention(form).spans.clear(), &no_words);

    let mut bench = reading();
    tag(&mut bench, "Northtown", "event");
    bench.perform(Act::Run(Command::Change));
    let wrong = [(Field::Name, "needs a name"), (Field::Date, "")];
    check(
        &mut bench,
        |form| (entity(form).name, entity(form).date) = (String::new(), "never".to_owned()),
        &wrong,
    );

    let mut bench = reading();
    select(&mut bench, "killed over 130 people");
    bench.perform(Act::Run(Command::Claim));
    let wrong = [(Field::Statement, "Say in a sentence"), (Field::Links, "was removed")];
    check(
        &mut bench,
        |form| {
            let to = crate::model::ClaimId(uuid::Uuid::nil());
            let relation = crate::model::claim::Relation::Supports;
            claim(form).links.push(crate::model::claim::Link { relation, to });
            claim(form).statement = "\n".to_owned();
        },
        &wrong,
    );

    let mut bench = reading();
    bench.perform(Act::Run(Command::Details));
    let wrong = [(Field::Dateline, "")];
    check(&mut bench, |form| details(form).dateline = "1 Aprl".to_owned(), &wrong);
}

#[test]
fn an_amount_as_typed_fills_the_ends() {
    for (amount, low, best, high, bound) in [
        ("over 130", "130", "130", "open", Bound::MoreThan),
        ("137", "137", "137", "137", Bound::Exact),
        ("at least 37", "37", "37", "open", Bound::AtLeast),
        ("up to 20", "0", "20", "20", Bound::AtMost),
        ("almost 100", "", "100", "100", Bound::Almost),
        ("about 40", "", "40", "", Bound::About),
        ("between 212 and 240", "212", "", "240", Bound::Range),
        ("dozens", "12", "", "open", Bound::Vague),
        ("three", "3", "3", "3", Bound::Exact),
    ] {
        let mut form = FigureForm::new(
            crate::model::DocumentId(uuid::Uuid::nil()),
            Carrier::Sentence(Vec::new()),
        );
        amount.clone_into(&mut form.amount);
        form.take_amount();
        let ends = (form.low.as_str(), form.best.as_str(), form.high.as_str(), form.bound);
        assert_eq!(ends, (low, best, high, bound), "{amount}");
        "whoever was there".clone_into(&mut form.amount);
        form.take_amount();
        assert_eq!(form.best, best, "what cannot be read changes nothing");
    }
}

#[test]
fn the_selected_number_fills_the_form_from_its_sentence() {
    let mut bench = counting();
    let form = figure(&mut bench.form().unwrap().clone()).clone();
    assert_eq!((form.amount.as_str(), form.date.as_str()), ("over 130", "March 22"));
    assert_eq!(form.place, "", "nothing is tagged yet");
    let figure = saved(&mut bench);
    assert_eq!((figure.low, figure.best, figure.high), (Some(130), Some(130), High::Open));
    assert_eq!(figure.number.as_ref().unwrap().quote, "over 130");
    let date = figure.date.unwrap();
    assert_eq!((date.date.to_string().as_str(), date.reading), ("2024-03-22", Reading::Resolved));
    let claim = &bench.workspace().claims[&figure.claim];
    assert!(claim.statement.starts_with("A bomb in Northtown killed over 130 people"));
    assert_eq!(bench.selection().chosen, Some(RecordId::Figure(figure.id)));
}

#[test]
fn a_number_that_contradicts_its_box_is_told_and_saved_all_the_same() {
    for (low, best, high, told) in [
        ("130", "130", "open", false),
        ("", "130", "", false),
        ("", "", "", false),
        ("140", "140", "140", true),
        ("130", "131", "open", true),
        ("", "", "137", true),
    ] {
        let mut bench = counting();
        type_in(&mut bench, |form| {
            let form = figure(form);
            [&mut form.low, &mut form.best, &mut form.high]
                .into_iter()
                .zip([low, best, high])
                .for_each(|(field, typed)| typed.clone_into(field));
        });
        let form = figure(&mut bench.form().unwrap().clone()).clone();
        let expected = told.then(|| "The text at the box says “over 130”".to_owned());
        assert_eq!(form.contradiction(bench.workspace()), expected, "{low} {best} {high}");
        if told {
            saved(&mut bench);
        }
    }
}

#[test]
fn a_box_outside_the_claim_is_a_problem_and_a_claim_in_the_making_grows_to_hold_it() {
    let mut bench = counting();
    select(&mut bench, "Two");
    bench.perform(Act::AddSpanToForm);
    let form = figure(&mut bench.form().unwrap().clone()).clone();
    assert_eq!(form.best, "2");
    let made = saved(&mut bench);
    let anchors = &bench.workspace().claims[&made.claim].anchors;
    assert_eq!(anchors.len(), 2);
    assert_eq!(anchors[1].quote, "Two of the dead were children.");

    let mut bench = reading();
    select(&mut bench, "killed over 130 people");
    bench.perform(Act::Run(Command::Claim));
    bench.perform(Act::SaveForm);
    select(&mut bench, "130");
    bench.perform(Act::Run(Command::Figure));
    let two = {
        let text = &bench.document().unwrap().text;
        let at = text.find("Two").unwrap();
        Span::new(at, at + 3)
    };
    let outside = [(Field::Amount, "outside the words of its claim")];
    check(&mut bench, |form| figure(form).number = Some(two), &outside);
}

#[test]
fn a_form_on_new_text_leaves_nothing_else_lit() {
    let mut bench = reading();
    tag(&mut bench, "Northtown", "place");
    let chosen = bench.selection().chosen.clone();
    assert!(chosen.is_some());
    for (words, open) in [
        ("ministry", Act::TagAs(TypeId::new("organisation"))),
        ("killed over 130 people", Act::Run(Command::Claim)),
        ("130", Act::Run(Command::Figure)),
    ] {
        bench.perform(Act::Choose(chosen.clone()));
        select(&mut bench, words);
        bench.perform(open);
        assert_eq!(bench.selection().chosen, None, "{words}");
        bench.perform(Act::CloseForm);
    }
}

#[test]
fn another_name_of_what_was_named_just_before_is_proposed() {
    let article = "Post\n\n1 April 2024\n\nA Title\n\nThe Northern Front of Sule, commonly known \
                   as NOFS, spoke. The Sule Guard (SG-7) did not. Others called Ravens came.\n";
    for (words, proposed) in [
        ("NOFS", Some("Northern Front of Sule")),
        ("SG-7", Some("Sule Guard")),
        ("Ravens", None),
        ("spoke", None),
    ] {
        let mut bench = Workbench::new(start());
        bench.perform(Act::Paste(article.to_owned()));
        tag(&mut bench, "Northern Front of Sule", "organisation");
        tag(&mut bench, "Sule Guard", "organisation");
        select(&mut bench, words);
        bench.perform(Act::TagAs(TypeId::new("organisation")));
        let form = mention(&mut bench.form().unwrap().clone()).clone();
        let name = form.entity.map(|id| bench.workspace().entities[&id].name.clone());
        assert_eq!(name.as_deref(), proposed, "{words}");
        assert_eq!(form.named_before, form.entity, "{words}");
        assert!(form.entity.is_none() || form.offers(bench.workspace())[0] == form.entity.unwrap());
    }
}

#[test]
fn a_dateline_is_not_asked_for_the_dateline() {
    let mut bench = reading();
    bench.perform(Act::Run(Command::Details));
    let wrong = [(Field::Dateline, "Write the whole date")];
    check(&mut bench, |form| details(form).dateline = "Tuesday".to_owned(), &wrong);
}

#[test]
fn a_date_without_its_year_needs_the_dateline() {
    let dateline = Date::parse("2024-04-01").unwrap();
    let read = |typed: &str, dateline| read_when(typed, dateline).map(|when| when.map(|w| w.date));
    let day = |text: &str| Ok(Some(Date::parse(text).unwrap()));
    assert_eq!(read("March 22", Some(&dateline)), day("2024-03-22"));
    assert_eq!(read("2024-03-22", None), day("2024-03-22"));
    assert_eq!(read("22 March 2024", None), day("2024-03-22"));
    assert_eq!(read(" ", None), Ok(None));
    assert_eq!(read("unknown", None), Ok(None));
    assert!(read("March 22", None).unwrap_err().contains("set the dateline"));
    assert!(!read("some words", None).unwrap_err().contains("dateline"));
}

#[test]
fn a_date_keeps_its_reading_until_its_text_is_changed() {
    let mut bench = counting();
    let before = saved(&mut bench);
    bench.perform(Act::Run(Command::Details));
    type_in(&mut bench, |form| details(form).dateline = "2019-05-05".to_owned());
    bench.perform(Act::SaveForm);
    bench.perform(Act::Change(before.id.into()));
    type_in(&mut bench, |form| figure(form).notes = "seen".to_owned());
    assert_eq!(saved(&mut bench).date, before.date, "the dateline is another, the date is not");
    bench.perform(Act::Change(before.id.into()));
    type_in(&mut bench, |form| figure(form).date = "on March 22".to_owned());
    assert_eq!(saved(&mut bench).date.unwrap().date.to_string(), "2019-03-22");
}

#[test]
fn names_typed_are_known_entities_or_new_ones() {
    let mut bench = reading();
    tag(&mut bench, "Northtown", "place");
    tag(&mut bench, "ministry", "organisation");
    select(&mut bench, "over 130");
    bench.perform(Act::Run(Command::Figure));
    type_in(&mut bench, |form| {
        let form = figure(form);
        assert_eq!(form.place, "Northtown", "the one place of the sentence is proposed");
        form.place = " NORTHTOWN ".to_owned();
        form.perpetrator = "The Front".to_owned();
        form.event = "Northtown blast".to_owned();
    });
    let figure = saved(&mut bench);
    let workspace = bench.workspace();
    let name = |id: Option<crate::model::EntityId>| workspace.entities[&id.unwrap()].name.as_str();
    assert_eq!(name(figure.place), "Northtown");
    assert_eq!(name(figure.perpetrator), "The Front");
    assert_eq!(workspace.entities[&figure.event.unwrap()].kind.as_str(), "event");
    assert_eq!(workspace.entities.len(), 4);
    bench.perform(Act::Run(Command::Undo));
    assert_eq!(bench.workspace().entities.len(), 2, "figure, claim and entities are one edit");
    assert!(bench.workspace().claims.is_empty());
}

#[test]
fn a_form_saved_as_it_opened_changes_nothing() {
    let mut bench = counting();
    type_in(&mut bench, |form| figure(form).place = "Northtown".to_owned());
    let made = saved(&mut bench);
    let all: Vec<RecordId> = bench.workspace().records().map(|record| record.id()).collect();
    let before = (bench.workspace().clone(), bench.revision());
    for id in all {
        bench.perform(Act::Change(id.clone()));
        if bench.form().is_some() {
            bench.perform(Act::SaveForm);
        }
        assert_eq!(bench.form(), None, "{id}");
        assert_eq!((bench.workspace(), bench.revision()), (&before.0, before.1), "{id}");
    }
    assert_eq!(bench.workspace().figures[&made.id].as_ref(), &made);
}

#[test]
fn an_orphan_keeps_its_quote_through_its_form() {
    let mut bench = counting();
    let figure = saved(&mut bench);
    let lose = |anchor: &mut crate::model::Anchor| {
        anchor.hold = crate::model::anchor::Hold::Orphan;
        anchor.span = Span::new(7_000, 7_008);
    };
    let mut lost = figure.clone();
    lose(lost.number.as_mut().unwrap());
    let mut claim = Claim::clone(&bench.workspace().claims[&figure.claim]);
    lose(&mut claim.anchors[0]);
    bench.session.workspace.put(lost.clone().into());
    bench.session.workspace.put(claim.clone().into());
    bench.perform(Act::Change(figure.id.into()));
    type_in(&mut bench, |form| self::figure(form).notes = "seen".to_owned());
    assert_eq!(saved(&mut bench).number, lost.number);
    bench.perform(Act::Change(claim.id.into()));
    type_in(&mut bench, |form| self::claim(form).notes = "seen".to_owned());
    bench.perform(Act::SaveForm);
    assert_eq!(bench.form(), None);
    let kept = &bench.workspace().claims[&claim.id];
    assert_eq!((kept.notes.as_str(), &kept.anchors), ("seen", &claim.anchors));
}

#[test]
fn a_head_stands_in_the_text_only_while_it_says_what_stands_there() {
    let mut bench = reading();
    let document = |bench: &Workbench| Document::clone(bench.document().unwrap());
    let before = document(&bench);
    let quote = |document: &Document, span: Option<Span>| {
        span.and_then(|span| span.of(&document.text)).unwrap_or_default().to_owned()
    };
    assert_eq!(quote(&before, before.head.dateline), "1 April 2024");
    bench.perform(Act::Run(Command::Details));
    type_in(&mut bench, |form| details(form).notes = "n".to_owned());
    bench.perform(Act::SaveForm);
    assert_eq!(document(&bench).head, before.head);
    bench.perform(Act::Run(Command::Details));
    type_in(&mut bench, |form| {
        details(form).dateline = "2 April 2024".to_owned();
        details(form).author = "Somebody else".to_owned();
    });
    bench.perform(Act::SaveForm);
    let after = document(&bench);
    assert_eq!(after.dateline.unwrap().to_string(), "2024-04-02");
    assert_eq!((after.head.dateline, after.head.author), (None, None));
    assert_eq!(after.head.title, before.head.title);
}

#[test]
fn a_record_removed_under_its_form_loses_nothing_typed() {
    let mut bench = reading();
    let document = bench.document().unwrap().id;
    bench.perform(Act::Run(Command::Details));
    type_in(&mut bench, |form| details(form).notes = "a long note".to_owned());
    bench.perform(Act::Remove(document.into()));
    let typed = bench.form().cloned();
    bench.perform(Act::SaveForm);
    assert_eq!(bench.form(), typed.as_ref());
    bench.perform(Act::Run(Command::Undo));
    bench.perform(Act::SaveForm);
    assert_eq!(bench.workspace().documents[&document].notes, "a long note");
}

#[test]
fn an_attribution_names_entities_where_they_are_known() {
    let mut bench = reading();
    tag(&mut bench, "ministry", "organisation");
    select(&mut bench, "killed over 130 people");
    bench.perform(Act::Run(Command::Claim));
    type_in(&mut bench, |form| {
        let form = claim(form);
        assert_eq!(form.statement, "Killed over 130 people");
        assert_eq!(form.chain, ["Harbour Post", "Maren Ode"]);
        form.chain = vec!["Harbour Post".to_owned(), " ".to_owned(), "Ministry".to_owned()];
        form.next_voice = "a nurse".to_owned();
    });
    bench.perform(Act::SaveForm);
    let claim = bench.workspace().claims.values().next().unwrap();
    let voices: Vec<String> = claim
        .chain
        .iter()
        .map(|voice| match voice {
            crate::model::claim::Voice::Entity(id) => {
                format!("entity {}", bench.workspace().entities[id].name)
            }
            crate::model::claim::Voice::Named(name) => name.clone(),
        })
        .collect();
    assert_eq!(voices, ["Harbour Post", "entity ministry", "a nurse"]);
}

#[test]
fn a_figure_lands_on_the_smallest_claim_that_covers_it_or_the_chosen_one() {
    let mut bench = reading();
    for words in ["A bomb in Northtown killed over 130 people on March 22", "killed over 130"] {
        select(&mut bench, words);
        bench.perform(Act::Run(Command::Claim));
        bench.perform(Act::SaveForm);
    }
    let claims: Vec<_> = bench.workspace().claims.keys().copied().collect();
    bench.perform(Act::Choose(None));
    for (chosen, expected) in [(None, claims[1]), (Some(claims[0]), claims[0])] {
        bench.perform(Act::Choose(chosen.map(RecordId::Claim)));
        select(&mut bench, "over 130");
        bench.perform(Act::Run(Command::Figure));
        let form = figure(&mut bench.form().unwrap().clone()).clone();
        assert_eq!(form.carrier, Carrier::Claim(expected), "{chosen:?} chosen");
        bench.perform(Act::CloseForm);
    }
}

#[test]
fn an_entity_form_reads_its_aliases_and_facts() {
    let mut bench = reading();
    tag(&mut bench, "Northtown", "event");
    bench.perform(Act::Run(Command::Change));
    type_in(&mut bench, |form| {
        let form = entity(form);
        form.aliases = " North Town \n\nNorthtown\nNorth Town".to_owned();
        form.date = "2024-03-22".to_owned();
        form.place = "Ardania".to_owned();
        form.perpetrator = "Ardania".to_owned();
    });
    bench.perform(Act::SaveForm);
    let workspace = bench.workspace();
    let event: &Entity = workspace.entities.values().find(|e| e.kind.as_str() == "event").unwrap();
    assert_eq!(event.aliases, ["North Town"]);
    let facts = event.event.as_ref().unwrap();
    assert_eq!(facts.date.as_ref().unwrap().date.to_string(), "2024-03-22");
    assert_eq!(workspace.entities.len(), 3, "a place and an organisation of the same name");
    assert_ne!(facts.place, facts.perpetrator);
}
