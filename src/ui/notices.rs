//! Toasts at the bottom right of the reader.
//!
//! Invariant: a toast stands over the article alone, never over a panel or the trends, and goes
//! after six seconds unless the pointer is on it; an error stays.

use std::collections::BTreeMap;
use std::time::Duration;

use eframe::egui::{Align2, Area, Id, Order, Rect, Ui, vec2};

use super::icon;
use super::theme::tokens;
use super::widgets::{Toast, ToastAnswer};
use crate::workbench::notice::{Notice, Tone};
use crate::workbench::{Act, Command, Workbench};

/// Seconds that a toast stays.
const STAYS: f64 = 6.0;
/// From the edges of the reader to the ring of a toast.
const OFF: f32 = 16.0;

/// When each toast goes, in the window's seconds.
#[derive(Debug, Default)]
pub(super) struct NoticesState {
    goes: BTreeMap<u64, f64>,
}

/// Draws the toasts in the lower right corner of the reader.
pub(super) fn notices(
    ui: &Ui,
    reader: Rect,
    bench: &Workbench,
    state: &mut NoticesState,
    acts: &mut Vec<Act>,
) {
    state.goes.retain(|serial, _| bench.notices().iter().any(|n| n.serial == *serial));
    if bench.notices().is_empty() {
        return;
    }
    let now = ui.input(|input| input.time);
    let area = Area::new(Id::unique("notices")).order(Order::Foreground);
    let corner = reader.right_bottom() - vec2(OFF, OFF);
    area.pivot(Align2::RIGHT_BOTTOM).fixed_pos(corner).show(ui.ctx(), |ui| {
        ui.set_max_width(reader.width() - 2.0 * OFF);
        ui.spacing_mut().item_spacing.y = 12.0;
        for notice in bench.notices() {
            let goes = *state.goes.entry(notice.serial).or_insert(now + STAYS);
            match draw(ui, notice) {
                ToastAnswer::Held => {
                    state.goes.insert(notice.serial, now + 2.0);
                }
                ToastAnswer::Action => {
                    acts.extend(notice.action.map(Act::Run));
                    acts.push(Act::Dismiss(notice.serial));
                }
                ToastAnswer::Closed => acts.push(Act::Dismiss(notice.serial)),
                ToastAnswer::Nothing if notice.tone != Tone::Failed && now >= goes => {
                    acts.push(Act::Dismiss(notice.serial));
                }
                ToastAnswer::Nothing => {}
            }
        }
    });
    let passing = bench.notices().iter().filter(|notice| notice.tone != Tone::Failed);
    let next = passing.filter_map(|notice| state.goes.get(&notice.serial)).copied();
    let next = next.fold(f64::INFINITY, f64::min);
    if next.is_finite() {
        ui.ctx().request_repaint_after(Duration::from_secs_f64((next - now).max(0.05)));
    }
}

fn draw(ui: &mut Ui, notice: &Notice) -> ToastAnswer {
    let colours = tokens(ui);
    let mark = match notice.tone {
        Tone::Done => (icon::CHECK_CIRCLE, colours.ok),
        Tone::Removed => (icon::TRASH, colours.ink2),
        Tone::Heed => (icon::INFO, colours.warn),
        Tone::Recovered => (icon::CLOCK_COUNTER_CLOCKWISE, colours.warn),
        Tone::Failed => (icon::WARNING_CIRCLE, colours.danger),
    };
    let face = notice.action.map(Command::face);
    let action = face.map_or("", |face| face.text);
    let key = face.and_then(|face| face.shortcut).map(|key| key.to_string()).unwrap_or_default();
    Toast { mark, words: &notice.text, action, key: &key }.show(ui)
}
