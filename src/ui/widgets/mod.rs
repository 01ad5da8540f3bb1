//! The controls that every panel shares, drawn once.
//!
//! Invariant: every control has a name that a screen reader says and a test finds, shows a ring
//! when the keyboard is on it, and takes its colours and sizes from [`theme`](super::theme).
//! A control reports what the analyst did; it changes nothing but the text or value it was lent.

mod bars;
mod button;
mod choice;
mod facts;
mod field;
mod fit;
mod frame;
mod key;
mod menu;
mod number;
mod paint;
mod pill;
mod row;
mod section;
mod sentence;
mod shape;
mod toast;

#[cfg(test)]
mod tests;

pub use bars::{likelihood_band, likelihood_bars, progress_bar};
pub use button::{
    Lit, danger_button, door, icon_button, icon_toggle, primary_button, secondary_button,
    text_button, view_tab,
};
pub use choice::{Cells, choice};
pub use facts::{fact, value_cells};
pub use field::{Field, Sentence, field_error, search_button, search_field};
pub use fit::{fit_lines, fit_words};
pub use frame::{Edge, Fault, card, dialog, float_frame, quote_bar};
pub use key::{key_cap, key_caps, tooltip};
pub use menu::{MENU_LINE, MENU_ROW, MenuRow, menu_line};
pub use number::{FigureChip, MarkState, paint_number_box};
pub use paint::{Ring, focus_ring, hairline};
pub use pill::{
    Pill, PillEdge, PillShows, add_chip, entity_chip, grade_chip, menu_choice, pill, pill_menu,
};
pub use row::{Lead, ListRow, paint_lead};
pub use section::{Section, panel_head};
pub use sentence::{hint, keyed_sentence};
pub use shape::{GroupShape, group_mark, open_end, paint_shape};
pub use toast::{Toast, ToastAnswer};
