//! Marks, painted behind laid-out letters.
//!
//! Invariant: painting reads the letters' places and changes none of them. The order is lamp,
//! selection, tints, underlines, brackets, number boxes; the letters come after all of them.

use eframe::egui::{
    Align2, Color32, CornerRadius, Painter, Rect, Shape, Stroke, StrokeKind, pos2, vec2,
};

use super::annotations::{BlockMarks, ClaimMark, FigureMark, Lit, MentionMark};
use super::lanes::{LANES, Tint, bar_lanes};
use super::layout::{Here, Piece, Placed};
use super::paragraphs::Role;
use crate::model::Span;
use crate::model::codebook::Colour;
use crate::ui::theme::{Pointer, Tokens, text};
use crate::workbench::index::Marked;

/// A tint, in letter sizes above and below the baseline.
const TINT: (f32, f32) = (0.8, 0.27);
/// Lamp and selection.
const GROUND: (f32, f32) = (0.9, 0.38);
/// The box of a number.
const BOX: (f32, f32) = (0.86, 0.34);
/// Brackets.
const BRACKET: (f32, f32) = (0.92, 0.36);
/// From one underline to the next, in points.
const LANE: f32 = 2.6;
/// From the text to the first bar, and from one bar to the next.
const BAR: (f32, f32) = (14.0, 7.0);

/// What the marks of a block are painted with.
pub(super) struct Brush<'a> {
    /// Where.
    pub painter: &'a Painter,
    /// In which colours.
    pub tokens: &'static Tokens,
    /// What is chosen.
    pub lit: &'a Lit,
    /// What the pointer is on.
    pub hovered: Option<Marked>,
    /// What is being selected, and the spans of the open form.
    pub selected: &'a [Span],
}

/// Paints all marks of a block; the letters go on top.
pub(super) fn paint(brush: &Brush<'_>, placed: &Placed, marks: &BlockMarks) {
    let lamps = lamps(brush, marks);
    for span in &lamps {
        fill(brush, placed, *span, brush.tokens.lamp);
    }
    for span in brush.selected {
        fill(brush, placed, *span, brush.tokens.selection);
    }
    let dark = |mention: &MentionMark| lamps.iter().any(|lamp| lamp.overlaps(mention.span));
    for mention in marks.mentions.iter().filter(|mention| !dark(mention)) {
        paint_tint(brush, placed, mention);
    }
    for mention in &marks.mentions {
        paint_underline(brush, placed, mention);
    }
    paint_counts(brush, placed, &marks.mentions);
    for claim in &marks.claims {
        paint_brackets(brush, placed, claim);
    }
    for figure in &marks.figures {
        paint_number(brush, placed, figure);
    }
    for mention in marks.mentions.iter().filter(|mention| brush.lit.mention(mention)) {
        outline(brush, placed, mention.span);
    }
    paint_bars(brush, placed, &marks.claims);
}

/// The spans with the lamp behind them.
fn lamps(brush: &Brush<'_>, marks: &BlockMarks) -> Vec<Span> {
    let claims = marks.claims.iter().filter(|claim| brush.lit.claim(claim.id));
    let mentions = marks.mentions.iter().filter(|mention| brush.lit.mention(mention));
    let figures = marks.figures.iter().filter(|figure| brush.lit.figure(figure.id));
    let claims = claims.flat_map(|claim| claim.parts.iter().copied());
    claims.chain(mentions.map(|m| m.span)).chain(figures.map(|f| f.span)).collect()
}

fn fill(brush: &Brush<'_>, placed: &Placed, span: Span, colour: Color32) {
    for piece in placed.laid.pieces(span) {
        let rect = placed.rect_of(&piece, GROUND, 1.0);
        brush.painter.rect_filled(rect, CornerRadius::same(2), colour);
    }
}

/// The colour of a type in the theme at hand.
pub(super) fn type_colour(tokens: &Tokens, colour: Colour) -> Color32 {
    match colour {
        Colour::Slot(slot) => tokens.type_colour(slot),
        Colour::Own(r, g, b) => Color32::from_rgb(r, g, b),
    }
}

fn pointer(brush: &Brush<'_>, what: Marked) -> Pointer {
    if brush.hovered == Some(what) { Pointer::Over } else { Pointer::Away }
}

fn paint_tint(brush: &Brush<'_>, placed: &Placed, mention: &MentionMark) {
    let pointer = pointer(brush, Marked::Mention(mention.id));
    // Letters as large as a headline's need no ground to be seen, only a line.
    let headline = placed.laid.block.role == Role::Title;
    let bare = headline || mention.place.tint == Tint::Withheld;
    if bare && pointer == Pointer::Away {
        return;
    }
    let tint = brush.tokens.tint(type_colour(brush.tokens, mention.colour), pointer);
    for piece in placed.laid.pieces(mention.span) {
        let rect = placed.rect_of(&piece, TINT, 1.0);
        brush.painter.rect_filled(rect, CornerRadius::same(2), tint);
    }
}

fn paint_underline(brush: &Brush<'_>, placed: &Placed, mention: &MentionMark) {
    let Some(lane) = mention.place.lane else { return };
    let colour = type_colour(brush.tokens, mention.colour);
    let width = match pointer(brush, Marked::Mention(mention.id)) {
        Pointer::Over => 2.5,
        Pointer::Away => 1.7,
    };
    for piece in placed.laid.pieces(mention.span) {
        let rect = placed.rect_of(&piece, TINT, 1.0);
        let top = rect.bottom() + lane as f32 * LANE - 0.3;
        let line = Rect::from_x_y_ranges(rect.x_range(), top..=top + width);
        brush.painter.rect_filled(line, 0.0, colour);
    }
}

/// "+n" after mentions that found no lane.
fn paint_counts(brush: &Brush<'_>, placed: &Placed, mentions: &[MentionMark]) {
    for count in counts(placed, mentions) {
        let rect = count.rect(placed);
        write(brush, Align2::LEFT_CENTER, rect.left_center(), &format!("+{}", count.hidden));
    }
}

/// Mentions that found no lane, together where they share words.
pub(super) struct Count {
    /// From the first letter of the first to the last of the last.
    pub span: Span,
    /// How many there are.
    pub hidden: usize,
    /// Where their last letter stands.
    last: Piece,
}

impl Count {
    /// The room of "+n": below the line, after the last letter.
    pub(super) fn rect(&self, placed: &Placed) -> Rect {
        let at = placed.rect_of(&self.last, TINT, 1.0).right_bottom() + vec2(3.0, 0.0);
        Align2::LEFT_CENTER.anchor_size(at, vec2(16.0, 14.0))
    }
}

/// The counts of a block's mentions.
pub(super) fn counts(placed: &Placed, mentions: &[MentionMark]) -> Vec<Count> {
    let mut groups: Vec<(Span, usize)> = Vec::new();
    for span in mentions.iter().filter(|m| m.place.lane.is_none()).map(|m| m.span) {
        match groups.last_mut().filter(|(known, _)| known.overlaps(span)) {
            Some((known, hidden)) => {
                *known = Span::new(known.start().min(span.start()), known.end().max(span.end()));
                *hidden += 1;
            }
            None => groups.push((span, 1)),
        }
    }
    let count = |(span, hidden)| {
        let last = placed.laid.pieces(span).last()?;
        Some(Count { span, hidden, last })
    };
    groups.into_iter().filter_map(count).collect()
}

fn write(brush: &Brush<'_>, align: Align2, at: eframe::egui::Pos2, words: &str) {
    let job = text::KEY.job(words, brush.tokens.ink2);
    let galley = brush.painter.layout_job(job);
    let rect = align.anchor_size(at, galley.size());
    brush.painter.galley(rect.min, galley, brush.tokens.ink2);
}

fn paint_brackets(brush: &Brush<'_>, placed: &Placed, claim: &ClaimMark) {
    let lit = brush.lit.claim(claim.id) || brush.hovered == Some(Marked::Claim(claim.id));
    let stroke = Stroke::new(if lit { 1.6 } else { 1.2 }, brush.tokens.ink2);
    for part in &claim.parts {
        for piece in placed.laid.pieces(*part) {
            let rect = placed.rect_of(&piece, BRACKET, 1.5);
            let arm = placed.laid.size * 0.22;
            if piece.ends.first == Here::Yes {
                let corner = rect.left_top();
                let line = vec![corner + vec2(arm, 0.0), corner, rect.left_bottom()];
                brush.painter.add(Shape::line(line, stroke));
            }
            if piece.ends.last == Here::Yes {
                let corner = rect.right_bottom();
                let line = vec![rect.right_top(), corner, corner - vec2(arm, 0.0)];
                brush.painter.add(Shape::line(line, stroke));
            }
        }
    }
}

fn paint_number(brush: &Brush<'_>, placed: &Placed, figure: &FigureMark) {
    let tokens = brush.tokens;
    let lit = brush.lit.figure(figure.id);
    let hovered = brush.hovered == Some(Marked::Figure(figure.id));
    let ground = if lit || brush.lit.claim(figure.claim) {
        tokens.lamp
    } else if hovered {
        tokens.hover
    } else {
        tokens.paper
    };
    let ground = if is_selected(brush, figure.span) { tokens.selection } else { ground };
    let width = if lit { 2.0 } else { 1.1 };
    for piece in placed.laid.pieces(figure.span) {
        let rect = placed.rect_of(&piece, BOX, 2.5);
        let stroke = Stroke::new(width, tokens.ink);
        let corners = CornerRadius::same(3);
        brush.painter.rect(rect, corners, ground, stroke, StrokeKind::Middle);
    }
}

fn is_selected(brush: &Brush<'_>, span: Span) -> bool {
    brush.selected.iter().any(|selected| selected.covers(span))
}

fn outline(brush: &Brush<'_>, placed: &Placed, span: Span) {
    for piece in placed.laid.pieces(span) {
        let rect = placed.rect_of(&piece, GROUND, 2.0);
        let stroke = Stroke::new(2.0, brush.tokens.ink);
        brush.painter.rect_stroke(rect, CornerRadius::same(3), stroke, StrokeKind::Middle);
    }
}

/// A bar in the gutter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bar {
    /// First and last row.
    pub rows: (usize, usize),
    /// Its lane; nothing when all are taken.
    pub lane: Option<usize>,
}

/// The rows of a block that a claim reaches over, and its lane there; in the claims' order.
pub(super) fn bars(placed: &Placed, claims: &[ClaimMark]) -> Vec<Bar> {
    let laid = &placed.laid;
    let rows: Vec<(usize, usize)> = claims
        .iter()
        .map(|claim| {
            let start = claim.reach.start().max(laid.block.start);
            let end = claim.reach.end().min(laid.block.end);
            (laid.row_of(start), laid.row_of(end.saturating_sub(1).max(start)))
        })
        .collect();
    let lanes = bar_lanes(&rows);
    rows.into_iter().zip(lanes).map(|(rows, lane)| Bar { rows, lane }).collect()
}

/// The room of a bar on screen.
pub(super) fn bar_rect(placed: &Placed, bar: &Bar, width: f32) -> Option<Rect> {
    let lane = bar.lane?;
    let middle = placed.corner.x - BAR.0 + 1.5 - lane as f32 * BAR.1;
    let (top, _) = placed.row_range(bar.rows.0);
    let (_, bottom) = placed.row_range(bar.rows.1);
    let half = width / 2.0;
    Some(Rect::from_x_y_ranges(middle - half..=middle + half, top + 3.5..=bottom - 3.0))
}

fn paint_bars(brush: &Brush<'_>, placed: &Placed, claims: &[ClaimMark]) {
    let bars = bars(placed, claims);
    for (claim, bar) in claims.iter().zip(&bars) {
        let (width, colour) = if brush.lit.claim(claim.id) {
            (5.0, brush.tokens.ink)
        } else if brush.hovered == Some(Marked::Claim(claim.id)) {
            (4.0, brush.tokens.ink2)
        } else {
            (3.0, brush.tokens.field)
        };
        if let Some(whole) = bar_rect(placed, bar, width) {
            paint_bar(brush, placed, claim, (whole, colour));
        }
    }
    let hidden = bars.iter().filter(|bar| bar.lane.is_none());
    if let Some(first) = hidden.clone().map(|bar| bar.rows.0).min() {
        let (top, bottom) = placed.row_range(first);
        let x = placed.corner.x - BAR.0 - LANES as f32 * BAR.1;
        let y = if first == 0 { bottom } else { f32::midpoint(top, bottom) };
        write(brush, Align2::RIGHT_CENTER, pos2(x, y), &format!("+{}", hidden.count()));
    }
}

/// The bar of a claim: solid beside its parts, dotted between them.
fn paint_bar(
    brush: &Brush<'_>,
    placed: &Placed,
    claim: &ClaimMark,
    (whole, colour): (Rect, Color32),
) {
    let laid = &placed.laid;
    let mut solid: Vec<Rect> = Vec::new();
    for part in &claim.parts {
        let first = laid.row_of(part.start().max(laid.block.start));
        let last = laid.row_of(part.end().min(laid.block.end).saturating_sub(1));
        let (top, _) = placed.row_range(first);
        let (_, bottom) = placed.row_range(last);
        let rect = Rect::from_x_y_ranges(whole.x_range(), top + 3.5..=bottom - 3.0);
        brush.painter.rect_filled(rect, CornerRadius::same(1), colour);
        solid.push(rect);
    }
    // Where the claim goes on in another block, the dots reach to the edge of this one.
    let block = Rect::from_x_y_ranges(
        whole.x_range(),
        placed.corner.y - laid.above..=placed.corner.y + laid.galley.size().y,
    );
    let top = if claim.reach.start() < laid.block.start { block.top() } else { whole.top() };
    let bottom = if claim.reach.end() > laid.block.end { block.bottom() } else { whole.bottom() };
    if claim.parts.len() == 1 && covers_reach(claim) {
        return;
    }
    let mut y = top;
    for rect in solid.iter().chain([&Rect::from_min_size(pos2(0.0, bottom), vec2(0.0, 0.0))]) {
        if rect.top() > y {
            let x = whole.center().x;
            let line = [pos2(x, y), pos2(x, rect.top())];
            brush.painter.extend(Shape::dotted_line(&line, colour, 4.0, 1.0));
        }
        y = y.max(rect.bottom());
    }
}

fn covers_reach(claim: &ClaimMark) -> bool {
    claim.parts.first().is_some_and(|part| part.covers(claim.reach))
}
