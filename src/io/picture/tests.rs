//! The files that a chart becomes.

use proptest::prelude::*;

use super::*;
use crate::trends::drawing::picture::{Anchor, Face, Ink, Picture, Point, Shape, Text, Weight};
use crate::trends::drawing::{Detail, View, sheet};
use crate::trends::tests::six;
use crate::trends::{Query, trend};

fn six_on_a_sheet() -> Picture {
    let (desk, _) = six();
    let trend = trend(&desk.workspace, &Query::default());
    let view = View::new((900.0, 420.0), Detail::Export);
    let words = sheet::Sheet::titled("Two attacks & three years", &trend);
    sheet::sheet(&desk.workspace, &trend, &view, &words)
}

fn text(words: &str) -> Picture {
    let at = Point::new(10.0, 20.0);
    let text = Text {
        at,
        anchor: Anchor::Start,
        words: words.to_owned(),
        size: 12.0,
        weight: Weight::Regular,
        face: Face::Sans,
        ink: Ink::Ink,
    };
    Picture { width: 90.0, height: 30.0, shapes: vec![Shape::Text(text)], ..Picture::default() }
}

#[test]
fn the_svg_holds_its_words_as_text() {
    let svg = svg(&six_on_a_sheet(), &Palette::default(), "Two attacks & three years");
    for words in [
        "<title>Two attacks &amp; three years</title>",
        ">&gt;130</text>",
        ">Gunmen killed over 130 people.</text>",
        ">low 130 + unknown, high open</text>",
        "<linearGradient id=\"fade1\"",
        "stroke-dasharray=\"6 4\"",
    ] {
        assert!(svg.contains(words), "{words}");
    }
    let picture = six_on_a_sheet();
    assert_eq!(svg.matches("<text ").count(), picture.words().count());
}

#[test]
fn the_same_picture_gives_the_same_bytes() {
    let bytes = || {
        let svg = svg(&six_on_a_sheet(), &Palette::default(), "");
        png(&svg, 1.0, &Fonts::shipped()).unwrap()
    };
    assert_eq!(bytes(), bytes());
}

#[test]
fn a_png_has_the_size_of_its_picture_and_draws_letters() {
    let svg = svg(&text("130"), &Palette::default(), "");
    let size = |png: &[u8]| {
        assert_eq!(png.get(1..4), Some(&b"PNG"[..]));
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        (number(16), number(20))
    };
    let with = png(&svg, 2.0, &Fonts::shipped()).unwrap();
    assert_eq!(size(&with), (180, 60));
    let without = png(&svg, 2.0, &Fonts::default()).unwrap();
    assert_ne!(with, without, "no font of the machine steps in");
}

#[test]
fn a_picture_too_large_is_refused_in_words() {
    let svg = svg(&text("130"), &Palette::default(), "");
    for scale in [1e4, f32::NAN, 0.0, -1.0, f32::INFINITY] {
        let error = png(&svg, scale, &Fonts::default()).unwrap_err().to_string();
        assert!(error.contains("choose"), "{scale}: {error}");
    }
    let error = png("<svg", 1.0, &Fonts::default()).unwrap_err().to_string();
    assert!(error.starts_with("the chart cannot be drawn as PNG"), "{error}");
}

#[test]
fn the_ending_of_the_path_says_the_form() {
    let (desk, _) = six();
    let trend = trend(&desk.workspace, &Query::default());
    let words = sheet::Sheet::titled("Two attacks", &trend);
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str| {
        let path = folder.path().join(name);
        write_chart(&path, (&desk.workspace, &trend), &words, 1.0).map(|()| path)
    };
    for (name, start) in [("a.svg", &b"<?xml"[..]), ("b.PNG", &b"\x89PNG"[..])] {
        let bytes = std::fs::read(write(name).unwrap()).unwrap();
        assert!(bytes.starts_with(start), "{name}");
    }
    for (name, told) in [("a.pdf", "end the name in .svg or .png"), ("gone/a.svg", "folder")] {
        let error = write(name).unwrap_err().to_string();
        assert!(error.contains(told), "{error}");
    }
}

#[test]
fn every_ink_has_a_colour() {
    let palette = Palette::default();
    for slot in 0..6 {
        assert_ne!(palette.of(Ink::Group(slot)), palette.of(Ink::Ink3));
    }
    assert_eq!(palette.of(Ink::Group(9)), palette.of(Ink::Ink3), "other");
}

proptest! {
    #[test]
    fn any_text_makes_a_readable_svg(words in any::<String>(), title in any::<String>()) {
        let svg = svg(&text(&words), &Palette::default(), &title);
        let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default());
        prop_assert!(tree.is_ok(), "{:?}: {:?}", words, tree.err());
    }
}
