//! The tokens as the drawing library's own style, for both themes.
//!
//! Invariant: whatever the library draws by itself (menus, scroll bars, text cursors, tables)
//! looks as if this room had drawn it; nothing moves, blinks or throws a shadow.

use std::collections::BTreeMap;

use eframe::egui::epaint::FontColorTransferFunction;
use eframe::egui::epaint::text::TextOptions;
use eframe::egui::style::{
    ScrollAnimation, ScrollStyle, Selection, Spacing, TextCursorStyle, WidgetVisuals, Widgets,
};
use eframe::egui::{
    Color32, Context, CornerRadius, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme,
    Visuals, vec2,
};

use super::{Tokens, fonts, text, tokens_of};

/// Gives the window its fonts and both themes. Call once, before the first frame.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts::definitions());
    for theme in [Theme::Light, Theme::Dark] {
        ctx.style_mut_of(theme, |style| dress(style, tokens_of(theme)));
    }
}

fn dress(style: &mut Style, tokens: &Tokens) {
    style.text_styles = text_styles();
    style.drag_value_text_style = TextStyle::Body;
    style.visuals = visuals(tokens);
    style.spacing = spacing();
    style.animation_time = 0.0;
    style.scroll_animation = ScrollAnimation::none();
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style.explanation_tooltips = false;
    style.url_in_tooltip = true;
}

fn text_styles() -> BTreeMap<TextStyle, FontId> {
    [
        (TextStyle::Small, text::KEY.font_id()),
        (TextStyle::Body, text::INTERFACE.font_id()),
        (TextStyle::Button, text::INTERFACE.font_id()),
        (TextStyle::Heading, text::DIALOG_TITLE.font_id()),
        (TextStyle::Monospace, text::EXCERPT.font_id()),
    ]
    .into()
}

fn spacing() -> Spacing {
    Spacing {
        item_spacing: vec2(8.0, 4.0),
        window_margin: Margin::same(20),
        menu_margin: Margin::same(4),
        button_padding: vec2(8.0, 4.0),
        interact_size: vec2(24.0, 18.0),
        icon_width: 15.0,
        icon_width_inner: 9.0,
        icon_spacing: 8.0,
        tooltip_width: 360.0,
        menu_width: 320.0,
        // A bar lies over the content, in pale ink and without a ground, so it never takes width
        // from the text that it scrolls.
        scroll: ScrollStyle {
            bar_width: 8.0,
            floating_width: 4.0,
            floating_allocated_width: 0.0,
            handle_min_length: 24.0,
            foreground_color: true,
            dormant_background_opacity: 0.0,
            active_background_opacity: 0.0,
            interact_background_opacity: 0.0,
            dormant_handle_opacity: 0.18,
            active_handle_opacity: 0.3,
            interact_handle_opacity: 0.55,
            ..ScrollStyle::thin()
        },
        ..Spacing::default()
    }
}

fn visuals(tokens: &Tokens) -> Visuals {
    let base = match tokens.theme {
        Theme::Light => Visuals::light(),
        Theme::Dark => Visuals::dark(),
    };
    // A shadow without offset and blur is the ring that lifts a float off the page.
    let ring = Shadow { offset: [0, 0], blur: 0, spread: 4, color: tokens.ring };
    Visuals {
        // Both themes draw letters by their true coverage, as the pictures do; the library would
        // make those of the dark theme heavier.
        text_options: TextOptions {
            color_transfer_function: FontColorTransferFunction::Off,
            ..base.text_options
        },
        override_text_color: None,
        weak_text_color: Some(tokens.ink3),
        widgets: widgets(tokens),
        selection: Selection { bg_fill: tokens.selection, stroke: Stroke::new(1.0, tokens.ink) },
        hyperlink_color: tokens.ink,
        faint_bg_color: tokens.panel,
        extreme_bg_color: tokens.paper,
        text_edit_bg_color: Some(tokens.paper),
        code_bg_color: tokens.hover,
        warn_fg_color: tokens.warn,
        error_fg_color: tokens.danger,
        window_corner_radius: CornerRadius::same(8),
        window_shadow: ring,
        window_fill: tokens.raised,
        window_stroke: Stroke::new(1.0, tokens.line2),
        window_highlight_topmost: false,
        menu_corner_radius: CornerRadius::same(8),
        panel_fill: tokens.panel,
        popup_shadow: ring,
        text_cursor: TextCursorStyle {
            stroke: Stroke::new(1.5, tokens.ink),
            // A blinking cursor would draw frames while nothing changes.
            blink: false,
            ..TextCursorStyle::default()
        },
        striped: false,
        indent_has_left_vline: false,
        ..base
    }
}

fn widgets(tokens: &Tokens) -> Widgets {
    let still = WidgetVisuals {
        bg_fill: tokens.paper,
        weak_bg_fill: Color32::TRANSPARENT,
        bg_stroke: Stroke::new(1.0, tokens.line2),
        corner_radius: CornerRadius::same(4),
        fg_stroke: Stroke::new(1.0, tokens.ink),
        expansion: 0.0,
    };
    let under = WidgetVisuals { weak_bg_fill: tokens.hover, bg_fill: tokens.hover, ..still };
    Widgets {
        noninteractive: WidgetVisuals {
            bg_fill: tokens.panel,
            bg_stroke: Stroke::new(1.0, tokens.line),
            ..still
        },
        inactive: still,
        hovered: under,
        // Also what has the focus: the ring is ink and 2 wide.
        active: WidgetVisuals { bg_stroke: Stroke::new(2.0, tokens.ink), ..under },
        open: under,
    }
}
