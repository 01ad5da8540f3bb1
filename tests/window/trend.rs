//! The chart and the sentence: each leads to the other.

use attest::model::RecordId;
use attest::workbench::{Command, View};
use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT, Queryable};

use super::desk::Desk;

/// The mark of a figure on the chart: its words say date and place, those of its note do not.
fn mark<'a>(desk: &'a Desk, value: &str) -> Node<'a> {
    let marks = desk.harness.query_all_by_role(Role::Button);
    let is_mark = |node: &Node<'_>| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label.starts_with(value) && label.contains(',')
    };
    marks.into_iter().find(is_mark).unwrap_or_else(|| panic!("no {value} in {:#?}", desk.labels()))
}

fn is_lit(node: &Node<'_>) -> bool {
    node.accesskit_node().toggled() == Some(Toggled::True)
}

#[test]
fn a_mark_leads_to_its_sentence() {
    let mut desk = Desk::sample();
    assert!(!desk.shows_part("In the United States the last such attack"), "out of sight at first");
    mark(&desk, "151 killed").click();
    desk.run();
    desk.harness.run_steps(20);
    desk.run();
    let chosen = desk.bench().selection().chosen.clone();
    let Some(RecordId::Figure(figure)) = chosen else { panic!("{chosen:?}") };
    let workspace = desk.bench().workspace();
    let claim = &workspace.claims[&workspace.figures[&figure].claim];
    let quote = &claim.anchors[0].quote;
    assert!(quote.contains("151"), "{quote}");
    let paragraphs = desk.harness.get_all_by_role(Role::Paragraph);
    let mut seen = paragraphs.filter_map(|node| node.accesskit_node().label());
    assert!(seen.any(|words| words.contains("Seen from Europe")), "{:#?}", desk.labels());
    desk.sees("Figure 11 of 14");
}

#[test]
fn a_figure_chosen_in_the_text_lights_its_mark() {
    let mut desk = Desk::sample();
    assert!(!is_lit(&mark(&desk, ">130 killed")));
    desk.click("Figure: >130 killed");
    assert!(is_lit(&mark(&desk, ">130 killed")));
    assert!(is_lit(&desk.harness.get_by_label("Figure: >130 killed")));
    desk.press(Modifiers::ALT, Key::ArrowDown);
    assert!(!is_lit(&mark(&desk, ">130 killed")));
    desk.press(Modifiers::ALT, Key::ArrowUp);
    assert!(is_lit(&mark(&desk, ">130 killed")));
}

#[test]
fn the_trends_stand_alone_with_their_source_beside_them() {
    let mut desk = Desk::sample();
    desk.press(Modifiers::COMMAND, Key::Num2);
    assert_eq!(desk.bench().view(), View::Trends);
    assert!(!desk.shows("Codebook"), "the panel of the reader is away");
    mark(&desk, "3 killed, 2019").click();
    desk.run();
    desk.harness.run_steps(20);
    desk.run();
    assert!(desk.shows_part("Pensacola, Florida"), "the sentence stands beside the chart");
    desk.press(Modifiers::COMMAND, Key::Num1);
    assert_eq!(desk.bench().view(), View::Read);
    desk.sees("Codebook");
}

#[test]
fn the_header_of_the_trends_asks_the_chart() {
    let mut desk = Desk::sample();
    desk.click("Sum by year");
    desk.click_on(Role::MenuItemRadio, "quarter");
    desk.sees("Sum by quarter");
    desk.click("Harm killed");
    desk.click_on(Role::MenuItemRadio, "injured");
    desk.sees("Harm injured");
    assert_eq!(desk.bench().trend().marks.len(), 1);
    desk.run_command(Command::ByYear);
    desk.sees("Sum by year");
}
