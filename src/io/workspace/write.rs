//! A workspace to the bytes of its file.
//!
//! Invariant: the same workspace gives the same bytes: records in the order of their ids, `\n`
//! for every line ending, and nothing of the machine or the moment.
//!
//! Records are written in parallel, share by share, and the shares joined in their order.

use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use super::line::{self, Layout, Unwritable};
use super::shape::{HEAD, RECORD_INDENT};
use crate::model::Workspace;

/// Records that one thread writes at a time.
const SHARE: usize = 1024;

pub(super) fn write(workspace: &Workspace) -> Result<Vec<u8>, Unwritable> {
    let Workspace {
        documents,
        types,
        claim_kinds,
        entities,
        mentions,
        claims,
        figures,
        hypotheses,
    } = workspace;
    let sections = [
        section("documents", documents.values(), Layout::Fields)?,
        section("types", types.values(), Layout::Line)?,
        section("claim_kinds", claim_kinds.values(), Layout::Line)?,
        section("entities", entities.values(), Layout::Line)?,
        section("mentions", mentions.values(), Layout::Line)?,
        section("claims", claims.values(), Layout::Line)?,
        section("figures", figures.values(), Layout::Line)?,
        section("hypotheses", hypotheses.values(), Layout::Line)?,
    ];
    let shares = sections.iter().flatten();
    let mut out = String::with_capacity(256 + shares.clone().map(String::len).sum::<usize>());
    for line in HEAD {
        out.push_str(line);
        out.push('\n');
    }
    out.extend(shares.map(String::as_str));
    out.push_str(")\n");
    Ok(out.into_bytes())
}

fn section<'w, T: Serialize + Send + Sync + 'w>(
    name: &str,
    records: impl Iterator<Item = &'w Arc<T>>,
    layout: Layout,
) -> Result<Vec<String>, Unwritable> {
    let records: Vec<&Arc<T>> = records.collect();
    let mut shares = vec![format!("    {name}: [\n")];
    let written: Result<Vec<String>, Unwritable> =
        records.par_chunks(SHARE).map(|share| write_share(share, layout)).collect();
    shares.extend(written?);
    shares.push("    ],\n".to_owned());
    Ok(shares)
}

fn write_share<T: Serialize>(records: &[&Arc<T>], layout: Layout) -> Result<String, Unwritable> {
    let mut out = String::new();
    for record in records {
        out.push_str(RECORD_INDENT);
        line::push(record.as_ref(), layout, &mut out)?;
        out.push_str(",\n");
    }
    Ok(out)
}
