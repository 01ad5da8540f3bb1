//! Who has a workspace open: a lock on a file beside it, so that a second window learns of the
//! first and opens read-only.
//!
//! Invariant: a lock is held by a living process or by none. The system frees it when the holder
//! ends, however it ends, so a lock file left behind never keeps anybody out. The lock is advice
//! among windows of this program; it never stands in the way of reading.

use std::ffi::OsString;
use std::fmt;
use std::fs::{self, File, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use thiserror::Error;

/// A workspace that is this process's to write. Freed when dropped.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    /// Taken out when the lock is freed.
    file: Option<File>,
}

/// Who holds a lock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holder {
    /// The process.
    pub process: Option<u32>,
    /// The machine.
    pub host: Option<String>,
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.process, &self.host) {
            (Some(process), Some(host)) => write!(f, "process {process} on {host}"),
            (Some(process), None) => write!(f, "process {process}"),
            (None, _) => f.write_str("another window"),
        }
    }
}

/// Why a workspace is not this process's to write.
#[derive(Debug, Error)]
pub enum Locked {
    /// Another window has it open.
    #[error("{} is open in another window ({holder}): close it there to write here", path.display())]
    Held {
        /// The workspace.
        path: PathBuf,
        /// Who has it open.
        holder: Holder,
    },
    /// No lock can be made there, as in a folder that may not be written.
    #[error("{} cannot be locked: {source}. Save under another name to write", path.display())]
    Impossible {
        /// The workspace.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// How often a lock file that vanished under the lock is made again.
const ATTEMPTS: usize = 16;

impl Lock {
    /// Takes the lock of a workspace, without waiting.
    pub fn acquire(workspace: &Path) -> Result<Self, Locked> {
        let path = lock_path(workspace);
        let impossible = |source| Locked::Impossible { path: workspace.to_owned(), source };
        for _ in 0..ATTEMPTS {
            let mut file = open(&path).map_err(impossible)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    let holder = holder(&mut file);
                    return Err(Locked::Held { path: workspace.to_owned(), holder });
                }
                Err(TryLockError::Error(source)) => return Err(impossible(source)),
            }
            // The holder before may have removed the file between opening and locking; another
            // process then locks a new one, and both would believe that they hold the lock.
            if still_stands(&path, &file) {
                introduce(&mut file).map_err(impossible)?;
                return Ok(Self { path, file: Some(file) });
            }
        }
        Err(impossible(io::ErrorKind::ResourceBusy.into()))
    }

    /// Whether it is the lock of this workspace, by whatever path that is reached.
    #[must_use]
    pub fn guards(&self, workspace: &Path) -> bool {
        let own = fs::canonicalize(&self.path);
        let asked = fs::canonicalize(lock_path(workspace));
        matches!((own, asked), (Ok(own), Ok(asked)) if own == asked)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The name goes before the lock does, so that nobody finds the file free and removed.
        if cfg!(windows) {
            self.file = None;
        }
        if let Err(error) = fs::remove_file(&self.path) {
            log::warn!("the lock file {} was not removed: {error}", self.path.display());
        }
    }
}

/// `NAME.ron.lock` beside the workspace, wherever a link to it leads.
fn lock_path(workspace: &Path) -> PathBuf {
    let target = fs::canonicalize(workspace).unwrap_or_else(|_| workspace.to_owned());
    let mut name = OsString::from(target);
    name.push(".lock");
    name.into()
}

fn open(path: &Path) -> io::Result<File> {
    File::options().read(true).write(true).create(true).truncate(false).open(path)
}

fn introduce(file: &mut File) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    writeln!(file, "{}\n{}", std::process::id(), host().unwrap_or_default())
}

/// What the holder wrote of itself; nothing where the system does not let a locked file be read.
fn holder(file: &mut File) -> Holder {
    let mut text = String::new();
    let read = file.take(1024).read_to_string(&mut text);
    let mut lines = text.lines().filter(|_| read.is_ok());
    let process = lines.next().and_then(|line| line.trim().parse().ok());
    let host = lines.next().map(str::trim).filter(|host| !host.is_empty()).map(str::to_owned);
    Holder { process, host }
}

fn host() -> Option<String> {
    let name = ["/proc/sys/kernel/hostname", "/etc/hostname"]
        .into_iter()
        .find_map(|path| fs::read_to_string(path).ok())
        .or_else(|| std::env::var("COMPUTERNAME").ok())
        .or_else(|| std::env::var("HOSTNAME").ok())?;
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}

#[cfg(unix)]
fn still_stands(path: &Path, file: &File) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let named = fs::metadata(path).map(|metadata| (metadata.dev(), metadata.ino()));
    let held = file.metadata().map(|metadata| (metadata.dev(), metadata.ino()));
    matches!((named, held), (Ok(named), Ok(held)) if named == held)
}

/// Elsewhere a file that is open cannot lose its name.
#[cfg(not(unix))]
fn still_stands(path: &Path, _: &File) -> bool {
    path.exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workspace(folder: &tempfile::TempDir) -> PathBuf {
        let path = folder.path().join("work.ron");
        fs::write(&path, "x").unwrap();
        path
    }

    #[test]
    fn a_second_handle_is_told_who_holds_it_and_gets_it_afterwards() {
        let folder = tempfile::tempdir().unwrap();
        let path = workspace(&folder);
        let lock = Lock::acquire(&path).unwrap();
        let beside = folder.path().join("work.ron.lock");
        assert!(beside.exists());
        for _ in 0..2 {
            let refused = Lock::acquire(&path).unwrap_err();
            let Locked::Held { holder, .. } = &refused else { panic!("{refused}") };
            assert_eq!(holder.process, Some(std::process::id()));
            assert!(refused.to_string().contains("work.ron is open in another window"));
        }
        drop(lock);
        assert!(!beside.exists());
        drop(Lock::acquire(&path).unwrap());
    }

    #[test]
    fn a_file_left_by_a_dead_process_keeps_nobody_out() {
        let folder = tempfile::tempdir().unwrap();
        let path = workspace(&folder);
        let beside = folder.path().join("work.ron.lock");
        fs::write(&beside, "4242424\na-machine-long-gone-with-a-longer-name\nand more\n").unwrap();
        let _lock = Lock::acquire(&path).unwrap();
        let text = fs::read_to_string(beside).unwrap();
        assert!(text.starts_with(&format!("{}\n", std::process::id())), "{text}");
        assert!(!text.contains("long-gone"));
    }

    #[test]
    fn two_workspaces_and_a_new_one_do_not_meet() {
        let folder = tempfile::tempdir().unwrap();
        let _one = Lock::acquire(&workspace(&folder)).unwrap();
        let _other = Lock::acquire(&folder.path().join("not yet there.ron")).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_meets_the_lock_of_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = workspace(&folder);
        let link = folder.path().join("link.ron");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        let lock = Lock::acquire(&link).unwrap();
        assert!(matches!(Lock::acquire(&path), Err(Locked::Held { .. })));
        assert!(lock.guards(&path) && lock.guards(&link));
        assert!(!lock.guards(&folder.path().join("other.ron")));
    }

    #[test]
    fn where_no_file_can_be_made_the_reason_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let error = Lock::acquire(&folder.path().join("gone/work.ron")).unwrap_err();
        assert!(matches!(error, Locked::Impossible { .. }), "{error}");
    }

    #[test]
    fn one_of_many_at_once_gets_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = workspace(&folder);
        for _ in 0..50 {
            let held = std::sync::Mutex::new(Vec::new());
            std::thread::scope(|scope| {
                for _ in 0..4 {
                    scope.spawn(|| held.lock().unwrap().push(Lock::acquire(&path).ok()));
                }
            });
            let held = held.into_inner().unwrap();
            assert_eq!(held.iter().flatten().count(), 1);
        }
    }
}
