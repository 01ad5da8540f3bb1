//! The lists of the side panel: entities, claims, figures, each in a section whose head stays in
//! sight.
//!
//! Invariant: nothing here is laid out that is not in sight, and choosing a row never moves the
//! rows under the pointer.

use eframe::egui::{Align2, Response, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use super::facts;
use super::pieces::{self, put};
use super::rows::{self, Heights};
use super::{PanelState, card};
use crate::model::{ClaimId, EntityId, Figure, FigureId, RecordId};
use crate::trends::value::value_of;
use crate::ui::theme::{Weight, text, tokens};
use crate::ui::widgets::{
    Edge, ListRow, Lit, Ring, Section, card as framed, focus_ring, grade_chip, hairline,
    paint_shape,
};
use crate::ui::words;
use crate::workbench::{Act, Scope, Workbench};

/// Height of a figure's row: value and harm, then date and place.
const FIGURE_ROW: f32 = 42.0;
/// Gap between cards.
const GAP: f32 = 6.0;

/// What the lists remember between frames.
#[derive(Clone, Debug)]
pub(super) struct ListState {
    entities: Fold,
    claims: Fold,
    figures: Fold,
    length: Length,
    heights: Heights<ClaimId>,
    offset: f32,
    /// How far the sight is to follow, in points down.
    pub(super) follow: f32,
}

impl Default for ListState {
    fn default() -> Self {
        Self {
            entities: Fold::Open,
            claims: Fold::Open,
            figures: Fold::Open,
            length: Length::Short,
            heights: Heights::default(),
            offset: 0.0,
            follow: 0.0,
        }
    }
}

/// Whether a section shows its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fold {
    Open,
    Closed,
}

/// Whether the entities are all listed, or the first few.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Length {
    Short,
    All,
}

/// Draws the three sections across the room that is left.
pub(super) fn sections(
    ui: &mut Ui,
    bench: &Workbench,
    state: &mut PanelState,
    acts: &mut Vec<Act>,
) {
    let panel_height = ui.ctx().content_rect().height();
    let mut area = ScrollArea::vertical().id_salt("lists").auto_shrink(false);
    if state.lists.follow != 0.0 {
        area = area.vertical_scroll_offset((state.lists.offset + state.lists.follow).max(0.0));
        state.lists.follow = 0.0;
    }
    let shown = area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        entities(ui, bench, state, (panel_height, acts));
        claims(ui, bench, state, acts);
        figures(ui, bench, state, acts);
        ui.add_space(12.0);
    });
    state.lists.offset = shown.state.clamped_offset().y;
}

/// Draws a section: a head of 28 in its inset, and the body if it is open and holds something.
fn section(ui: &mut Ui, (name, held): (&str, usize), fold: &mut Fold, body: impl FnOnce(&mut Ui)) {
    if *fold == Fold::Closed || held == 0 {
        hairline(ui);
    }
    let count = words::number(held as u64);
    let mut open = *fold == Fold::Open && held > 0;
    let was = open;
    inset(ui, 4.0, |ui| {
        Section::new(name, &count).show(ui, &mut open, |_| {}, body);
    });
    if open != was {
        *fold = if open { Fold::Open } else { Fold::Closed };
    }
}

/// Draws within the width that is left less `margin` on each side.
pub(super) fn inset<R>(ui: &mut Ui, margin: f32, inside: impl FnOnce(&mut Ui) -> R) -> R {
    let room = ui.available_rect_before_wrap().shrink2(vec2(margin, 0.0));
    let shown = ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        ui.set_width(room.width());
        inside(ui)
    });
    shown.inner
}

fn entities(
    ui: &mut Ui,
    bench: &Workbench,
    state: &mut PanelState,
    (height, acts): (f32, &mut Vec<Act>),
) {
    let listed = &bench.lists().entities;
    let few = few_for(height);
    let PanelState { lists: ListState { entities: fold, length, .. }, .. } = state;
    section(ui, ("Entities", listed.len()), fold, |ui| {
        let short = *length == Length::Short && listed.len() > few + 1;
        let items: &[_] = if short { listed.get(..few).unwrap_or_default() } else { listed };
        rows::even(ui, items, 24.0, |ui, (id, mentions)| {
            entity_row(ui, bench, (id, mentions), acts)
        });
        if listed.len() > few + 1 {
            let words = match *length {
                Length::Short => format!("{} more", words::number((listed.len() - few) as u64)),
                Length::All => "fewer".to_owned(),
            };
            if more_row(ui, &words).clicked() {
                *length = match *length {
                    Length::Short => Length::All,
                    Length::All => Length::Short,
                };
            }
        }
        ui.add_space(4.0);
    });
}

/// Entities listed at first, for a window of this height: 4 at 800, 10 at 1080.
fn few_for(height: f32) -> usize {
    (((height - 610.0) / 47.0).floor() as usize).max(4)
}

fn entity_row(
    ui: &mut Ui,
    bench: &Workbench,
    (id, mentions): (EntityId, usize),
    acts: &mut Vec<Act>,
) -> Response {
    let workspace = bench.workspace();
    let entity = workspace.entities.get(&id);
    let name = entity.map_or("", |entity| entity.name.as_str());
    let alias = entity.and_then(|entity| entity.aliases.first()).map_or("", String::as_str);
    let lead = entity.map(|entity| pieces::type_lead(ui, workspace, &entity.kind));
    let count = words::number(mentions as u64);
    let chosen = chosen_entity(bench) == Some(id);
    let mut row = ListRow::new(name).alias(alias).count(&count).lit(Lit::from(chosen));
    if let Some(lead) = lead {
        row = row.lead(lead);
    }
    let response = row.show(ui);
    if response.clicked() {
        acts.push(Act::Reveal(RecordId::Entity(id)));
    }
    response
}

/// The entity whose card is open: its own, or that of a chosen mention.
fn chosen_entity(bench: &Workbench) -> Option<EntityId> {
    match bench.selection().chosen.as_ref()? {
        RecordId::Entity(id) => Some(*id),
        RecordId::Mention(id) => bench.workspace().mentions.get(id).map(|mention| mention.entity),
        RecordId::Document(_)
        | RecordId::Type(_)
        | RecordId::ClaimKind(_)
        | RecordId::Claim(_)
        | RecordId::Figure(_)
        | RecordId::Hypothesis(_) => None,
    }
}

/// A row in the secondary ink that opens the rest of a list.
pub(super) fn more_row(ui: &mut Ui, words: &str) -> Response {
    let colours = tokens(ui);
    let size = vec2(ui.available_width(), 24.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let over = response.hovered() || response.has_focus();
    if over {
        ui.painter().rect_filled(rect, 4.0, colours.hover);
    }
    let ink = if over { colours.ink } else { colours.ink2 };
    let galley = text::MENU.galley(ui, words, ink);
    put(ui, Align2::LEFT_CENTER, rect.left_center() + vec2(31.0, 0.0), galley);
    focus_ring(ui, &response, 4, Ring::Inside);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words));
    response
}

fn claims(ui: &mut Ui, bench: &Workbench, state: &mut PanelState, acts: &mut Vec<Act>) {
    let listed = &bench.lists().claims;
    let workspace = bench.workspace();
    let PanelState { lists: ListState { claims: fold, heights, follow, .. }, .. } = state;
    section(ui, ("Claims", listed.len()), fold, |ui| {
        inset(ui, 4.0, |ui| {
            let width = ui.available_width();
            heights.follow(stamp(bench), width, listed, |id| {
                let claim = workspace.claims.get(&id);
                claim.map_or(0.0, |claim| card::claim::estimate(claim, width)) + GAP
            });
            let draw = |ui: &mut Ui, id| claim_card(ui, bench, id, acts);
            *follow += rows::uneven(ui, (listed, GAP), heights, draw);
        });
    });
}

/// What the list of claims was made for.
fn stamp(bench: &Workbench) -> (u64, u64) {
    let (session, revision) = bench.revision();
    let scope = match bench.scope() {
        Scope::Document => 0,
        Scope::Workspace => 1,
    };
    (session * 2 + scope, revision)
}

fn claim_card(ui: &mut Ui, bench: &Workbench, id: ClaimId, acts: &mut Vec<Act>) -> Response {
    let chosen = bench.selection().chosen == Some(RecordId::Claim(id));
    let edge = if chosen { Edge::Selected } else { Edge::Plain };
    let Some(claim) = bench.workspace().claims.get(&id) else {
        return ui.allocate_response(vec2(0.0, 0.0), Sense::hover());
    };
    let builder = UiBuilder::new().id_salt("claim").sense(Sense::click());
    let shown = ui.scope_builder(builder, |ui| {
        framed(ui, edge, |ui| card::claim::brief(ui, bench.workspace(), claim)).response.rect
    });
    let (response, rect) = (shown.response, shown.inner);
    if response.hovered() && !chosen {
        let stroke = (1.0, tokens(ui).field);
        ui.painter().rect_stroke(rect, 6.0, stroke, eframe::egui::StrokeKind::Inside);
    }
    focus_ring(ui, &response, 6, Ring::Inside);
    response.widget_info(|| {
        WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), chosen, &claim.statement)
    });
    if response.clicked() {
        acts.push(Act::Reveal(RecordId::Claim(id)));
    }
    response
}

fn figures(ui: &mut Ui, bench: &Workbench, state: &mut PanelState, acts: &mut Vec<Act>) {
    let listed = &bench.lists().figures;
    let PanelState { lists: ListState { figures: fold, .. }, groups, .. } = state;
    section(ui, ("Figures", listed.len()), fold, |ui| {
        rows::even(ui, listed, FIGURE_ROW, |ui, id| {
            let mark = super::group_mark_of(ui, groups, id);
            figure_row(ui, bench, (id, mark), acts)
        });
    });
}

fn figure_row(
    ui: &mut Ui,
    bench: &Workbench,
    (id, mark): (FigureId, super::whisker::GroupMark),
    acts: &mut Vec<Act>,
) -> Response {
    let chosen = bench.selection().chosen == Some(RecordId::Figure(id));
    let size = vec2(ui.available_width(), FIGURE_ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let Some(figure) = bench.workspace().figures.get(&id) else { return response };
    let colours = tokens(ui);
    if chosen || response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 4.0, colours.hover);
    }
    if chosen {
        let bar = rect.with_max_x(rect.left() + 3.0).shrink2(vec2(0.0, 2.0));
        ui.painter().rect_filled(bar, 1.5, colours.ink);
    }
    let first = rect.left_top() + vec2(16.0, 13.0);
    paint_shape(ui.painter(), mark.0, first, 5.0, mark.1);
    let second = facts::when_and_where(bench.workspace(), figure);
    figure_words(ui, bench, (rect, figure), &second);
    focus_ring(ui, &response, 4, Ring::Inside);
    let said = format!("{} {}, {second}", value_of(figure), figure.harm.words());
    response
        .widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), chosen, &said));
    if response.clicked() {
        acts.push(Act::Reveal(RecordId::Figure(id)));
    }
    response
}

fn figure_words(
    ui: &mut Ui,
    bench: &Workbench,
    (rect, figure): (eframe::egui::Rect, &Figure),
    second: &str,
) {
    let colours = tokens(ui);
    let left = rect.left_top() + vec2(31.0, 0.0);
    let value = text::INTERFACE.weight(Weight::SemiBold).tabular().galley(
        ui,
        &value_of(figure),
        colours.ink,
    );
    let value = put(ui, Align2::LEFT_CENTER, left + vec2(0.0, 13.0), value);
    let harm = text::INTERFACE.galley(ui, figure.harm.words(), colours.ink);
    put(ui, Align2::LEFT_CENTER, value.right_center() + vec2(6.0, 0.0), harm);
    let room = rect.width() - 31.0 - 8.0;
    let shown = crate::ui::widgets::fit_words(ui, second, text::SECONDARY, room);
    let shown = text::SECONDARY.galley(ui, &shown, colours.ink2);
    put(ui, Align2::LEFT_CENTER, left + vec2(0.0, 30.0), shown);
    if let Some(claim) = bench.workspace().claims.get(&figure.claim) {
        let grade = facts::grade_of(bench.workspace(), claim);
        let at = rect.with_max_x(rect.right() - 8.0).with_max_y(rect.top() + 26.0);
        let layout = eframe::egui::Layout::right_to_left(eframe::egui::Align::Center);
        let mut right = ui.new_child(UiBuilder::new().id_salt("grade").max_rect(at).layout(layout));
        grade_chip(&mut right, &grade.text, &grade.words);
    }
}

/// What the panel says while nothing is chosen.
pub(super) fn nothing_chosen(ui: &mut Ui) {
    let colours = tokens(ui);
    inset(ui, 12.0, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.add_space(8.0);
        let head = text::INTERFACE.weight(Weight::SemiBold);
        pieces::line(ui, head, "Nothing selected", colours.ink);
        let words = "Select text in the article and press a key of the codebook. The entity, \
                     claim or figure appears here; the text stays in sight.";
        pieces::paragraph(ui, text::MENU, words, colours.ink2);
        ui.add_space(8.0);
    });
}
