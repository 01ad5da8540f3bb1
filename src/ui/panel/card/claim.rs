//! The card of a claim, whole for the one that is chosen, brief in the list.

use eframe::egui::{Align2, CursorIcon, Role, Sense, Ui, WidgetInfo, vec2};

use super::super::facts::{self, Quote};
use super::super::pieces::{self, Acts, Cut, Words, put};
use super::{change_and_remove, list_head, notes};
use crate::model::claim::Likelihood;
use crate::model::{Claim, ClaimId, RecordId, Workspace};
use crate::trends::value::value_of;
use crate::ui::icon;
use crate::ui::theme::{Weight, text, tokens};
use crate::ui::widgets::{Lead, ListRow, Ring, fact, focus_ring, likelihood_band, tooltip};
use crate::workbench::{Act, Command, Workbench};

/// Lines of a statement in the list.
const BRIEF: usize = 4;

/// Draws the inside of the card of the chosen claim.
pub(super) fn show(ui: &mut Ui, bench: &Workbench, id: ClaimId, acts: &mut Vec<Act>) {
    let workspace = bench.workspace();
    let Some(claim) = workspace.claims.get(&id) else { return };
    let kind = format!("Claim · {}", claim.modality.words());
    let grade = facts::grade_of(workspace, claim);
    let record = RecordId::Claim(id);
    pieces::head(ui, &kind, Some(&grade), change_and_remove(&record, acts));
    pieces::lines(ui, text::INTERFACE, (&claim.statement, tokens(ui).ink), 8);
    let quote = facts::quote(&claim.anchors, None);
    let words = pieces::quote(ui, &quote, pieces::QUOTE_LINES);
    opens(ui, &words, (record, &quote), acts);
    pieces::line(ui, text::MENU, &facts::chain(workspace, claim), tokens(ui).ink2);
    if let Some(likelihood) = claim.likelihood {
        band(ui, likelihood);
    }
    if let Some(kind) = claim.kind.as_ref().and_then(|kind| workspace.claim_kinds.get(kind)) {
        fact(ui, "Kind", &kind.name, "");
    }
    figures(ui, bench, id, acts);
    links(ui, workspace, claim, acts);
    notes(ui, &claim.notes);
}

/// Draws the inside of a card in the list.
pub(in super::super) fn brief(ui: &mut Ui, workspace: &Workspace, claim: &Claim) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let grade = facts::grade_of(workspace, claim);
    pieces::head(ui, claim.modality.words(), Some(&grade), pieces::no_buttons());
    pieces::lines(ui, text::INTERFACE, (&claim.statement, tokens(ui).ink), BRIEF);
    pieces::line(ui, text::MENU, &facts::chain(workspace, claim), tokens(ui).ink2);
    if let Some(likelihood) = claim.likelihood {
        band(ui, likelihood);
    }
}

/// About how high a card in the list is, in points, before it is drawn.
pub(in super::super) fn estimate(claim: &Claim, width: f32) -> f32 {
    let letters = claim.statement.chars().take(600).count() as f32;
    // A letter of the interface is about 6.4 wide.
    let lines = (letters * 6.4 / (width - 22.0).max(60.0)).ceil().clamp(1.0, BRIEF as f32);
    let band = if claim.likelihood.is_some() { 18.0 } else { 0.0 };
    22.0 + 18.0 + 2.0 + lines * 18.0 + 2.0 + 18.0 + band
}

/// The band of a likelihood, its word and its range.
fn band(ui: &mut Ui, likelihood: Likelihood) {
    let colours = tokens(ui);
    let (low, high) = likelihood.percent();
    let (word, range) = facts::likelihood(likelihood);
    let size = vec2(ui.available_width(), 16.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let band =
        eframe::egui::Rect::from_min_size(rect.left_center() - vec2(0.0, 2.0), vec2(120.0, 4.0));
    let builder = eframe::egui::UiBuilder::new().id_salt("band").max_rect(band);
    likelihood_band(&mut ui.new_child(builder), word, f32::from(low), f32::from(high));
    let strong = text::SECONDARY.weight(Weight::SemiBold).galley(ui, word, colours.ink);
    let strong = put(ui, Align2::LEFT_CENTER, rect.left_center() + vec2(130.0, 0.0), strong);
    let range = text::SECONDARY.galley(ui, &range, colours.ink2);
    put(ui, Align2::LEFT_CENTER, strong.right_center() + vec2(4.0, 0.0), range);
}

/// Its figures as rows, and the way to one more.
fn figures(ui: &mut Ui, bench: &Workbench, id: ClaimId, acts: &mut Vec<Act>) {
    let workspace = bench.workspace();
    let figures: Vec<_> = bench.session().index.figures_of(id).collect();
    if !figures.is_empty() {
        list_head(ui, "Figures", figures.len());
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for figure in figures.iter().filter_map(|id| workspace.figures.get(id)) {
            let name = format!("{} {}", value_of(figure), figure.harm.words());
            let when = facts::when_and_where(workspace, figure);
            let row = ListRow::new(&name).lead(Lead::Figure).alias(&when);
            if row.show(ui).clicked() {
                acts.push(Act::Reveal(RecordId::Figure(figure.id)));
            }
        }
    });
    if pieces::advice(ui, icon::PLUS, "Add figure", Acts::Yes).clicked() {
        if !selects_within(bench, id) {
            // The figure is to stand on this claim, not on what is selected elsewhere.
            acts.push(Act::SelectText(None));
        }
        acts.push(Act::Run(Command::Figure));
    }
}

/// Whether the selected text lies in a part of the claim.
fn selects_within(bench: &Workbench, id: ClaimId) -> bool {
    let Some((document, spans)) = bench.selected_spans() else { return false };
    let claim = bench.workspace().claims.get(&id).filter(|claim| claim.document == document);
    let covers = |span| claim.is_some_and(|c| c.anchors.iter().any(|a| a.span.covers(span)));
    spans.into_iter().all(covers)
}

fn links(ui: &mut Ui, workspace: &Workspace, claim: &Claim, acts: &mut Vec<Act>) {
    if claim.links.is_empty() {
        return;
    }
    list_head(ui, "Links", claim.links.len());
    ui.spacing_mut().item_spacing.y = 0.0;
    for link in &claim.links {
        let to = workspace.claims.get(&link.to);
        let statement = to.map_or("a claim that was removed", |to| to.statement.as_str());
        let words = format!("{}: {statement}", link.relation.words());
        let row = ListRow::new(&words).lead(Lead::Claim).step(text::MENU);
        if row.show(ui).clicked() {
            acts.push(Act::Reveal(RecordId::Claim(link.to)));
        }
    }
}

/// A click on a quote brings its sentence in sight.
pub(super) fn opens(ui: &Ui, words: &Words, (id, quote): (RecordId, &Quote), acts: &mut Vec<Act>) {
    let (rect, under) = (words.response.rect, words.response.id);
    let click = ui.interact(rect, under.with("opens"), Sense::click());
    let click = click.on_hover_cursor(CursorIcon::PointingHand);
    focus_ring(ui, &click, 3, Ring::Off);
    click.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), "Show the sentence"));
    if click.clicked() {
        acts.push(Act::Reveal(id));
    }
    let told = if words.cut == Cut::Short { &quote.text } else { "Show the sentence" };
    drop(tooltip(click, told, ""));
}
