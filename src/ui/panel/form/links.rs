//! How a claim bears on other claims: which, and in which way.

use eframe::egui::{Align, Layout, Ui, UiBuilder, vec2};

use super::super::pieces::{self, Acts};
use super::desk::Desk;
use super::group;
use crate::model::claim::{Link, Relation};
use crate::model::entity::fold;
use crate::model::{ClaimId, Workspace};
use crate::ui::icon;
use crate::ui::theme::{text, tokens};
use crate::ui::widgets::{
    Lead, ListRow, Lit, PillEdge, icon_button, menu_choice, pill_menu, search_field,
};
use crate::workbench::Workbench;
use crate::workbench::form::{ClaimForm, Field};

/// Claims offered at most.
const OFFERED: usize = 6;

/// Looking for a claim to link to.
#[derive(Clone, Debug)]
pub(super) struct Linking {
    relation: Relation,
    filter: String,
    found_for: Option<((u64, u64), String)>,
    found: Vec<ClaimId>,
    opening: Opening,
}

/// Whether the field has had the focus that it opens with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    Now,
    Past,
}

/// Draws the links and the way to a further one.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>, form: &mut ClaimForm) {
    group(ui, "Links to other claims", &[], |ui| {
        let mut out = None;
        for (at, link) in form.links.iter_mut().enumerate() {
            if one(ui, desk.workspace(), (at, link)) {
                out = Some(at);
            }
        }
        if let Some(at) = out {
            form.links.remove(at);
        }
        desk.problem_line(ui, Field::Links);
        linking(ui, desk, form);
    });
}

/// One link: relation, the other claim's statement, the way out; says whether it is to go.
fn one(ui: &mut Ui, workspace: &Workspace, (at, link): (usize, &mut Link)) -> bool {
    let size = vec2(ui.available_width(), 24.0);
    let (rect, _) = ui.allocate_exact_size(size, eframe::egui::Sense::hover());
    let builder = UiBuilder::new()
        .id_salt(("link", at))
        .max_rect(rect)
        .layout(Layout::left_to_right(Align::Center));
    let mut row = ui.new_child(builder);
    row.spacing_mut().item_spacing.x = 6.0;
    relation(&mut row, &mut link.relation);
    let claim = workspace.claims.get(&link.to);
    let statement = claim.map_or("a claim that was removed", |claim| claim.statement.as_str());
    let ink = tokens(&row).ink;
    let room = (row.available_width() - 30.0).max(20.0);
    row.allocate_ui(vec2(room, 18.0), |ui| {
        ui.set_width(room);
        pieces::line(ui, text::MENU, statement, ink);
    });
    icon_button(&mut row, icon::X, "Take this link out", "").clicked()
}

/// The relation, read as the beginning of a sentence: "This supports".
fn relation(ui: &mut Ui, chosen: &mut Relation) {
    pill_menu(ui, "This", chosen.words(), PillEdge::Plain, |ui| {
        for relation in Relation::ALL {
            let lit = Lit::from(relation == *chosen);
            if menu_choice(ui, relation.words(), lit).clicked() {
                *chosen = relation;
            }
        }
    });
}

fn linking(ui: &mut Ui, desk: &mut Desk<'_>, form: &mut ClaimForm) {
    let Some(linking) = &mut desk.state.linking else {
        if pieces::advice(ui, icon::LINK, "Link to another claim", Acts::Yes).clicked() {
            desk.state.linking = Some(Linking {
                relation: Relation::Supports,
                filter: String::new(),
                found_for: None,
                found: Vec::new(),
                opening: Opening::Now,
            });
            // The field takes the focus when it is drawn: in the next frame.
            ui.ctx().request_repaint();
        }
        return;
    };
    relation(ui, &mut linking.relation);
    let field = search_field(ui, "Find a claim", &mut linking.filter);
    if linking.opening == Opening::Now {
        field.request_focus();
        field.scroll_to_me(None);
        linking.opening = Opening::Past;
    }
    linking.follow(desk.bench, form);
    let workspace = desk.bench.workspace();
    let mut done = false;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for id in &linking.found {
            let Some(claim) = workspace.claims.get(id) else { continue };
            let row = ListRow::new(&claim.statement).lead(Lead::Claim).step(text::MENU);
            if row.show(ui).clicked() {
                form.links.push(Link { relation: linking.relation, to: *id });
                done = true;
            }
        }
        if linking.found.is_empty() {
            let words = "No other claim says so. Write a word of its statement.";
            pieces::paragraph(ui, text::SECONDARY, words, tokens(ui).ink2);
        }
    });
    if pieces::advice(ui, icon::X, "No link", Acts::Yes).clicked() || done {
        desk.state.linking = None;
    }
}

impl Linking {
    /// Looks again when the filter or the workspace changed: this document's claims first.
    fn follow(&mut self, bench: &Workbench, form: &ClaimForm) {
        let of = Some((bench.revision(), self.filter.clone()));
        if self.found_for == of {
            return;
        }
        let sought = fold(&self.filter);
        let linked = |id: &ClaimId| form.links.iter().any(|link| link.to == *id);
        let claims = bench.workspace().claims.values();
        let wanted = claims.filter(|claim| {
            Some(claim.id) != form.claim
                && !linked(&claim.id)
                && (sought.is_empty() || fold(&claim.statement).contains(&sought))
        });
        let (here, elsewhere): (Vec<_>, Vec<_>) =
            wanted.partition(|claim| claim.document == form.document);
        let elsewhere = elsewhere.into_iter().filter(|_| !sought.is_empty());
        let found = here.into_iter().chain(elsewhere).take(OFFERED);
        self.found = found.map(|claim| claim.id).collect();
        self.found_for = of;
    }
}
