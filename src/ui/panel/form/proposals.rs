//! A field for the name of an entity, and the known entities that it may mean.
//!
//! Invariant: nothing is put into the field that the analyst did not choose: a proposal counts
//! once it is lit by an arrow key or clicked, so a new name can always be typed to its end.

use std::collections::BTreeMap;

use eframe::egui::{
    EventFilter, FocusDirection, Id, InputState, Key, LayerId, Modifiers, Popup,
    PopupCloseBehavior, PopupKind, Response, SurrenderFocusOn, Ui,
};

use super::desk::{Desk, Input, caret_at_end};
use super::entity_row;
use crate::model::entity::fold;
use crate::model::{EntityId, TypeId, Workspace};
use crate::ui::widgets::{Lit, float_frame};
use crate::workbench::Workbench;
use crate::workbench::form::field::known_entity;

/// Entities proposed at most.
const PROPOSED: usize = 6;

/// What is remembered of the field that has the focus.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Proposals {
    open: Option<Id>,
    lit: Option<usize>,
    /// The text for which nothing is proposed: as it was found, picked or waved away.
    quiet: Option<(Id, String)>,
    made_for: Option<((u64, u64), Id, String)>,
    found: Vec<EntityId>,
    known: BTreeMap<String, Known>,
}

/// Whether a name as typed is an entity already.
#[derive(Clone, Debug)]
struct Known {
    revision: (u64, u64),
    typed: String,
    kind: Option<TypeId>,
}

/// What is asked for.
pub(super) struct Ask<'a> {
    /// The field.
    pub(super) input: Input<'a>,
    /// Types proposed; none for all.
    pub(super) kinds: &'a [&'a str],
}

/// What the analyst did with the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Settled {
    /// Typing, or elsewhere.
    No,
    /// A proposal was taken.
    Picked,
    /// Enter, as typed.
    Entered,
}

impl Proposals {
    /// Whether Escape belongs to the open proposals and not to the form.
    pub(in super::super) fn hold_escape(&self) -> bool {
        self.open.is_some()
    }
}

/// Keys pressed at the field, taken before it sees them.
#[derive(Clone, Copy, Debug, Default)]
struct Pressed {
    steps: i64,
    enter: bool,
    tab: bool,
    escape: bool,
}

/// Draws the field and, while it is typed into, what is proposed.
pub(super) fn entity_field(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    ask: Ask<'_>,
    typed: &mut String,
) -> Settled {
    let id = desk.id(ask.input.label);
    let popup = id.with("proposals");
    let pressed = keys(ui, &desk.state.proposals, id);
    let surrender = hold_focus(ui, desk.state.proposals.open == Some(id), popup);
    let response = desk.text(ui, ask.input, typed);
    ui.ctx().options_mut(|options| options.input_options.surrender_focus_on = surrender);
    let entered = desk.entered(id);
    let proposals = &mut desk.state.proposals;
    proposals.follow(desk.bench, &response, (typed, pressed), ask.kinds);
    let mut picked = None;
    if proposals.open == Some(id) && (pressed.enter || pressed.tab) {
        picked = proposals.lit.and_then(|at| proposals.found.get(at)).copied();
    }
    if picked.is_none() {
        picked = popup_rows(ui, desk.workspace(), (&response, popup), &mut desk.state.proposals);
    }
    if let Some(entity) = picked.and_then(|id| desk.workspace().entities.get(&id)) {
        typed.clone_from(&entity.name);
        desk.state.proposals.close((id, typed));
        caret_at_end(ui.ctx(), (id, typed));
        if pressed.tab {
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
        }
        return Settled::Picked;
    }
    hold_keys(ui, &desk.state.proposals, id);
    if entered { Settled::Entered } else { Settled::No }
}

fn keys(ui: &Ui, proposals: &Proposals, id: Id) -> Pressed {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return Pressed::default();
    }
    let open = proposals.open == Some(id);
    let lit = open && proposals.lit.is_some();
    ui.input_mut(|input| {
        let took = |input: &mut InputState, key| {
            input.modifiers.is_none() && input.consume_key(Modifiers::NONE, key)
        };
        let down = took(input, Key::ArrowDown);
        let up = open && took(input, Key::ArrowUp);
        Pressed {
            steps: i64::from(down) - i64::from(up),
            enter: lit && took(input, Key::Enter),
            tab: lit && took(input, Key::Tab),
            escape: open && took(input, Key::Escape),
        }
    })
}

/// A click on a proposal leaves the focus in its field. Gives back what to restore.
fn hold_focus(ui: &Ui, open: bool, popup: Id) -> SurrenderFocusOn {
    let before = ui.ctx().options(|options| options.input_options.surrender_focus_on);
    let layer = LayerId::new(PopupKind::Popup.order(), popup);
    let at = ui.ctx().pointer_interact_pos().and_then(|at| ui.ctx().layer_id_at(at));
    if open && at == Some(layer) {
        ui.ctx().options_mut(|options| {
            options.input_options.surrender_focus_on = SurrenderFocusOn::Never;
        });
    }
    before
}

/// Arrow keys, and Tab and Escape where they mean a proposal, stay with the field.
fn hold_keys(ui: &Ui, proposals: &Proposals, id: Id) {
    let open = proposals.open == Some(id);
    let filter = EventFilter {
        tab: open && proposals.lit.is_some(),
        escape: open,
        horizontal_arrows: true,
        vertical_arrows: true,
    };
    ui.memory_mut(|memory| {
        if memory.has_focus(id) {
            memory.set_focus_lock_filter(id, filter);
        }
    });
}

impl Proposals {
    /// Looks again when the text changed, and walks by the arrow keys.
    fn follow(
        &mut self,
        bench: &Workbench,
        response: &Response,
        (typed, pressed): (&str, Pressed),
        kinds: &[&str],
    ) {
        let id = response.id;
        if !response.has_focus() {
            if self.open == Some(id) {
                self.open = None;
            }
            return;
        }
        if response.gained_focus() || pressed.escape {
            self.close((id, typed));
            return;
        }
        if response.changed() {
            (self.quiet, self.lit) = (None, None);
        } else if pressed.steps > 0 && self.open != Some(id) {
            self.quiet = None;
        }
        if self.quiet.as_ref().is_some_and(|(of, text)| *of == id && text == typed) {
            self.open = None;
            return;
        }
        let made_for = Some((bench.revision(), id, typed.to_owned()));
        if self.made_for != made_for {
            self.found = proposed(bench, typed, kinds);
            self.made_for = made_for;
        }
        self.open = (!self.found.is_empty()).then_some(id);
        if self.open.is_some() && pressed.steps != 0 {
            self.lit = walk(self.lit, pressed.steps, self.found.len());
        }
    }

    fn close(&mut self, (id, typed): (Id, &str)) {
        self.open = None;
        self.lit = None;
        self.quiet = Some((id, typed.to_owned()));
    }

    /// The type of the entity that is called so; nothing when it would be a new one.
    pub(super) fn known(
        &mut self,
        bench: &Workbench,
        (label, typed): (&str, &str),
        kind: &str,
    ) -> Option<TypeId> {
        let revision = bench.revision();
        if let Some(known) = self.known.get(label)
            && known.revision == revision
            && known.typed == typed
        {
            return known.kind.clone();
        }
        let workspace = bench.workspace();
        let known = known_entity(workspace, typed, Some(&TypeId::new(kind)));
        let kind = known.and_then(|id| workspace.entities.get(&id)).map(|e| e.kind.clone());
        let known = Known { revision, typed: typed.to_owned(), kind: kind.clone() };
        self.known.insert(label.to_owned(), known);
        kind
    }
}

/// The next place in a list of `length`; up from the first it leaves the list.
fn walk(lit: Option<usize>, steps: i64, length: usize) -> Option<usize> {
    let last = length.checked_sub(1)?;
    match (lit, steps > 0) {
        (None, true) => Some(0),
        (None, false) => Some(last),
        (Some(at), true) => Some((at + 1).min(last)),
        (Some(at), false) => at.checked_sub(1),
    }
}

fn popup_rows(
    ui: &Ui,
    workspace: &Workspace,
    (response, popup): (&Response, Id),
    proposals: &mut Proposals,
) -> Option<EntityId> {
    let open = proposals.open == Some(response.id);
    let shown = Popup::from_response(response)
        .id(popup)
        .open(open)
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .gap(4.0)
        .width(response.rect.width())
        .frame(float_frame(ui))
        .accessible_name("Known entities")
        .show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.set_width(response.rect.width() - 10.0);
            let mut picked = None;
            for (at, id) in proposals.found.iter().enumerate() {
                let Some(entity) = workspace.entities.get(id) else { continue };
                let lit = Lit::from(proposals.lit == Some(at));
                if entity_row(ui, workspace, entity).lit(lit).show(ui).clicked() {
                    picked = Some(*id);
                }
            }
            picked
        });
    shown.and_then(|shown| shown.inner)
}

/// The entities that a name may be the beginning of; of an empty one, those of the document.
fn proposed(bench: &Workbench, typed: &str, kinds: &[&str]) -> Vec<EntityId> {
    let workspace = bench.workspace();
    let wanted = |id: &EntityId| {
        let entity = workspace.entities.get(id);
        entity.is_some_and(|e| kinds.is_empty() || kinds.contains(&e.kind.as_str()))
    };
    let index = &bench.session().index;
    let Some(document) = bench.selection().document.filter(|_| typed.trim().is_empty()) else {
        return matching(workspace, typed, kinds);
    };
    let mut here: Vec<EntityId> = index.entities_in(document).into_iter().filter(wanted).collect();
    here.sort_by_key(|id| std::cmp::Reverse(index.mentions_of(*id, Some(document))));
    here.truncate(PROPOSED);
    here
}

/// Entities of these types one of whose names begins with the words, has a word that does, or
/// holds them.
fn matching(workspace: &Workspace, typed: &str, kinds: &[&str]) -> Vec<EntityId> {
    let sought = fold(typed);
    if sought.is_empty() {
        return Vec::new();
    }
    let inner = format!(" {sought}");
    let rank = |name: &str| {
        let name = fold(name);
        match () {
            () if name == sought => Some(0_u8),
            () if name.starts_with(&sought) => Some(1),
            () if name.contains(&inner) => Some(2),
            () => name.contains(&sought).then_some(3),
        }
    };
    let mut found: Vec<(u8, &str, EntityId)> = workspace
        .entities
        .values()
        .filter(|entity| kinds.is_empty() || kinds.contains(&entity.kind.as_str()))
        .filter_map(|entity| {
            let rank = entity.names().filter_map(rank).min()?;
            Some((rank, entity.name.as_str(), entity.id))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().take(PROPOSED).map(|(_, _, id)| id).collect()
}
