//! Small files of the program's own: settings, recent workspaces, window places.
//!
//! Invariant: a damaged one never keeps the program from starting, and is set aside rather than
//! overwritten.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;
use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

use super::file::{self, Expect, Stamp, WriteError};

/// A folder for everything, in place of the user's own: for tests and portable installations.
pub const HOME_VARIABLE: &str = "ATTEST_HOME";

/// A file of settings that was not understood. The program goes on with its defaults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The file.
    pub path: PathBuf,
    /// Why it was not understood.
    pub reason: String,
    /// Where its content was set aside, if that could be done.
    pub kept: Option<PathBuf>,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} was not read: {}. ", self.path.display(), self.reason)?;
        match &self.kept {
            Some(kept) => write!(f, "Defaults are used; its content is kept in {}", kept.display()),
            None => f.write_str("Defaults are used"),
        }
    }
}

/// Why a file of settings was not written.
#[derive(Debug, Error)]
pub enum SettingsError {
    /// The value has no RON text.
    #[error("{} was not saved: {reason}", path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// The folder could not be made.
    #[error("{} was not saved: its folder cannot be made: {source}", path.display())]
    NoFolder {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] WriteError),
}

/// No folder is known for the program's files, as when no home folder is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("no home folder is known: set {HOME_VARIABLE} to a folder for Attest's own files")]
pub struct NoHome;

/// Reads a value; its default where there is no file, and with a warning where the file cannot be
/// understood.
#[must_use]
pub fn read_ron<T: DeserializeOwned + Default>(path: &Path) -> (T, Option<Warning>) {
    let warn = |reason, kept| Some(Warning { path: path.to_owned(), reason, kept });
    match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => (T::default(), None),
        Err(error) => (T::default(), warn(error.to_string(), set_aside(path))),
        Ok(text) => match ron::from_str(&text) {
            Ok(value) => (value, None),
            Err(error) => {
                let at = error.span.end;
                let reason = format!("line {}, column {}: {}", at.line, at.col, error.code);
                (T::default(), warn(reason, set_aside(path)))
            }
        },
    }
}

/// Writes a value, making the folder where it is missing.
pub fn write_ron<T: Serialize>(path: &Path, value: &T) -> Result<Stamp, SettingsError> {
    let layout = ron::ser::PrettyConfig::new().new_line("\n");
    let text = ron::ser::to_string_pretty(value, layout).map_err(|error| {
        SettingsError::Unwritable { path: path.to_owned(), reason: error.to_string() }
    })?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)
            .map_err(|source| SettingsError::NoFolder { path: path.to_owned(), source })?;
    }
    Ok(file::replace(path, format!("{text}\n").as_bytes(), Expect::Anything)?)
}

/// Where the user's settings are kept.
pub fn config_dir() -> Result<PathBuf, NoHome> {
    folder(std::env::var_os(HOME_VARIABLE).as_deref(), Kind::Config)
}

/// Where the program keeps what it remembers: edit logs, recent workspaces, the window's place.
pub fn state_dir() -> Result<PathBuf, NoHome> {
    folder(std::env::var_os(HOME_VARIABLE).as_deref(), Kind::State)
}

#[derive(Clone, Copy)]
enum Kind {
    Config,
    State,
}

fn folder(home: Option<&OsStr>, kind: Kind) -> Result<PathBuf, NoHome> {
    if let Some(home) = home.filter(|home| !home.is_empty()) {
        let name = match kind {
            Kind::Config => "config",
            Kind::State => "state",
        };
        return Ok(Path::new(home).join(name));
    }
    let Ok(strategy) = etcetera::base_strategy::choose_native_strategy() else {
        return Err(NoHome);
    };
    let base = match kind {
        Kind::Config => strategy.config_dir(),
        // Only the XDG layout sets state apart from data.
        Kind::State => strategy.state_dir().unwrap_or_else(|| strategy.data_dir()),
    };
    Ok(base.join("attest"))
}

/// Keeps a copy of a damaged file, since the next write replaces it.
fn set_aside(path: &Path) -> Option<PathBuf> {
    let mut name = OsString::from(path);
    name.push(".damaged");
    let kept = PathBuf::from(name);
    fs::copy(path, &kept).ok().map(|_| kept)
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
    #[serde(default)]
    struct Sample {
        zoom: f32,
        recent: Vec<PathBuf>,
    }

    #[test]
    fn writes_and_reads_back_in_a_folder_that_it_makes() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("a/b/settings.ron");
        assert_eq!(read_ron::<Sample>(&path), (Sample::default(), None));
        let value = Sample { zoom: 1.25, recent: vec!["x y.ron".into()] };
        write_ron(&path, &value).unwrap();
        write_ron(&path, &value).unwrap();
        assert_eq!(read_ron::<Sample>(&path), (value, None));
        assert!(fs::read_to_string(path).unwrap().ends_with(")\n"));
    }

    #[test]
    fn settings_of_an_older_program_are_filled_up() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("settings.ron");
        fs::write(&path, "(zoom: 2.0, gone: true)").unwrap();
        let expected = Sample { zoom: 2.0, recent: Vec::new() };
        assert_eq!(read_ron::<Sample>(&path), (expected, None));
    }

    #[test]
    fn damaged_settings_are_set_aside_and_told() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("settings.ron");
        for (bytes, reason) in [(&b"(zoom:\n  x)"[..], "line 2, column 3"), (b"\xFF\xFE", "UTF-8")]
        {
            fs::write(&path, bytes).unwrap();
            let (value, warning) = read_ron::<Sample>(&path);
            let warning = warning.unwrap();
            assert_eq!(value, Sample::default());
            assert!(warning.reason.contains(reason), "{warning}");
            assert_eq!(fs::read(warning.kept.unwrap()).unwrap(), bytes);
        }
    }

    #[test]
    fn a_home_of_the_users_choice_holds_everything() {
        let home = Some(OsStr::new("/somewhere"));
        assert_eq!(folder(home, Kind::Config), Ok("/somewhere/config".into()));
        assert_eq!(folder(home, Kind::State), Ok("/somewhere/state".into()));
        assert_ne!(folder(Some(OsStr::new("")), Kind::State), Ok("state".into()));
    }
}
