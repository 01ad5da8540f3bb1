//! The chart as a person uses it: by pointer, by keys, by a screen reader.

mod window;

use eframe::egui::{Event, Modifiers, Pos2, Rect, Role, vec2};
use egui_kittest::{Harness, kittest::Queryable};

use super::*;
use crate::trends::examples::Desk;
use crate::trends::tests::six;
use crate::trends::{Query, trend};
use crate::ui::theme;
use crate::workbench::clock::Clock;
use crate::workbench::{Act, Start, Workbench};

const HALL: &str = ">130 killed, 22 March 2024, Capital";

struct Bench {
    desk: Desk,
    trend: Arc<Trend>,
    selected: Option<FigureId>,
    state: ChartState,
    events: Vec<ChartEvent>,
}

impl Bench {
    fn figure(&self, line: &str) -> FigureId {
        let is_it = |id: &&FigureId| {
            let attested = crate::trends::Attestation::of(&self.desk.workspace, **id);
            attested.is_some_and(|attested| attested.line() == line)
        };
        *self.desk.workspace.figures.keys().find(is_it).unwrap()
    }
}

fn harness(size: (f32, f32), detail: Detail) -> Harness<'static, Bench> {
    let (desk, _) = six();
    let trend = Arc::new(trend(&desk.workspace, &Query::default()));
    let bench =
        Bench { desk, trend, selected: None, state: ChartState::default(), events: Vec::new() };
    let mut harness = Harness::builder()
        .with_size(vec2(size.0, size.1))
        .with_max_steps(8)
        .with_context_setup(theme::install)
        .build_ui_state(
            move |ui, bench: &mut Bench| {
                let scene = Scene {
                    workspace: &bench.desk.workspace,
                    trend: &bench.trend,
                    selected: bench.selected,
                    detail,
                };
                bench.events.extend(chart(ui, &scene, &mut bench.state));
            },
            bench,
        );
    harness.run();
    harness
}

fn dock() -> Harness<'static, Bench> {
    harness((760.0, 200.0), Detail::Dock)
}

fn middle(harness: &Harness<'_, Bench>, line: &str) -> Pos2 {
    harness.get_by_label(line).rect().center()
}

#[test]
fn a_mark_says_what_it_is_and_opens_its_sentence() {
    let mut harness = dock();
    harness.get_by_label(HALL).click();
    harness.run();
    let hall = harness.state().figure(HALL);
    assert_eq!(harness.state().events, [ChartEvent::Chosen(hall)]);
    for line in ["3 killed, 2019, Airfield", "~100 killed, about January 2024, Port"] {
        harness.get_by_label(line);
    }
    assert!(
        harness
            .query_by_label("Chart of 6 figures. Left and Right walk them, Enter opens one")
            .is_some()
    );
}

#[test]
fn a_pointed_at_mark_shows_its_sentence_beside_its_value() {
    let mut harness = harness((952.0, 448.0), Detail::Full);
    let at = middle(&harness, "142 killed, 2016, The coast");
    harness.hover_at(at);
    harness.run();
    harness.get_by_label("142 killed");
    harness.get_by_label("exact · low 142 · high 142");
    let card = harness.ctx.memory(|memory| memory.area_rect(egui::Id::unique("chart card")));
    let card = card.unwrap();
    assert!((card.width() - 330.0).abs() < 4.0, "{card:?}");
    let figure = harness.state().figure("142 killed, 2016, The coast");
    let mut view = View::new((952.0, 448.0), Detail::Full);
    view.hovered = Some(figure);
    let drawn = drawing::draw(&harness.state().trend, &view);
    let hot = drawn.hot.iter().find(|hot| hot.figure == figure).unwrap();
    let label = on_screen(hot.label.unwrap(), Rect::ZERO.min);
    assert!(!card.intersects(label), "{card:?} covers {label:?}");
    let chart = Rect::from_min_size(Pos2::ZERO, vec2(952.0, 448.0));
    assert!(chart.contains_rect(card), "{card:?} leaves the chart");
    harness.hover_at(Pos2::new(500.0, 200.0));
    harness.run();
    assert!(harness.query_by_label("142 killed").is_none(), "it goes with the pointer");
}

#[test]
fn a_column_is_its_mark_as_much_as_the_symbol() {
    let mut harness = harness((952.0, 448.0), Detail::Full);
    let at = middle(&harness, "142 killed, 2016, The coast") + vec2(-20.0, 120.0);
    harness.hover_at(at);
    harness.drag_at(at);
    harness.drop_at(at);
    harness.run();
    let figure = harness.state().figure("142 killed, 2016, The coast");
    assert_eq!(harness.state().events, [ChartEvent::Chosen(figure)]);
}

#[test]
fn the_marks_are_walked_from_the_keyboard() {
    let mut harness = dock();
    harness.key_press(Key::Tab);
    harness.run();
    for _ in 0..3 {
        harness.key_press(Key::ArrowRight);
        harness.run();
    }
    harness.get_by_label("3 killed");
    harness.key_press(Key::ArrowLeft);
    harness.run();
    harness.get_by_label("142 killed");
    harness.key_press(Key::Enter);
    harness.run();
    let figure = harness.state().figure("142 killed, 2016, The coast");
    assert_eq!(harness.state().events, [ChartEvent::Chosen(figure)]);
}

#[test]
fn a_resting_pointer_does_not_hold_up_the_keys() {
    let mut harness = dock();
    let at = middle(&harness, HALL);
    harness.get_by_label(HALL).click();
    harness.hover_at(at);
    harness.run();
    harness.state_mut().selected = Some(harness.state().figure(HALL));
    harness.key_press(Key::ArrowLeft);
    harness.run();
    harness.get_by_label("~100 killed");
    harness.hover_at(at + vec2(1.0, 0.0));
    harness.run();
    harness.get_by_label(">130 killed");
}

#[test]
fn nothing_is_drawn_anew_while_nothing_changes() {
    let mut harness = dock();
    let before = harness.state().state.drawings();
    harness.run_steps(5);
    assert_eq!(harness.state().state.drawings(), before);
    let hall = harness.state().figure(HALL);
    harness.state_mut().selected = Some(hall);
    harness.run_steps(3);
    assert_eq!(harness.state().state.drawings(), before + 1, "the lamp is lit once");
    let mut workspace = Desk::new().workspace;
    std::mem::swap(&mut workspace, &mut harness.state_mut().desk.workspace);
    harness.state_mut().trend = Arc::new(trend(&workspace, &Query::default()));
    harness.state_mut().desk.workspace = workspace;
    harness.run_steps(3);
    assert_eq!(harness.state().state.drawings(), before + 2, "another trend is another picture");
}

#[test]
fn the_chart_is_zoomed_and_moved_along_time_alone() {
    let mut harness = harness((952.0, 448.0), Detail::Full);
    let at = middle(&harness, HALL);
    harness.hover_at(at);
    harness.event(Event::Zoom(4.0));
    harness.run_steps(2);
    let (from, to) = harness.state().state.days().expect("zoomed");
    let whole = 365.25 * 10.0;
    assert!(((to - from) * 4.0 - whole).abs() < 3.0, "{} days", to - from);
    let mark = middle(&harness, HALL);
    assert!((mark - at).length() < 2.0, "what is under the pointer stays there");
    let start = Pos2::new(400.0, 120.0);
    harness.hover_at(start);
    harness.drag_at(start);
    harness.run_steps(1);
    harness.hover_at(start - vec2(120.0, 60.0));
    harness.run_steps(1);
    harness.drop_at(start - vec2(120.0, 60.0));
    harness.run_steps(2);
    let moved = harness.state().state.days().unwrap();
    assert!(moved.0 > from + 30.0, "{moved:?} from {from}");
    assert_eq!(harness.state().events, [], "a drag is no click");
    harness.get_by_label("Show all").click();
    harness.run_steps(4);
    assert_eq!(harness.state().state.days(), None);
}

#[test]
fn no_zoom_goes_below_days_or_far_beyond_the_figures() {
    let mut harness = harness((952.0, 448.0), Detail::Full);
    harness.hover_at(middle(&harness, HALL));
    for _ in 0..20 {
        harness.event(Event::Zoom(8.0));
        harness.run_steps(1);
    }
    let (from, to) = harness.state().state.days().unwrap();
    assert!((to - from - drawing::LEAST_DAYS).abs() < 0.01, "{} days", to - from);
    for _ in 0..20 {
        harness.event(Event::Zoom(0.1));
        harness.run_steps(1);
    }
    let (from, to) = harness.state().state.days().unwrap();
    assert!(to - from <= 40.1 * 365.25, "{} days", to - from);
}

#[test]
fn a_figure_chosen_in_the_text_comes_in_sight_and_is_lit() {
    let mut harness = harness((952.0, 448.0), Detail::Full);
    harness.hover_at(middle(&harness, HALL));
    harness.event(Event::Zoom(8.0));
    harness.run_steps(2);
    let line = "151 killed, 2015, The coast";
    assert!(harness.query_by_label(line).is_none(), "out of sight");
    harness.state_mut().selected = Some(harness.state().figure(line));
    harness.hover_at(Pos2::new(5.0, 5.0));
    harness.run_steps(3);
    let node = harness.get_by_role_and_label(Role::Button, line);
    assert!(Rect::from_min_size(Pos2::ZERO, vec2(952.0, 448.0)).contains_rect(node.rect()));
}

#[test]
fn an_empty_chart_says_what_fills_it() {
    let mut harness = dock();
    harness.state_mut().desk = Desk::new();
    harness.state_mut().trend = Arc::new(trend(&Desk::new().workspace, &Query::default()));
    harness.run();
    assert!(harness.query_by_label(HALL).is_none());
    harness.key_press(Key::Tab);
    harness.key_press_modifiers(Modifiers::NONE, Key::ArrowRight);
    harness.run();
    assert_eq!(harness.state().events, []);
}

#[test]
fn no_size_of_window_breaks_the_chart() {
    for size in [(1.0, 1.0), (60.0, 30.0), (300.0, 20.0), (20.0, 400.0), (3000.0, 900.0)] {
        for detail in [Detail::Dock, Detail::Full] {
            let mut harness = harness(size, detail);
            harness.hover_at(Pos2::new(size.0 / 2.0, size.1 / 2.0));
            harness.run_steps(2);
        }
    }
}

struct Window {
    bench: Workbench,
    state: ChartState,
    acts: Vec<Act>,
    _folder: tempfile::TempDir,
}

/// The view on a workbench that has the six figures open.
fn view_of_six(size: (f32, f32)) -> Harness<'static, Window> {
    let (mut desk, _) = six();
    let documents: Vec<_> = desk.workspace.documents.values().cloned().collect();
    for document in documents {
        let hash = crate::io::workspace::hash_of_text(&document.text);
        desk.workspace.put(crate::model::Document { hash, ..(*document).clone() }.into());
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("six.ron");
    std::fs::write(&path, crate::io::workspace::to_bytes(&desk.workspace).unwrap()).unwrap();
    let mut bench = Workbench::new(Start::headless(Clock::Fixed(1_712_048_400_000), 1));
    bench.perform(Act::Open(vec![path]));
    bench.settle();
    assert_eq!(bench.trend().marks.len(), 6);
    let window = Window { bench, state: ChartState::default(), acts: Vec::new(), _folder: folder };
    let mut harness = Harness::builder()
        .with_size(vec2(size.0, size.1))
        .with_max_steps(8)
        .with_context_setup(theme::install)
        .build_ui_state(
            |ui, window: &mut Window| {
                trends_view(ui, &window.bench, &mut window.state, &mut window.acts);
                for act in std::mem::take(&mut window.acts) {
                    window.bench.perform(act);
                }
            },
            window,
        );
    harness.run();
    harness
}

#[test]
fn a_row_of_the_table_is_a_mark() {
    let mut harness = view_of_six((952.0, 740.0));
    let row = format!("{HALL}: Gunmen killed over 130 people.");
    harness.get_by_role_and_label(Role::Row, &row).click();
    harness.run();
    let chosen = harness.state().bench.selection().chosen.clone();
    let Some(crate::model::RecordId::Figure(figure)) = chosen else { panic!("{chosen:?}") };
    let attested = crate::trends::Attestation::of(harness.state().bench.workspace(), figure);
    assert_eq!(attested.unwrap().line(), HALL);
    assert!(harness.state().bench.selection().reveal.is_some(), "its sentence wants to be seen");
    harness.get_by_role_and_label(Role::Button, HALL);
    assert_eq!(harness.get_all_by_role(Role::Row).count(), 6);
}

#[test]
fn the_header_asks_the_chart_anew() {
    let mut harness = view_of_six((952.0, 740.0));
    harness.get_by_label("Colour place").click();
    harness.run();
    harness.get_by_label("source").click();
    harness.run();
    harness.get_by_label("Colour source");
    let groups: Vec<&str> =
        harness.state().bench.trend().groups.iter().map(|group| group.name.as_str()).collect();
    assert_eq!(groups, ["Harbour Post"]);
}

#[test]
fn the_table_gives_up_columns_before_the_sentence() {
    for (width, columns) in [(1200.0, 9), (952.0, 9), (500.0, 5)] {
        let harness = view_of_six((width, 600.0));
        let widths = &harness.state().state.columns;
        assert_eq!(table::columns(width, widths).len(), columns, "{width} wide");
    }
}
