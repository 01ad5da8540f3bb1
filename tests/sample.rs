//! The sample workspace, worked through on the workbench as an analyst would: read, tag, claim,
//! count. The file that ships is exactly what comes out.
//!
//! `ATTEST_WRITE_SAMPLE=1 cargo test --test sample` writes the file anew.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a step that cannot be taken has failed"
)]

use std::path::Path;

use attest::edit::Change;
use attest::model::claim::{Credibility, Likelihood, Link, Modality, Relation};
use attest::model::document::{Reliability, State};
use attest::model::figure::{Answer, Bound, High, Scope, VictimStatus};
use attest::model::hypothesis::Rating;
use attest::model::{
    ClaimId, FigureId, Hypothesis, HypothesisId, IdSource, RecordId, Span, TypeId, Workspace, check,
};
use attest::workbench::clock::Clock;
use attest::workbench::form::Form;
use attest::workbench::selection::TextSelection;
use attest::workbench::{Act, Command, Start, Workbench};

const ARTICLE: &str = include_str!("../saves/after-crocus.txt");
/// 2 April 2024, 09:00 UTC.
const MORNING: u64 = 1_712_048_400_000;

struct Analyst {
    bench: Workbench,
}

impl Analyst {
    fn at_work() -> Self {
        let mut bench = Workbench::new(Start::headless(Clock::Fixed(MORNING), 2024));
        bench.perform(Act::Paste(ARTICLE.to_owned()));
        Self { bench }
    }

    /// The span of some words; where they stand more than once, `within` tells which.
    fn find(&self, within: &str, words: &str) -> Span {
        let text = &self.bench.document().expect("a document").text;
        let outer = text.find(within).unwrap_or_else(|| panic!("no {within:?}"));
        let inner = within.find(words).unwrap_or_else(|| panic!("no {words:?} in {within:?}"));
        Span::new(outer + inner, outer + inner + words.len())
    }

    fn select(&mut self, within: &str, words: &str) {
        let span = self.find(within, words);
        self.bench.perform(Act::SelectText(Some(TextSelection::of(span))));
    }

    fn save_form(&mut self) -> RecordId {
        self.bench.perform(Act::SaveForm);
        if let Some(form) = self.bench.form() {
            panic!("not saved: {:?}", form.problems(self.bench.workspace()));
        }
        self.bench.selection().chosen.clone().expect("something is chosen")
    }

    /// Tags every place of the words in the article; the first makes the entity `name`.
    fn entity(&mut self, kind: &str, name: &str, spellings: &[&str]) {
        for spelling in spellings {
            let text = self.bench.document().expect("a document").text.to_string();
            let places: Vec<usize> = text.match_indices(spelling).map(|(at, _)| at).collect();
            assert!(!places.is_empty(), "{spelling:?} is not in the article");
            for at in places {
                let end = at + spelling.len();
                if text[end..].starts_with(char::is_alphabetic) {
                    continue;
                }
                let span = Span::new(at, end);
                self.bench.perform(Act::SelectText(Some(TextSelection::of(span))));
                self.bench.perform(Act::TagAs(TypeId::new(kind)));
                if let Some(Form::Tag(form)) = self.bench.form() {
                    let mut form = form.clone();
                    let entities = self.bench.workspace().entities.values();
                    form.entity =
                        entities.into_iter().find(|e| e.name == name).map(|entity| entity.id);
                    name.clone_into(&mut form.name);
                    self.bench.perform(Act::EditForm(Box::new(Form::Tag(form))));
                    self.save_form();
                }
            }
        }
    }

    fn claim(
        &mut self,
        words: &str,
        say: impl FnOnce(&mut attest::workbench::form::ClaimForm),
    ) -> ClaimId {
        self.select(words, words);
        self.bench.perform(Act::Run(Command::Claim));
        let Some(Form::Claim(form)) = self.bench.form() else { panic!("no claim form") };
        let mut form = form.clone();
        say(&mut form);
        self.bench.perform(Act::EditForm(Box::new(Form::Claim(form))));
        let RecordId::Claim(id) = self.save_form() else { panic!("no claim") };
        id
    }

    fn figure(
        &mut self,
        (within, number): (&str, &str),
        count: impl FnOnce(&mut attest::workbench::form::FigureForm),
    ) -> FigureId {
        self.select(within, number);
        self.bench.perform(Act::Run(Command::Figure));
        let Some(Form::Figure(form)) = self.bench.form() else { panic!("no figure form") };
        let mut form = form.clone();
        count(&mut form);
        self.bench.perform(Act::EditForm(Box::new(Form::Figure(form))));
        let RecordId::Figure(id) = self.save_form() else { panic!("no figure") };
        id
    }
}

fn tag_entities(analyst: &mut Analyst) {
    let tags: [(&str, &str, &[&str]); 16] = [
        ("person", "Vladimir Putin", &["Vladimir Putin"]),
        ("person", "Mara Lindqvist", &["Mara Lindqvist"]),
        (
            "organisation",
            "Islamic State Khorasan Province",
            &["Islamic State Khorasan Province", "ISIS-K"],
        ),
        ("organisation", "FSB", &["FSB"]),
        ("organisation", "Investigative Committee", &["Investigative Committee"]),
        ("organisation", "Taliban", &["Taliban"]),
        ("organisation", "United Nations", &["United Nations"]),
        ("place", "Crocus City Hall", &["Crocus City Hall concert venue"]),
        ("place", "Moscow", &["Moscow"]),
        ("place", "Kerman", &["Kerman"]),
        ("place", "Europe", &["Europe"]),
        ("place", "Pensacola", &["Pensacola"]),
        ("place", "Afghanistan", &["Afghanistan"]),
        ("place", "Pakistan", &["Pakistan"]),
        ("place", "Ukraine", &["Ukraine"]),
        ("weapon", "Bomb", &["two bombs"]),
    ];
    for (kind, name, spellings) in tags {
        analyst.entity(kind, name, spellings);
    }
    analyst.entity(
        "event",
        "Attack on Crocus City Hall",
        &["opened fire in the Crocus City Hall concert venue"],
    );
    analyst.entity("event", "Bombing in Kerman", &["two bombs went off among mourners"]);
    analyst.entity("event", "Shooting in Pensacola", &["shot dead three sailors"]);
}

fn grade_the_source(analyst: &mut Analyst) {
    analyst.bench.perform(Act::Run(Command::Details));
    let Some(Form::Details(form)) = analyst.bench.form() else { panic!("no details") };
    let mut form = form.clone();
    form.reliability = Some(Reliability::B);
    form.state = State::InWork;
    analyst.bench.perform(Act::EditForm(Box::new(Form::Details(form))));
    analyst.bench.perform(Act::SaveForm);
}

/// The figures of Moscow: rivals of one event, and a part of one of them.
fn count_moscow(analyst: &mut Analyst) {
    const EVENT: &str = "Attack on Crocus City Hall";
    let graded = |credibility: Credibility, voices: &'static [&'static str]| {
        move |form: &mut attest::workbench::form::ClaimForm| {
            form.credibility = Some(credibility);
            form.chain.extend(voices.iter().map(|voice| (*voice).to_owned()));
        }
    };
    let first = "Gunmen opened fire in the Crocus City Hall concert venue on the edge of Moscow on March 22 and set it alight, killing over 130 people.";
    analyst.claim(first, graded(Credibility::ProbablyTrue, &[]));
    analyst.figure((first, "over 130"), |form| {
        assert_eq!(
            (form.low.as_str(), form.best.as_str(), form.high.as_str()),
            ("130", "130", "open")
        );
        assert_eq!(form.bound, Bound::MoreThan);
        assert_eq!(form.date, "March 22");
        form.event = EVENT.into();
        form.place = "Moscow".into();
        form.perpetrator = "Islamic State Khorasan Province".into();
        form.status = VictimStatus::Civilian;
        form.includes_attackers = Answer::No;
    });
    let night = "On the night itself the security service FSB spoke of 40 dead.";
    analyst.claim(night, graded(Credibility::PossiblyTrue, &["FSB"]));
    let moscow = |form: &mut attest::workbench::form::FigureForm, as_of: &str| {
        form.event = EVENT.into();
        form.place = "Moscow".into();
        form.date = "2024-03-22".into();
        form.as_of = as_of.into();
    };
    analyst.figure((night, "40"), |form| moscow(form, "2024-03-22"));
    let committee = "The Investigative Committee had 137 dead by March 24, three of them children.";
    analyst.claim(committee, graded(Credibility::ProbablyTrue, &["Investigative Committee"]));
    let whole = analyst.figure((committee, "137"), |form| moscow(form, "2024-03-24"));
    analyst.figure((committee, "three"), |form| {
        moscow(form, "2024-03-24");
        form.harm = attest::model::figure::Harm::Killed;
        form.part_of = Some(whole);
        form.part_name = "children".into();
    });
    let ministry = "By March 27 the health ministry gave at least 143 dead and 551 injured, and it warned that the number could still rise.";
    analyst.claim(ministry, graded(Credibility::Confirmed, &["health ministry"]));
    analyst.figure((ministry, "at least 143"), |form| moscow(form, "2024-03-27"));
    analyst.figure((ministry, "551"), |form| {
        moscow(form, "2024-03-27");
        form.harm = attest::model::figure::Harm::Injured;
    });
}

fn count_kerman_and_pensacola(analyst: &mut Analyst) {
    let kerman = "On January 3, two bombs went off among mourners in the Iranian city of Kerman and killed almost 100 people.";
    analyst.claim(kerman, |form| form.credibility = Some(Credibility::ProbablyTrue));
    analyst.figure((kerman, "almost 100"), |form| {
        assert_eq!((form.low.as_str(), form.best.as_str(), form.high.as_str()), ("", "100", "100"));
        form.event = "Bombing in Kerman".into();
        form.place = "Kerman".into();
    });
    let television = "State television first reported 103 dead and later lowered the count to 84.";
    analyst.claim(television, |form| {
        form.chain.push("State television".to_owned());
        form.credibility = Some(Credibility::PossiblyTrue);
    });
    for (number, as_of) in [("103", "2024-01-03"), ("84", "2024-01-04")] {
        analyst.figure((television, number), |form| {
            form.event = "Bombing in Kerman".into();
            form.place = "Kerman".into();
            form.date = "2024-01-03".into();
            form.as_of = as_of.into();
            form.harm = attest::model::figure::Harm::Killed;
        });
    }
    let pensacola = "In the United States the last such attack with deaths was in 2019, when a Saudi trainee shot dead three sailors at the naval air station in Pensacola, Florida.";
    analyst.claim(pensacola, |form| {
        form.modality = Modality::Historical;
        form.credibility = Some(Credibility::Confirmed);
    });
    analyst.figure((pensacola, "three"), |form| {
        form.event = "Shooting in Pensacola".into();
        form.place = "Pensacola".into();
        form.date = "2019".into();
        form.status = VictimStatus::Unknown;
    });
}

fn count_europe_and_the_raids(analyst: &mut Analyst) {
    let europe = "Two people died in jihadist attacks there in 2022; in 2015 there were 151 dead, and in 2016 there were 142.";
    analyst.claim(europe, |form| form.credibility = Some(Credibility::ProbablyTrue));
    for (number, year) in [("Two", "2022"), ("151", "2015"), ("142", "2016")] {
        analyst.figure((europe, number), |form| {
            form.scope = Scope::Total;
            form.place = "Europe".into();
            form.date = year.into();
            form.harm = attest::model::figure::Harm::Killed;
        });
    }
    let raids = "Taliban raids in 2023 killed dozens of its fighters, by the account of a United Nations panel, and cut its income.";
    analyst.claim(raids, |form| {
        form.chain.push("United Nations".to_owned());
        form.credibility = Some(Credibility::PossiblyTrue);
    });
    analyst.figure((raids, "dozens"), |form| {
        assert_eq!((form.low.as_str(), form.best.as_str(), form.high.as_str()), ("12", "", "open"));
        form.scope = Scope::Total;
        form.place = "Afghanistan".into();
        form.perpetrator = "Taliban".into();
        form.status = VictimStatus::Combatant;
        form.date = "2023".into();
    });
}

/// Two explanations and what bears on them.
fn weigh(analyst: &mut Analyst) {
    let says = analyst.claim(
        "The Islamic State said within hours that its fighters had done it.",
        |form| {
            form.chain.push("Islamic State".to_owned());
            form.credibility = Some(Credibility::ProbablyTrue);
        },
    );
    let officials = analyst.claim("American officials named its branch in Afghanistan and Pakistan, the Islamic State Khorasan Province", |form| {
        form.chain.push("American officials".to_owned());
        form.modality = Modality::Assessment;
        form.credibility = Some(Credibility::ProbablyTrue);
        form.links = vec![Link { relation: Relation::Supports, to: says }];
    });
    let putin = analyst.claim(
        "President Vladimir Putin has hinted that the gunmen had help from Ukraine.",
        |form| {
            form.chain.push("Vladimir Putin".to_owned());
            form.modality = Modality::Assessment;
            form.credibility = Some(Credibility::Improbable);
        },
    );
    let kyiv = analyst.claim("Kyiv denies any part in the attack.", |form| {
        form.chain.push("Kyiv".to_owned());
        form.modality = Modality::Denial;
        form.links = vec![Link { relation: Relation::Contradicts, to: putin }];
    });
    analyst.claim("It is likely that ISIS-K will try again outside its region", |form| {
        form.modality = Modality::Prediction;
        form.likelihood = Some(Likelihood::Likely);
    });
    rate(analyst.bench.workspace(), [says, officials, putin, kyiv]);
}

/// Two explanations, rated, and the file that ships.
fn rate(workspace: &Workspace, [says, officials, putin, kyiv]: [ClaimId; 4]) {
    let mut ids = IdSource::new(MORNING + 60_000, 5);
    let ratings = |rated: &[(ClaimId, Rating)]| rated.iter().copied().collect();
    let change = Change::new(workspace, "Weigh two explanations")
        .put(Hypothesis {
            id: HypothesisId(ids.next_uuid()),
            statement: "ISIS-K planned and did it by itself".to_owned(),
            rank: 0,
            ratings: ratings(&[
                (says, Rating::CC),
                (officials, Rating::CC),
                (putin, Rating::I),
                (kyiv, Rating::C),
            ]),
            notes: String::new(),
        })
        .put(Hypothesis {
            id: HypothesisId(ids.next_uuid()),
            statement: "Ukraine helped the gunmen".to_owned(),
            rank: 1,
            ratings: ratings(&[
                (says, Rating::I),
                (officials, Rating::I),
                (putin, Rating::C),
                (kyiv, Rating::I),
            ]),
            notes: String::new(),
        });
    let mut weighed = workspace.clone();
    change.finish().apply(&mut weighed).expect("sound");
    let bytes = attest::io::workspace::to_bytes(&weighed).expect("writable");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("saves/sample.ron");
    if std::env::var_os("ATTEST_WRITE_SAMPLE").is_some() {
        std::fs::write(&path, &bytes).expect("written");
    }
    let shipped = std::fs::read(&path).expect("the sample ships");
    assert!(shipped == bytes, "saves/sample.ron is not what the analyst's steps give");
    assert_eq!(check::problems(&weighed), []);
}

#[test]
fn the_sample_is_what_an_analyst_makes_of_the_article() {
    let mut analyst = Analyst::at_work();
    let document = analyst.bench.document().expect("a document").clone();
    assert_eq!(document.title, "After Crocus City Hall: a spree of attacks, and a longer decline");
    assert_eq!(document.author, "Mara Lindqvist");
    assert_eq!(document.outlet, "Open Desk");
    assert_eq!(document.dateline.as_ref().map(ToString::to_string).as_deref(), Some("2024-04-02"));
    grade_the_source(&mut analyst);
    tag_entities(&mut analyst);
    count_moscow(&mut analyst);
    count_kerman_and_pensacola(&mut analyst);
    count_europe_and_the_raids(&mut analyst);
    let highs = analyst.bench.workspace().figures.values().filter(|f| f.high == High::Open).count();
    assert_eq!(highs, 3, "over 130, at least 143, dozens");
    weigh(&mut analyst);
}
