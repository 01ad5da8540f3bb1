//! SVG to PNG, with the fonts that come with the program.
//!
//! Invariant: no font of the machine is used, so that a picture is the same on every machine.

use std::sync::Arc;

use resvg::{tiny_skia, usvg};
use thiserror::Error;

/// No picture has more pixels: 400 MB of memory.
const MOST_PIXELS: f32 = 1e8;

/// Font files as bytes.
#[derive(Clone, Debug, Default)]
pub struct Fonts {
    /// TrueType or OpenType files; those that no reader understands are passed over.
    pub files: Vec<&'static [u8]>,
}

impl Fonts {
    /// The fonts that come with the program: the interface's, the article's, and those for Arabic
    /// and Hebrew.
    #[must_use]
    pub fn shipped() -> Self {
        let files: [&[u8]; 7] = [
            include_bytes!("../../../assets/fonts/InterVariable.ttf"),
            include_bytes!("../../../assets/fonts/InterTabular.ttf"),
            include_bytes!("../../../assets/fonts/SourceSerif4Variable-Roman.ttf"),
            include_bytes!("../../../assets/fonts/NotoSansArabic-Regular.ttf"),
            include_bytes!("../../../assets/fonts/NotoNaskhArabic-Regular.ttf"),
            include_bytes!("../../../assets/fonts/NotoSansHebrew-Regular.ttf"),
            include_bytes!("../../../assets/fonts/NotoSerifHebrew-Regular.ttf"),
        ];
        Self { files: files.to_vec() }
    }
}

/// Why a picture could not become PNG.
#[derive(Debug, Error)]
pub enum PngError {
    /// The SVG is not one that the renderer reads.
    #[error("the chart cannot be drawn as PNG: its SVG is not readable: {0}")]
    Svg(#[from] usvg::Error),
    /// The picture has no or too many pixels.
    #[error(
        "the chart cannot be drawn as PNG: {width} x {height} pixels is more than memory should \
         hold; choose a smaller scale"
    )]
    Size {
        /// Its width in pixels.
        width: f32,
        /// Its height in pixels.
        height: f32,
    },
    /// The pixels could not be written.
    #[error("the chart cannot be written as PNG: {0}")]
    Encoding(String),
}

/// Draws an SVG as PNG, `scale` pixels a point.
pub fn png(svg: &str, scale: f32, fonts: &Fonts) -> Result<Vec<u8>, PngError> {
    let mut options =
        usvg::Options { font_family: "Inter Variable".to_owned(), ..Default::default() };
    for file in &fonts.files {
        let source = usvg::fontdb::Source::Binary(Arc::new(*file));
        options.fontdb_mut().load_font_source(source);
    }
    let tree = usvg::Tree::from_str(svg, &options)?;
    let (width, height) =
        ((tree.size().width() * scale).ceil(), (tree.size().height() * scale).ceil());
    let sizes = (width * height <= MOST_PIXELS).then_some((width as u32, height as u32));
    let pixels = sizes.and_then(|(width, height)| tiny_skia::Pixmap::new(width, height));
    let Some(mut pixels) = pixels else { return Err(PngError::Size { width, height }) };
    let transform = tiny_skia::Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| PngError::Encoding(error.to_string()))
}
