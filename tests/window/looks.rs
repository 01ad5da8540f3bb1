//! How the window looks and gives way: themes, zoom, panels, narrow windows, toasts.

use attest::workbench::settings::Theme;
use eframe::egui::accesskit::Role;
use eframe::egui::{self, Key, Modifiers, Rect, pos2, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::Queryable;

use super::desk::{DESIGNED, Desk};

const CTRL_ALT: Modifiers = Modifiers { alt: true, ..Modifiers::COMMAND };

#[test]
fn light_and_dark_change_by_key_and_by_click() {
    let mut desk = Desk::sample();
    let first = desk.harness.ctx.theme();
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    assert_ne!(desk.harness.ctx.theme(), first);
    desk.click_on(Role::Button, "Light or dark");
    assert_eq!(desk.harness.ctx.theme(), first);
    let said = if first == egui::Theme::Dark { "Dark" } else { "Light" };
    desk.sees(said);
    assert_ne!(desk.bench().settings().theme, Theme::System);
}

#[test]
fn the_article_is_zoomed_alone_and_the_window_as_a_whole() {
    let mut desk = Desk::sample();
    let title = |desk: &Desk| desk.rect_of(Role::Button, "File").height();
    let before = title(&desk);
    desk.press(Modifiers::COMMAND, Key::Plus);
    desk.sees("110 %");
    assert!((title(&desk) - before).abs() < 0.1, "the rest of the window stays");
    desk.press(Modifiers::COMMAND, Key::Minus);
    desk.press(Modifiers::COMMAND, Key::Minus);
    desk.sees("90 %");
    desk.press(Modifiers::COMMAND, Key::Num0);
    desk.sees("100 %");
    assert!((desk.harness.ctx.zoom_factor() - 1.0).abs() < 1e-3);
    desk.press(CTRL_ALT, Key::Plus);
    desk.run();
    assert!((desk.harness.ctx.zoom_factor() - 1.1).abs() < 1e-3);
    desk.press(CTRL_ALT, Key::Num0);
    desk.run();
    assert!((desk.harness.ctx.zoom_factor() - 1.0).abs() < 1e-3);
}

#[test]
fn panels_fold_and_unfold_by_their_keys() {
    let mut desk = Desk::sample();
    for (key, inside) in
        [(Key::B, "Filter documents"), (Key::J, "Sum by year"), (Key::R, "Workspace")]
    {
        desk.sees(inside);
        desk.press(Modifiers::COMMAND, key);
        assert!(!desk.shows(inside), "{key:?} folds");
        desk.press(Modifiers::COMMAND, key);
        desk.sees(inside);
    }
}

#[test]
fn a_form_opens_a_folded_side_panel() {
    let mut desk = Desk::sample();
    desk.press(Modifiers::COMMAND, Key::R);
    desk.select("bombs");
    desk.strike("5");
    desk.sees("New mention");
}

#[test]
fn edges_are_dragged_and_their_place_is_kept() {
    let mut desk = Desk::sample();
    let edge = desk.rect_of(Role::Splitter, "Width of the left panel").center();
    desk.drag(edge, edge + vec2(60.0, 0.0));
    let size = desk.bench().settings().left.size.expect("a width");
    assert!((size - 276.0).abs() < 6.0, "{size}");
    let edge = desk.rect_of(Role::Splitter, "Height of the trends").center();
    desk.drag(edge, edge - vec2(0.0, 40.0));
    let size = desk.bench().settings().dock.size.expect("a height");
    assert!((size - 256.0).abs() < 6.0, "{size}");
}

/// What of these stands on screen, and where.
fn places(desk: &Desk, labels: &[&str]) -> Vec<(String, Rect)> {
    let found = labels.iter().flat_map(|label| {
        let nodes = desk.harness.query_all_by_label(label);
        nodes.map(|node: Node<'_>| ((*label).to_owned(), node.rect()))
    });
    found.collect()
}

/// Fails where one lies over another or beyond the sides of the window.
fn check_bar(bar: &[(String, Rect)], width: f32) {
    for (at, (label, rect)) in bar.iter().enumerate() {
        let inside = rect.left() >= 0.0 && rect.right() <= width;
        assert!(inside, "{label} at {rect:?} in {width}");
        for (other, beside) in bar.iter().skip(at + 1) {
            let over = rect.shrink(1.0).intersects(beside.shrink(1.0));
            assert!(!over, "{label} lies over {other} in {width}");
        }
    }
}

#[test]
fn nothing_is_cut_and_nothing_overlaps_in_the_bars_of_any_window() {
    let top = ["File", "Edit", "View", "Tag", "Chart", "Help", "Read", "Trends"];
    let counts =
        ["Untitled", "1 document", "19 entities", "24 mentions", "14 claims", "14 figures"];
    for (width, height) in [(1920.0, 1080.0), (1280.0, 800.0), (1000.0, 680.0), (880.0, 560.0)] {
        let desk = Desk::sample_in(vec2(width, height));
        let mut bar = places(&desk, &top);
        bar.extend(places(&desk, &["Search or run a command"]));
        bar.retain(|(_, rect)| rect.top() < 36.0);
        assert_eq!(bar.len(), 9, "{bar:?}");
        check_bar(&bar, width);
        let mut status = places(&desk, &["Not saved yet", "100 %", "Light or dark"]);
        status.extend(places(&desk, &counts));
        status.retain(|(_, rect)| rect.top() >= height - 24.5);
        assert_eq!(status.len(), 9, "{status:?}");
        check_bar(&status, width);
    }
    for width in [640.0, 520.0, 430.0] {
        let desk = Desk::sample_in(vec2(width, 400.0));
        let mut bar = places(&desk, &top);
        bar.extend(places(&desk, &["Search or run a command"]));
        bar.retain(|(_, rect)| rect.top() < 36.0);
        check_bar(&bar, width);
        check_bar(&places(&desk, &["Not saved yet", "100 %", "Untitled", "14 figures"]), width);
    }
}

#[test]
fn a_narrow_window_keeps_the_codebook_as_keys_and_the_trends_as_a_line() {
    for (width, height) in [(1000.0, 680.0), (880.0, 560.0)] {
        let mut desk = Desk::sample_in(vec2(width, height));
        assert!(!desk.shows("Filter documents"), "the left panel is a rail");
        let cap = desk.rect_of(Role::Button, "Place (3)");
        assert!(cap.right() <= 44.0 && cap.bottom() <= height - 24.0, "{cap:?}");
        assert!(desk.shows_part("figures · killed · by place"), "{:#?}", desk.labels());
        let article = desk.first_paragraph();
        assert!(article.width() >= 400.0, "the text keeps its column: {article:?}");
        desk.select("bombs");
        desk.click("Weapon (5)");
        desk.sees("New mention");
        desk.key(Key::Escape);
        desk.press(Modifiers::COMMAND, Key::B);
        desk.sees("Filter documents");
        desk.press(Modifiers::COMMAND, Key::B);
        assert!(!desk.shows("Filter documents"));
    }
}

#[test]
fn every_command_of_a_menu_is_reached_in_the_lowest_window() {
    let mut desk = Desk::sample_in(vec2(880.0, 560.0));
    desk.click("View");
    let last = desk.rect_of(Role::MenuItem, "Region before");
    let first = desk.rect_of(Role::MenuItem, "Read");
    assert!(first.top() >= 30.0 && last.top() - first.top() > 480.0, "{first:?} {last:?}");
    desk.harness.get_by_role_and_label(Role::MenuItem, "Region before").scroll_to_me();
    desk.run();
    let last = desk.rect_of(Role::MenuItem, "Region before");
    assert!(last.bottom() <= 560.0, "{last:?}");
}

#[test]
fn a_window_zoomed_to_twice_its_size_has_a_drawer_beside_the_text() {
    let mut desk = Desk::sample_in(vec2(640.0, 400.0));
    assert!(!desk.shows("Workspace"), "the drawer is in");
    desk.press(Modifiers::COMMAND, Key::R);
    let panel = desk.rect_of(Role::RadioButton, "Workspace");
    let article = desk.first_paragraph();
    assert!(article.right() < panel.left(), "beside the text and never on it");
    desk.press(Modifiers::COMMAND, Key::R);
    assert!(!desk.shows("Workspace"));
    desk.select("bombs");
    desk.strike("5");
    desk.sees("New mention");
}

#[test]
fn a_toast_stands_in_the_lower_right_corner_of_the_reader() {
    let reader = Rect::from_min_max(pos2(216.0, 36.0), pos2(960.0, DESIGNED.y - 24.0 - 216.0));
    let mut desk = Desk::sample();
    desk.strike("c");
    desk.strike("f");
    let toasts: Vec<Rect> =
        desk.harness.get_all_by_role(Role::Status).map(|node| node.rect()).collect();
    assert_eq!(toasts.len(), 2);
    for toast in &toasts {
        assert!(reader.contains_rect(*toast), "{toast:?} in {reader:?}");
    }
    let lowest = toasts.iter().map(Rect::bottom).fold(0.0, f32::max);
    assert!(reader.bottom() - lowest < 40.0, "at the foot: {toasts:?}");
    desk.harness.run_steps(340);
    assert!(desk.bench().notices().is_empty(), "they go by themselves");
}

#[test]
fn a_toast_of_an_error_stays_until_it_is_closed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("empty.txt");
    std::fs::write(&path, "").expect("written");
    let mut desk = Desk::sample();
    desk.drop_files(&[&path]);
    desk.harness.run_steps(340);
    assert_eq!(desk.bench().notices().len(), 1, "{:?}", desk.bench().notices());
    desk.click("Close");
    assert!(desk.bench().notices().is_empty());
}

#[test]
fn a_window_at_rest_draws_no_frame() {
    let mut desk = Desk::sample();
    desk.harness.run_steps(400);
    desk.harness.step();
    let output = &desk.harness.output().viewport_output[&egui::ViewportId::ROOT];
    assert!(
        output.repaint_delay > std::time::Duration::from_hours(1),
        "{:?}",
        output.repaint_delay
    );
}
