//! A reader on a workbench, as the app holds them, and the hand that works it.

use std::fmt::Write as _;

use eframe::egui::{Event, Modifiers, PointerButton, Pos2, Rect, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::edit::entity::Target;
use crate::model::document::Head;
use crate::model::{Record, Text, TypeId};
use crate::ui::reader::scroll::placed;
use crate::ui::reader::*;
use crate::ui::theme;
use crate::workbench::clock::Clock;
use crate::workbench::form::Form;
use crate::workbench::{Command, Start};
pub(super) const ARTICLE: &str = "The shelling of the harbour at Sule killed at least 37 people on Monday, \
the port authority said in a statement that was read out on the radio.\n\n\
Rescuers of the Northern Regional Hospital in Sule counted 41 dead. They went on to search \
the ruins of the harbour office until the evening.\n";

/// A reader on a workbench, as the app holds them.
pub(super) struct Desk {
    pub(super) bench: Workbench,
    pub(super) state: ReaderState,
    pub(super) acts: Vec<Act>,
}

impl Desk {
    pub(super) fn on(text: &str) -> Self {
        let mut bench = Workbench::new(Start::headless(Clock::Fixed(1_700_000_000_000), 7));
        bench.perform(Act::Paste(text.to_owned()));
        assert!(bench.document().is_some());
        Self { bench, state: ReaderState::default(), acts: Vec::new() }
    }

    /// On a text as it is, however it came into a workspace.
    pub(super) fn on_raw(text: &str) -> Self {
        let mut desk = Self::on("Anything.");
        let mut document = Document::clone(desk.bench.document().unwrap());
        (document.text, document.head) = (Text::new(text), Head::default());
        let mut workspace = desk.bench.workspace().clone();
        workspace.put(Record::Document(document.into()));
        let start = Start::headless(Clock::Fixed(1_700_000_000_000), 7);
        desk.bench = Workbench::holding(start, workspace);
        desk
    }

    pub(super) fn draw(&mut self, ui: &mut Ui) {
        let mut acts = Vec::new();
        let chips = |_: FigureId| {
            Some(Chip { group: 0, value: "37+".into(), harm: "killed", note: String::new() })
        };
        reader(ui, &self.bench, &mut self.state, &chips, &mut acts);
        for act in &acts {
            self.bench.perform(act.clone());
        }
        self.acts.extend(acts);
    }

    pub(super) fn select(&mut self, words: &str) -> Span {
        let text = &self.bench.document().unwrap().text;
        let at = text.find(words).unwrap_or_else(|| panic!("{words:?}"));
        let span = Span::new(at, at + words.len());
        self.bench.perform(Act::SelectText(Some(TextSelection::of(span))));
        span
    }

    pub(super) fn mention(&mut self, words: &str, kind: &str) {
        self.select(words);
        let target = Target::New { kind: TypeId::new(kind), name: words.to_owned() };
        self.bench.perform(Act::Tag(target));
    }

    pub(super) fn claim(&mut self, words: &str) {
        self.select(words);
        self.bench.perform(Act::Run(Command::Claim));
        self.bench.perform(Act::SaveForm);
    }

    pub(super) fn figure(&mut self, number: &str) {
        self.select(number);
        self.bench.perform(Act::Run(Command::Figure));
        if let Some(Form::Figure(mut form)) = self.bench.form().cloned() {
            (form.low, form.best, form.high) = (number.into(), number.into(), number.into());
            self.bench.perform(Act::EditForm(Box::new(Form::Figure(form))));
        }
        self.bench.perform(Act::SaveForm);
        assert!(self.bench.form().is_none(), "{:?}", self.bench.form());
    }

    pub(super) fn selected(&self) -> Vec<&str> {
        let text = &self.bench.document().unwrap().text;
        let selection = self.bench.selection().text.clone().unwrap_or_default();
        selection.spans().iter().map(|span| span.of(text).unwrap()).collect()
    }
}

pub(super) fn window(desk: Desk) -> Harness<'static, Desk> {
    // The test's window has a margin of 8 round the reader.
    sized(desk, vec2(760.0, 516.0))
}

pub(super) fn sized(desk: Desk, size: eframe::egui::Vec2) -> Harness<'static, Desk> {
    let mut harness = Harness::builder()
        .with_size(size)
        .with_step_dt(0.02)
        .with_max_steps(60)
        .with_context_setup(theme::install)
        .build_ui_state(|ui, desk: &mut Desk| desk.draw(ui), desk);
    harness.run();
    harness
}

/// Where a byte is on screen, in the middle of its line.
pub(super) fn place(harness: &Harness<'_, Desk>, byte: usize) -> Pos2 {
    let desk = harness.state();
    let sheet = &desk.state.sheet;
    let document = desk.bench.document().unwrap();
    let mut heights = sheet.heights.clone();
    let mut setting = Setting {
        ctx: &harness.ctx,
        text: &document.text,
        blocks: &sheet.blocks,
        heights: &mut heights,
        measure: sheet.measure.unwrap(),
        tokens: theme::tokens_of(harness.ctx.theme()),
        done: BTreeMap::new(),
    };
    let view = view(harness);
    let placed = placed(&mut setting, sheet.anchor, sheet.anchor.block, view);
    let block = placed
        .iter()
        .find(|placed| placed.laid.block.span().contains(byte))
        .expect("the byte is in view");
    let caret = block.laid.caret(byte).translate(block.corner.to_vec2());
    caret.center()
}

pub(super) fn view(harness: &Harness<'_, Desk>) -> Rect {
    harness.get_by_label("Article").rect()
}

pub(super) fn at(harness: &Harness<'_, Desk>, words: &str) -> Pos2 {
    let text = harness.state().bench.document().unwrap().text.clone();
    let byte = text.find(words).unwrap_or_else(|| panic!("{words:?}"));
    place(harness, byte)
}

pub(super) fn after(harness: &Harness<'_, Desk>, words: &str) -> Pos2 {
    let text = harness.state().bench.document().unwrap().text.clone();
    let byte = text.find(words).unwrap_or_else(|| panic!("{words:?}")) + words.len();
    place(harness, byte)
}

pub(super) fn button(
    harness: &mut Harness<'_, Desk>,
    pos: Pos2,
    pressed: bool,
    modifiers: Modifiers,
) {
    harness.event(Event::PointerMoved(pos));
    harness.event_modifiers(
        Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers },
        modifiers,
    );
    harness.run();
}

pub(super) fn drag(harness: &mut Harness<'_, Desk>, from: Pos2, to: Pos2, modifiers: Modifiers) {
    button(harness, from, true, modifiers);
    harness.event(Event::PointerMoved(from.lerp(to, 0.5)));
    harness.run();
    harness.event(Event::PointerMoved(to));
    harness.run();
    button(harness, to, false, modifiers);
}

pub(super) fn click(harness: &mut Harness<'_, Desk>, pos: Pos2, times: usize) {
    for _ in 0..times {
        for pressed in [true, false] {
            harness.event(Event::PointerMoved(pos));
            harness.event(Event::PointerButton {
                pos,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
        harness.step();
    }
    // Long enough that the next click is no double click.
    harness.run_steps(20);
}

pub(super) fn desk_text(harness: &Harness<'_, Desk>, span: Span) -> String {
    span.of(&harness.state().bench.document().unwrap().text).unwrap().to_owned()
}

pub(super) fn long_article() -> String {
    let mut text = String::new();
    for paragraph in 0..600_usize {
        for sentence in 0..=(paragraph * 7 % 9) {
            write!(text, "Report {paragraph}.{sentence} tells of a strike on a depot. ").unwrap();
        }
        text.push_str("\n\n");
    }
    text
}
