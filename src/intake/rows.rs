//! Reads the rows of a table: each row by its reader, then the texts in its cells.

use super::context::{Context, Edge};
use super::found::Found;
use super::packaging::nested;
use super::prose::plain_prose;
use super::readers::records;
use super::reading::ArtifactKind;
use super::scan::layer::Escapes;
use super::scan::record::Record;

/// Reads the rows of a table. `whole` says that the last one is complete; `above` is the line above the table.
pub(super) fn read(rows: &[Record], whole: bool, above: &str, context: Context, found: &mut Found) {
    if records::read_together(rows, whole, above, found) {
        return;
    }
    let count = if whole { rows.len() } else { rows.len().saturating_sub(1) };
    if let Some(last) = rows.last().filter(|_| !whole) {
        found.note("The table is cut off in this row, so only the codes in it were read.", Some(last.span()));
    }
    for (at, row) in rows.iter().enumerate() {
        let known = at < count && records::read_one(row, found);
        // Each row is its own run, even without an id column.
        let is_run =
            |found: &mut Found| found.piece().kind == Some(ArtifactKind::FlowSession) || records::is_run_row(row);
        if known && rows.len() > 1 && found.about().run.is_none() && is_run(found) {
            found.about().run = Some(format!("run {}", found.pieces.len() - 1));
        }
        if known && matches!(found.piece().kind, Some(ArtifactKind::TenantLicenses | ArtifactKind::UserLicenses)) {
            found.close();
            continue;
        }
        // The cells may also hold messages or JSON.
        let edge = if at < count { Edge::Whole } else { context.edge };
        for field in &row.fields {
            let context = Context { edge, depth: context.depth + 1, ..context };
            if is_word(&field.value) {
                plain_prose(row.layer, field.at, context, found);
            } else if !field.value.is_empty() {
                nested(row.layer, field.at, Escapes::Doubled, context, found);
            }
        }
        if known {
            found.close();
        }
    }
}

/// True for one plain word, such as an id or a time: it can't be command output or packed text.
fn is_word(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':' | b'.'))
}
