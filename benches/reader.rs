//! What a frame of the reader costs, by the length of the article: the first frame, scrolling by
//! wheel, jumping to random marks, and jumps with four turns of the wheel after each, beside egui's
//! own list of plain labels on the same text. The article has a mention every 100 bytes. A frame is
//! timed from its input to its triangles; no window is opened.
//!
//! Run with `cargo bench --bench reader`.
#![expect(clippy::print_stdout, reason = "a benchmark's result is what it prints")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use attest::model::anchor::Anchor;
use attest::model::document::{Document, Head, State};
use attest::model::shipped::{PLACE, new_workspace};
use attest::model::{
    DocumentId, Entity, EntityId, IdSource, Mention, MentionId, Span, Text, TypeId, Workspace,
};
use attest::ui::reader::{ReaderState, reader};
use attest::ui::theme;
use attest::workbench::clock::Clock;
use attest::workbench::settings::Motion;
use attest::workbench::{Act, Start, Workbench};
use eframe::egui;

/// Frames measured for each way of moving.
const FRAMES: usize = 400;
const WINDOW: egui::Vec2 = egui::vec2(900.0, 1000.0);
/// The nearest mark is this far.
const EVERY: usize = 100;

fn main() {
    // The harness flags that `cargo bench` and `cargo test` hand over are not for us.
    println!(
        "{:>8} {:>7} {:>17} {:>18} {:>18} {:>8} {:>18}",
        "text", "first", "wheel", "jump", "jump, 4 wheel", "memory", "plain labels"
    );
    println!(
        "{:>8} {:>7} {:>17} {:>18} {:>18} {:>8} {:>18}",
        "", "ms", "median / p99", "median / p99", "median / p99", "x text", "wheel / jump"
    );
    let mut medians = Vec::new();
    for kilobytes in [100, 1_000, 10_000, 50_000] {
        medians.push((kilobytes, measure(kilobytes)));
    }
    for (way, pick) in [("wheel", 0_usize), ("jump", 1)] {
        let of = |kilobytes| {
            let found = medians.iter().find(|(size, _)| *size == kilobytes);
            found.map_or(0.0, |(_, pair)| if pick == 0 { pair.0 } else { pair.1 })
        };
        println!("{way}: 50 MB takes {:.2} times what 100 kB takes", of(50_000) / of(100));
    }
}

/// Measures one article; gives the medians of wheel and jump in milliseconds.
fn measure(kilobytes: usize) -> (f64, f64) {
    let text = article(kilobytes * 1_000);
    let bytes = text.len();
    let mut reading = Reading::of(&text);
    let before = resident();
    let first = reading.frame(Vec::new());
    let wheel = Spread::quietest(|| reading.wheel());
    let jump = Spread::quietest(|| (0..FRAMES).map(|_| reading.jump()).collect());
    // As an analyst works: a jump, then a look round it.
    let mut work = Vec::new();
    for _ in 0..FRAMES {
        work.push(reading.jump());
        work.extend([-40.0, -40.0, 40.0, 40.0].map(|delta| reading.frame(turn(delta))));
    }
    let work = Spread::of(work);
    // The text is counted with what the reader adds to it.
    let grown = resident().saturating_sub(before) + bytes;
    let (bare_wheel, bare_jump) = labels(&text);
    println!(
        "{:>6.1} M {:>7.2} {:>8.3} / {:<7.3} {:>8.3} / {:<7.3} {:>8.3} / {:<7.3} {:>7.2} \
         {:>8.3} / {:<7.3}",
        bytes as f64 / 1e6,
        millis(first),
        wheel.median,
        wheel.high,
        jump.median,
        jump.high,
        work.median,
        work.high,
        grown as f64 / bytes as f64,
        bare_wheel.median,
        bare_jump.median,
    );
    (wheel.median, jump.median)
}

/// An article being read.
struct Reading {
    bench: Workbench,
    mentions: Vec<MentionId>,
    state: ReaderState,
    stage: Stage,
    jumps: usize,
}

impl Reading {
    fn of(text: &str) -> Self {
        let (workspace, mentions) = annotated(text);
        let mut bench = Workbench::holding(Start::headless(Clock::Fixed(0), 1), workspace);
        let mut settings = bench.settings().clone();
        settings.motion = Motion::Reduced;
        bench.perform(Act::Set(Box::new(settings)));
        Self { bench, mentions, state: ReaderState::default(), stage: Stage::new(), jumps: 0 }
    }

    fn frame(&mut self, events: Vec<egui::Event>) -> Duration {
        let (bench, state) = (&self.bench, &mut self.state);
        self.stage.frame(events, &mut |ui| reader(ui, bench, state, &|_| None, &mut Vec::new()))
    }

    fn wheel(&mut self) -> Vec<Duration> {
        (0..FRAMES).map(|step| self.frame(turn(way(step)))).collect()
    }

    /// The frame that shows a mark somewhere else.
    fn jump(&mut self) -> Duration {
        let pick = (self.jumps * 7_919 + 13) * 104_729 % self.mentions.len();
        self.jumps += 1;
        if let Some(id) = self.mentions.get(pick) {
            self.bench.perform(Act::Reveal((*id).into()));
        }
        self.frame(Vec::new())
    }
}

/// Half the way down, then back up: a short article has no end to rest at.
fn way(step: usize) -> f32 {
    if step < FRAMES / 2 { -120.0 } else { 120.0 }
}

/// The same text as lines of plain labels.
fn labels(text: &str) -> (Spread, Spread) {
    let mut lines: Vec<&str> = Vec::new();
    for paragraph in text.split("\n\n") {
        let mut rest = paragraph;
        while !rest.is_empty() {
            let cut = rest.char_indices().take(70).filter(|(_, c)| *c == ' ').last();
            let at =
                if rest.len() <= 70 { rest.len() } else { cut.map_or(rest.len(), |(at, _)| at) };
            let (line, next) = rest.split_at(at);
            lines.push(line);
            rest = next.trim_start();
        }
    }
    let mut stage = Stage::new();
    let list = |ui: &mut egui::Ui, offset: Option<f32>| {
        let mut area = egui::ScrollArea::vertical().auto_shrink(false);
        if let Some(offset) = offset {
            area = area.vertical_scroll_offset(offset);
        }
        area.show_rows(ui, 27.0, lines.len(), |ui, rows| {
            for line in lines.get(rows).unwrap_or_default() {
                ui.label(egui::RichText::new(*line).size(17.0));
            }
        });
    };
    stage.frame(Vec::new(), &mut |ui| list(ui, None));
    let wheel = Spread::quietest(|| {
        let turned = |step| stage.frame(turn(way(step)), &mut |ui| list(ui, None));
        (0..FRAMES).map(turned).collect()
    });
    let jump = |step: usize| ((step * 7_919 + 13) * 104_729 % lines.len()) as f32 * 31.0;
    let jumps = (0..FRAMES)
        .map(|step| stage.frame(Vec::new(), &mut |ui| list(ui, Some(jump(step)))))
        .collect();
    (wheel, Spread::of(jumps))
}

/// A turn of the wheel over the text.
fn turn(delta: f32) -> Vec<egui::Event> {
    vec![
        egui::Event::PointerMoved(egui::pos2(400.0, 500.0)),
        egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, delta),
            phase: egui::TouchPhase::Move,
            modifiers: egui::Modifiers::NONE,
            source: egui::MouseWheelSource::Wheel,
        },
    ]
}

/// A window without a screen.
struct Stage {
    ctx: egui::Context,
    time: f64,
}

impl Stage {
    fn new() -> Self {
        let ctx = egui::Context::default();
        theme::install(&ctx);
        let mut stage = Self { ctx, time: 0.0 };
        // The fonts are read by whatever the window draws first; that is not the reader's doing.
        for _ in 0..3 {
            stage.frame(Vec::new(), &mut |ui| {
                for step in [theme::text::ARTICLE, theme::text::KEY, theme::text::HEAD] {
                    ui.label(step.rich("Warm 0123456789", egui::Color32::BLACK));
                }
            });
        }
        stage
    }

    /// The time of one frame, from input to triangles.
    fn frame(&mut self, events: Vec<egui::Event>, draw: &mut dyn FnMut(&mut egui::Ui)) -> Duration {
        self.time += 1.0 / 60.0;
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, WINDOW)),
            time: Some(self.time),
            events,
            ..Default::default()
        };
        let begun = Instant::now();
        let output = self.ctx.run_ui(input, |ui| draw(ui));
        let triangles = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let gone = begun.elapsed();
        drop(triangles);
        gone
    }
}

/// Middle and slowest of some times, in milliseconds.
struct Spread {
    median: f64,
    high: f64,
}

impl Spread {
    /// The pass with the least p99 of three: what else runs on the machine is not the reader's.
    fn quietest(mut pass: impl FnMut() -> Vec<Duration>) -> Self {
        let passes = (0..3).map(|_| Self::of(pass()));
        let quietest = passes.min_by(|a, b| a.high.total_cmp(&b.high));
        quietest.unwrap_or(Self { median: 0.0, high: 0.0 })
    }

    fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        let at = |part: f64| {
            let place = (times.len() as f64 * part) as usize;
            times.get(place.min(times.len().saturating_sub(1))).copied().map_or(0.0, millis)
        };
        Self { median: at(0.5), high: at(0.99) }
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Bytes of memory in use by this process; 0 where the system does not tell.
fn resident() -> usize {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages = statm.split_whitespace().nth(1).and_then(|pages| pages.parse().ok());
    pages.unwrap_or(0_usize) * 4_096
}

/// An article of about so many bytes, its paragraphs of 100 to 900.
fn article(bytes: usize) -> String {
    const WORDS: [&str; 16] = [
        "officials",
        "said",
        "the",
        "convoy",
        "was",
        "hit",
        "near",
        "a",
        "bridge",
        "on",
        "Monday",
        "and",
        "witnesses",
        "counted",
        "several",
        "wounded",
    ];
    let mut text = String::with_capacity(bytes + 1_000);
    let mut seed = 12_345_u64;
    let mut left = 0_u64;
    while text.len() < bytes {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        if left == 0 {
            if !text.is_empty() {
                text.push_str(".\n\n");
            }
            left = 16 + (seed >> 40) % 120;
        } else {
            text.push(' ');
        }
        text.push_str(WORDS.get((seed >> 33) as usize % WORDS.len()).copied().unwrap_or("a"));
        left -= 1;
    }
    text
}

/// A workspace with the article and a mention every 100 bytes.
fn annotated(text: &str) -> (Workspace, Vec<MentionId>) {
    let mut ids = IdSource::new(1, 1);
    let document = DocumentId(ids.next_uuid());
    let mut workspace = new_workspace();
    let entities: Vec<EntityId> = (0..50).map(|_| EntityId(ids.next_uuid())).collect();
    for (number, id) in entities.iter().enumerate() {
        workspace.put(attest::model::Record::Entity(Arc::new(entity(*id, number))));
    }
    let mut mentions = Vec::new();
    for (number, at) in (0..text.len().saturating_sub(40)).step_by(EVERY).enumerate() {
        let tail = text.get(at..).unwrap_or_default();
        let start = at + tail.find(' ').map_or(0, |gap| gap + 1);
        let length = text.get(start..).and_then(|rest| rest.find(' ')).unwrap_or(5);
        let Some(anchor) = Anchor::on(text, Span::new(start, start + length)) else { continue };
        let id = MentionId(ids.next_uuid());
        let entity = entities.get(number % entities.len()).copied();
        let Some(entity) = entity else { continue };
        let mention =
            Mention { id, entity, document, anchors: vec![anchor], annotator: String::new() };
        workspace.put(attest::model::Record::Mention(Arc::new(mention)));
        mentions.push(id);
    }
    workspace.put(attest::model::Record::Document(Arc::new(document_of(document, text))));
    (workspace, mentions)
}

fn entity(id: EntityId, number: usize) -> Entity {
    Entity {
        id,
        kind: TypeId::new(PLACE),
        name: format!("Place {number}"),
        aliases: Vec::new(),
        event: None,
        external: Vec::new(),
        notes: String::new(),
    }
}

fn document_of(id: DocumentId, text: &str) -> Document {
    Document {
        id,
        title: "An article".to_owned(),
        author: String::new(),
        outlet: String::new(),
        dateline: None,
        head: Head::default(),
        origin: String::new(),
        reliability: None,
        state: State::New,
        notes: String::new(),
        hash: String::new(),
        text: Text::new(text),
    }
}
