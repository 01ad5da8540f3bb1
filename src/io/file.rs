//! Writing a file so that it is whole at every moment.
//!
//! Invariant: whichever step fails, and wherever the machine stops, the path holds either all of
//! the old content or all of the new, and a failed step leaves nothing else behind. What somebody
//! else wrote there meanwhile is not overwritten.

use std::ffi::OsString;
use std::fs::{self, File, Metadata};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tempfile::NamedTempFile;
use thiserror::Error;

/// A file's content as it was at some moment: enough to see cheaply that it has not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// BLAKE3 hash of all bytes.
    pub hash: blake3::Hash,
    /// Length in bytes.
    pub length: u64,
    /// When it was last written, where the file system knows.
    pub modified: Option<SystemTime>,
}

impl Stamp {
    /// The stamp of bytes that were read from, or written to, a file last written at `modified`.
    #[must_use]
    pub fn of(bytes: &[u8], modified: Option<SystemTime>) -> Self {
        Self { hash: blake3::hash(bytes), length: bytes.len() as u64, modified }
    }

    /// Whether the file at `path` still has this content. It is read only where its length is the
    /// same and its time is not.
    pub fn holds(&self, path: &Path) -> io::Result<bool> {
        let metadata = fs::metadata(path)?;
        if metadata.len() != self.length {
            return Ok(false);
        }
        if self.modified.is_some() && metadata.modified().ok() == self.modified {
            return Ok(true);
        }
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(File::open(path)?)?;
        Ok(hasher.finalize() == self.hash)
    }
}

/// Whether a file may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// It may.
    Writable,
    /// It is marked as read-only.
    ReadOnly,
}

impl Mode {
    /// The mode that a file's metadata tells.
    #[must_use]
    pub fn of(metadata: &Metadata) -> Self {
        if metadata.permissions().readonly() { Self::ReadOnly } else { Self::Writable }
    }
}

/// Whether a file stands at the path.
#[must_use]
pub fn stands(path: &Path) -> bool {
    path.exists()
}

/// What the writer believes of the path.
#[derive(Clone, Copy, Debug)]
pub enum Expect<'a> {
    /// Nothing stands there.
    New,
    /// This content stands there; a file that is gone may be written again.
    Unchanged(&'a Stamp),
    /// Whatever stands there may be replaced.
    Anything,
}

/// One step of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Looking at what stands there.
    Look,
    /// Making a temporary file in the same folder.
    Create,
    /// Writing the bytes.
    Write,
    /// Giving the new file the rights of the old one.
    KeepMode,
    /// Waiting until the disk has it.
    Sync,
    /// Putting the new file in the place of the old one.
    Rename,
}

impl Step {
    fn words(self) -> &'static str {
        match self {
            Self::Look => "looking at the file",
            Self::Create => "making a temporary file beside it",
            Self::Write => "writing",
            Self::Sync => "waiting for the disk",
            Self::KeepMode => "keeping the rights of the old file",
            Self::Rename => "putting the new file in the place of the old one",
        }
    }
}

/// Why a file was not written. What stood there before stands there still.
#[derive(Debug, Error)]
pub enum WriteError {
    /// A step failed.
    #[error(
        "{} was not saved: {} failed: {source}. {}",
        path.display(), step.words(), advice(source)
    )]
    Failed {
        /// The file.
        path: PathBuf,
        /// The step.
        step: Step,
        /// Why.
        source: io::Error,
    },
    /// Somebody else wrote the file since it was read.
    #[error(
        "{} was not saved: it was changed on disk since it was read. Save under another name and \
         compare the two, or open the file again",
        path.display()
    )]
    ChangedOnDisk {
        /// The file.
        path: PathBuf,
    },
    /// Something stands where a new file was to be made.
    #[error("{} was not saved: a file of this name exists. Choose another name", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The file is marked as read-only.
    #[error(
        "{} was not saved: it is marked as read-only. Save under another name, or take the mark \
         away",
        path.display()
    )]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
}

/// What a person can do about a failure of the system.
fn advice(error: &io::Error) -> &'static str {
    if matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) {
        "Free some space on the disk, or save on another one"
    } else if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) {
        "The folder is gone: save in another one"
    } else if matches!(
        error.kind(),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
    ) {
        "You may not write in this folder: save in another one"
    } else if matches!(error.kind(), io::ErrorKind::IsADirectory) {
        "The name is that of a folder: choose another one"
    } else {
        "Try again, or save in another folder"
    }
}

/// Writes `bytes` to `path`: a temporary file in the same folder, synced, with the rights of the
/// old file, renamed over it; then the folder is synced. A link is followed, not replaced.
///
/// Returns the stamp of the new file.
pub fn replace(path: &Path, bytes: &[u8], expect: Expect<'_>) -> Result<Stamp, WriteError> {
    replace_with(path, bytes, expect, &|_| Ok(()))
}

/// [`replace`], asking before every step, so that tests can let it fail there.
fn replace_with(
    path: &Path,
    bytes: &[u8],
    expect: Expect<'_>,
    before: &dyn Fn(Step) -> io::Result<()>,
) -> Result<Stamp, WriteError> {
    let fail = |step| move |source| WriteError::Failed { path: path.to_owned(), step, source };
    let attempt = |step| before(step).map_err(fail(step));
    attempt(Step::Look)?;
    // A link stays a link: the file that it leads to is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let old = look(&target, expect)?;
    attempt(Step::Create)?;
    let mut temporary = temporary_beside(&target).map_err(fail(Step::Create))?;
    attempt(Step::Write)?;
    temporary.write_all(bytes).map_err(fail(Step::Write))?;
    attempt(Step::KeepMode)?;
    if let Some(old) = &old {
        fs::set_permissions(temporary.path(), old.permissions()).map_err(fail(Step::KeepMode))?;
    }
    attempt(Step::Sync)?;
    temporary.as_file().sync_all().map_err(fail(Step::Sync))?;
    attempt(Step::Rename)?;
    // Somebody may have written while this took its time.
    let old = look(&target, expect)?;
    let file = put(temporary, &target, old.as_ref()).map_err(fail(Step::Rename))?;
    sync_folder(&target);
    let modified = file.metadata().and_then(|metadata| metadata.modified());
    Ok(Stamp::of(bytes, modified.ok()))
}

/// What stands at the path, if it is what the writer expects.
fn look(path: &Path, expect: Expect<'_>) -> Result<Option<Metadata>, WriteError> {
    let fail = |source| WriteError::Failed { path: path.to_owned(), step: Step::Look, source };
    let old = match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(fail(error)),
        Ok(old) => old,
    };
    let path = path.to_owned();
    if old.is_dir() {
        return Err(fail(io::ErrorKind::IsADirectory.into()));
    }
    match expect {
        Expect::New => Err(WriteError::Exists { path }),
        _ if Mode::of(&old) == Mode::ReadOnly => Err(WriteError::ReadOnly { path }),
        Expect::Unchanged(stamp) if !stamp.holds(&path).map_err(fail)? => {
            Err(WriteError::ChangedOnDisk { path })
        }
        Expect::Unchanged(_) | Expect::Anything => Ok(Some(old)),
    }
}

fn temporary_beside(target: &Path) -> io::Result<NamedTempFile> {
    let mut prefix = OsString::from(".");
    prefix.push(target.file_name().unwrap_or_default());
    prefix.push(".");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // The rights of a new file; the system takes away what the user's mask forbids.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder_of(target))
}

/// Moves the file to its place; where none stood, never over one that came meanwhile.
fn put(temporary: NamedTempFile, target: &Path, old: Option<&Metadata>) -> io::Result<File> {
    let put = match old {
        Some(_) => temporary.persist(target),
        None => temporary.persist_noclobber(target),
    };
    put.map_err(|failure| failure.error)
}

/// Makes the renaming itself durable. The new file is whole already, so a folder that cannot be
/// synced (some network disks) is no failure to save.
fn sync_folder(target: &Path) {
    if cfg!(unix)
        && let Err(error) = File::open(folder_of(target)).and_then(|folder| folder.sync_all())
    {
        log::warn!("the folder of {} could not be synced: {error}", target.display());
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    struct Folder(tempfile::TempDir);

    impl Folder {
        fn new() -> Self {
            Self(tempfile::tempdir().unwrap())
        }

        fn file(&self) -> PathBuf {
            self.0.path().join("work.ron")
        }

        /// The names in the folder, with their contents.
        fn content(&self) -> Vec<(String, String)> {
            let mut content: Vec<_> = fs::read_dir(self.0.path())
                .unwrap()
                .map(|entry| entry.unwrap().path())
                .map(|path| {
                    let name = path.file_name().unwrap().to_string_lossy().into_owned();
                    (name, fs::read_to_string(path).unwrap())
                })
                .collect();
            content.sort();
            content
        }
    }

    fn at_rename(step: Step, act: impl Fn() -> io::Result<()>) -> io::Result<()> {
        if step == Step::Rename { act() } else { Ok(()) }
    }

    fn only(text: &str) -> Vec<(String, String)> {
        vec![("work.ron".to_owned(), text.to_owned())]
    }

    #[test]
    fn writes_a_new_file_and_then_over_it() {
        let folder = Folder::new();
        let first = replace(&folder.file(), b"old", Expect::New).unwrap();
        assert!(first.holds(&folder.file()).unwrap());
        let second = replace(&folder.file(), b"newer", Expect::Unchanged(&first)).unwrap();
        assert_eq!(folder.content(), only("newer"));
        assert_eq!((second.length, second.hash), (5, blake3::hash(b"newer")));
    }

    #[test]
    fn whichever_step_fails_the_old_file_stands_alone() {
        let steps =
            [Step::Look, Step::Create, Step::Write, Step::KeepMode, Step::Sync, Step::Rename];
        for failing in steps {
            for old in [None, Some("old")] {
                let folder = Folder::new();
                if let Some(old) = old {
                    fs::write(folder.file(), old).unwrap();
                }
                let full = |step| {
                    if step == failing { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
                };
                let error = replace_with(&folder.file(), b"new", Expect::Anything, &full);
                let message = error.unwrap_err().to_string();
                assert_eq!(folder.content(), old.map(only).unwrap_or_default(), "{failing:?}");
                assert!(message.contains("work.ron") && message.contains("Free some space"));
                assert!(message.contains(failing.words()), "{message}");
            }
        }
    }

    #[test]
    fn a_file_that_somebody_else_wrote_is_not_overwritten() {
        let folder = Folder::new();
        let stamp = replace(&folder.file(), b"mine", Expect::New).unwrap();
        // While the new file is being written, which only the second look can see.
        let meddle = |step| at_rename(step, || fs::write(folder.file(), "theirs, longer"));
        let error = replace_with(&folder.file(), b"x", Expect::Unchanged(&stamp), &meddle);
        assert!(matches!(error, Err(WriteError::ChangedOnDisk { .. })), "{error:?}");
        assert_eq!(folder.content(), only("theirs, longer"));
        let error = replace(&folder.file(), b"x", Expect::Unchanged(&stamp)).unwrap_err();
        assert!(matches!(error, WriteError::ChangedOnDisk { .. }), "{error}");
        let error = replace(&folder.file(), b"x", Expect::New).unwrap_err();
        assert!(matches!(error, WriteError::Exists { .. }), "{error}");
        assert_eq!(folder.content(), only("theirs, longer"));
    }

    #[test]
    fn a_file_that_comes_while_a_new_one_is_written_is_not_overwritten() {
        let folder = Folder::new();
        let meddle = |step| at_rename(step, || fs::write(folder.file(), "theirs"));
        let error = replace_with(&folder.file(), b"x", Expect::New, &meddle).unwrap_err();
        assert!(matches!(error, WriteError::Exists { .. }), "{error}");
        assert_eq!(folder.content(), only("theirs"));
    }

    #[test]
    fn a_file_with_a_new_time_and_the_same_content_is_unchanged() {
        let folder = Folder::new();
        let stamp = replace(&folder.file(), b"same", Expect::New).unwrap();
        let later = stamp.modified.unwrap() + Duration::from_mins(1);
        let touch = |text: &str| {
            fs::write(folder.file(), text).unwrap();
            File::options().write(true).open(folder.file()).unwrap().set_modified(later).unwrap();
        };
        touch("same");
        assert!(stamp.holds(&folder.file()).unwrap());
        touch("more");
        assert!(!stamp.holds(&folder.file()).unwrap());
        fs::remove_file(folder.file()).unwrap();
        replace(&folder.file(), b"again", Expect::Unchanged(&stamp)).unwrap();
        assert_eq!(folder.content(), only("again"));
    }

    #[test]
    fn says_what_stands_in_the_way() {
        let folder = Folder::new();
        let gone = folder.0.path().join("gone/work.ron");
        let error = replace(&gone, b"x", Expect::Anything).unwrap_err().to_string();
        assert!(error.contains("gone/work.ron") && error.contains("The folder is gone"), "{error}");
        let error = replace(folder.0.path(), b"x", Expect::Anything).unwrap_err().to_string();
        assert!(error.contains("that of a folder"), "{error}");
        fs::write(folder.file(), "kept").unwrap();
        let mut rights = fs::metadata(folder.file()).unwrap().permissions();
        rights.set_readonly(true);
        fs::set_permissions(folder.file(), rights).unwrap();
        let error = replace(&folder.file(), b"x", Expect::Anything).unwrap_err();
        assert!(matches!(error, WriteError::ReadOnly { .. }), "{error}");
        assert_eq!(folder.content(), only("kept"));
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_forbids_writing_is_told_as_such() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = Folder::new();
        fs::write(folder.file(), "kept").unwrap();
        fs::set_permissions(folder.0.path(), fs::Permissions::from_mode(0o500)).unwrap();
        let outcome = replace(&folder.file(), b"x", Expect::Anything);
        fs::set_permissions(folder.0.path(), fs::Permissions::from_mode(0o700)).unwrap();
        // The superuser may write anywhere, and then the file is written whole.
        match outcome {
            Err(error) => {
                assert!(error.to_string().contains("You may not write"), "{error}");
                assert_eq!(folder.content(), only("kept"));
            }
            Ok(_) => assert_eq!(folder.content(), only("x")),
        }
    }

    #[cfg(unix)]
    #[test]
    fn rights_and_links_are_kept() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = Folder::new();
        fs::write(folder.file(), "old").unwrap();
        fs::set_permissions(folder.file(), fs::Permissions::from_mode(0o640)).unwrap();
        let link = folder.0.path().join("link.ron");
        std::os::unix::fs::symlink("work.ron", &link).unwrap();
        replace(&link, b"new", Expect::Anything).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(folder.file()).unwrap(), b"new");
        assert_eq!(fs::metadata(folder.file()).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
