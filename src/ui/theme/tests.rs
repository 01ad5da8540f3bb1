//! The numbers of the look: what must be readable is, and what must be told apart can be.
//!
//! A number here is the look's own, good to its last digit, in both directions: a colour that
//! changes changes a number, and whoever changes it says so here.

use eframe::egui::{Color32, FontFamily, Theme};
use egui_kittest::Harness;

use super::vision::{Eye, contrast, least_difference, over};
use super::*;

const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];

/// The number is the stated one, however the look rounded it.
#[track_caller]
fn check(what: &str, found: f64, stated: f64) {
    assert!((found - stated).abs() < 0.1, "{what}: {found:.2}, stated {stated}");
}

fn least(text: Color32, grounds: &[Color32]) -> f64 {
    grounds.iter().map(|&ground| contrast(text, ground)).fold(f64::INFINITY, f64::min)
}

fn neutrals(t: &Tokens) -> [Color32; 5] {
    [t.chrome, t.panel, t.paper, t.raised, t.hover]
}

#[test]
fn text_is_readable_on_every_neutral() {
    for (name, pick, stated) in [
        ("ink", (|t| t.ink) as fn(&Tokens) -> Color32, [14.2, 11.5]),
        ("ink2", |t| t.ink2, [6.5, 6.9]),
        ("ink3", |t| t.ink3, [4.9, 4.8]),
        ("danger", |t| t.danger, [5.4, 6.2]),
        ("warn", |t| t.warn, [4.9, 7.6]),
        ("ok", |t| t.ok, [5.3, 7.6]),
    ] {
        for (theme, stated) in THEMES.into_iter().zip(stated) {
            let t = tokens_of(theme);
            check(&format!("{name} {theme:?}"), least(pick(t), &neutrals(t)), stated);
        }
    }
}

#[test]
fn the_article_is_readable_wherever_it_stands() {
    for (theme, [still, hovered]) in [(Theme::Light, [15.2, 14.2]), (Theme::Dark, [11.9, 10.7])] {
        let t = tokens_of(theme);
        check("body", least(t.body, &[t.chrome, t.panel, t.paper, t.raised]), still);
        check("body on hover", contrast(t.body, t.hover), hovered);
    }
}

#[test]
fn the_edge_of_an_input_is_seen_where_inputs_stand() {
    for (theme, [panels, bars]) in [(Theme::Light, [3.2, 3.0]), (Theme::Dark, [3.6, 3.6])] {
        let t = tokens_of(theme);
        check("on panels", least(t.field, &[t.panel, t.paper, t.raised]), panels);
        check("on bars too", least(t.field, &[t.chrome, t.panel, t.paper, t.raised]), bars);
    }
}

#[test]
fn text_is_readable_on_the_lamp_and_on_a_selection() {
    for (theme, [lamp, lamp2, selection, selection2]) in
        [(Theme::Light, [14.3, 6.6, 12.8, 5.9]), (Theme::Dark, [8.5, 5.5, 7.5, 4.9])]
    {
        let t = tokens_of(theme);
        check("body on lamp", contrast(t.body, t.lamp), lamp);
        check("ink2 on lamp", contrast(t.ink2, t.lamp), lamp2);
        check("body on selection", contrast(t.body, t.selection), selection);
        check("ink2 on selection", contrast(t.ink2, t.selection), selection2);
    }
}

#[test]
fn types_and_groups_are_seen_on_their_ground() {
    let types = [
        (Theme::Light, [9.5, 4.7, 4.9, 8.2, 4.6, 4.7, 7.0, 4.7]),
        (Theme::Dark, [5.4, 11.3, 12.0, 5.1, 9.9, 5.7, 9.7, 8.7]),
    ];
    for (theme, stated) in types {
        let t = tokens_of(theme);
        for (slot, (&colour, stated)) in t.types.iter().zip(stated).enumerate() {
            check(&format!("type {slot} {theme:?}"), contrast(colour, t.paper), stated);
        }
    }
    for (theme, stated) in [(Theme::Light, 3.1), (Theme::Dark, 4.6)] {
        let t = tokens_of(theme);
        let found = t.groups.iter().map(|&group| least(group, &[t.panel, t.paper]));
        check("groups", found.fold(f64::INFINITY, f64::min), stated);
    }
}

#[test]
fn letters_stay_readable_on_tints_however_they_stack() {
    for (theme, [still, hovered, stacked, underline]) in
        [(Theme::Light, [14.1, 11.6, 10.0, 4.0]), (Theme::Dark, [9.3, 6.4, 5.0, 4.3])]
    {
        let t = tokens_of(theme);
        let rest = t.types.map(|colour| t.tint(colour, Pointer::Away));
        let one = rest.map(|tint| over(tint, t.paper));
        check("one tint", least(t.body, &one), still);
        let lit = t.types.map(|colour| over(t.tint(colour, Pointer::Over), t.paper));
        check("hovered", least(t.body, &lit), hovered);
        let two = rest.iter().flat_map(|&tint| one.map(|ground| over(tint, ground)));
        let three: Vec<Color32> =
            two.flat_map(|ground| rest.map(|tint| over(tint, ground))).collect();
        check("three tints", least(t.body, &three), stacked);
        let lines = t.types.iter().zip(one).map(|(&colour, ground)| contrast(colour, ground));
        check("underline", lines.fold(f64::INFINITY, f64::min), underline);
    }
}

type Pick = fn(&Tokens) -> Vec<Color32>;

#[test]
fn types_and_groups_are_told_apart_by_every_eye() {
    let five = |t: &Tokens| t.types.iter().copied().take(5).collect();
    let eight = |t: &Tokens| t.types.to_vec();
    let groups = |t: &Tokens| t.groups.to_vec();
    for (name, pick, theme, stated) in [
        ("five types", five as Pick, Theme::Light, [23.9, 14.1, 15.0, 17.0]),
        ("five types", five, Theme::Dark, [29.8, 16.9, 17.5, 19.3]),
        ("eight types", eight, Theme::Light, [15.3, 9.0, 8.6, 10.1]),
        ("eight types", eight, Theme::Dark, [20.0, 10.8, 11.3, 12.6]),
        ("groups", groups, Theme::Light, [26.1, 15.9, 16.2, 17.7]),
        ("groups", groups, Theme::Dark, [25.0, 13.2, 13.3, 15.2]),
    ] {
        for (eye, stated) in Eye::ALL.into_iter().zip(stated) {
            let found = least_difference(&pick(tokens_of(theme)), eye);
            check(&format!("{name} {theme:?} {eye:?}"), found, stated);
        }
    }
}

#[test]
fn a_slot_without_a_colour_of_its_own_is_grey() {
    for theme in THEMES {
        let t = tokens_of(theme);
        assert_eq!(t.type_colour(7), t.types[7]);
        assert_eq!(t.type_colour(8), t.ink2);
        assert_eq!(t.group_colour(5), t.groups[5]);
        assert_eq!(t.group_colour(6), t.ink3);
    }
}

#[test]
fn a_codebook_may_state_a_colour_and_nonsense_is_none() {
    let blue = Some(Color32::from_rgb(0x1B, 0x44, 0x85));
    for (stated, expected) in [
        ("#1B4485", blue),
        ("1b4485", blue),
        ("#1B448", None),
        ("#1B44855", None),
        ("+1B448", None),
        ("##1B448", None),
        ("blau42", None),
        ("", None),
    ] {
        assert_eq!(own_colour(stated), expected, "{stated:?}");
    }
}

/// A window that has the look.
fn window(theme: Theme) -> Harness<'static> {
    Harness::builder().with_context_setup(install).with_theme(theme).build_ui(|_| {})
}

#[test]
fn the_window_asks_for_the_tokens_of_its_theme() {
    for theme in THEMES {
        let mut found = None;
        Harness::builder()
            .with_context_setup(install)
            .with_theme(theme)
            .build_ui(|ui| found = Some(tokens(ui).theme))
            .run();
        assert_eq!(found, Some(theme));
    }
}

#[test]
fn nothing_moves_blinks_or_blurs() {
    for theme in THEMES {
        let style = window(theme).ctx.global_style();
        assert!(style.animation_time == 0.0 && !style.visuals.text_cursor.blink);
        for shadow in [style.visuals.window_shadow, style.visuals.popup_shadow] {
            assert_eq!((shadow.blur, shadow.offset), (0, [0, 0]));
        }
    }
}

#[test]
fn digits_have_one_width_where_they_stand_in_columns() {
    Harness::builder()
        .with_context_setup(install)
        .build_ui(|ui| {
            for step in [text::COUNT, text::CELL, text::KEY, text::GRADE, text::MARK_VALUE] {
                let widths = "0123456789".chars().map(|d| step.width(ui, &d.to_string()));
                let widths: Vec<f32> = widths.collect();
                assert!(widths.iter().all(|w| (w - widths[0]).abs() < 0.01), "{step:?} {widths:?}");
            }
            assert!(text::MENU.width(ui, "1") < text::MENU.width(ui, "0"));
        })
        .run();
}

#[test]
fn a_weight_is_an_axis_and_every_line_has_its_height() {
    Harness::builder()
        .with_context_setup(install)
        .build_ui(|ui| {
            for step in [text::ARTICLE, text::INTERFACE, text::KEY] {
                let light = step.weight(Weight::Regular).width(ui, "Hamburgefonts");
                let heavy = step.weight(Weight::SemiBold).width(ui, "Hamburgefonts");
                assert!(heavy > light, "{step:?}");
                let height = step.galley(ui, "Hg", Color32::BLACK).size().y;
                assert!((height - step.line).abs() < 0.01, "{step:?} {height}");
            }
        })
        .run();
}

#[test]
fn nothing_is_set_under_11() {
    for step in [
        text::ARTICLE,
        text::TITLE,
        text::SOURCE,
        text::SOURCE_TITLE,
        text::QUOTE,
        text::FIGURE_VALUE,
        text::DIALOG_TITLE,
        text::PALETTE,
        text::INTERFACE,
        text::HEAD,
        text::MENU,
        text::SECONDARY,
        text::COUNT,
        text::CELL,
        text::KEY,
        text::GRADE,
        text::MARK_VALUE,
        text::CHIP_VALUE,
        text::EXCERPT,
    ] {
        assert!(step.size >= 11.0 && step.line > step.size, "{step:?}");
    }
}

#[test]
fn every_family_draws_the_scripts_of_the_sources() {
    let words = "Hg àéü ßœ Київ Αθήνα שָׁלוֹם العربية 137+ ≤20 ~100 212–240 ← → ↑ ↓ ↵ … “”‘’ · — é";
    let window = window(Theme::Light);
    for step in [text::ARTICLE, text::INTERFACE, text::COUNT, text::EXCERPT] {
        let font = step.font_id();
        for letter in words.chars() {
            let there = window.ctx.fonts_mut(|fonts| fonts.has_glyph(&font, letter));
            assert!(there, "{letter} in {:?}", font.family);
        }
    }
    assert_ne!(text::ARTICLE.font_id().family, FontFamily::Proportional);
}
