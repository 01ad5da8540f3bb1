//! What is in view: jumps, the wheel, keys, other widths, other documents, awkward letters.

use eframe::egui::{Event, Key, Modifiers, MouseWheelUnit, Pos2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::desk::*;
use crate::model::shipped::{ORGANISATION, PLACE};
use crate::ui::reader::*;
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
