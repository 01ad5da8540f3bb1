//! The reader in a window: drags, clicks, keys and jumps, each told by the acts that it leads to.

use eframe::egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, Rect, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use std::fmt::Write as _;

use super::*;
use crate::edit::entity::Target;
use crate::model::document::Head;
use crate::model::shipped::{ORGANISATION, PLACE};
use crate::model::{Record, RecordId, Text, TypeId};
use crate::ui::theme;
use crate::workbench::clock::Clock;
use crate::workbench::form::Form;
use crate::workbench::index::Marked;
use crate::workbench::{Command, Start};

const ARTICLE: &str = "The shelling of the harbour at Sule killed at least 37 people on Monday, \
the port authority said in a statement that was read out on the radio.\n\n\
Rescuers of the Northern Regional Hospital in Sule counted 41 dead. They went on to search \
the ruins of the harbour office until the evening.\n";

/// A reader on a workbench, as the app holds them.
struct Desk {
    bench: Workbench,
    state: ReaderState,
    acts: Vec<Act>,
}

impl Desk {
    fn on(text: &str) -> Self {
        let mut bench = Workbench::new(Start::headless(Clock::Fixed(1_700_000_000_000), 7));
        bench.perform(Act::Paste(text.to_owned()));
        assert!(bench.document().is_some());
        Self { bench, state: ReaderState::default(), acts: Vec::new() }
    }

    /// On a text as it is, however it came into a workspace.
    fn on_raw(text: &str) -> Self {
        let mut desk = Self::on("Anything.");
        let mut document = Document::clone(desk.bench.document().unwrap());
        (document.text, document.head) = (Text::new(text), Head::default());
        let mut workspace = desk.bench.workspace().clone();
        workspace.put(Record::Document(document.into()));
        let start = Start::headless(Clock::Fixed(1_700_000_000_000), 7);
        desk.bench = Workbench::holding(start, workspace);
        desk
    }

    fn draw(&mut self, ui: &mut Ui) {
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

    fn select(&mut self, words: &str) -> Span {
        let text = &self.bench.document().unwrap().text;
        let at = text.find(words).unwrap_or_else(|| panic!("{words:?}"));
        let span = Span::new(at, at + words.len());
        self.bench.perform(Act::SelectText(Some(TextSelection::of(span))));
        span
    }

    fn mention(&mut self, words: &str, kind: &str) {
        self.select(words);
        let target = Target::New { kind: TypeId::new(kind), name: words.to_owned() };
        self.bench.perform(Act::Tag(target));
    }

    fn claim(&mut self, words: &str) {
        self.select(words);
        self.bench.perform(Act::Run(Command::Claim));
        self.bench.perform(Act::SaveForm);
    }

    fn figure(&mut self, number: &str) {
        self.select(number);
        self.bench.perform(Act::Run(Command::Figure));
        if let Some(Form::Figure(mut form)) = self.bench.form().cloned() {
            (form.low, form.best, form.high) = (number.into(), number.into(), number.into());
            self.bench.perform(Act::EditForm(Box::new(Form::Figure(form))));
        }
        self.bench.perform(Act::SaveForm);
        assert!(self.bench.form().is_none(), "{:?}", self.bench.form());
    }

    fn selected(&self) -> Vec<&str> {
        let text = &self.bench.document().unwrap().text;
        let selection = self.bench.selection().text.clone().unwrap_or_default();
        selection.spans().iter().map(|span| span.of(text).unwrap()).collect()
    }
}

fn window(desk: Desk) -> Harness<'static, Desk> {
    // The test's window has a margin of 8 round the reader.
    sized(desk, vec2(760.0, 516.0))
}

fn sized(desk: Desk, size: eframe::egui::Vec2) -> Harness<'static, Desk> {
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
fn place(harness: &Harness<'_, Desk>, byte: usize) -> Pos2 {
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

fn view(harness: &Harness<'_, Desk>) -> Rect {
    harness.get_by_label("Article").rect()
}

fn at(harness: &Harness<'_, Desk>, words: &str) -> Pos2 {
    let text = harness.state().bench.document().unwrap().text.clone();
    let byte = text.find(words).unwrap_or_else(|| panic!("{words:?}"));
    place(harness, byte)
}

fn after(harness: &Harness<'_, Desk>, words: &str) -> Pos2 {
    let text = harness.state().bench.document().unwrap().text.clone();
    let byte = text.find(words).unwrap_or_else(|| panic!("{words:?}")) + words.len();
    place(harness, byte)
}

fn button(harness: &mut Harness<'_, Desk>, pos: Pos2, pressed: bool, modifiers: Modifiers) {
    harness.event(Event::PointerMoved(pos));
    harness.event_modifiers(
        Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers },
        modifiers,
    );
    harness.run();
}

fn drag(harness: &mut Harness<'_, Desk>, from: Pos2, to: Pos2, modifiers: Modifiers) {
    button(harness, from, true, modifiers);
    harness.event(Event::PointerMoved(from.lerp(to, 0.5)));
    harness.run();
    harness.event(Event::PointerMoved(to));
    harness.run();
    button(harness, to, false, modifiers);
}

fn click(harness: &mut Harness<'_, Desk>, pos: Pos2, times: usize) {
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

#[test]
fn a_drag_over_two_paragraphs_selects_exactly_the_bytes_between() {
    let mut harness = window(Desk::on(ARTICLE));
    let (from, to) = (at(&harness, "port authority"), after(&harness, "Northern Regional"));
    drag(&mut harness, from, to, Modifiers::NONE);
    let desk = harness.state();
    let selected = desk.selected();
    assert_eq!(selected.len(), 1);
    assert!(selected[0].starts_with("port authority said"), "{selected:?}");
    assert!(selected[0].ends_with("radio.\n\nRescuers of the Northern Regional"), "{selected:?}");
    // Backwards, the same words; the caret is at the other end.
    drag(&mut harness, to, from, Modifiers::NONE);
    let text = harness.state().bench.selection().text.clone().unwrap();
    assert!(text.focus < text.anchor);
    assert_eq!(harness.state().selected()[0], desk_text(&harness, text.active()));
}

fn desk_text(harness: &Harness<'_, Desk>, span: Span) -> String {
    span.of(&harness.state().bench.document().unwrap().text).unwrap().to_owned()
}

#[test]
fn clicks_select_nothing_a_word_a_sentence() {
    let mut harness = window(Desk::on(ARTICLE));
    let place = at(&harness, "arbour at Sule");
    click(&mut harness, place, 1);
    assert!(harness.state().selected().is_empty());
    assert!(harness.state().bench.selection().text.is_some(), "a caret");
    click(&mut harness, place, 2);
    assert_eq!(harness.state().selected(), ["harbour"]);
    click(&mut harness, place, 3);
    assert!(harness.state().selected()[0].starts_with("The shelling of the harbour"));
}

#[test]
fn shift_extends_and_ctrl_adds_parts() {
    let mut harness = window(Desk::on(ARTICLE));
    let (from, to) = (at(&harness, "harbour at"), after(&harness, "harbour at"));
    drag(&mut harness, from, to, Modifiers::NONE);
    let further = after(&harness, "at Sule");
    button(&mut harness, further, true, Modifiers::SHIFT);
    button(&mut harness, further, false, Modifiers::SHIFT);
    assert_eq!(harness.state().selected(), ["harbour at Sule"]);
    let (from, to) = (at(&harness, "37 people"), after(&harness, "37 people"));
    drag(&mut harness, from, to, Modifiers::COMMAND);
    assert_eq!(harness.state().selected(), ["harbour at Sule", "37 people"]);
    // A Ctrl click adds the word there, another takes it away.
    let place = at(&harness, "uthority");
    for expected in [3, 2] {
        button(&mut harness, place, true, Modifiers::COMMAND);
        button(&mut harness, place, false, Modifiers::COMMAND);
        harness.run_steps(20);
        assert_eq!(harness.state().selected().len(), expected);
    }
}

#[test]
fn a_click_on_nested_marks_takes_the_shortest_and_walks_outward() {
    let mut desk = Desk::on(ARTICLE);
    desk.mention("Northern Regional Hospital in Sule", ORGANISATION);
    desk.mention("Northern Regional", PLACE);
    desk.claim("the Northern Regional Hospital in Sule counted 41 dead");
    desk.bench.perform(Act::Choose(None));
    let mut harness = window(desk);
    let place = at(&harness, "egional");
    let mut kinds = Vec::new();
    for _ in 0..4 {
        click(&mut harness, place, 1);
        kinds.push(match harness.state().bench.selection().chosen.clone() {
            Some(RecordId::Mention(id)) => {
                let workspace = harness.state().bench.workspace();
                let mention = &workspace.mentions[&id];
                workspace.entities[&mention.entity].name.clone()
            }
            Some(RecordId::Claim(_)) => "claim".to_owned(),
            other => format!("{other:?}"),
        });
    }
    let outer = "Northern Regional Hospital in Sule";
    assert_eq!(kinds, ["Northern Regional", outer, "claim", "Northern Regional"]);
    let empty = at(&harness, "until the evening");
    click(&mut harness, empty, 1);
    assert_eq!(harness.state().bench.selection().chosen, None);
}

#[test]
fn marks_and_paragraphs_have_names_and_notes_choose_their_figure() {
    let mut desk = Desk::on(ARTICLE);
    desk.mention("Northern Regional Hospital", ORGANISATION);
    desk.claim("killed at least 37 people");
    desk.figure("37");
    desk.bench.perform(Act::Choose(None));
    let mut harness = window(desk);
    assert_eq!(harness.get_all_by_role(Role::Paragraph).count(), 2);
    harness.get_by_label("Northern Regional Hospital, organisation, mention").click();
    harness.run();
    let chosen = harness.state().bench.selection().chosen.clone();
    assert!(matches!(chosen, Some(RecordId::Mention(_))), "{chosen:?}");
    harness.get_by_label_contains("Killed at least 37 people, claim");
    harness.get_by_label("37 killed, figure").click_accesskit();
    harness.run();
    assert!(matches!(harness.state().bench.selection().chosen, Some(RecordId::Figure(_))));
    harness.state_mut().bench.perform(Act::Choose(None));
    harness.run();
    harness.get_by_label("Figure: 37+ killed").click();
    harness.run();
    assert!(matches!(harness.state().bench.selection().chosen, Some(RecordId::Figure(_))));
}

#[test]
fn marks_move_no_letter() {
    let rows = |harness: &Harness<'_, Desk>| -> Vec<Pos2> {
        let text = &harness.state().bench.document().unwrap().text;
        let letters = text.char_indices().filter(|(_, c)| c.is_alphabetic());
        letters.map(|(byte, _)| place(harness, byte)).collect()
    };
    let plain = rows(&window(Desk::on(ARTICLE)));
    let mut desk = Desk::on(ARTICLE);
    desk.mention("Northern Regional Hospital", ORGANISATION);
    desk.mention("Sule", PLACE);
    desk.claim("killed at least 37 people on Monday");
    desk.figure("37");
    assert_eq!(rows(&window(desk)), plain);
}

fn long_article() -> String {
    let mut text = String::new();
    for paragraph in 0..600_usize {
        for sentence in 0..=(paragraph * 7 % 9) {
            write!(text, "Report {paragraph}.{sentence} tells of a strike on a depot. ").unwrap();
        }
        text.push_str("\n\n");
    }
    text
}

#[test]
fn two_hundred_jumps_land_a_third_from_the_top() {
    let mut desk = Desk::on(&long_article());
    for number in (0..600).step_by(3) {
        desk.claim(&format!("Report {number}.0 tells of a strike"));
    }
    let claims: Vec<_> = desk.bench.workspace().claims.keys().copied().collect();
    let mut harness = window(desk);
    let view = view(&harness);
    let mut place_in_list = 7_usize;
    for _ in 0..200 {
        place_in_list = (place_in_list * 61 + 17) % claims.len();
        let id = claims[place_in_list];
        harness.state_mut().bench.perform(Act::Reveal(id.into()));
        harness.run();
        let start = harness.state().bench.workspace().claims[&id].anchors[0].span.start();
        let line = place(&harness, start).y;
        let third = view.top() + view.height() / 3.0 + 13.5;
        let sheet = &harness.state().state.sheet;
        let at_an_end = sheet.anchor.block == 0 || sheet.anchor.block > 580;
        assert!((line - third).abs() < 1.5 || at_an_end, "{line} for {third}");
        assert!(view.y_range().contains(line));
    }
}

#[test]
fn the_wheel_moves_every_line_alike_and_edits_move_none() {
    let mut harness = window(Desk::on(&long_article()));
    let id = |harness: &Harness<'_, Desk>| harness.state().state.sheet.place.byte;
    for _ in 0..40 {
        harness.event(Event::PointerMoved(pos2(300.0, 300.0)));
        harness.event(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, -120.0),
            phase: eframe::egui::TouchPhase::Move,
            modifiers: Modifiers::NONE,
            source: eframe::egui::MouseWheelSource::Wheel,
        });
        harness.run();
    }
    let scrolled = id(&harness);
    assert!(scrolled > 3_000, "{scrolled}");
    let before = place(&harness, scrolled + 200);
    let text = harness.state().bench.document().unwrap().text.clone();
    let tail = text.get(scrolled + 100..).unwrap();
    let words: String = tail.split("Report").nth(1).unwrap().chars().take(10).collect();
    harness.state_mut().mention(&words, PLACE);
    harness.run();
    assert_eq!(place(&harness, scrolled + 200), before);
    // Another width keeps the line at the top.
    harness.set_size(vec2(500.0, 500.0));
    harness.run();
    let resized = id(&harness);
    assert!(resized.abs_diff(scrolled) < 120, "{resized} for {scrolled}");
    harness.set_size(vec2(760.0, 516.0));
    harness.run();
    assert!(id(&harness).abs_diff(scrolled) < 120);
}

#[test]
fn keys_walk_the_caret_and_shift_selects() {
    let mut harness = window(Desk::on(ARTICLE));
    let place = at(&harness, "shelling");
    click(&mut harness, place, 1);
    let press = |harness: &mut Harness<'_, Desk>, modifiers, key| {
        harness.key_press_modifiers(modifiers, key);
        harness.run();
    };
    let caret =
        |harness: &Harness<'_, Desk>| harness.state().bench.selection().text.clone().unwrap().focus;
    assert_eq!(caret(&harness), 4);
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(caret(&harness), 5);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(harness.state().selected(), ["helling"]);
    press(&mut harness, Modifiers::NONE, Key::Home);
    assert_eq!(caret(&harness), 0);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    assert!(harness.state().selected()[0].len() > 50);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(caret(&harness), 0);
    press(&mut harness, Modifiers::COMMAND, Key::ArrowDown);
    assert_eq!(caret(&harness), ARTICLE.find("Rescuers").unwrap());
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(caret(&harness), ARTICLE.find("\n\nRescuers").unwrap());
    press(&mut harness, Modifiers::COMMAND, Key::End);
    assert_eq!(caret(&harness), ARTICLE.trim_end().len());
    press(&mut harness, Modifiers::COMMAND, Key::A);
    assert_eq!(harness.state().selected(), [ARTICLE]);
}

#[test]
fn actions_stand_by_the_selection_and_tag_it() {
    let mut desk = Desk::on(ARTICLE);
    desk.select("Northern Regional Hospital");
    let mut harness = window(desk);
    let organisation = harness.get_by_label("Tag as Organisation").rect();
    let line = at(&harness, "Northern Regional").y;
    assert!(organisation.left() > 62.0 + 544.0, "in the margin");
    assert!((organisation.top() - line).abs() < 40.0, "level with its line");
    harness.get_by_label("Tag as Organisation").click();
    harness.run();
    let tagged = Act::TagAs(TypeId::new(ORGANISATION));
    assert!(harness.state().acts.contains(&tagged), "{:?}", harness.state().acts);
    // With the form open, more text can be added to it.
    harness.state_mut().select("41 dead");
    harness.run();
    harness.get_by_label("Add span on the selection").click();
    harness.run();
    assert!(harness.state().acts.contains(&Act::AddSpanToForm));
}

#[test]
fn a_narrow_window_puts_the_actions_under_the_selection() {
    let mut desk = Desk::on(ARTICLE);
    desk.select("Northern Regional Hospital");
    let harness = sized(desk, vec2(600.0, 500.0));
    let place = harness.get_by_label("Tag as Organisation").rect();
    let line = at(&harness, "Northern Regional").y;
    assert!(place.top() > line + 10.0, "{place:?} under {line}");
    assert!(place.right() < 600.0);
}

#[test]
fn the_marks_under_a_byte_are_the_shortest_first() {
    let mut desk = Desk::on(ARTICLE);
    desk.claim("killed at least 37 people");
    desk.figure("37");
    let desk = window(desk);
    let byte = ARTICLE.find("37").unwrap();
    let marks = desk.state().state.found.by_block[&0].over(byte);
    assert!(matches!(marks[..], [Marked::Figure(_), Marked::Claim(_)]), "{marks:?}");
}

#[test]
fn more_marks_than_lanes_are_counted_and_the_count_lists_them() {
    let mut desk = Desk::on(ARTICLE);
    for words in ["Sule counted", "in Sule counted", "Hospital in Sule counted"] {
        desk.mention(words, PLACE);
    }
    desk.mention("the Northern Regional Hospital in Sule counted", ORGANISATION);
    desk.mention("Regional Hospital in Sule counted", ORGANISATION);
    let mut harness = window(desk);
    // The count stands below the line, after the last letter.
    let end = after(&harness, "Sule counted");
    click(&mut harness, end + vec2(9.0, 9.0), 1);
    let rows: Vec<Rect> = harness
        .get_all_by_label("the Northern Regional Hospital in Sule counted, organisation, mention")
        .map(|node| node.rect())
        .collect();
    assert_eq!(rows.len(), 2, "the mark itself and its row in the list");
    let row = rows.iter().max_by(|a, b| a.top().total_cmp(&b.top())).unwrap().center();
    click(&mut harness, row, 1);
    let Some(RecordId::Mention(id)) = harness.state().bench.selection().chosen.clone() else {
        panic!("{:?}", harness.state().acts);
    };
    let workspace = harness.state().bench.workspace();
    let name = &workspace.entities[&workspace.mentions[&id].entity].name;
    assert_eq!(name, "the Northern Regional Hospital in Sule counted");
    assert_eq!(harness.state().state.listed, None);
}

#[test]
fn the_source_pane_has_the_sentence_and_no_notes() {
    let mut desk = Desk::on(ARTICLE);
    desk.claim("killed at least 37 people");
    desk.figure("37");
    desk.state = ReaderState::new(Detail::Source);
    let harness = sized(desk, vec2(344.0, 500.0));
    harness.get_by_label("37 killed, figure");
    harness.get_by_label("Source");
    assert!(harness.query_by_label_contains("Figure: ").is_none());
    let measure = harness.state().state.sheet.measure.unwrap();
    assert_eq!((measure.left, measure.column), (38.0, 272.0));
}

#[test]
fn a_reveal_glides_and_reduced_motion_jumps() {
    for (motion, frames) in [(Motion::Full, 4), (Motion::Reduced, 1)] {
        let mut desk = Desk::on(&long_article());
        desk.claim("Report 90.0 tells of a strike");
        let id = *desk.bench.workspace().claims.keys().next().unwrap();
        let mut settings = desk.bench.settings().clone();
        settings.motion = motion;
        desk.bench.perform(Act::Set(Box::new(settings)));
        let mut harness = window(desk);
        harness.state_mut().bench.perform(Act::Reveal(id.into()));
        let mut seen = vec![harness.state().state.sheet.anchor];
        for _ in 0..12 {
            harness.step();
            seen.push(harness.state().state.sheet.anchor);
        }
        seen.dedup();
        assert!(seen.len() > frames, "{motion:?}: {seen:?}");
        assert!(motion == Motion::Full || seen.len() == 2, "{motion:?}: {seen:?}");
    }
}

#[test]
fn another_document_and_back_finds_the_place_again() {
    let mut desk = Desk::on(&long_article());
    let first = desk.bench.document().unwrap().id;
    desk.claim("Report 300.0 tells of a strike");
    let claim = *desk.bench.workspace().claims.keys().next().unwrap();
    desk.bench.perform(Act::Paste(ARTICLE.to_owned()));
    let second = desk.bench.document().unwrap().id;
    let mut harness = window(desk);
    harness.state_mut().bench.perform(Act::Reveal(claim.into()));
    harness.run();
    let place = harness.state().state.sheet.place;
    assert!(place.byte > 50_000, "{place:?}");
    for id in [second, first] {
        harness.state_mut().bench.perform(Act::ShowDocument(id));
        harness.run();
    }
    assert_eq!(harness.state().state.sheet.place, place);
}

#[test]
fn awkward_texts_are_drawn_and_selected_without_harm() {
    let texts = [
        "x".repeat(30_000),
        "a\u{300}\u{301} ".repeat(3_000),
        "\r\r\n\n\t a\u{7} \u{85} b \u{2028} c\r\n".to_owned(),
        "one\ntwo\r\nthree\rfour".to_owned(),
        " ".repeat(9_000) + "end",
    ];
    for text in texts {
        let desk = Desk::on_raw(&text);
        let mut harness = window(desk);
        drag(&mut harness, pos2(80.0, 80.0), pos2(500.0, 480.0), Modifiers::NONE);
        for key in [Key::ArrowDown, Key::PageDown, Key::End, Key::ArrowRight, Key::PageUp] {
            harness.key_press_modifiers(Modifiers::SHIFT, key);
            harness.run();
        }
        let desk = harness.state();
        let document = desk.bench.document().unwrap();
        let selection = desk.bench.selection().text.clone().unwrap();
        assert!(selection.active().of(&document.text).is_some(), "{selection:?}");
    }
}
