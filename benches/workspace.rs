//! Opening and saving a large workspace, each against the bare `ron` crate on the same records.
//!
//! 15,000 documents, 1,000,000 mentions, 70,000 claims and 30,000 figures, the same ones in every
//! run. `cargo bench --bench workspace -- 20` takes a twentieth of them. Limits: opening within
//! 1.3 of `ron`'s bare parse into plain structs, saving within 1.5 of its bare serialisation.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a benchmark may stop anywhere")]

use std::path::Path;
use std::time::{Duration, Instant};

use attest::edit::entity::Target;
use attest::io::workspace::{from_bytes, hash_of_text, to_bytes};
use attest::model::claim::{Credibility, Modality, Voice};
use attest::model::document::{Head, Reliability, State};
use attest::model::figure::{Answer, Bound, Harm, High, Scope, VictimStatus, When};
use attest::model::shipped::{self, ORGANISATION, PLACE};
use attest::model::{
    Anchor, Claim, ClaimId, ClaimKind, ClaimKindId, Date, Document, DocumentId, Entity, EntityId,
    EntityType, Figure, FigureId, Hypothesis, IdSource, Mention, MentionId, Span, Text, TypeId,
    Workspace,
};
use attest::workbench::clock::Clock;
use attest::workbench::selection::TextSelection;
use attest::workbench::{Act, Command, Start, Workbench};
use serde::{Deserialize, Serialize};

const DOCUMENTS: usize = 15_000;
const MENTIONS: usize = 1_000_000;
const CLAIMS: usize = 70_000;
const FIGURES: usize = 30_000;
const RUNS: usize = 5;

/// The file in plain structs, as anybody would read it with `ron` alone.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Attest")]
struct Mirror {
    format: String,
    version: u32,
    documents: Vec<Document>,
    types: Vec<EntityType>,
    claim_kinds: Vec<ClaimKind>,
    entities: Vec<Entity>,
    mentions: Vec<Mention>,
    claims: Vec<Claim>,
    figures: Vec<Figure>,
    hypotheses: Vec<Hypothesis>,
}

fn main() {
    let part = std::env::args().find_map(|arg| arg.parse().ok()).unwrap_or(1).max(1);
    let workspace = Maker::new().workspace(part);
    let bytes = to_bytes(&workspace).unwrap();
    let text = std::str::from_utf8(&bytes).unwrap();
    println!(
        "{} documents, {} mentions, {} claims, {} figures: {:.1} MB, {} threads",
        workspace.documents.len(),
        workspace.mentions.len(),
        workspace.claims.len(),
        workspace.figures.len(),
        megabytes(bytes.len()),
        rayon::current_num_threads(),
    );
    let before = resident();
    let opened = from_bytes(Path::new("bench.ron"), &bytes).unwrap();
    println!(
        "memory of the opened workspace: {:.0} MB",
        megabytes(resident().saturating_sub(before))
    );
    assert!(to_bytes(&opened).unwrap() == bytes, "the file does not read back as it was");
    drop(opened);

    let bare = median(|| ron::from_str::<Mirror>(text).unwrap());
    let ours = median(|| from_bytes(Path::new("bench.ron"), &bytes).unwrap());
    report("open", bare, ours, 1.3);
    let mirror: Mirror = ron::from_str(text).unwrap();
    let bare = median(|| ron::to_string(&mirror).unwrap());
    let ours = median(|| to_bytes(&workspace).unwrap());
    report("save", bare, ours, 1.5);
    held(&bytes);
}

/// How long the window's thread is held at most: by starting a save, and by an edit and the taking
/// in of outcomes while the job writes.
fn held(bytes: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bench.ron");
    std::fs::write(&path, bytes).unwrap();
    let mut bench = Workbench::new(Start::headless(Clock::Machine, 1));
    bench.perform(Act::Open(vec![path]));
    bench.settle();
    let name = "Tagged while it saves".to_owned();
    let select = || Act::SelectText(Some(TextSelection::of(Span::new(0, 4))));
    let tag =
        |name: &str| Act::Tag(Target::New { kind: TypeId::new(PLACE), name: name.to_owned() });
    bench.perform(select());
    bench.perform(tag(&name));
    let save = timed(|| bench.perform(Act::Run(Command::Save)));
    let (mut edits, mut idle) = (Vec::new(), Duration::ZERO);
    while bench.jobs().running().next().is_some() {
        if edits.len() < 20 {
            bench.perform(select());
            edits.push(timed(|| bench.perform(tag(&name))));
        }
        idle = idle.max(timed(|| bench.take_in()));
        std::thread::sleep(Duration::from_millis(2));
    }
    edits.sort();
    println!(
        "held while saving: start {save:.2?}, an edit {:.2?} (median) {:.2?} (longest), \
         otherwise {idle:.2?}",
        edits[edits.len() / 2],
        edits[edits.len() - 1],
    );
    assert!(bench.session().file.saved_at.is_some(), "the workspace was not saved");
}

fn timed(act: impl FnOnce()) -> Duration {
    let start = Instant::now();
    act();
    start.elapsed()
}

fn report(what: &str, bare: Duration, ours: Duration, limit: f64) {
    let ratio = ours.as_secs_f64() / bare.as_secs_f64();
    println!("{what}: ron {bare:.2?}, attest {ours:.2?}, ratio {ratio:.2} (limit {limit})");
}

/// The median time of making a value; the time to drop it is not counted.
fn median<T>(make: impl Fn() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            let value = make();
            let time = start.elapsed();
            drop(value);
            time
        })
        .collect();
    times.sort();
    times[RUNS / 2]
}

fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

/// Bytes of memory that the process holds, where the system tells.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<usize>().ok());
    kilobytes.unwrap_or_default() * 1024
}

const NAMES: [&str; 12] = [
    "Northern Front",
    "the Ministry of Health",
    "Karun",
    "Old Harbour",
    "the Red Crescent",
    "General Adeyemi",
    "Söderby",
    "the Border Guard",
    "Al-Rashida",
    "Colonel Ivanić",
    "the Valley Council",
    "Port Sainte-Claire",
];

const SENTENCES: [&str; 8] = [
    "Officials of {} said that at least {n} people were killed near {} on Tuesday. ",
    "{} denied any part in the shelling of {}, which began before dawn. ",
    "“We counted {n} bodies,” a nurse told {}, “and there may be more.”\n",
    "Witnesses in {} described how the convoy of {} was stopped at the bridge.\n\n",
    "A spokesman for {} put the number of wounded at about {n}. ",
    "The road to {} has been closed since the attack claimed by {}. ",
    "Neither {} nor {} answered questions for this article.\n",
    "In the two years before, {n} civilians had died in attacks on {}. ",
];

/// Makes records from a seed.
struct Maker {
    ids: IdSource,
    state: u64,
    entities: Vec<EntityId>,
    claims: Vec<(ClaimId, Anchor)>,
    documents: Vec<(DocumentId, Text)>,
}

impl Maker {
    fn new() -> Self {
        Self {
            ids: IdSource::new(1_700_000_000_000, 7),
            state: 1,
            entities: Vec::new(),
            claims: Vec::new(),
            documents: Vec::new(),
        }
    }

    /// A number below `limit` (a step of xorshift64).
    fn pick(&mut self, limit: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state >> 11) as usize % limit
    }

    fn entity(&mut self) -> EntityId {
        let pick = self.pick(self.entities.len());
        self.entities[pick]
    }

    fn workspace(mut self, part: usize) -> Workspace {
        let mut workspace = shipped::new_workspace();
        self.put_entities(&mut workspace);
        for number in 0..DOCUMENTS / part {
            self.put_document(&mut workspace, number, MENTIONS / DOCUMENTS);
        }
        for number in 0..CLAIMS / part {
            self.put_claim(&mut workspace, number);
        }
        for number in 0..FIGURES / part {
            self.put_figure(&mut workspace, number);
        }
        workspace
    }

    fn put_entities(&mut self, workspace: &mut Workspace) {
        for (number, name) in NAMES.iter().cycle().take(NAMES.len() * 50).enumerate() {
            let id = EntityId(self.ids.next_uuid());
            let kind = if number % 2 == 0 { ORGANISATION } else { PLACE };
            let entity = Entity {
                id,
                kind: TypeId::new(kind),
                name: format!("{name} {number}"),
                aliases: vec![(*name).to_owned()],
                event: None,
                external: Vec::new(),
                notes: String::new(),
            };
            self.entities.push(id);
            workspace.put(entity.into());
        }
    }

    fn put_document(&mut self, workspace: &mut Workspace, number: usize, mentions: usize) {
        let id = DocumentId(self.ids.next_uuid());
        let title = format!("What is known of the fighting near {}\n", NAMES[number % NAMES.len()]);
        let mut text = title.clone();
        let mut spans = Vec::new();
        while spans.len() <= mentions {
            let mut rest = SENTENCES[self.pick(SENTENCES.len())];
            while let Some((plain, tail)) = rest.split_once('{') {
                text.push_str(plain);
                let (hole, tail) = tail.split_once('}').unwrap();
                if hole.is_empty() {
                    let start = text.len();
                    text.push_str(NAMES[self.pick(NAMES.len())]);
                    spans.push(Span::new(start, text.len()));
                } else {
                    text.push_str(&self.pick(400).to_string());
                }
                rest = tail;
            }
            text.push_str(rest);
        }
        // The last place makes up what the division of the mentions leaves over.
        let extra = usize::from(!number.is_multiple_of(3));
        for span in spans.iter().take(mentions + extra) {
            let mention = Mention {
                id: MentionId(self.ids.next_uuid()),
                entity: self.entity(),
                document: id,
                anchors: vec![Anchor::on(&text, *span).unwrap()],
                annotator: String::new(),
            };
            workspace.put(mention.into());
        }
        let text = Text::from(text.as_str());
        self.documents.push((id, text.clone()));
        let document = Document {
            id,
            title: title.trim().to_owned(),
            author: "A. Writer".to_owned(),
            outlet: "The Courier".to_owned(),
            dateline: Date::parse("2024-03-22").ok(),
            head: Head {
                title: Some(Span::new(0, title.len() - 1)),
                body: title.len(),
                ..Head::default()
            },
            origin: format!("articles/{number:05}.txt"),
            reliability: Some(Reliability::B),
            state: State::InWork,
            notes: String::new(),
            hash: hash_of_text(&text),
            text,
        };
        workspace.put(document.into());
    }

    fn put_claim(&mut self, workspace: &mut Workspace, number: usize) {
        let (document, text) = self.documents[number % self.documents.len()].clone();
        let sentences: Vec<(usize, &str)> =
            text.match_indices(". ").map(|(at, end)| (at + end.len(), end)).collect();
        let pick = self.pick(sentences.len() - 1);
        let span = Span::new(sentences[pick].0, sentences[pick + 1].0).trimmed(&text);
        let anchor = Anchor::on(&text, span).unwrap();
        let id = ClaimId(self.ids.next_uuid());
        self.claims.push((id, anchor.clone()));
        let source = self.entity();
        let claim = Claim {
            id,
            document,
            anchors: vec![anchor],
            statement: format!("The party named is said to have done what claim {number} tells"),
            kind: Some(ClaimKindId::new("casualties")),
            chain: vec![Voice::Entity(source), Voice::Named("a nurse".to_owned())],
            modality: Modality::ReportedFact,
            credibility: Some(Credibility::ProbablyTrue),
            likelihood: None,
            links: Vec::new(),
            notes: String::new(),
            annotator: "amira".to_owned(),
        };
        workspace.put(claim.into());
    }

    fn put_figure(&mut self, workspace: &mut Workspace, number: usize) {
        let (claim, anchor) = self.claims[number * 2].clone();
        let low = self.pick(300) as u64 + 1;
        let place = self.entity();
        let figure = Figure {
            id: FigureId(self.ids.next_uuid()),
            claim,
            number: Some(anchor),
            harm: Harm::Killed,
            low: Some(low),
            best: Some(low),
            high: High::Open,
            bound: Bound::AtLeast,
            scope: Scope::Incident,
            part_of: None,
            status: VictimStatus::Civilian,
            includes_attackers: Answer::Unknown,
            date: Date::parse("2024-03-19").ok().map(When::from),
            as_of: None,
            place: Some(place),
            perpetrator: None,
            event: None,
            notes: String::new(),
            annotator: "amira".to_owned(),
        };
        workspace.put(figure.into());
    }
}
