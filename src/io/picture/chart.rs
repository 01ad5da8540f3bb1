//! The chart of a trend as a file, with its caption and the sentences behind it.
//!
//! Invariant: the ending of the path says the form, and a file that stands there is replaced whole
//! or not at all.

use std::path::{Path, PathBuf};

use thiserror::Error;

use super::{Fonts, Palette, PngError, png, svg};
use crate::io::export::{self, ExportError};
use crate::model::Workspace;
use crate::trends::Trend;
use crate::trends::drawing::sheet::{Sheet, sheet};
use crate::trends::drawing::{Detail, View};

/// Width and height of the chart on its sheet, in points.
const SIZE: (f32, f32) = (960.0, 440.0);

/// What a chart can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Lines and real text.
    Svg,
    /// Pixels.
    Png,
}

impl Form {
    /// The form that the ending of a path says, upper or lower case.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "svg" => Some(Self::Svg),
            "png" => Some(Self::Png),
            _ => None,
        }
    }
}

/// Why a chart was not written.
#[derive(Debug, Error)]
pub enum ChartError {
    /// The path ends in neither `.svg` nor `.png`.
    #[error(
        "the chart was not written to {}: end the name in .svg or .png to say which it shall be",
        .0.display()
    )]
    Form(PathBuf),
    /// It could not be drawn as PNG.
    #[error("{} was not written: {source}", path.display())]
    Png {
        /// The file.
        path: PathBuf,
        /// Why.
        source: PngError,
    },
    /// The file could not be written.
    #[error(transparent)]
    Write(#[from] ExportError),
}

/// Writes the chart of a trend of this workspace in the place of whatever stands there but a
/// workspace, `scale` pixels a point in a PNG.
pub fn write_chart(
    path: &Path,
    (workspace, trend): (&Workspace, &Trend),
    words: &Sheet,
    scale: f32,
) -> Result<(), ChartError> {
    let form = Form::of(path).ok_or_else(|| ChartError::Form(path.to_owned()))?;
    let picture = sheet(workspace, trend, &View::new(SIZE, Detail::Export), words);
    let name = if words.title.trim().is_empty() { &words.caption } else { &words.title };
    let svg = svg(&picture, &Palette::default(), name);
    let bytes = match form {
        Form::Svg => svg.into_bytes(),
        Form::Png => png(&svg, scale, &Fonts::shipped())
            .map_err(|source| ChartError::Png { path: path.to_owned(), source })?,
    };
    Ok(export::write(path, &bytes)?)
}
