//! The road as an analyst goes it, on the workbench without a window: read an article, tag it,
//! count it, see the trend, save, close, reopen.
//!
//! The article is made up; its numbers are put as reporting puts them.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::assigning_clones,
    reason = "a step that cannot be taken has failed"
)]

use std::path::Path;

use attest::edit::entity::{Spelling, Target};
use attest::model::figure::{Bound, Figure, High, Reading, Scope};
use attest::model::{EntityId, FigureId, RecordId, Span, TypeId, check};
use attest::workbench::clock::Clock;
use attest::workbench::form::figure::FigureForm;
use attest::workbench::form::{ClaimForm, Form, TagForm};
use attest::workbench::notice::{Answer, Dialog};
use attest::workbench::selection::TextSelection;
use attest::workbench::{Act, Closing, Command, Start, Workbench};

const ARTICLE: &str = "\
Harbour Post

1 April 2024

What the Attack on the Market Hall Tells Us

Maren Ode

The Coastal Front said that it carried out the assault that killed over 130 people at the \
market hall in Velm on March 22, the worst of its kind in the country in two decades. Officials \
laid the blame on the Coastal Front – Inland Command, known as CF-Inland.

The government in Velm blames its neighbour instead. CF-Inland denies nothing.

This is no single case. The beginning of 2024 saw a bombing by CF-Inland in Karsa that killed \
almost 100 people. Its members have also crossed the sea: in 2019 a trainee shot three sailors \
dead at the naval base of Port Hale.

Yet the numbers fell. In 2022, such attacks killed only two people in the whole Union. In 2015 \
and 2016, those numbers were 151 and 142. Nobody should wait for the next 130.
";

struct Analyst {
    bench: Workbench,
}

impl Analyst {
    /// At 09:00 on 2 April 2024, the article pasted.
    fn reading() -> Self {
        let mut analyst =
            Self { bench: Workbench::new(Start::headless(Clock::Fixed(1_712_048_400_000), 1)) };
        analyst.bench.perform(Act::Paste(ARTICLE.to_owned()));
        analyst
    }

    /// Selects words where they stand within other words.
    fn select(&mut self, within: &str, words: &str) {
        let text = &self.bench.document().expect("a document").text;
        let outer = text.find(within).unwrap_or_else(|| panic!("no {within:?}"));
        let inner = within.find(words).unwrap_or_else(|| panic!("no {words:?} in {within:?}"));
        let span = Span::new(outer + inner, outer + inner + words.len());
        self.bench.perform(Act::SelectText(Some(TextSelection::of(span))));
    }

    fn run(&mut self, command: Command) {
        self.bench.perform(Act::Run(command));
        self.bench.settle();
    }

    fn type_in(&mut self, typing: impl FnOnce(&mut Form)) {
        let mut form = self.bench.form().expect("a form is open").clone();
        typing(&mut form);
        self.bench.perform(Act::EditForm(Box::new(form)));
    }

    fn save_form(&mut self) -> RecordId {
        self.bench.perform(Act::SaveForm);
        let problems = self.bench.form().map(|form| form.problems(self.bench.workspace()));
        assert_eq!(problems, None, "the form was not saved");
        assert_eq!(check::problems(self.bench.workspace()), []);
        self.bench.selection().chosen.clone().expect("what was saved is chosen")
    }

    /// Presses the key of a type on some words, and saves the form where one opens.
    fn tag(&mut self, words: &str, kind: &str) -> EntityId {
        self.select(words, words);
        self.bench.perform(Act::TagAs(TypeId::new(kind)));
        if self.bench.form().is_some() {
            self.save_form();
        }
        let Some(RecordId::Mention(mention)) = self.bench.selection().chosen else {
            panic!("{words} was not tagged")
        };
        self.bench.workspace().mentions.get(&mention).expect("the mention").entity
    }

    /// Gives a number its figure; what the form does not know by itself is typed.
    fn count(&mut self, within: &str, number: &str, typing: fn(&mut FigureForm)) -> Figure {
        self.select(within, number);
        self.run(Command::Figure);
        self.type_in(|form| match form {
            Form::Figure(form) => typing(form),
            Form::Tag(_) | Form::Entity(_) | Form::Claim(_) | Form::Details(_) => {
                panic!("no figure's form opened")
            }
        });
        let RecordId::Figure(id) = self.save_form() else { panic!("no figure") };
        self.figure(id)
    }

    fn figure(&self, id: FigureId) -> Figure {
        Figure::clone(self.bench.workspace().figures.get(&id).expect("the figure"))
    }

    /// The six figures that a careful reader records.
    fn count_all(&mut self) -> [Figure; 6] {
        self.tag("Velm", "place");
        self.tag("Karsa", "place");
        let union = "killed only two people in the whole Union";
        let years = "In 2015 and 2016, those numbers were 151 and 142";
        [
            self.count("killed over 130 people", "over 130", |form| {
                form.event = "Velm market hall".to_owned();
                form.perpetrator = "CF-Inland".to_owned();
            }),
            self.count("killed almost 100 people", "almost 100", |form| {
                form.date = "beginning of 2024".to_owned();
            }),
            self.count("a trainee shot three sailors", "three", |form| {
                form.place = "Port Hale".to_owned();
            }),
            self.count(union, "two", |form| {
                (form.scope, form.place) = (Scope::Total, "the Union".to_owned());
            }),
            self.count(years, "151", |form| {
                (form.scope, form.place) = (Scope::Total, "the Union".to_owned());
                form.date = "2015".to_owned();
            }),
            self.count(years, "142", |form| {
                (form.scope, form.place) = (Scope::Total, "the Union".to_owned());
                form.date = "2016".to_owned();
            }),
        ]
    }

    fn save_as(&mut self, path: &Path) {
        self.run(Command::SaveAs);
        let Some(Dialog::Path { .. }) = self.bench.dialog() else { panic!("no path is asked for") };
        self.bench.perform(Act::Answer(Answer::Typed(path.display().to_string())));
        self.bench.perform(Act::Answer(Answer::Accept));
        self.bench.settle();
        assert_eq!(self.bench.session().history.unsaved(), None, "{:?}", self.bench.dialog());
    }
}

#[test]
fn a_pasted_article_is_recognised() {
    let analyst = Analyst::reading();
    let document = analyst.bench.document().expect("it is shown");
    assert_eq!(&*document.text, ARTICLE, "its text is as it was pasted");
    assert_eq!(document.outlet, "Harbour Post");
    assert_eq!(document.author, "Maren Ode");
    assert_eq!(document.title, "What the Attack on the Market Hall Tells Us");
    assert_eq!(document.dateline.map(|date| date.to_string()).as_deref(), Some("2024-04-01"));
    assert_eq!(
        document.text.get(document.head.body..).and_then(|b| b.get(..17)),
        Some("The Coastal Front")
    );
    assert_eq!(analyst.bench.title(), "• Untitled – Attest");
}

#[test]
fn an_entity_is_tagged_new_known_or_by_another_name() {
    let mut analyst = Analyst::reading();
    let front = analyst.tag("CF-Inland", "organisation");
    assert_eq!(analyst.bench.workspace().entities.len(), 1);

    // A name that is known is tagged at once.
    analyst.select("CF-Inland denies nothing", "CF-Inland");
    analyst.bench.perform(Act::TagAs(TypeId::new("organisation")));
    assert_eq!(analyst.bench.form(), None);
    assert_eq!(analyst.bench.workspace().mentions.len(), 2);

    // A new spelling: the form proposes a new entity; the analyst knows better.
    let spelling = "Coastal Front – Inland Command";
    analyst.select(spelling, spelling);
    analyst.bench.perform(Act::TagAs(TypeId::new("organisation")));
    analyst.type_in(|form| {
        let Form::Tag(TagForm { entity, spelling, .. }) = form else { panic!("{form:?}") };
        assert_eq!(*spelling, Spelling::Alias);
        *entity = Some(front);
    });
    analyst.save_form();
    let known = analyst.bench.workspace().entities.get(&front).expect("the entity");
    assert_eq!(known.aliases, [spelling]);
    assert_eq!(analyst.bench.workspace().entities.len(), 1);
    assert_eq!(analyst.bench.session().index.mentions_of(front, None), 3);

    // A mention within a mention, of another entity.
    analyst.select(spelling, "Coastal Front");
    let target = Target::New { kind: TypeId::new("organisation"), name: "The Front".to_owned() };
    analyst.bench.perform(Act::Tag(target));
    assert_eq!(analyst.bench.workspace().entities.len(), 2);
    assert_eq!(check::problems(analyst.bench.workspace()), []);
}

#[test]
fn a_claim_carries_who_says_it_and_a_figure() {
    let mut analyst = Analyst::reading();
    let sentence = "The Coastal Front said that it carried out the assault that killed over 130 \
        people at the market hall in Velm on March 22";
    analyst.select(sentence, sentence);
    analyst.run(Command::Claim);
    analyst.type_in(|form| {
        let Form::Claim(ClaimForm { chain, statement, .. }) = form else { panic!("{form:?}") };
        assert_eq!(statement, sentence);
        assert_eq!(*chain, ["Harbour Post", "Maren Ode"]);
        chain.push("the Coastal Front".to_owned());
    });
    let claim = analyst.save_form();
    let figure = analyst.count("killed over 130 people", "over 130", |_| {});
    assert_eq!(RecordId::Claim(figure.claim), claim, "the figure lands on the claim around it");
    assert_eq!((figure.low, figure.best, figure.high), (Some(130), Some(130), High::Open));
    assert_eq!(figure.bound, Bound::MoreThan);
    let date = figure.date.expect("it is proposed from the sentence");
    assert_eq!((date.phrase.as_str(), date.reading), ("March 22", Reading::Resolved));
    assert_eq!(date.date.to_string(), "2024-03-22");
}

#[test]
fn six_figures_are_counted_with_their_dates_places_and_scopes() {
    let mut analyst = Analyst::reading();
    let figures = analyst.count_all();
    let expected = [
        ("over 130", (Some(130), Some(130), High::Open), "2024-03-22", "Velm", Scope::Incident),
        ("almost 100", (None, Some(100), High::Known(100)), "", "Karsa", Scope::Incident),
        ("three", (Some(3), Some(3), High::Known(3)), "2019", "Port Hale", Scope::Incident),
        ("two", (Some(2), Some(2), High::Known(2)), "2022", "the Union", Scope::Total),
        ("151", (Some(151), Some(151), High::Known(151)), "2015", "the Union", Scope::Total),
        ("142", (Some(142), Some(142), High::Known(142)), "2016", "the Union", Scope::Total),
    ];
    let workspace = analyst.bench.workspace();
    for (figure, (quote, ends, date, place, scope)) in figures.iter().zip(expected) {
        assert_eq!(figure.number.as_ref().map(|number| number.quote.as_str()), Some(quote));
        assert_eq!((figure.low, figure.best, figure.high), ends, "{quote}");
        let when = figure.date.as_ref().expect(quote).date;
        if date.is_empty() {
            assert_eq!(when.earliest().map(jiff::civil::Date::year), Some(2024), "{quote}: {when}");
            assert!(when.span_days() > Some(1), "{quote}: {when} is no day");
        } else {
            assert_eq!(when.to_string(), date, "{quote}");
        }
        let entity = figure.place.and_then(|id| workspace.entities.get(&id)).expect(quote);
        assert_eq!((entity.name.as_str(), entity.kind.as_str()), (place, "place"));
        assert_eq!(figure.scope, scope);
    }
    assert_eq!(workspace.claims.len(), 5, "151 and 142 stand in one sentence, on one claim");
    assert_eq!(
        figures
            .each_ref()
            .map(|f| f.claim)
            .into_iter()
            .collect::<std::collections::BTreeSet<_>>()
            .len(),
        5
    );
}

#[test]
fn the_trend_rests_on_the_figures_and_leads_back_to_the_sentence() {
    let mut analyst = Analyst::reading();
    let figures = analyst.count_all();
    let trend = analyst.bench.trend();
    let drawn: Vec<FigureId> = trend.marks.iter().map(|mark| mark.figure).collect();
    for figure in &figures {
        assert_eq!(drawn.iter().filter(|id| **id == figure.id).count(), 1, "{figure:?}");
    }
    analyst.bench.perform(Act::SelectText(None));
    analyst.bench.perform(Act::Reveal(figures[1].id.into()));
    let selection = analyst.bench.selection();
    assert_eq!(selection.chosen, Some(figures[1].id.into()));
    let shown = selection.reveal.expect("the reader is to scroll").span;
    assert_eq!(shown.of(ARTICLE), Some("almost 100"));
    analyst.run(Command::Undo);
    assert!(!analyst.bench.trend().marks.iter().any(|mark| mark.figure == figures[5].id));
}

#[test]
fn everything_is_undone_and_done_again() {
    let mut analyst = Analyst::reading();
    let empty = Workbench::new(Start::headless(Clock::Fixed(0), 1)).workspace().clone();
    analyst.count_all();
    let whole = analyst.bench.workspace().clone();
    let mut steps = 0;
    while analyst.bench.session().history.undo_label().is_some() {
        analyst.run(Command::Undo);
        assert_eq!(check::problems(analyst.bench.workspace()), []);
        steps += 1;
    }
    assert_eq!(analyst.bench.workspace(), &empty);
    assert_eq!(steps, 9, "an article, two places, six figures");
    for _ in 0..steps {
        analyst.run(Command::Redo);
    }
    assert_eq!(analyst.bench.workspace(), &whole);
    assert_eq!(analyst.bench.session().history.redo_label(), None);
}

#[test]
fn a_workspace_saved_closed_and_reopened_has_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("velm.ron");
    let mut analyst = Analyst::reading();
    analyst.count_all();
    analyst.save_as(&path);
    let bytes = std::fs::read(&path).unwrap();
    let workspace = analyst.bench.workspace().clone();
    assert_eq!(analyst.bench.title(), "velm.ron – Attest");
    analyst.bench.perform(Act::Close);
    assert_eq!(analyst.bench.closing(), Closing::Now);
    drop(analyst);

    let mut bench = Workbench::new(Start::headless(Clock::Fixed(1_712_100_000_000), 2));
    bench.perform(Act::Open(vec![path.clone()]));
    bench.settle();
    assert_eq!(bench.dialog(), None);
    assert_eq!(bench.workspace(), &workspace);
    assert_eq!(bench.session().history.unsaved(), None);
    assert!(bench.document().is_some(), "the article is shown");
    let mut again = Analyst { bench };
    let copy = folder.path().join("copy.ron");
    again.save_as(&copy);
    assert_eq!(std::fs::read(&copy).unwrap(), bytes, "the same work is the same file");
    again.run(Command::Save);
    assert_eq!(std::fs::read(&copy).unwrap(), bytes);
}

#[test]
fn what_is_removed_takes_its_figures_and_comes_back() {
    let mut analyst = Analyst::reading();
    let figures = analyst.count_all();
    let before = analyst.bench.workspace().clone();
    let document = analyst.bench.document().expect("the article").id;
    analyst.bench.perform(Act::Remove(document.into()));
    assert!(analyst.bench.workspace().figures.is_empty());
    assert!(analyst.bench.trend().marks.is_empty());
    assert_eq!(analyst.bench.selection().chosen, None, "what is gone is not chosen");
    assert_eq!(analyst.bench.document(), None);
    analyst.run(Command::Undo);
    assert_eq!(analyst.bench.workspace(), &before);
    let last = figures[5].id;
    analyst.bench.perform(Act::Remove(last.into()));
    assert_eq!(analyst.bench.workspace().figures.len(), 5);
    assert_eq!(analyst.bench.workspace().claims.len(), before.claims.len(), "its claim stays");
}
