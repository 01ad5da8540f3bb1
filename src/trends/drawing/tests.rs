//! What the drawing promises, on figures that are put in every way.

use proptest::prelude::*;

use super::picture::{Ends, Ink, Point, Shape};
use super::*;
use crate::model::figure::Scope;
use crate::model::{Figure, Workspace};
use crate::trends::examples::{Desk, day};
use crate::trends::tests::six;
use crate::trends::{Grouping, Query, trend};

/// A workspace of figures put as "number @ date", each in a place of its own.
fn desk(figures: &[(&str, &str)]) -> (Workspace, Vec<FigureId>) {
    let mut desk = Desk::new();
    let paper = desk.document("Report", "2024-04-01");
    let ids = figures.iter().map(|(shape, date)| {
        let place = desk.entity("place", "Town");
        desk.figure(paper, "So many died.", ("many", shape), |figure| {
            (figure.date, figure.place) = (Some(day(date)), Some(place));
        })
    });
    let ids = ids.collect();
    (desk.workspace, ids)
}

fn full(workspace: &Workspace) -> (Trend, Picture) {
    let trend = trend(workspace, &Query::default());
    let picture = draw(&trend, &View::new((950.0, 450.0), Detail::Full));
    (trend, picture)
}

fn is_near(a: f32, b: f32) -> bool {
    (a - b).abs() < 1e-3
}

/// What stands for one narrow figure above its symbol: caps, arrowheads, dots.
#[track_caller]
fn check_ends(shape: &str, above: &str, below: &str, symbols: usize) {
    let (workspace, ids) = desk(&[(shape, "2024-03-22"), ("400", "2024-11-01")]);
    let (_, picture) = full(&workspace);
    let hot = picture.hot.iter().find(|hot| hot.figure == ids[0]).unwrap();
    let at = hot.centre;
    let end = |part: &dyn Fn(Point) -> bool| {
        let mut signs = Vec::new();
        for shape in &picture.shapes {
            if let Shape::Line { from, to, .. } = shape
                && is_near(from.y, to.y)
                && is_near(to.x - from.x, stem::CAP)
                && part(*from)
            {
                signs.push("cap");
            } else if let Shape::Path { points, ends: Ends::Open, .. } = shape
                && part(points[1])
            {
                signs.push("arrow");
            } else if let Shape::Disc { centre, radius: ..1.5, .. } = shape
                && part(*centre)
            {
                signs.push("dots");
            }
        }
        signs.dedup();
        signs.join(" ")
    };
    let beside = |point: Point| (point.x - at.x).abs() <= 10.0;
    assert_eq!(end(&|point| beside(point) && point.y < at.y - 0.5), above, "above {shape}");
    assert_eq!(end(&|point| beside(point) && point.y > at.y + 0.5), below, "below {shape}");
    let inks = |shape: &&Shape| {
        let (middle, fill) = if let Shape::Path { points, ends: Ends::Closed, fill, .. } = shape {
            (points[0], fill)
        } else if let Shape::Box { area, fill, .. } = shape {
            (area.centre(), fill)
        } else if let Shape::Disc { centre, radius: 2.0.., fill, .. } = shape {
            (*centre, fill)
        } else {
            return false;
        };
        beside(middle)
            && fill.is_some_and(|fill| fill.ink != Ink::Paper && is_near(fill.opacity, 1.0))
    };
    assert_eq!(picture.shapes.iter().filter(inks).count(), symbols, "symbols of {shape}");
}

#[test]
fn only_known_ends_have_caps() {
    check_ends("137", "", "", 1);
    check_ends("137+", "arrow", "", 1);
    check_ends(">137", "arrow", "", 1);
    check_ends("<=200", "", "cap", 1);
    check_ends("almost 100", "", "dots", 1);
    check_ends("~140", "dots", "dots", 1);
}

#[test]
fn a_figure_without_a_best_number_has_no_symbol() {
    check_ends("212-240", "cap", "cap", 0);
    check_ends("vague 100", "arrow", "", 0);
    check_ends("unknown", "dots", "", 0);
}

#[test]
fn an_open_end_is_seen_even_at_the_top_of_the_chart() {
    let (workspace, ids) = desk(&[(">500", "2024-03-22")]);
    let trend = trend(&workspace, &Query::default());
    let view = View { people: Some((0.0, 501.0)), ..View::new((700.0, 190.0), Detail::Dock) };
    let picture = draw(&trend, &view);
    let is_arrow = |shape: &&Shape| matches!(shape, Shape::Path { ends: Ends::Open, .. });
    assert_eq!(picture.shapes.iter().filter(is_arrow).count(), 1);
    assert_eq!(picture.hot[0].figure, ids[0]);
}

#[test]
fn a_mark_is_as_wide_as_its_date() {
    let (workspace, ids) =
        desk(&[("10", "2022"), ("20", "2023-03"), ("30", "2023-07-01"), ("40", "2015/2016")]);
    let (_, picture) = full(&workspace);
    let width = |at: usize| {
        let hot = picture.hot.iter().find(|hot| hot.figure == ids[at]).unwrap();
        hot.body.width()
    };
    let year = picture.frame.width() / 9.0;
    assert!((width(0) - year).abs() < 1.0, "{} is a year of {year}", width(0));
    assert!((width(3) - 2.0 * year).abs() < 1.0);
    assert!((width(1) - year / 12.0).abs() < 1.0, "a month");
    assert!(width(2) < 11.0, "a day, with the room of its whisker");
}

#[test]
fn a_column_stands_on_zero_and_ends_at_the_number() {
    let (workspace, _) = desk(&[("100", "2022"), ("50", "2023")]);
    let (trend, picture) = full(&workspace);
    let scale = Scale::of(&trend, &View::new((950.0, 450.0), Detail::Full), picture.frame);
    let columns: Vec<Area> = picture
        .shapes
        .iter()
        .filter_map(|shape| {
            let Shape::Box { area, fill: Some(fill), .. } = shape else { return None };
            is_near(fill.opacity, 0.13).then_some(*area)
        })
        .collect();
    assert_eq!(columns.len(), 2);
    for (column, number) in columns.iter().zip([100.0, 50.0]) {
        assert!(is_near(column.bottom, picture.frame.bottom));
        assert!((column.top - scale.y(number)).abs() < 0.01);
    }
}

#[test]
fn the_band_says_what_is_unknown_and_open() {
    let (desk, _) = six();
    let trend = trend(&desk.workspace, &Query::default());
    let words = |detail| {
        let picture = draw(&trend, &View::new((950.0, 450.0), detail));
        picture.words().map(str::to_owned).collect::<Vec<_>>()
    };
    let said = words(Detail::Full);
    for wanted in ["2024: best 230", "low 130 + unknown, high open", "year, low to high", ">130"] {
        assert!(said.iter().any(|word| word == wanted), "{wanted} in {said:?}");
    }
    assert!(!said.iter().any(|word| word.starts_with("2019: best")), "one figure has no band");
    assert!(!words(Detail::Dock).iter().any(|word| word.contains("best")));
}

#[test]
fn the_selected_number_lies_on_the_lamp_and_the_hovered_one_in_a_box() {
    let (desk, made) = six();
    let trend = trend(&desk.workspace, &Query::default());
    let mut view = View::new((744.0, 184.0), Detail::Dock);
    let boxes = |view: &View| {
        let picture = draw(&trend, view);
        let boxes = picture.shapes.iter().filter_map(|shape| {
            let Shape::Box { area, radius: 3.0, fill: Some(fill), .. } = shape else { return None };
            Some((*area, fill.ink))
        });
        boxes.collect::<Vec<_>>()
    };
    assert_eq!(boxes(&view), []);
    (view.selected, view.hovered) = (Some(made["hall"]), Some(made["2016"]));
    let found = boxes(&view);
    assert_eq!(found.iter().map(|(_, ink)| *ink).collect::<Vec<_>>(), [Ink::Paper, Ink::Lamp]);
    let picture = draw(&trend, &view);
    let hall = picture.hot.iter().find(|hot| hot.figure == made["hall"]).unwrap();
    assert_eq!(hall.label, Some(found[1].0));
    assert_eq!(picture.at(found[1].0.centre()), Some(made["hall"]));
    assert_eq!(picture.at(hall.centre), Some(made["hall"]));
    let column = Point::new(hall.centre.x, picture.frame.bottom - 2.0);
    assert_eq!(picture.at(column), Some(made["hall"]));
    assert_eq!(picture.at(Point::new(400.0, 40.0)), None);
}

#[test]
fn rivals_are_hollow_and_joined_when_one_is_pointed_at() {
    let mut desk = Desk::new();
    let paper = desk.document("Report", "2024-04-01");
    let town = desk.entity("place", "Town");
    let event = desk.event("Bombing", "2024-03-02", town);
    let [first, second] = ["40", "60"].map(|shape| {
        desk.figure(paper, "So many died.", ("many", shape), |figure| figure.event = Some(event))
    });
    let trend = trend(&desk.workspace, &Query::default());
    let view = View::new((744.0, 184.0), Detail::Dock);
    let lines = |view: &View| {
        let picture = draw(&trend, view);
        let is_line = |shape: &&Shape| matches!(shape, Shape::Path { ends: Ends::Open, .. });
        picture.shapes.iter().filter(is_line).count()
    };
    assert_eq!(lines(&view), 0);
    for figure in [first, second] {
        assert_eq!(lines(&View { hovered: Some(figure), ..view.clone() }), 1);
    }
    let picture = draw(&trend, &view);
    assert!(picture.words().any(|word| word == "set aside"));
    assert_eq!(picture.hot.len(), 2);
}

#[test]
fn a_total_spans_its_period_like_a_bracket_and_the_legend_says_so() {
    let (desk, _) = six();
    let (_, picture) = full(&desk.workspace);
    assert!(picture.words().any(|word| word == "total of its period"));
    let (alone, _) = desk_of_totals();
    let (_, picture) = full(&alone);
    assert!(!picture.words().any(|word| word == "total of its period"), "all of them are");
}

fn desk_of_totals() -> (Workspace, Vec<FigureId>) {
    let (mut workspace, ids) = desk(&[("10", "2022"), ("20", "2023")]);
    for id in &ids {
        let figure = Figure { scope: Scope::Total, ..(*workspace.figures[id]).clone() };
        workspace.put(figure.into());
    }
    (workspace, ids)
}

#[test]
fn an_empty_chart_says_what_fills_it() {
    let said = |workspace: &Workspace, query: &Query| {
        let picture = draw(&trend(workspace, query), &View::new((744.0, 184.0), Detail::Dock));
        assert_eq!(picture.hot, []);
        picture.words().map(str::to_owned).collect::<Vec<_>>().join(" / ")
    };
    let nothing = Desk::new();
    assert_eq!(
        said(&nothing.workspace, &Query::default()),
        "No figure of people killed yet / Select a number in the text and press F: its mark stands \
         here."
    );
    let mut desk = Desk::new();
    let paper = desk.document("Report", "2024-04-01");
    desk.figure(paper, "So many died.", ("many", "4"), |_| ());
    assert!(said(&desk.workspace, &Query::default()).starts_with("The one figure has no date"));
    let injured = Query { harms: [crate::model::figure::Harm::Injured].into(), ..Query::default() };
    assert!(said(&desk.workspace, &injured).contains("figures of other kinds"));
}

#[test]
fn a_sheet_lists_the_source_of_every_mark() {
    let (desk, _) = six();
    let trend = trend(&desk.workspace, &Query::default());
    let view = View::new((900.0, 420.0), Detail::Full);
    let words = sheet::Sheet::titled("Two attacks", &trend);
    let picture = sheet::sheet(&desk.workspace, &trend, &view, &words);
    let said: Vec<&str> = picture.words().collect();
    assert_eq!(said[0], "Two attacks");
    assert_eq!(said.iter().filter(|word| **word == "killed").count(), 6);
    assert!(said.contains(&"Gunmen killed over 130 people."));
    assert!(said.contains(&"22 March 2024, Capital · B2"));
    assert!(said.iter().any(|word| word.contains("the rule picks: highest grade")));
    assert_inside(&picture);
}

/// Every coordinate is finite and every shape lies on the page.
#[track_caller]
fn assert_inside(picture: &Picture) {
    let page =
        Area { left: -1.0, top: -1.0, right: picture.width + 1.0, bottom: picture.height + 1.0 };
    for shape in &picture.shapes {
        let area = match shape {
            Shape::Box { area, .. } | Shape::Fade { area, .. } => *area,
            Shape::Line { from, to, .. } => around(&[*from, *to]),
            Shape::Path { points, .. } => around(points),
            Shape::Disc { centre, radius, .. } => Area::around(*centre, radius * 2.0, radius * 2.0),
            Shape::Text(text) => around(&[text.at]),
        };
        assert!(page.covers(area), "{shape:?} on {} x {}", picture.width, picture.height);
    }
}

fn around(points: &[Point]) -> Area {
    let area = |point: &Point| Area::around(*point, 0.0, 0.0);
    points.iter().map(area).reduce(Area::joined).unwrap()
}

fn figures() -> impl Strategy<Value = Vec<(&'static str, &'static str)>> {
    let shape = prop::sample::select(vec![
        "137",
        "37+",
        ">130",
        "<=20",
        "~40",
        "212-240",
        "vague 12",
        "0",
        "unknown",
        "18446744073709551615",
    ]);
    let date = prop::sample::select(vec![
        "2022",
        "2022-03",
        "2022-03-22",
        "2021/2022",
        "2019/..",
        "../2023",
        "20XX",
        "-0044-03-15",
        "9999",
        "2022-03~",
        "2022-21",
    ]);
    prop::collection::vec((shape, date), 0..14)
}

fn ranges() -> impl Strategy<Value = Option<(f64, f64)>> {
    prop_oneof![
        Just(None),
        Just(Some((f64::NAN, 1.0))),
        (-1e5..1e5f64, 0.0..1e5f64).prop_map(|(from, width)| Some((from, from + width))),
        (any::<f64>(), any::<f64>()).prop_map(Some),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn nothing_leaves_the_page_and_no_label_covers_another(
        figures in figures(), days in ranges(), people in ranges(),
        size in (120.0..1600.0f32, 120.0..900.0f32), detail in 0..3usize, pick in 0..14usize,
    ) {
        let (workspace, ids) = desk(&figures);
        let query = Query { group: Grouping::Place, ..Query::default() };
        let trend = trend(&workspace, &query);
        let detail = [Detail::Dock, Detail::Full, Detail::Export][detail];
        let selected = ids.get(pick).copied();
        let view = View { days, people, selected, ..View::new(size, detail) };
        let picture = draw(&trend, &view);
        prop_assert_eq!(&picture, &draw(&trend, &view), "the same twice");
        let data: Vec<Shape> = picture.shapes.iter()
            .filter(|shape| !matches!(shape, Shape::Text(_)) || !picture.hot.is_empty())
            .cloned().collect();
        if size.0 > 320.0 && size.1 > 200.0 {
            assert_inside(&Picture { shapes: data, ..picture.clone() });
        }
        let labels: Vec<Area> = picture.hot.iter()
            .filter(|hot| Some(hot.figure) != selected).filter_map(|hot| hot.label).collect();
        for (at, label) in labels.iter().enumerate() {
            for other in &labels[at + 1..] {
                prop_assert!(!label.overlaps(*other), "{:?} {:?}", label, other);
            }
        }
        if days.is_none() {
            prop_assert_eq!(picture.hot.len(), figures.len(), "all are in sight");
        }
    }
}
