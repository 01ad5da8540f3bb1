//! Edits as a script: one a line, in the RON of an edit, as a person or a program writes them.
//!
//! Invariant: a script is read whole or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::edit::Edit;
use crate::io::workspace;

/// A line of a script.
#[derive(Clone, Debug, PartialEq)]
pub enum Order {
    /// Make this edit.
    Edit(Edit),
    /// Take the last edit back.
    Undo,
    /// Do it again.
    Redo,
    /// Write the workspace to its file.
    Save,
}

/// Why a script was not read.
#[derive(Debug, Error)]
pub enum ScriptError {
    /// The file cannot be read.
    #[error("{} cannot be read: {source}", path.display())]
    File {
        /// The script.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A line is neither an edit nor a word of a script.
    #[error(
        "{}, line {line}: {reason}. A line is an edit, as in (label: \"...\", swaps: [...]), or \
         undo, redo or save. Nothing was done",
        path.display()
    )]
    Line {
        /// The script.
        path: PathBuf,
        /// The line's number, from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
}

/// Reads a script: each order with the number of its line, from 1. Empty lines and those that
/// begin with `//` say nothing.
pub fn read(path: &Path) -> Result<Vec<(usize, Order)>, ScriptError> {
    let text = fs::read_to_string(path)
        .map_err(|source| ScriptError::File { path: path.to_owned(), source })?;
    let lines = text.lines().map(str::trim).enumerate();
    let telling = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with("//"));
    let orders = telling.map(|(before, line)| {
        let number = before + 1;
        let order = order(line);
        let wrong = |reason| ScriptError::Line { path: path.to_owned(), line: number, reason };
        order.map(|order| (number, order)).map_err(wrong)
    });
    orders.collect()
}

fn order(line: &str) -> Result<Order, String> {
    match line {
        "undo" => Ok(Order::Undo),
        "redo" => Ok(Order::Redo),
        "save" => Ok(Order::Save),
        edit => workspace::read_line(edit).map(Order::Edit).map_err(|error| error.code.to_string()),
    }
}

/// The line of an edit, without its ending.
///
/// Fails only where a record holds what RON cannot say, and none does.
pub fn line_of(edit: &Edit) -> Result<String, workspace::Unwritable> {
    let mut line = String::new();
    workspace::push_line(edit, &mut line)?;
    Ok(line)
}
