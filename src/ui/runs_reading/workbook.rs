//! The files inside an Excel workbook, inflated by the browser one after the other.

use super::Reading;
use crate::triage::{Summary, Workbook};
use crate::ui::browser::{Chosen, Pieces};
use flow_preflight_tables::workbook::{Part, parts};
use flow_preflight_tables::zip::{self, Entry};

const DAMAGED: &str = "the workbook is damaged or larger than 4 GB. Save it as CSV.";

/// True if a file begins like an archive.
pub(super) async fn is_packed(file: &Chosen) -> bool {
    file.part(0.0, 4.0).await.is_some_and(|start| start == b"PK\x03\x04")
}

impl Reading {
    /// The counts of a workbook.
    pub(super) async fn workbook(&mut self, file: &Chosen) -> Result<Summary, String> {
        let tail = file.part((file.size() - zip::TAIL as f64).max(0.0), file.size()).await.ok_or(DAMAGED)?;
        let (start, size) = zip::directory(&tail).ok_or(DAMAGED)?;
        let entries = zip::entries(&file.part(start as f64, (start + size) as f64).await.ok_or(DAMAGED)?);
        let parts = parts(&entries);
        if !parts.iter().any(|(part, _)| *part == Part::Sheet) {
            return Err("it is an archive without a sheet. Unpack it, or save the workbook as .xlsx.".to_owned());
        }
        let (mut workbook, rows) = (Workbook::default(), self.progress.rows);
        for (part, entry) in parts {
            let pieces = pieces(file, entry).await.ok_or(DAMAGED)?;
            while let Some(bytes) = pieces.next().await.map_err(|()| DAMAGED)? {
                workbook.feed(part, &bytes)?;
                self.progress.rows = rows + workbook.rows();
                if !self.goes_on(0.0) {
                    return Ok(workbook.finish());
                }
            }
            workbook.end(part);
            self.progress.bytes += entry.length as f64;
        }
        Ok(workbook.finish())
    }
}

/// The bytes of an entry, piece by piece.
async fn pieces(file: &Chosen, entry: &Entry) -> Option<Pieces> {
    let header = file.part(entry.header as f64, (entry.header + zip::HEADER) as f64).await?;
    let start = entry.header + zip::data(&header)?;
    file.pieces(start as f64, (start + entry.length) as f64, entry.deflated)
}
