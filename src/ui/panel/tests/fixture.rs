//! A side panel over a workbench, as the tests of this room drive it.

use eframe::egui::{Key, Modifiers, Role, Theme, Ui, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::super::{PanelState, side_panel};
use crate::edit::entity::{Spelling, Target};
use crate::model::{Document, EntityId, Span, TypeId, Workspace};
use crate::ui::theme;
use crate::workbench::clock::Clock;
use crate::workbench::form::Form;
use crate::workbench::selection::TextSelection;
use crate::workbench::{Act, Command, Start, Workbench};

/// An article of our own.
pub(in super::super) const TEXT: &str = "What the Raid on Lorva Means\n\n\
     The Northern Front claimed the raid that killed over 130 people at the Lorva concert hall \
     on March 22. Officials in Sule blamed the NF. Hospitals counted almost 100 dead by the first \
     evening, and 12 children among them.\n";

/// A panel, what it draws from, and all that it asked for.
pub(in super::super) struct Window {
    pub(in super::super) bench: Workbench,
    pub(in super::super) state: PanelState,
    pub(in super::super) asked: Vec<Act>,
}

/// A workbench without a document.
pub(in super::super) fn blank() -> Workbench {
    Workbench::new(Start::headless(Clock::Fixed(1_711_929_600_000), 7))
}

/// A workbench on the article, its outlet, author, dateline and grade known.
pub(in super::super) fn article() -> Workbench {
    let mut bench = blank();
    bench.perform(Act::Paste(TEXT.to_owned()));
    bench.perform(Act::Run(Command::Details));
    let Some(Form::Details(mut form)) = bench.form().cloned() else { panic!("no details") };
    "What the Raid on Lorva Means".clone_into(&mut form.title);
    "Dana Brook".clone_into(&mut form.author);
    "Herald".clone_into(&mut form.outlet);
    "2024-04-01".clone_into(&mut form.dateline);
    form.reliability = Some(crate::model::document::Reliability::B);
    bench.perform(Act::EditForm(Box::new(Form::Details(form))));
    bench.perform(Act::SaveForm);
    bench
}

/// A workbench on a workspace, as if it had been opened from its file.
pub(in super::super) fn opened(workspace: &Workspace) -> Workbench {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lorva.ron");
    std::fs::write(&path, crate::io::workspace::to_bytes(workspace).unwrap()).unwrap();
    let mut bench = blank();
    bench.perform(Act::Open(vec![path]));
    bench.settle();
    assert_eq!(bench.dialog(), None, "the workspace opens");
    bench
}

/// Where words stand in the open document.
pub(in super::super) fn span(bench: &Workbench, words: &str) -> Span {
    let text = &bench.document().unwrap().text;
    let start = text.find(words).unwrap_or_else(|| panic!("{words}"));
    Span::new(start, start + words.len())
}

pub(in super::super) fn select(bench: &mut Workbench, words: &str) {
    let span = span(bench, words);
    bench.perform(Act::SelectText(Some(TextSelection::of(span))));
}

/// Tags words as an entity, a new one unless it is known.
pub(in super::super) fn tag(
    bench: &mut Workbench,
    words: &str,
    (kind, name): (&str, &str),
) -> EntityId {
    select(bench, words);
    let target = match entity(bench, name) {
        Some(entity) => Target::Existing { entity, spelling: Spelling::Alias },
        None => Target::New { kind: TypeId::new(kind), name: name.to_owned() },
    };
    bench.perform(Act::Tag(target));
    entity(bench, name).unwrap()
}

/// The entity of this name.
pub(in super::super) fn entity(bench: &Workbench, name: &str) -> Option<EntityId> {
    let mut entities = bench.workspace().entities.values();
    entities.find(|entity| entity.name == name).map(|entity| entity.id)
}

/// Makes a claim of words, as the form proposes it.
pub(in super::super) fn claim(bench: &mut Workbench, words: &str) -> crate::model::ClaimId {
    select(bench, words);
    bench.perform(Act::Run(Command::Claim));
    bench.perform(Act::SaveForm);
    match &bench.selection().chosen {
        Some(crate::model::RecordId::Claim(id)) => *id,
        other => panic!("no claim but {other:?}"),
    }
}

/// Makes a figure of words, as the form reads them.
pub(in super::super) fn figure(bench: &mut Workbench, words: &str) -> crate::model::FigureId {
    select(bench, words);
    bench.perform(Act::Run(Command::Figure));
    bench.perform(Act::SaveForm);
    match &bench.selection().chosen {
        Some(crate::model::RecordId::Figure(id)) => *id,
        other => panic!("no figure but {other:?}"),
    }
}

/// The only document.
pub(in super::super) fn document(bench: &Workbench) -> &Document {
    bench.document().unwrap()
}

/// The panel as wide and as high as it is designed.
pub(in super::super) fn window<'a>(bench: Workbench) -> Harness<'a, Window> {
    sized(bench, 320.0)
}

/// The panel at a width.
pub(in super::super) fn sized<'a>(bench: Workbench, width: f32) -> Harness<'a, Window> {
    let draw = move |ui: &mut Ui, window: &mut Window| {
        let mut acts = Vec::new();
        let room = ui.available_rect_before_wrap();
        assert!((room.width() - width).abs() < 0.1, "{room:?}");
        side_panel(ui, &window.bench, &mut window.state, &mut acts);
        assert!(ui.min_rect().width() <= room.width() + 0.5, "the panel grew: {:?}", ui.min_rect());
        for act in acts {
            window.asked.push(act.clone());
            window.bench.perform(act);
            ui.ctx().request_repaint();
        }
    };
    let state = Window { bench, state: PanelState::default(), asked: Vec::new() };
    let mut harness = Harness::builder()
        // The harness keeps a margin of 8 around what it draws.
        .with_size(vec2(width + 16.0, 756.0))
        .with_max_steps(12)
        .with_context_setup(theme::install)
        .with_theme(Theme::Light)
        .build_ui_state(draw, state);
    harness.run();
    harness
}

/// Clicks what is called so.
pub(in super::super) fn click(window: &mut Harness<'_, Window>, label: &str) {
    window.get_by_label(label).scroll_to_me();
    window.run();
    window.get_by_label(label).click();
    window.run();
}

/// Types into a field, in place of what stands there.
pub(in super::super) fn fill(window: &mut Harness<'_, Window>, label: &str, typed: &str) {
    let field = |window: &Harness<'_, Window>| {
        let fields = window.get_all_by_label(label);
        let mut fields = fields.filter(|node| {
            let role = node.accesskit_node().role();
            matches!(role, Role::TextInput | Role::MultilineTextInput | Role::SearchInput)
        });
        let field = fields.next().unwrap_or_else(|| panic!("no field {label}"));
        field.focus();
    };
    field(window);
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    if typed.is_empty() {
        window.key_press(Key::Backspace);
    } else {
        window.event(eframe::egui::Event::Text(typed.to_owned()));
    }
    window.run();
}

/// Whether something is called so.
pub(in super::super) fn says(window: &Harness<'_, Window>, label: &str) -> bool {
    window.query_all_by_label_contains(label).next().is_some()
}
