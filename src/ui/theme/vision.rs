//! How colours are seen: contrast, difference, and both under the three colour deficiencies.
//!
//! Invariant: only tests use this, and each formula is checked against published values below.
//! Contrast is that of WCAG 2, difference is CIEDE2000, deficiency is the model of Machado,
//! Oliveira and Fernandes (2009) at severity 1.0, applied to linear light.

use eframe::egui::Color32;

/// Who looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Eye {
    /// Most people.
    Usual,
    /// Lacks the middle cones.
    Deuteranopia,
    /// Lacks the long cones.
    Protanopia,
    /// Lacks the short cones.
    Tritanopia,
}

impl Eye {
    pub(super) const ALL: [Self; 4] =
        [Self::Usual, Self::Deuteranopia, Self::Protanopia, Self::Tritanopia];

    fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Self::Usual => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Self::Deuteranopia => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Self::Protanopia => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Self::Tritanopia => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        }
    }
}

/// A colour in linear light, each channel 0 to 1.
type Light = [f64; 3];

fn light(colour: Color32) -> Light {
    [colour.r(), colour.g(), colour.b()].map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    })
}

fn times(matrix: [[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
}

/// The WCAG contrast of two opaque colours, from 1 to 21.
pub(super) fn contrast(one: Color32, other: Color32) -> f64 {
    let luminance = |colour| {
        let [r, g, b] = light(colour);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// What a translucent colour gives on an opaque ground, as the window blends it.
pub(super) fn over(top: Color32, ground: Color32) -> Color32 {
    let keep = 1.0 - f64::from(top.a()) / 255.0;
    let mix = |top: u8, ground: u8| (f64::from(top) + keep * f64::from(ground)).round() as u8;
    Color32::from_rgb(mix(top.r(), ground.r()), mix(top.g(), ground.g()), mix(top.b(), ground.b()))
}

/// The difference of two colours as `eye` sees them.
pub(super) fn difference(one: Color32, other: Color32, eye: Eye) -> f64 {
    let seen = |colour| lab(times(eye.matrix(), light(colour)).map(|c| c.clamp(0.0, 1.0)));
    ciede2000(seen(one), seen(other))
}

/// The least difference of any two of `colours`.
pub(super) fn least_difference(colours: &[Color32], eye: Eye) -> f64 {
    let pairs = colours
        .iter()
        .enumerate()
        .flat_map(|(i, &one)| colours.iter().skip(i + 1).map(move |&other| (one, other)));
    pairs.map(|(one, other)| difference(one, other, eye)).fold(f64::INFINITY, f64::min)
}

/// CIE L*a*b* under D65.
fn lab(light: Light) -> [f64; 3] {
    let xyz = times(
        [
            [0.412_456_4, 0.357_576_1, 0.180_437_5],
            [0.212_672_9, 0.715_152_2, 0.072_175_0],
            [0.019_333_9, 0.119_192_0, 0.950_304_1],
        ],
        light,
    );
    let curve = |t: f64| {
        if t > 216.0 / 24_389.0 { t.cbrt() } else { (24_389.0 / 27.0 * t + 16.0) / 116.0 }
    };
    let [x, y, z] = xyz;
    let (x, y, z) = (curve(x / 0.950_47), curve(y), curve(z / 1.088_83));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn ciede2000([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let chroma = f64::midpoint(a1.hypot(b1), a2.hypot(b2)).powi(7);
    let stretch = 1.5 - 0.5 * (chroma / (chroma + 25_f64.powi(7))).sqrt();
    let (a1, a2) = (a1 * stretch, a2 * stretch);
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let turn = if c1 * c2 == 0.0 { 0.0 } else { (h2 - h1 + 180.0).rem_euclid(360.0) - 180.0 };
    let mean_hue = if c1 * c2 == 0.0 { h1 + h2 } else { h1 + turn / 2.0 };
    let (dl, dc) = (l2 - l1, c2 - c1);
    let dh = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let (l, c) = (f64::midpoint(l1, l2), f64::midpoint(c1, c2));
    let wave = |times: f64, shift: f64| (times * mean_hue + shift).to_radians().cos();
    let t = 1.0 - 0.17 * wave(1.0, -30.0) + 0.24 * wave(2.0, 0.0) + 0.32 * wave(3.0, 6.0)
        - 0.20 * wave(4.0, -63.0);
    let off = (l - 50.0).powi(2);
    let sl = 1.0 + 0.015 * off / (20.0 + off).sqrt();
    let (sc, sh) = (1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    let blue = 30.0 * (-((mean_hue.rem_euclid(360.0) - 275.0) / 25.0).powi(2)).exp();
    let c7 = c.powi(7);
    let rotation = -(2.0 * blue).to_radians().sin() * 2.0 * (c7 / (c7 + 25_f64.powi(7))).sqrt();
    let (dl, dc, dh) = (dl / sl, dc / sc, dh / sh);
    (dl * dl + dc * dc + dh * dh + rotation * dc * dh).sqrt()
}

#[test]
fn the_difference_is_that_of_the_published_pairs() {
    // From the test data of Sharma, Wu and Dalal (2005), chosen for the turns of the hue.
    for (one, other, expected) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, -1.0, 2.0], [50.0, 0.0, 0.0], 2.3669),
        ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0009], 7.1792),
        ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0011], 7.2195),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([50.0, 2.5, 0.0], [50.0, 3.2592, 0.335], 1.0),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ([22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373),
        ([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082),
    ] {
        for found in [ciede2000(one, other), ciede2000(other, one)] {
            assert!((found - expected).abs() < 1e-4, "{one:?} {other:?}: {found}");
        }
    }
}

#[test]
fn a_contrast_runs_from_1_to_21() {
    assert!((contrast(Color32::WHITE, Color32::BLACK) - 21.0).abs() < 1e-9);
    assert!((contrast(Color32::WHITE, Color32::WHITE) - 1.0).abs() < 1e-9);
    // The grey that is known as the lightest to reach 4.5 on white.
    let grey = contrast(Color32::from_gray(0x76), Color32::WHITE);
    assert!((grey - 4.54).abs() < 0.01, "{grey}");
}

#[test]
fn a_deficiency_keeps_greys_and_confuses_its_pair() {
    let grey = Color32::from_gray(120);
    for eye in Eye::ALL {
        let seen = times(eye.matrix(), light(grey));
        for (seen, is) in seen.iter().zip(light(grey)) {
            assert!((seen - is).abs() < 1e-3, "{eye:?}");
        }
    }
    let (red, green) = (Color32::from_rgb(0xA0, 0x60, 0x20), Color32::from_rgb(0x60, 0x70, 0x20));
    assert!(difference(red, green, Eye::Usual) > 2.0 * difference(red, green, Eye::Protanopia));
}
