//! The card of an entity, or of one mention of it: names, notes, facts, and the places where it
//! is mentioned.

use eframe::egui::text::LayoutJob;
use eframe::egui::{Align2, Role, Sense, Ui, WidgetInfo, vec2};

use super::super::facts::{self, entity_name};
use super::super::pieces::{self, Acts, put};
use super::super::sections::more_row;
use super::{change_and_remove, list_head, notes};
use crate::edit::entity::called;
use crate::model::anchor::joined_quote;
use crate::model::{Anchor, DocumentId, Entity, EntityId, MentionId, RecordId, Workspace};
use crate::ui::icon;
use crate::ui::theme::{Weight, text, tokens};
use crate::ui::widgets::{Ring, fact, focus_ring, paint_lead, search_field, tooltip};
use crate::ui::words;
use crate::workbench::index::Marked;
use crate::workbench::{Act, Workbench};

/// Mentions shown before the rest is asked for.
const FEW: usize = 4;
/// Mentions listed at most; the reader has the rest.
const MOST: usize = 200;
/// Entities offered for a mention.
const OFFERED: usize = 6;

/// What the card of an entity remembers between frames.
#[derive(Clone, Debug, Default)]
pub(super) struct EntityCard {
    /// For what `mentions` was made.
    of: Option<((u64, u64), EntityId, Option<DocumentId>)>,
    mentions: Vec<MentionId>,
    all: Option<EntityId>,
    search: Option<Search>,
}

/// Looking for the entity that a mention should refer to.
#[derive(Clone, Debug)]
struct Search {
    mention: MentionId,
    typed: String,
    found_for: Option<((u64, u64), String)>,
    found: Vec<EntityId>,
}

/// Draws the card's inside; with a mention it is that mention's.
pub(super) fn show(
    ui: &mut Ui,
    bench: &Workbench,
    (id, mention): (EntityId, Option<MentionId>),
    (state, acts): (&mut EntityCard, &mut Vec<Act>),
) {
    let workspace = bench.workspace();
    let Some(entity) = workspace.entities.get(&id) else { return };
    let kind = pieces::type_name(workspace, &entity.kind);
    let (record, words) = match mention {
        Some(mention) => (RecordId::Mention(mention), format!("{kind} · mention")),
        None => (RecordId::Entity(id), kind.to_owned()),
    };
    pieces::head(ui, &words, None, change_and_remove(&record, acts));
    name_row(ui, workspace, entity);
    if !entity.aliases.is_empty() {
        let aliases = format!("also {}", entity.aliases.join(", "));
        pieces::lines(ui, text::MENU, (&aliases, tokens(ui).ink2), 3);
    }
    if let Some(mention) = mention.and_then(|id| workspace.mentions.get(&id)) {
        let quote = facts::quote(&mention.anchors, None);
        let words = pieces::quote(ui, &quote, 3);
        super::claim::opens(ui, &words, (record, &quote), acts);
        another_entity(ui, bench, mention.id, (state, acts));
    }
    event_facts(ui, workspace, entity);
    notes(ui, &entity.notes);
    mentions(ui, bench, id, (state, acts));
}

fn name_row(ui: &mut Ui, workspace: &Workspace, entity: &Entity) {
    let colours = tokens(ui);
    let step = text::INTERFACE.sized(15.0).weight(Weight::SemiBold);
    let width = ui.available_width() - 24.0;
    let galley = crate::ui::widgets::fit_lines(ui, &entity.name, (step, colours.ink), width, 3);
    let size = vec2(ui.available_width(), galley.size().y.max(20.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let lead = pieces::type_lead(ui, workspace, &entity.kind);
    let middle = rect.left_top() + vec2(8.0, step.line / 2.0);
    paint_lead(ui, lead, middle, crate::ui::theme::Pointer::Away);
    put(ui, Align2::LEFT_TOP, rect.left_top() + vec2(24.0, 0.0), galley);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &entity.name));
}

fn event_facts(ui: &mut Ui, workspace: &Workspace, entity: &Entity) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if let Some(event) = &entity.event {
            if let Some(when) = &event.date {
                let phrase = facts::from_phrase(when).unwrap_or_default();
                fact(ui, "Date", &facts::written(&when.date), &phrase);
            }
            for (key, id) in [("Place", event.place), ("By", event.perpetrator)] {
                if let Some(name) = entity_name(workspace, id) {
                    fact(ui, key, name, "");
                }
            }
        }
        for external in &entity.external {
            fact(ui, &external.register, &external.value, "");
        }
    });
}

/// The field that looks for another entity, and what it found.
fn another_entity(
    ui: &mut Ui,
    bench: &Workbench,
    mention: MentionId,
    (state, acts): (&mut EntityCard, &mut Vec<Act>),
) {
    if state.search.as_ref().is_none_or(|search| search.mention != mention) {
        state.search = None;
        if pieces::advice(ui, icon::TAG, "Another entity…", Acts::Yes).clicked() {
            let quote = bench.workspace().mentions.get(&mention);
            let typed = quote.map(|mention| joined_quote(&mention.anchors)).unwrap_or_default();
            state.search = Some(Search { mention, typed, found_for: None, found: Vec::new() });
        }
        return;
    }
    let Some(search) = &mut state.search else { return };
    search_field(ui, "Another entity", &mut search.typed);
    search.follow(bench);
    let workspace = bench.workspace();
    let current = workspace.mentions.get(&mention).map(|mention| mention.entity);
    let mut done = false;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let others = search.found.iter().filter(|id| Some(**id) != current);
        let mut none = true;
        for entity in others.filter_map(|id| workspace.entities.get(id)) {
            none = false;
            let row = super::super::form::entity_row(ui, workspace, entity);
            if row.show(ui).clicked() {
                acts.push(Act::Reassign(mention, entity.id));
                done = true;
            }
        }
        if none {
            let words = "No other entity is called so. Write another name, or change this one.";
            pieces::paragraph(ui, text::SECONDARY, words, tokens(ui).ink2);
        }
    });
    if pieces::advice(ui, icon::X, "Leave it as it is", Acts::Yes).clicked() {
        done = true;
    }
    if done {
        state.search = None;
    }
}

impl Search {
    /// Looks again when the words or the workspace changed.
    fn follow(&mut self, bench: &Workbench) {
        let revision = bench.revision();
        let same = |(of, typed): &((u64, u64), String)| *of == revision && *typed == self.typed;
        if self.found_for.as_ref().is_some_and(same) {
            return;
        }
        self.found = called(bench.workspace(), &self.typed, OFFERED + 1);
        self.found_for = Some((revision, self.typed.clone()));
    }
}

fn mentions(
    ui: &mut Ui,
    bench: &Workbench,
    id: EntityId,
    (state, acts): (&mut EntityCard, &mut Vec<Act>),
) {
    state.follow(bench, id);
    let all = bench.session().index.mentions_of(id, None);
    list_head(ui, "Mentions", all);
    let shown = if state.all == Some(id) { MOST } else { FEW };
    let here = bench.selection().document;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for mention in state.mentions.iter().take(shown) {
            if mention_row(ui, bench, (*mention, here)) {
                acts.push(Act::Reveal(RecordId::Mention(*mention)));
            }
        }
        let listed = state.mentions.len().min(shown);
        if listed < all {
            let rest = words::number((all - listed) as u64);
            if state.all == Some(id) {
                let words = format!("{rest} more in the text: step through them with ]");
                pieces::paragraph(ui, text::SECONDARY, &words, tokens(ui).ink2);
            } else if more_row(ui, &format!("{rest} more")).clicked() {
                state.all = Some(id);
            }
        }
    });
}

impl EntityCard {
    /// Gathers the mentions of an entity, those of the document in the reader first.
    fn follow(&mut self, bench: &Workbench, id: EntityId) {
        let here = bench.selection().document;
        let of = Some((bench.revision(), id, here));
        if self.of == of {
            return;
        }
        self.of = of;
        self.mentions.clear();
        let index = &bench.session().index;
        let others = index.documents_of(id).filter(|document| Some(*document) != here);
        for document in here.into_iter().chain(others) {
            let marks = index.marks(document).map_or(&[][..], |marks| marks.all());
            let whole = marks.iter().filter(|mark| mark.part == 0);
            let of_it = whole.filter_map(|mark| match mark.what {
                Marked::Mention(mention) => {
                    let record = bench.workspace().mentions.get(&mention)?;
                    (record.entity == id).then_some(mention)
                }
                Marked::Claim(_) | Marked::Figure(_) => None,
            });
            self.mentions.extend(of_it.take(MOST - self.mentions.len()));
            if self.mentions.len() >= MOST {
                break;
            }
        }
    }
}

/// One line of the text around a mention, the mention itself heavier; says whether it was
/// clicked.
fn mention_row(
    ui: &mut Ui,
    bench: &Workbench,
    (id, here): (MentionId, Option<DocumentId>),
) -> bool {
    let workspace = bench.workspace();
    let Some(mention) = workspace.mentions.get(&id) else { return false };
    let chosen = bench.selection().chosen == Some(RecordId::Mention(id));
    let colours = tokens(ui);
    let size = vec2(ui.available_width(), 24.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if chosen || response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 4.0, colours.hover);
    }
    let quote = joined_quote(&mention.anchors);
    let (before, after) = mention.anchors.first().map(context).unwrap_or_default();
    let mut job = LayoutJob::default();
    let step = text::SECONDARY;
    job.append(&before, 0.0, step.format(colours.ink2));
    job.append(&quote, 0.0, step.weight(Weight::SemiBold).format(colours.ink));
    let used = pieces::lay(ui, job.clone(), f32::INFINITY).size().x;
    let room = rect.width() - 14.0;
    let tail = crate::ui::widgets::fit_words(ui, &after, step, room - used);
    if used < room {
        job.append(&tail, 0.0, step.format(colours.ink2));
    }
    let galley = pieces::lay(ui, job, f32::INFINITY);
    let inner = rect.shrink2(vec2(7.0, 0.0));
    let at = inner.left_center() - vec2(0.0, galley.size().y / 2.0);
    ui.painter().with_clip_rect(inner.intersect(ui.clip_rect())).galley(at, galley, colours.ink);
    focus_ring(ui, &response, 4, Ring::Inside);
    response
        .widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), chosen, &quote));
    let whole = format!("{before}{quote}{after}");
    let clicked = response.clicked();
    let elsewhere = Some(mention.document) != here;
    let document = workspace.documents.get(&mention.document).filter(|_| elsewhere);
    let title = document.map_or("", |document| document.title.as_str());
    let whole = if title.is_empty() { whole } else { format!("{title}: {whole}") };
    drop(tooltip(response, &whole, ""));
    clicked
}

/// The words before a mention, at most three, and those after it, as far as its paragraph goes.
fn context(anchor: &Anchor) -> (String, String) {
    let (cut, before) = match blank_lines(&anchor.before).last() {
        Some(line) => (0, anchor.before.get(line.end..).unwrap_or_default()),
        // The first word of the context is cut wherever 32 letters end.
        None => (1, anchor.before.as_str()),
    };
    let next = blank_lines(&anchor.after).next().map_or(anchor.after.len(), |line| line.start);
    let after = anchor.after.get(..next).unwrap_or_default();
    let words: Vec<&str> = before.split_whitespace().collect();
    let from = words.len().saturating_sub(3).max(cut);
    let words = words.get(from..).unwrap_or_default().join(" ");
    let gap = if before.ends_with(char::is_whitespace) { " " } else { "" };
    let lead = if words.is_empty() { String::new() } else { format!("{words}{gap}") };
    let gap = if after.starts_with(char::is_whitespace) { " " } else { "" };
    let rest = after.split_whitespace().collect::<Vec<_>>().join(" ");
    (lead, if rest.is_empty() { rest } else { format!("{gap}{rest}") })
}

/// Where a text goes on in another paragraph: white space with two line ends.
fn blank_lines(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(from..)?;
            let start = from + rest.find(char::is_whitespace)?;
            let space = text.get(start..)?;
            let length = space.find(|c: char| !c.is_whitespace()).unwrap_or(space.len());
            from = start + length;
            let ends = space.get(..length)?.matches('\n').count();
            if ends >= 2 {
                return Some(start..from);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    fn check(text: &str, (before, after): (&str, &str)) {
        let at = text.find("Sule").unwrap();
        let anchor = Anchor::on(text, Span::new(at, at + 4)).unwrap();
        assert_eq!(context(&anchor), (before.to_owned(), after.to_owned()), "{text:?}");
    }

    #[test]
    fn the_words_round_a_mention_are_those_of_its_paragraph() {
        check("one two three in the port of Sule, by night", ("the port of ", ", by night"));
        check("A Title\n\nIn Sule\n\nAnother one", ("In ", ""));
        check("A Title\n \nSule\r\nwas\r\n\r\nquiet", ("", " was"));
        check("Sule", ("", ""));
    }
}
