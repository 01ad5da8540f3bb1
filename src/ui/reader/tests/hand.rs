//! Selecting, choosing, tagging: each told by what it leads to.

use eframe::egui::{Modifiers, Rect, vec2};
use egui_kittest::kittest::Queryable;

use super::desk::*;
use crate::model::shipped::{ORGANISATION, PLACE};
use crate::model::{RecordId, TypeId};
use crate::ui::reader::*;
use crate::workbench::index::Marked;
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
