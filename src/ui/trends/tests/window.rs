//! The chart within the whole window: what leads from it to the sentences and back.

use std::path::PathBuf;

use eframe::egui::{Key, Modifiers, Role, vec2};
use egui_kittest::{Harness, kittest::Queryable};

use crate::model::{FigureId, RecordId};
use crate::trends::{Attestation, Grouping, Query};
use crate::ui::app::App;
use crate::workbench::clock::Clock;
use crate::workbench::{Act, Start, Workbench};

/// The window with the shipped workspace open.
fn window(size: (f32, f32)) -> Harness<'static, App> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("saves/sample.ron");
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("sample.ron");
    std::fs::copy(path, &copy).unwrap();
    let mut bench = Workbench::new(Start::headless(Clock::Fixed(1_712_048_400_000), 1));
    bench.perform(Act::Open(vec![copy]));
    bench.settle();
    let mut harness = Harness::builder()
        .with_size(vec2(size.0, size.1))
        .with_max_steps(60)
        .build_eframe(|cc| App::with_bench(&cc.egui_ctx, bench, Vec::new()));
    harness.run_steps(4);
    harness
}

/// The last figure in the text.
fn last_figure(harness: &Harness<'_, App>) -> FigureId {
    *harness.state().bench().lists().document_figures.last().expect("figures")
}

#[test]
fn the_source_stands_at_the_figure_that_was_chosen_in_the_text() {
    let mut harness = window((1280.0, 800.0));
    let figure = last_figure(&harness);
    harness.state_mut().bench_mut().perform(Act::Choose(Some(figure.into())));
    harness.run_steps(2);
    assert_eq!(harness.state().bench().selection().reveal, None, "the text was not scrolled");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    harness.run_steps(40);
    let bench = harness.state().bench();
    let stand = bench.selection().stand.expect("the source is sent");
    let number = bench.workspace().figures[&figure].number.clone().expect("a number");
    assert_eq!(stand.span, number.span);
}

#[test]
fn escape_in_an_open_menu_closes_it_and_nothing_else() {
    let mut harness = window((1280.0, 800.0));
    let figure = last_figure(&harness);
    harness.state_mut().bench_mut().perform(Act::Reveal(figure.into()));
    harness.run_steps(40);
    harness.get_by_label("Colour place").click();
    harness.run_steps(4);
    assert!(harness.query_by_role_and_label(Role::MenuItemRadio, "perpetrator").is_some());
    harness.key_press(Key::Escape);
    harness.run_steps(4);
    assert!(harness.query_by_role_and_label(Role::MenuItemRadio, "perpetrator").is_none());
    let chosen = harness.state().bench().selection().chosen.clone();
    assert_eq!(chosen, Some(RecordId::Figure(figure)), "Escape took the choice too");
    harness.key_press(Key::Escape);
    harness.run_steps(4);
    assert_eq!(harness.state().bench().selection().chosen, None);
}

#[test]
fn a_mark_that_is_pointed_at_is_told_to_the_text() {
    let mut harness = window((1280.0, 800.0));
    let figure = harness.state().bench().trend().drawn().next().expect("a mark").figure;
    let line = Attestation::of(harness.state().bench().workspace(), figure).unwrap().line();
    let mark = harness.get_by_role_and_label(Role::Button, &line).rect().center();
    harness.hover_at(mark);
    harness.run_steps(3);
    assert_eq!(harness.state().bench().selection().pointed, Some(figure));
    harness.hover_at(eframe::egui::pos2(640.0, 200.0));
    harness.run_steps(3);
    assert_eq!(harness.state().bench().selection().pointed, None);
}

#[test]
fn no_pill_stands_on_another_thing_in_any_window() {
    let sizes =
        [(640.0, 400.0), (880.0, 560.0), (1000.0, 680.0), (1280.0, 800.0), (1920.0, 1080.0)];
    for size in sizes {
        let mut harness = window(size);
        for view in [Key::Num1, Key::Num2] {
            harness.key_press_modifiers(Modifiers::COMMAND, view);
            harness.run_steps(4);
            let Some(export) = harness.query_by_label("Export the chart") else { continue };
            let export = export.rect();
            let rule = harness.get_by_label("Rule in force highest grade").rect();
            let counts = harness.get_by_label_contains("Left out:").rect();
            assert!(rule.right() <= counts.left(), "{size:?}: {rule:?} {counts:?}");
            assert!(counts.right() <= export.left() + 0.5, "{size:?}: {counts:?} {export:?}");
        }
    }
}

#[test]
fn what_is_left_out_is_a_list_with_reasons_that_lead_to_the_sentences() {
    let mut harness = window((1280.0, 800.0));
    let bench = harness.state().bench();
    let trend = bench.trend();
    let figure = trend.left_out.all().next().expect("the sample leaves a figure out");
    let reason = crate::trends::report::why_left_out(trend, trend.mark(figure).expect("listed"));
    let line = Attestation::of(bench.workspace(), figure).unwrap().line();
    harness.get_by_label_contains("Left out:").click();
    harness.run_steps(4);
    harness.get_by_label(&format!("{line}: {reason}")).click();
    harness.run_steps(40);
    let chosen = harness.state().bench().selection().chosen.clone();
    assert_eq!(chosen, Some(RecordId::Figure(figure)));
}

#[test]
fn a_choice_above_the_chart_is_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let start = || Start {
        settings_path: Some(folder.path().join("settings.ron")),
        ..Start::headless(Clock::Fixed(1_712_048_400_000), 1)
    };
    let mut bench = Workbench::new(start());
    let query = Query { group: Grouping::Source, ..Query::default() };
    bench.perform(Act::Query(Box::new(query.clone())));
    drop(bench);
    assert_eq!(Workbench::new(start()).query(), &query);
}
