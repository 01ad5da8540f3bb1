//! A window on a workbench without files, and the hands that use it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use attest::model::{Document, Span};
use attest::ui::App;
use attest::workbench::clock::Clock;
use attest::workbench::selection::TextSelection;
use attest::workbench::{Act, Command, Start, Workbench};
use eframe::egui::accesskit::Role;
use eframe::egui::{
    self, Event, Key, Modifiers, PointerButton, Pos2, Rect, Vec2, ViewportCommand, ViewportEvent,
    ViewportId, vec2,
};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};

/// The article that ships with the sample.
pub(crate) const ARTICLE: &str = include_str!("../../saves/after-crocus.txt");
/// Its title.
pub(crate) const TITLE: &str = "After Crocus City Hall: a spree of attacks, and a longer decline";
/// 09:00 on 2 April 2024.
pub(crate) const NINE: Clock = Clock::Fixed(1_712_048_400_000);
/// The window of the design.
pub(crate) const DESIGNED: Vec2 = vec2(1280.0, 800.0);

/// A window and the person before it.
pub(crate) struct Desk {
    pub(crate) harness: Harness<'static, App>,
}

impl Desk {
    /// The first start.
    pub(crate) fn new() -> Self {
        Self::of(DESIGNED, Start::headless(NINE, 7), Vec::new())
    }

    /// The article pasted into an empty workspace.
    pub(crate) fn reading() -> Self {
        let mut desk = Self::new();
        desk.event(Event::Paste(ARTICLE.to_owned()));
        desk
    }

    /// The sample workspace.
    pub(crate) fn sample() -> Self {
        Self::sample_in(DESIGNED)
    }

    /// The sample workspace in a window of this size.
    pub(crate) fn sample_in(size: Vec2) -> Self {
        let mut desk = Self::of(size, Start::headless(NINE, 7), Vec::new());
        desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
        desk
    }

    /// A window of this size on files.
    pub(crate) fn of(size: Vec2, start: Start, files: Vec<PathBuf>) -> Self {
        let bench = Workbench::new(start);
        let harness = Harness::builder()
            .with_size(size)
            .with_step_dt(0.02)
            .with_max_steps(200)
            .build_eframe(|cc| App::with_bench(&cc.egui_ctx, bench, files));
        let mut desk = Self { harness };
        desk.settle();
        desk
    }

    pub(crate) fn bench(&self) -> &Workbench {
        self.harness.state().bench()
    }

    pub(crate) fn document(&self) -> &Document {
        self.bench().document().expect("a document in the reader")
    }

    /// Frames until nothing changes.
    pub(crate) fn run(&mut self) {
        self.harness.run();
    }

    /// Frames until no job runs and nothing changes.
    pub(crate) fn settle(&mut self) {
        self.harness.run_ok();
        while self.bench().jobs().running().next().is_some() {
            self.harness.state_mut().bench_mut().settle();
            self.harness.run_ok();
        }
    }

    pub(crate) fn event(&mut self, event: Event) {
        self.harness.event(event);
        self.run();
    }

    pub(crate) fn key(&mut self, key: Key) {
        self.press(Modifiers::NONE, key);
    }

    pub(crate) fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.run();
    }

    /// Strikes keys as a keyboard does: each brings its key and its letter in one frame.
    pub(crate) fn strike(&mut self, text: &str) {
        for letter in text.chars() {
            let key = match letter {
                ' ' => Some(Key::Space),
                '[' => Some(Key::OpenBracket),
                ']' => Some(Key::CloseBracket),
                '.' => Some(Key::Period),
                _ => Key::from_name(&letter.to_uppercase().to_string()),
            };
            let modifiers = if letter.is_uppercase() { Modifiers::SHIFT } else { Modifiers::NONE };
            let pressed = key.map(|key| Event::Key {
                key,
                physical_key: None,
                pressed: true,
                repeat: false,
                modifiers,
            });
            let events = &mut self.harness.input_mut().events;
            events.extend(pressed);
            events.push(Event::Text(letter.to_string()));
            self.harness.step();
        }
        self.run();
    }

    /// Replaces what stands in the field that has the focus.
    pub(crate) fn retype(&mut self, text: &str) {
        self.press(Modifiers::COMMAND, Key::A);
        self.strike(text);
    }

    /// Clicks what is called so; there must be exactly one.
    pub(crate) fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.run();
    }

    /// Clicks the control of this kind that is called so.
    pub(crate) fn click_on(&mut self, role: Role, label: &str) {
        self.harness.get_by_role_and_label(role, label).click();
        self.run();
    }

    /// Goes to a field, wherever its panel is scrolled, and replaces what stands in it.
    pub(crate) fn fill(&mut self, label: &str, text: &str) {
        self.field(label).focus();
        self.run();
        self.retype(text);
    }

    /// The field to type into that is called so.
    pub(crate) fn field<'a>(&'a self, label: &'a str) -> Node<'a> {
        let fields = self.harness.get_all_by_label(label);
        let is_field = |node: &Node<'_>| {
            matches!(node.accesskit_node().role(), Role::TextInput | Role::MultilineTextInput)
        };
        fields.into_iter().find(is_field).unwrap_or_else(|| panic!("no field {label:?}"))
    }

    /// What stands in a field.
    pub(crate) fn typed(&self, label: &str) -> String {
        self.field(label).value().unwrap_or_default()
    }

    pub(crate) fn shows(&self, label: &str) -> bool {
        self.harness.query_all_by_label(label).next().is_some()
    }

    pub(crate) fn shows_part(&self, part: &str) -> bool {
        self.harness.query_all_by_label_contains(part).next().is_some()
    }

    /// Fails with what stands on screen unless it is there.
    pub(crate) fn sees(&self, label: &str) {
        assert!(self.shows(label), "no {label:?} among {:#?}", self.labels());
    }

    /// Everything on screen that has a name.
    pub(crate) fn labels(&self) -> Vec<String> {
        let named = self.harness.query_all(egui_kittest::kittest::by());
        let words = |node: Node<'_>| node.accesskit_node().label().or_else(|| node.value());
        named.filter_map(words).collect()
    }

    pub(crate) fn rect_of(&self, role: Role, label: &str) -> Rect {
        self.harness.get_by_role_and_label(role, label).rect()
    }

    /// Where the first paragraph of the sample's article stands.
    pub(crate) fn first_paragraph(&self) -> Rect {
        let paragraphs = self.harness.get_all_by_role(Role::Paragraph);
        let is_first = |node: &Node<'_>| {
            node.accesskit_node().label().is_some_and(|words| words.starts_with("Gunmen opened"))
        };
        paragraphs.into_iter().find(is_first).expect("the first paragraph").rect()
    }

    /// Selects words of the article where they first stand after other words.
    pub(crate) fn select_after(&mut self, before: &str, words: &str) {
        let text = &self.document().text;
        let from = text.find(before).unwrap_or_else(|| panic!("no {before:?}"));
        let at = text[from..].find(words).unwrap_or_else(|| panic!("no {words:?}")) + from;
        let span = Span::new(at, at + words.len());
        let act = Act::SelectText(Some(TextSelection::of(span)));
        self.harness.state_mut().bench_mut().perform(act);
        self.run();
    }

    /// Selects words of the article where they first stand.
    pub(crate) fn select(&mut self, words: &str) {
        self.select_after("", words);
    }

    /// The words that are selected.
    pub(crate) fn selected(&self) -> Vec<&str> {
        let text = &self.document().text;
        let selection = self.bench().selection().text.as_ref();
        let spans = selection.map(TextSelection::spans).unwrap_or_default();
        spans.into_iter().filter_map(|span| span.of(text)).collect()
    }

    pub(crate) fn pointer(&mut self, at: Pos2, pressed: bool) {
        self.harness.event(Event::PointerMoved(at));
        let event = Self::pointer_event(at, pressed);
        self.harness.event(event);
        self.harness.step();
    }

    pub(crate) fn pointer_event(pos: Pos2, pressed: bool) -> Event {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        Event::PointerButton { pos, button, pressed, modifiers }
    }

    /// Drags from one place to another, by way of the middle.
    pub(crate) fn drag(&mut self, from: Pos2, to: Pos2) {
        self.pointer(from, true);
        for share in [0.3, 0.6, 1.0] {
            self.harness.event(Event::PointerMoved(from + (to - from) * share));
            self.harness.step();
        }
        self.pointer(to, false);
        self.run();
    }

    /// Clicks a place so many times in quick succession.
    pub(crate) fn click_at(&mut self, at: Pos2, times: usize) {
        for _ in 0..times {
            self.pointer(at, true);
            self.pointer(at, false);
        }
        self.run();
    }

    /// Lets files fall on the window.
    pub(crate) fn drop_files(&mut self, paths: &[&Path]) {
        for path in paths {
            let file = Dropped((*path).to_path_buf());
            self.harness.input_mut().dropped_files.push(Arc::new(file));
        }
        self.harness.step();
        self.settle();
    }

    /// Closes the window by its own button; gives what the program tells the window system.
    pub(crate) fn close(&mut self) -> Vec<ViewportCommand> {
        let viewport = self.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default();
        viewport.events.push(ViewportEvent::Close);
        self.harness.step();
        self.commands()
    }

    /// What the program told the window system in the last frame.
    pub(crate) fn commands(&self) -> Vec<ViewportCommand> {
        let output = self.harness.output().viewport_output.get(&ViewportId::ROOT);
        output.map(|output| output.commands.clone()).unwrap_or_default()
    }

    pub(crate) fn do_now(&mut self, act: Act) {
        self.harness.state_mut().bench_mut().perform(act);
        self.run();
    }

    pub(crate) fn run_command(&mut self, command: Command) {
        self.do_now(Act::Run(command));
    }

    /// What the keyboard is on.
    pub(crate) fn focused(&self) -> Option<String> {
        let id = self.harness.ctx.memory(egui::Memory::focused)?;
        let nodes = self.harness.query_all(egui_kittest::kittest::by());
        let mut named = nodes.filter(|node| node.accesskit_node().is_focused());
        Some(named.next()?.accesskit_node().label().unwrap_or_else(|| format!("{id:?}")))
    }

    /// Where the control stands that the keyboard is on.
    pub(crate) fn focus_rect(&self) -> Option<Rect> {
        let id = self.harness.ctx.memory(egui::Memory::focused)?;
        Some(self.harness.ctx.read_response(id)?.rect)
    }
}

/// A file that falls on the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the program reads the file itself".to_owned())
    }
}
