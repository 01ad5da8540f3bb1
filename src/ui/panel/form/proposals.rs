//! A field for the name of an entity, and the known entities that it may mean.
//!
//! Invariant: what Enter takes is lit before it is taken: a name that begins with what was typed,
//! or whatever the arrow keys came to. The last row leaves the name as it was typed, and so does
//! Escape. The list stays within what is seen of the form.

mod list;

use std::collections::BTreeMap;

use eframe::egui::{
    EventFilter, FocusDirection, Id, InputState, Key, LayerId, Modifiers, Popup,
    PopupCloseBehavior, PopupKind, Rect, RectAlign, Response, ScrollArea, SurrenderFocusOn, Ui,
};

use super::desk::{Desk, Input, caret_at_end};
use super::entity_row;
use crate::model::{DocumentId, EntityId, Span, TypeId, Workspace};
use crate::ui::icon;
use crate::ui::widgets::{Lead, ListRow, Lit, float_frame};
use crate::workbench::Workbench;
use crate::workbench::form::field::known_entity;

use list::{First, Found, proposed};

/// Between field and list.
const GAP: f32 = 4.0;
/// Height of a row of the list.
const ROW: f32 = 24.0;
/// What the frame of the list adds to its rows, above and below together.
const FRAME: f32 = 10.0;

/// What is remembered of the field that has the focus.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Proposals {
    open: Option<Id>,
    lit: Option<usize>,
    /// The text for which nothing is proposed: as it was found, picked or waved away.
    quiet: Option<(Id, String)>,
    made_for: Option<((u64, u64), Id, String)>,
    found: Found,
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
    /// What becomes of a name that is not known.
    pub(super) new: New<'a>,
}

/// What becomes of a name that is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum New<'a> {
    /// A new entity of this type.
    Entity(&'a str),
    /// It stays a name.
    Name,
}

impl New<'_> {
    /// The row that leaves the name as typed.
    fn words(self, typed: &str) -> String {
        match self {
            Self::Entity(kind) => format!("New {kind} “{}”", typed.trim()),
            Self::Name => format!("The name “{}”", typed.trim()),
        }
    }
}

/// What the analyst did with the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Settled {
    /// Typing, or elsewhere.
    No,
    /// A proposal was taken, or the name as typed.
    Taken,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    /// An entity.
    Known(EntityId),
    /// The name as typed.
    New,
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
    let Ask { input, kinds, new } = ask;
    let response = desk.text(ui, input, typed);
    ui.ctx().options_mut(|options| options.input_options.surrender_focus_on = surrender);
    let entered = desk.entered(id);
    let near = desk.near.as_ref();
    let proposals = &mut desk.state.proposals;
    proposals.follow((desk.bench, near), &response, (typed, pressed), kinds);
    let mut picked = None;
    if proposals.open == Some(id) && (pressed.enter || pressed.tab) {
        picked = proposals.lit.and_then(|at| proposals.row(at));
    }
    if picked.is_none() {
        let new = new.words(typed);
        let workspace = desk.workspace();
        picked = popup_rows(ui, workspace, (&response, popup), (&mut desk.state.proposals, &new));
    }
    if let Some(row) = picked {
        if let Row::Known(entity) = row
            && let Some(entity) = desk.workspace().entities.get(&entity)
        {
            typed.clone_from(&entity.name);
        }
        desk.state.proposals.close((id, typed));
        caret_at_end(ui.ctx(), (id, typed));
        if pressed.tab {
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
        }
        return Settled::Taken;
    }
    hold_keys(ui, &desk.state.proposals, id);
    if entered { Settled::Taken } else { Settled::No }
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
        (bench, near): (&Workbench, Option<&(DocumentId, Vec<Span>)>),
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
        let blank = typed.trim().is_empty();
        if pressed.escape || response.gained_focus() && !blank {
            self.close((id, typed));
            return;
        }
        if response.changed() || blank && (response.gained_focus() || response.clicked()) {
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
            self.found = proposed(bench, near, (typed, kinds));
            self.made_for = made_for;
        }
        if response.changed() {
            self.lit = (self.found.first == First::Begins).then_some(0);
        }
        let enough = usize::from(self.found.first == First::Exact);
        self.open = (self.found.entities.len() > enough).then_some(id);
        if self.open.is_some() && pressed.steps != 0 {
            self.lit = walk(self.lit, pressed.steps, self.rows().count());
        }
    }

    /// The rows: the entities found, and last the name as typed where none is called so.
    fn rows(&self) -> impl Iterator<Item = Row> {
        let blank = self.made_for.as_ref().is_none_or(|(_, _, typed)| typed.trim().is_empty());
        let new = (!blank && self.found.first != First::Exact).then_some(Row::New);
        self.found.entities.iter().copied().map(Row::Known).chain(new)
    }

    fn row(&self, at: usize) -> Option<Row> {
        self.rows().nth(at)
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
    (proposals, new): (&mut Proposals, &str),
) -> Option<Row> {
    let rows = proposals.rows().count() as f32 * ROW;
    let sight = ui.clip_rect();
    // A field that was scrolled away has no list: it would hang in the air.
    let seen = sight.intersects(response.rect);
    let open = proposals.open == Some(response.id) && seen;
    let (align, room) = beside(sight, response.rect, rows + FRAME);
    let width = response.rect.width() - FRAME;
    let shown = Popup::from_response(response)
        .id(popup)
        .open(open)
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .align(align)
        .align_alternatives(&[])
        .gap(GAP)
        .width(width)
        .frame(float_frame(ui))
        .accessible_name("Known entities")
        .show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.set_width(width);
            let height = rows.min(room - FRAME);
            let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
            area.show(ui, |ui| listed(ui, workspace, proposals, new)).inner
        });
    shown.and_then(|shown| shown.inner)
}

/// On which side of its field a list of this height lies so that it covers nothing but the form,
/// and how much room it has there.
fn beside(sight: Rect, field: Rect, height: f32) -> (RectAlign, f32) {
    let below = sight.bottom() - field.bottom() - GAP;
    let above = field.top() - sight.top() - GAP;
    if height <= below || below >= above {
        (RectAlign::BOTTOM_START, below.max(ROW + FRAME))
    } else {
        (RectAlign::TOP_START, above.max(ROW + FRAME))
    }
}

/// Draws the rows; gives the one that was clicked.
fn listed(ui: &mut Ui, workspace: &Workspace, proposals: &Proposals, new: &str) -> Option<Row> {
    let mut picked = None;
    for (at, row) in proposals.rows().enumerate() {
        let lit = Lit::from(proposals.lit == Some(at));
        let entity = match row {
            Row::Known(id) => workspace.entities.get(&id),
            Row::New => None,
        };
        let drawn = match entity {
            Some(entity) => entity_row(ui, workspace, entity),
            None => ListRow::new(new).lead(Lead::Outline(icon::PLUS)),
        };
        let response = drawn.lit(lit).show(ui);
        if lit == Lit::On {
            response.scroll_to_me(None);
        }
        if response.clicked() {
            picked = Some(row);
        }
    }
    picked
}

#[cfg(test)]
mod tests {
    use eframe::egui::{pos2, vec2};

    use super::*;

    #[test]
    fn a_list_lies_where_it_has_room_and_never_over_the_foot() {
        let sight = Rect::from_min_size(pos2(0.0, 100.0), vec2(300.0, 400.0));
        for (top, height, below, room) in [
            (120.0, 100.0, true, 350.0),
            (440.0, 100.0, false, 336.0),
            (300.0, 900.0, false, 196.0),
            (200.0, 900.0, true, 270.0),
        ] {
            let field = Rect::from_min_size(pos2(0.0, top), vec2(300.0, 26.0));
            let (align, free) = beside(sight, field, height);
            assert_eq!((align == RectAlign::BOTTOM_START, free), (below, room), "{top} {height}");
            let list = align.align_rect(&field, vec2(300.0, height.min(free)), GAP);
            assert!(sight.contains_rect(list), "{list:?} in {sight:?}");
        }
    }

    #[test]
    fn a_walk_stays_on_the_list_and_leaves_it_at_its_head() {
        for (lit, steps, expected) in [
            (None, 1, Some(0)),
            (None, -1, Some(2)),
            (Some(1), 1, Some(2)),
            (Some(2), 1, Some(2)),
            (Some(0), -1, None),
        ] {
            assert_eq!(walk(lit, steps, 3), expected, "{lit:?} {steps}");
        }
        assert_eq!(walk(Some(0), 1, 0), None);
    }
}
