//! Each control as the analyst meets it: found by its name, worked by pointer and keyboard.

use eframe::egui::{Key, Rect, Role, Stroke, Theme, Ui, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::*;
use crate::ui::{icon, theme};

/// A window of 400 x 300 that draws `contents`, over a state.
fn window<'a, S>(contents: impl FnMut(&mut Ui, &mut S) + 'a, state: S) -> Harness<'a, S> {
    Harness::builder()
        .with_size(vec2(400.0, 300.0))
        .with_context_setup(theme::install)
        .with_theme(Theme::Light)
        .build_ui_state(contents, state)
}

/// A button is found by its name, a click works it, and so do Tab and Enter.
fn check_button(name: &str, button: impl Fn(&mut Ui) -> eframe::egui::Response) {
    let draw = |ui: &mut Ui, clicks: &mut u32| *clicks += u32::from(button(ui).clicked());
    let mut window = window(draw, 0);
    window.get_by_label(name).click();
    window.run();
    assert_eq!(*window.state(), 1, "{name} by the pointer");
    window.get_by_label(name).focus();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(*window.state(), 2, "{name} by the keyboard");
}

#[test]
fn every_button_is_found_by_its_action_and_works() {
    check_button("Save claim", |ui| primary_button(ui, "Save claim", "Ctrl ↵"));
    check_button("Cancel", |ui| secondary_button(ui, "Cancel", "Esc"));
    check_button("Discard", |ui| danger_button(ui, "Discard", ""));
    check_button("Undo", |ui| text_button(ui, "Undo"));
    check_button("Add a document", |ui| icon_button(ui, icon::PLUS, "Add a document", "Ctrl I"));
    check_button("Show marks", |ui| icon_toggle(ui, icon::EYE, "Show marks", "", Lit::On));
    check_button("Trends", |ui| view_tab(ui, icon::CHART_SCATTER, "Trends", "Ctrl 2", Lit::Off));
    check_button("Open", |ui| door(ui, icon::FOLDER_OPEN, ("Open", "Words"), "Ctrl O", Lit::Off));
    check_button("Harm killed", |ui| pill(ui, "Harm", "killed", PillEdge::InForce));
    check_button("Herald", |ui| entity_chip(ui, icon::ARTICLE, "Herald"));
    check_button("add origin", |ui| add_chip(ui, "add origin"));
    check_button("Search", |ui| search_button(ui, "Search", "Ctrl K"));
    check_button("Port of Sule", |ui| ListRow::new("Port of Sule").show(ui));
}

#[test]
fn a_disabled_button_does_nothing() {
    let draw = |ui: &mut Ui, clicks: &mut u32| {
        ui.disable();
        *clicks += u32::from(primary_button(ui, "Save", "").clicked());
    };
    let mut window = window(draw, 0);
    assert!(window.get_by_label("Save").accesskit_node().is_disabled());
    window.get_by_label("Save").click();
    window.run();
    assert_eq!(*window.state(), 0);
}

#[test]
fn the_keyboard_is_seen_as_a_ring_of_ink() {
    let draw = |ui: &mut Ui, (): &mut ()| {
        ui.add_space(20.0);
        ui.horizontal(|ui| {
            ui.add_space(20.0);
            primary_button(ui, "Save", "");
        });
    };
    let mut window = window(draw, ());
    let ink = theme::tokens_of(Theme::Light).ink;
    let rings = |window: &Harness<'_, ()>| {
        let shapes = window.output().shapes.iter();
        let strokes = shapes.filter_map(|clipped| {
            let eframe::egui::Shape::Rect(rect) = &clipped.shape else { return None };
            (rect.stroke == Stroke::new(2.0, ink)).then_some(rect.rect)
        });
        strokes.collect::<Vec<_>>()
    };
    assert!(rings(&window).is_empty());
    window.get_by_label("Save").focus();
    window.run();
    let [ring] = rings(&window)[..] else { panic!("one ring") };
    assert_eq!(ring, window.get_by_label("Save").rect().expand(2.0));
}

#[test]
fn an_icon_tells_its_action_and_its_keys_under_the_pointer() {
    let draw = |ui: &mut Ui, (): &mut ()| {
        icon_button(ui, icon::FUNNEL_SIMPLE, "Filter the list", "Ctrl F");
    };
    let mut window = window(draw, ());
    assert!(window.query_by_label("Ctrl F").is_none());
    window.get_by_label("Filter the list").hover();
    window.run_steps(8);
    assert!(window.query_by_label("Ctrl F").is_some());
}

#[test]
fn a_pressed_toggle_says_so() {
    for lit in [Lit::Off, Lit::On] {
        let window = window(|ui, ()| _ = icon_toggle(ui, icon::EYE, "Marks", "", lit), ());
        let toggled = window.get_by_label("Marks").accesskit_node().toggled();
        let expected = eframe::egui::accesskit::Toggled::from(lit == Lit::On);
        assert_eq!(toggled, Some(expected));
    }
}

const MODALITIES: [(u8, &str); 3] = [(0, "Reported"), (1, "Assessed"), (2, "Denied")];

#[test]
fn a_choice_takes_the_cell_that_was_clicked_and_tells_of_it_once() {
    for cells in [Cells::Content, Cells::Fill(2)] {
        let draw = |ui: &mut Ui, (value, changes): &mut (Option<u8>, u32)| {
            *changes += u32::from(choice(ui, "Modality", cells, &MODALITIES, value).changed());
        };
        let mut window = window(draw, (None, 0));
        assert!(window.query_by_role_and_label(Role::RadioGroup, "Modality").is_some());
        for _ in 0..2 {
            window.get_by_role_and_label(Role::RadioButton, "Denied").click();
            window.run();
        }
        assert_eq!(*window.state(), (Some(2), 1), "{cells:?}");
        window.get_by_label("Reported").focus();
        window.key_press(Key::Space);
        window.run();
        assert_eq!(*window.state(), (Some(0), 2), "{cells:?}");
    }
}

#[test]
fn the_cells_of_a_choice_tile_its_box() {
    let draw = |ui: &mut Ui, value: &mut Option<u8>| {
        choice(ui, "Modality", Cells::Fill(2), &MODALITIES, value);
    };
    let window = window(draw, None);
    let cell = |name| window.get_by_label(name).rect();
    let [first, second, third] = MODALITIES.map(|(_, name)| cell(name));
    for (one, other) in [
        (first.right_top(), second.left_top()),
        (first.left_bottom(), third.left_top()),
        (first.right_bottom(), second.left_bottom()),
    ] {
        assert!(one.distance(other) < 0.01, "{one:?} {other:?}");
    }
    assert!((first.width() - second.width()).abs() < 0.01);
}

const PHRASES: [(&str, f32, f32); 4] = [
    ("unlikely", 1.0, 45.0),
    ("even", 45.0, 55.0),
    ("likely", 55.0, 80.0),
    ("certain", 80.0, 99.0),
];

#[test]
fn likelihoods_are_as_wide_as_they_claim() {
    let draw = |ui: &mut Ui, chosen: &mut Option<usize>| {
        likelihood_bars(ui, &PHRASES, chosen);
    };
    let mut window = window(draw, None);
    let width = |name: &str| window.get_by_label(name).rect().width() + 1.0;
    assert!((width("likely") / width("even") - 2.5).abs() < 0.05);
    assert!((width("unlikely") / width("even") - 4.5).abs() < 0.05);
    for expected in [Some(2), None] {
        window.get_by_label("likely").click();
        window.run();
        assert_eq!(*window.state(), expected);
    }
}

#[test]
fn a_field_is_named_by_its_label_and_tells_what_is_wrong() {
    let draw = |ui: &mut Ui, typed: &mut String| {
        let wrong = typed.contains("32").then_some("March has 31 days.");
        Field::new("Date").note("of the harm").hint("2024-03-22").error(wrong).show(ui, typed);
    };
    let mut window = window(draw, String::new());
    assert!(window.query_by_label("March has 31 days.").is_none());
    let field = window.get_by_role_and_label(Role::TextInput, "Date");
    field.focus();
    field.type_text("2024-03-32");
    window.run();
    assert_eq!(window.state(), "2024-03-32");
    assert!(window.query_by_label("March has 31 days.").is_some());
}

#[test]
fn a_field_of_many_lines_grows() {
    let draw = |ui: &mut Ui, typed: &mut String| {
        Field::new("Statement").lines(2).show(ui, typed);
    };
    let mut window = window(draw, "One line".to_owned());
    let height = |window: &Harness<'_, String>| {
        window.get_by_role_and_label(Role::MultilineTextInput, "Statement").rect().height()
    };
    let two = height(&window);
    *window.state_mut() = "One\nTwo\nThree\nFour".to_owned();
    window.run();
    assert!(height(&window) > two + 30.0);
}

#[test]
fn a_search_field_is_named_by_what_it_searches() {
    let draw = |ui: &mut Ui, typed: &mut String| {
        search_field(ui, "Filter documents", typed);
    };
    let mut window = window(draw, String::new());
    let field = window.get_by_role_and_label(Role::TextInput, "Filter documents");
    field.focus();
    field.type_text("Sule");
    window.run();
    assert_eq!(window.state(), "Sule");
}

#[test]
fn a_row_says_its_alias_and_count_besides_its_name() {
    let draw = |ui: &mut Ui, (): &mut ()| {
        ListRow::new("Front of the North").alias("FN").count("17").key("2").lit(Lit::On).show(ui);
    };
    let window = window(draw, ());
    let row = window.get_by_label("Front of the North");
    assert_eq!(row.accesskit_node().description().as_deref(), Some("FN, 17, 2"));
    assert!((row.rect().height() - 24.0).abs() < 0.01);
}

#[test]
fn a_name_that_was_cut_is_whole_in_the_tooltip() {
    let name = "The Front for the Deliverance of the Northern Provinces and the Coast of Sule";
    for (name, cut) in [(name, true), ("Sule", false)] {
        let draw = |ui: &mut Ui, (): &mut ()| _ = ListRow::new(name).count("3").show(ui);
        let mut window = window(draw, ());
        window.get_by_label(name).hover();
        window.run_steps(8);
        assert_eq!(window.get_all_by_label(name).count() > 1, cut, "{name}");
    }
}

#[test]
fn a_pill_opens_its_menu_and_a_choice_closes_it() {
    let draw = |ui: &mut Ui, harm: &mut &str| {
        let now = *harm;
        pill_menu(ui, "Harm", now, PillEdge::Plain, |ui| {
            for each in ["killed", "injured"] {
                if menu_choice(ui, each, (each == now).into()).clicked() {
                    *harm = each;
                }
            }
        });
    };
    let mut window = window(draw, "killed");
    assert!(window.query_by_label("injured").is_none());
    window.get_by_label("Harm killed").click();
    window.run();
    window.get_by_label("injured").click();
    window.run();
    assert_eq!(*window.state(), "injured");
    assert!(window.query_by_label("killed").is_none());
    assert!(window.query_by_label("Harm injured").is_some());
}

#[test]
fn a_grade_is_said_in_words() {
    let window = window(|ui, ()| _ = grade_chip(ui, "B2", "Usually reliable"), ());
    assert!(window.query_by_label("Grade B2: Usually reliable").is_some());
}

#[test]
fn a_section_opens_and_closes_and_shows_its_extra() {
    let draw = |ui: &mut Ui, open: &mut bool| {
        let extra = |ui: &mut Ui| _ = ui.label("1 suggested");
        Section::new("Claims", "14").show(ui, open, extra, |ui| ui.label("A claim"));
    };
    let mut window = window(draw, false);
    assert!(window.query_by_label("1 suggested").is_some());
    for shown in [true, false] {
        window.get_by_label("Claims").click();
        window.run();
        assert_eq!(window.query_by_label("A claim").is_some(), shown);
        let expanded = window.get_by_label("Claims").accesskit_node().data().is_expanded();
        assert_eq!(expanded, Some(shown));
    }
}

#[test]
fn the_head_of_a_section_stays_in_sight_until_its_rows_are_gone() {
    let draw = |ui: &mut Ui, (open, offset): &mut (bool, f32)| {
        eframe::egui::ScrollArea::vertical().vertical_scroll_offset(*offset).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for name in ["Claims", "Figures"] {
                Section::new(name, "").show(
                    ui,
                    open,
                    |_| {},
                    |ui| {
                        for _ in 0..20 {
                            ListRow::new("Row").show(ui);
                        }
                    },
                );
            }
        });
    };
    let mut window = window(draw, (true, 0.0));
    let top = |window: &Harness<'_, (bool, f32)>| window.get_by_label("Claims").rect().top();
    let start = top(&window);
    for (offset, pushed) in [(200.0, 0.0), (480.0, 0.0), (490.0, 10.0)] {
        window.state_mut().1 = offset;
        window.run_steps(3);
        let found = start - top(&window);
        assert!((found - pushed).abs() < 0.5, "scrolled by {offset}: pushed by {found}");
    }
    window.state_mut().1 = 200.0;
    window.run_steps(3);
    window.get_by_label("Claims").click();
    window.run_steps(3);
    assert!(!window.state().0, "the head that stays can be clicked");
}

#[test]
fn a_panel_head_keeps_its_buttons_inside_the_panel() {
    let draw = |ui: &mut Ui, clicks: &mut u32| {
        panel_head(ui, icon::FILES, ("Documents", "3"), |ui| {
            *clicks += u32::from(icon_button(ui, icon::PLUS, "Add", "").clicked());
        });
    };
    let mut window = window(draw, 0);
    assert!(window.query_by_role_and_label(Role::Heading, "Documents").is_some());
    let panel = Rect::from_min_size(eframe::egui::Pos2::ZERO, vec2(400.0, 60.0));
    assert!(panel.contains_rect(window.get_by_label("Add").rect()));
    window.get_by_label("Add").click();
    window.run();
    assert_eq!(*window.state(), 1);
}

#[test]
fn a_dialog_asks_and_esc_leaves_it() {
    let draw = |ui: &mut Ui, (open, saved): &mut (bool, bool)| {
        if !*open {
            return;
        }
        let id = eframe::egui::Id::unique("save");
        let shown = dialog(
            ui.ctx(),
            id,
            (Some(Fault::Warning), "Save the work?"),
            |ui| _ = ui.label("3 edits are not in the file."),
            |ui| *saved |= primary_button(ui, "Save", "↵").clicked(),
        );
        *open = !shown.should_close();
    };
    let mut window = window(draw, (true, false));
    window.run();
    assert!(window.query_by_label("Save the work?").is_some());
    window.get_by_label("Save").click();
    window.run();
    assert!(window.state().1);
    window.key_press(Key::Escape);
    window.run();
    assert!(window.query_by_label("Save the work?").is_none());
}

#[test]
fn a_toast_is_one_line_with_one_action() {
    let draw = |ui: &mut Ui, answers: &mut Vec<ToastAnswer>| {
        let mark = (icon::TRASH, theme::tokens(ui).ink2);
        let toast = Toast { mark, words: "Rejected 142 killed", action: "Undo", key: "Ctrl Z" };
        answers.push(toast.show(ui));
    };
    let mut window = Harness::builder()
        .with_size(vec2(500.0, 100.0))
        .with_context_setup(theme::install)
        .build_ui_state(draw, Vec::new());
    assert!(window.query_by_label("Rejected 142 killed").is_some());
    for (name, expected) in [("Undo", ToastAnswer::Action), ("Close", ToastAnswer::Closed)] {
        window.state_mut().clear();
        window.get_by_label(name).click();
        window.run();
        assert!(window.state().contains(&expected), "{name}: {:?}", window.state());
    }
}

#[test]
fn a_bar_tells_a_screen_reader_how_far_the_job_is() {
    let window = window(|ui, ()| _ = progress_bar(ui, "Reading", 0.25), ());
    let bar = window.get_by_role_and_label(Role::ProgressIndicator, "Reading");
    assert_eq!(bar.accesskit_node().numeric_value(), Some(0.25));
}

#[test]
fn every_group_has_a_shape_of_its_own_and_the_rest_share_one() {
    let shapes: std::collections::BTreeSet<GroupShape> = (0..7).map(GroupShape::of).collect();
    assert_eq!(shapes.len(), 7);
    assert_eq!(GroupShape::of(6), GroupShape::of(600));
}

#[test]
fn a_fact_that_is_not_known_says_so() {
    let draw = |ui: &mut Ui, (): &mut ()| {
        value_cells(ui, &[("low", "130"), ("best", ""), ("high", "open")]);
        fact(ui, "Date", "2024-03-22", "from “on Tuesday”");
        fact(ui, "Place", "", "");
    };
    let window = window(draw, ());
    for said in
        ["low 130, best unknown, high open", "Date: 2024-03-22 from “on Tuesday”", "Place: unknown"]
    {
        assert!(
            window.get_all_by_role(Role::Label).any(|node| node.value().as_deref() == Some(said))
        );
    }
}

#[test]
fn a_selected_figure_wears_the_same_lamp_in_the_text_and_in_the_margin() {
    let draw = |ui: &mut Ui, state: &mut MarkState| {
        let tokens = theme::tokens(ui);
        let text = Rect::from_min_size(eframe::egui::pos2(10.0, 10.0), vec2(60.0, 20.0));
        paint_number_box(ui.painter(), tokens, text, *state);
        let chip = FigureChip { group: group_mark(tokens, 1), value: ">130", harm: "killed" };
        let margin = chip.paint(ui, eframe::egui::pos2(100.0, 20.0), *state);
        assert!((margin.width() - chip.width(ui)).abs() < 0.01);
        assert!((margin.center().y - 20.0).abs() < 0.01);
    };
    for (state, boxes) in [(MarkState::Selected, 2), (MarkState::Hovered, 0), (MarkState::Rest, 0)]
    {
        let window = window(draw, state);
        let lamp = theme::tokens_of(Theme::Light).lamp;
        let lit = window.output().shapes.iter().filter(|clipped| {
            matches!(&clipped.shape, eframe::egui::Shape::Rect(rect) if rect.fill == lamp)
        });
        assert_eq!(lit.count(), boxes, "{state:?}");
    }
}

#[test]
fn words_keep_to_their_lines() {
    let draw = |ui: &mut Ui, (): &mut ()| {
        let text = "Mortars fall on the market of the old town while the ceasefire is being read";
        let ink = theme::tokens(ui).ink;
        for lines in 1..4 {
            let galley = fit_lines(ui, text, (theme::text::HEAD, ink), 140.0, lines);
            assert_eq!(galley.rows.len(), lines);
            assert!(galley.size().x <= 140.0);
            assert!(galley.text().ends_with('…'));
        }
        let whole = fit_lines(ui, text, (theme::text::HEAD, ink), 140.0, 9);
        assert_eq!(whole.text(), text);
        assert_eq!(fit_words(ui, "Sule", theme::text::MENU, 100.0), "Sule");
    };
    window(draw, ()).run();
}
