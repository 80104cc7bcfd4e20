//! Reads the files inside an Excel workbook, inflating one after the other.

use flate2::read::DeflateDecoder;
use flow_preflight::triage::{Summary, Workbook};
use flow_preflight_tables::workbook::{Part, parts};
use flow_preflight_tables::zip::{self, Entry};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

/// The chunk size in bytes.
const PIECE: usize = 1 << 18;

const DAMAGED: &str = "The workbook is damaged or larger than 4 GB. Save it as CSV.";

/// True if a file begins like a ZIP archive.
pub(super) fn is_packed(file: &str) -> bool {
    let mut start = [0; 4];
    File::open(file).and_then(|mut file| file.read_exact(&mut start)).is_ok() && start == *b"PK\x03\x04"
}

/// The counts of a workbook.
pub(super) fn read(file: &str) -> Result<Summary, String> {
    let failed = |error: std::io::Error| format!("{file} can’t be read: {error}");
    let mut source = File::open(file).map_err(failed)?;
    let length = source.metadata().map_err(failed)?.len();
    let tail = slice(&mut source, length.saturating_sub(zip::TAIL), zip::TAIL).map_err(failed)?;
    let (start, size) = zip::directory(&tail).ok_or(DAMAGED)?;
    let entries = zip::entries(&slice(&mut source, start, size).map_err(failed)?);
    let parts = parts(&entries);
    if !parts.iter().any(|(part, _)| *part == Part::Sheet) {
        return Err(format!("{file} is an archive without a sheet. Unpack it, or save the workbook as .xlsx."));
    }
    let mut workbook = Workbook::default();
    for (part, entry) in parts {
        inflate(&mut source, entry, file, |bytes| workbook.feed(part, bytes))?;
        workbook.end(part);
    }
    Ok(workbook.finish())
}

fn slice(source: &mut File, start: u64, most: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = vec![];
    source.seek(SeekFrom::Start(start))?;
    source.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Passes on the bytes of an entry, chunk by chunk.
fn inflate(
    source: &mut File,
    entry: &Entry,
    file: &str,
    mut each: impl FnMut(&[u8]) -> Result<(), String>,
) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{file} can’t be read: {error}");
    let header = slice(source, entry.header, zip::HEADER).map_err(failed)?;
    let start = entry.header + zip::data(&header).ok_or(DAMAGED)?;
    source.seek(SeekFrom::Start(start)).map_err(failed)?;
    let packed = source.take(entry.length);
    let mut bytes: Box<dyn Read> =
        if entry.deflated { Box::new(DeflateDecoder::new(packed)) } else { Box::new(packed) };
    let mut piece = vec![0; PIECE];
    loop {
        let length = bytes.read(&mut piece).map_err(failed)?;
        if length == 0 {
            return Ok(());
        }
        each(piece.get(..length).unwrap_or(&[])).map_err(|error| format!("{file}: {error}"))?;
    }
}
