//! The card of what is chosen, pinned over the lists.
//!
//! Invariant: the card says what the record says and nothing more; whatever it names can be gone
//! to, changed and removed from here by mouse and by keyboard.

pub(super) mod claim;
mod entity;
mod figure;
mod orphans;

use eframe::egui::{Id, ScrollArea, Ui};

use super::PanelState;
use super::pieces::{self, Buttons};
use super::sections::{inset, nothing_chosen};
use crate::model::{Document, RecordId};
use crate::ui::icon;
use crate::ui::theme::{Weight, text, tokens};
use crate::ui::widgets::{Edge, card as framed, fact, icon_button};
use crate::ui::words;
use crate::workbench::{Act, Command, Workbench};

/// The share of the panel that the card may take before it scrolls.
const SHARE: f32 = 0.56;

/// What the card remembers between frames.
#[derive(Clone, Debug, Default)]
pub(super) struct CardState {
    chosen: Option<RecordId>,
    height: f32,
    focus: Option<Id>,
    entity: entity::EntityCard,
}

/// Draws what lost its place, and the card of what is chosen.
pub(super) fn chosen(ui: &mut Ui, bench: &Workbench, state: &mut PanelState, acts: &mut Vec<Act>) {
    let chosen = bench.selection().chosen.clone();
    let changed = chosen != state.card.chosen;
    let most = (ui.available_height() * SHARE).max(120.0);
    let mut area = ScrollArea::vertical().id_salt("card").max_height(most);
    area = area.auto_shrink([false, true]);
    if changed {
        area = area.vertical_scroll_offset(0.0);
    }
    let top = ui.cursor().top();
    area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        orphans::lost(ui, bench, acts);
        card_of(ui, bench, chosen.as_ref(), (state, acts));
        super::form::keep_in_sight(ui, &mut state.card.focus);
    });
    let height = ui.cursor().top() - top;
    if changed {
        // A row that was clicked stays under the pointer.
        let below = ui.available_rect_before_wrap();
        if ui.input(|input| input.pointer.interact_pos()).is_some_and(|at| below.contains(at)) {
            state.lists.follow += height - state.card.height;
        }
        state.card.chosen = chosen;
    }
    state.card.height = height;
}

/// Draws the card of what is chosen in whatever room there is.
pub(super) fn alone(ui: &mut Ui, bench: &Workbench, state: &mut PanelState, acts: &mut Vec<Act>) {
    let chosen = bench.selection().chosen.clone();
    card_of(ui, bench, chosen.as_ref(), (state, acts));
}

fn card_of(
    ui: &mut Ui,
    bench: &Workbench,
    chosen: Option<&RecordId>,
    (state, acts): (&mut PanelState, &mut Vec<Act>),
) {
    let workspace = bench.workspace();
    let Some(id) = chosen.filter(|id| workspace.holds(id)) else {
        nothing_chosen(ui);
        return;
    };
    inset(ui, 8.0, |ui| {
        framed(ui, Edge::Selected, |ui| {
            ui.spacing_mut().item_spacing.y = 5.0;
            match id {
                RecordId::Figure(id) => {
                    let mark = super::group_mark_of(ui, &state.groups, *id);
                    figure::show(ui, bench, (*id, mark), acts);
                }
                RecordId::Claim(id) => claim::show(ui, bench, *id, acts),
                RecordId::Entity(id) => {
                    entity::show(ui, bench, (*id, None), (&mut state.card.entity, acts));
                }
                RecordId::Mention(id) => {
                    if let Some(mention) = workspace.mentions.get(id) {
                        let of = (mention.entity, Some(*id));
                        entity::show(ui, bench, of, (&mut state.card.entity, acts));
                    }
                }
                RecordId::Document(id) => {
                    if let Some(document) = workspace.documents.get(id) {
                        document_card(ui, document, acts);
                    }
                }
                RecordId::Type(_) | RecordId::ClaimKind(_) | RecordId::Hypothesis(_) => {
                    pieces::line(ui, text::INTERFACE, id.noun(), tokens(ui).ink2);
                }
            }
        });
    });
}

/// The buttons of a card's head: change and remove.
fn change_and_remove<'a>(
    id: &'a RecordId,
    acts: &'a mut Vec<Act>,
) -> Buttons<impl FnOnce(&mut Ui) + 'a> {
    let key = |command: Command| {
        command.face().shortcut.map(|shortcut| shortcut.to_string()).unwrap_or_default()
    };
    let draw = move |ui: &mut Ui| {
        if icon_button(ui, icon::PENCIL_SIMPLE, "Change", &key(Command::Change)).clicked() {
            acts.push(Act::Change(id.clone()));
        }
        if icon_button(ui, icon::TRASH, "Remove", &key(Command::Remove)).clicked() {
            acts.push(Act::Remove(id.clone()));
        }
    };
    Buttons { width: 24.0 + 4.0 + 24.0, draw }
}

fn document_card(ui: &mut Ui, document: &Document, acts: &mut Vec<Act>) {
    let id = RecordId::Document(document.id);
    pieces::head(ui, "Document", None, change_and_remove(&id, acts));
    let known = |words: &str| {
        let words = words.trim();
        if words.is_empty() { "unknown".to_owned() } else { words.to_owned() }
    };
    let title = known(&document.title);
    let step = text::INTERFACE.weight(Weight::SemiBold);
    pieces::lines(ui, step, (&title, tokens(ui).ink), 3);
    ui.spacing_mut().item_spacing.y = 0.0;
    fact(ui, "Author", &known(&document.author), "");
    fact(ui, "Outlet", &known(&document.outlet), "");
    let dateline = document.dateline.map_or_else(|| "unknown".to_owned(), |date| date.words());
    fact(ui, "Dateline", &dateline, "");
    let reliability = document.reliability.map_or_else(
        || "not judged".to_owned(),
        |reliability| format!("{}, {}", reliability.letter(), reliability.words()),
    );
    fact(ui, "Reliability", &reliability, "");
    fact(ui, "State", document.state.words(), "");
    notes(ui, &document.notes);
}

/// The analyst's notes, where there are any.
pub(super) fn notes(ui: &mut Ui, notes: &str) {
    if !notes.trim().is_empty() {
        ui.add_space(3.0);
        pieces::lines(ui, text::MENU, (notes.trim(), tokens(ui).ink2), 6);
    }
}

/// A small head over a list within a card.
pub(super) fn list_head(ui: &mut Ui, name: &str, count: usize) {
    ui.add_space(4.0);
    let count = words::number(count as u64);
    pieces::label(ui, name, &[(&count, Weight::Regular)]);
}
