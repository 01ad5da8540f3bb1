//! .
use super::*;
use crate::trends::{
    self, Query,
    drawing::{self, Detail, View, sheet},
    examples::{Desk, day},
};
use std::sync::Arc;

fn fonts() -> Fonts {
    let files = ["InterVariable.ttf", "InterTabular.ttf", "SourceSerif4Variable-Roman.ttf"]
        .map(|n| Arc::new(std::fs::read(format!("/work/wt/look/assets/fonts/{n}")).unwrap()));
    Fonts { files: files.to_vec() }
}
#[test]
fn look() {
    let (desk, made) = trends::tests::six();
    let trend = trends::trend(&desk.workspace, &Query::default());
    let mut view = View::new((952.0, 448.0), Detail::Full);
    view.selected = Some(made["hall"]);
    view.hovered = Some(made["2016"]);
    let p = drawing::draw(&trend, &view);
    let s = svg(&p, &Palette::default(), "x");
    std::fs::write("/tmp/full.svg", &s).unwrap();
    std::fs::write("/tmp/full.png", png(&s, 1.0, &fonts()).unwrap()).unwrap();
    let mut view = View::new((744.0, 184.0), Detail::Dock);
    view.selected = Some(made["hall"]);
    let p = drawing::draw(&trend, &view);
    let s = svg(&p, &Palette::default(), "x");
    std::fs::write("/tmp/dock.png", png(&s, 1.0, &fonts()).unwrap()).unwrap();
    let view = View::new((900.0, 420.0), Detail::Export);
    let p = sheet::sheet(
        &desk.workspace,
        &trend,
        &view,
        &sheet::Sheet::titled("Killed in one article", &trend),
    );
    let s = svg(&p, &Palette::default(), "x");
    std::fs::write("/tmp/sheet.svg", &s).unwrap();
    std::fs::write("/tmp/sheet.png", png(&s, 1.0, &fonts()).unwrap()).unwrap();
}
#[test]
fn awkward() {
    use crate::model::figure::*;
    let mut desk = Desk::new();
    let a = desk.document("Morning count", "2024-03-23");
    let b = desk.document("Evening count", "2024-03-25");
    let names = [
        "Capital",
        "Port Saint Michael of the Northern Approaches",
        "Coast",
        "Hills",
        "Delta",
        "Plain",
        "Island",
        "Fort",
    ];
    let places = names.map(|n| desk.entity("place", n));
    let ev = desk.event("Attack", "2024-03-22", places[0]);
    for (d, w, asof) in
        [(a, "40", "2024-03-22"), (b, "133+", "2024-03-24"), (b, ">115", "2024-03-23")]
    {
        desk.figure(d, "It killed x people in the hall, the ministry said.", ("x", w), |f| {
            f.event = Some(ev);
            f.as_of = Some(day(asof));
        });
    }
    for (w, date, p, total) in [
        ("212-240", "2023", 1, false),
        ("vague 12", "2024-02", 2, false),
        ("<=20", "2024-05-03", 3, false),
        ("~40", "2024-06-01", 4, false),
        ("vague 100", "2022", 5, true),
        ("212-240", "2024-07-02", 6, false),
        ("12", "2024-05-05", 0, false),
        ("14", "2024-05-06", 1, false),
        ("9", "2024-05-08", 2, false),
        ("37+", "2024-05-11", 3, false),
        ("60", "2024-08/..", 7, false),
        ("88", "2021/2022", 0, true),
        ("1", "2023-05", 0, false),
        ("0", "2023-09", 0, false),
    ] {
        desk.figure(a, "Some x died.", ("x", w), |f| {
            f.date = Some(day(date));
            f.place = Some(places[p]);
            if total {
                f.scope = Scope::Total;
            }
        });
    }
    let trend = trends::trend(&desk.workspace, &Query::default());
    for (n, size, detail) in
        [("aw1", (952.0, 448.0), Detail::Full), ("aw2", (744.0, 184.0), Detail::Dock)]
    {
        let mut view = View::new(size, detail);
        view.hovered = trend.set_aside().next().map(|m| m.figure);
        let p = drawing::draw(&trend, &view);
        std::fs::write(
            format!("/tmp/{n}.png"),
            png(&svg(&p, &Palette::default(), "x"), 1.0, &fonts()).unwrap(),
        )
        .unwrap();
    }
    let mut view = View::new((952.0, 448.0), Detail::Full);
    view.days = Some((
        drawing::day_number(jiff::civil::date(2024, 2, 10)),
        drawing::day_number(jiff::civil::date(2024, 6, 20)),
    ));
    let t2 = trends::trend(
        &desk.workspace,
        &Query {
            grain: crate::model::date::Grain::Month,
            group: trends::Grouping::Event,
            ..Query::default()
        },
    );
    let p = drawing::draw(&t2, &view);
    std::fs::write("/tmp/aw3.png", png(&svg(&p, &Palette::default(), "x"), 1.0, &fonts()).unwrap())
        .unwrap();
    let p = sheet::sheet(
        &desk.workspace,
        &trend,
        &View::new((900.0, 420.0), Detail::Full),
        &sheet::Sheet::titled("Awkward", &trend),
    );
    std::fs::write("/tmp/aw4.png", png(&svg(&p, &Palette::default(), "x"), 1.0, &fonts()).unwrap())
        .unwrap();
    let p = drawing::draw(
        &trends::trend(&Desk::new().workspace, &Query::default()),
        &View::new((744.0, 184.0), Detail::Dock),
    );
    std::fs::write("/tmp/aw5.png", png(&svg(&p, &Palette::default(), "x"), 1.0, &fonts()).unwrap())
        .unwrap();
}
