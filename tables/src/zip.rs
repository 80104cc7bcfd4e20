//! Lists the files of a ZIP archive from its central directory. The caller reads the bytes.

/// A file in the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its path.
    pub name: String,
    /// True if it is deflated, false if it is stored.
    pub deflated: bool,
    /// Where its header is.
    pub header: u64,
    /// Its length in the archive.
    pub length: u64,
}

/// The bytes at the end of an archive that contain the directory's offset.
pub const TAIL: u64 = 65_557;

/// The bytes of a local header before its variable parts.
pub const HEADER: u64 = 30;

/// The offset and length of the directory, read from the end of the archive. `None` if it is no archive, or larger than
/// 4 GB.
#[must_use]
pub fn directory(tail: &[u8]) -> Option<(u64, u64)> {
    let at = tail.windows(4).rposition(|bytes| bytes == b"PK\x05\x06")?;
    let (length, start) = (number(tail, at + 12, 4)?, number(tail, at + 16, 4)?);
    (start != 0xFFFF_FFFF).then_some((start, length))
}

/// The files in a directory.
#[must_use]
pub fn entries(mut directory: &[u8]) -> Vec<Entry> {
    let mut found = vec![];
    while directory.starts_with(b"PK\x01\x02") {
        let Some((entry, length)) = entry(directory) else { break };
        found.extend(entry);
        directory = directory.get(length..).unwrap_or(&[]);
    }
    found
}

/// The entry at the start, if its compression is supported, and the length of its record.
fn entry(record: &[u8]) -> Option<(Option<Entry>, usize)> {
    let short = |at| number(record, at, 2).and_then(|number| usize::try_from(number).ok());
    let (name, extra, comment) = (short(28)?, short(30)?, short(32)?);
    let packing = short(10)?;
    let entry = Entry {
        name: String::from_utf8_lossy(record.get(46..46 + name)?).into_owned(),
        deflated: packing == 8,
        header: number(record, 42, 4)?,
        length: number(record, 20, 4)?,
    };
    Some((matches!(packing, 0 | 8).then_some(entry), 46 + name + extra + comment))
}

/// The offset of an entry's bytes from the start of its header.
#[must_use]
pub fn data(header: &[u8]) -> Option<u64> {
    header.starts_with(b"PK\x03\x04").then_some(HEADER + number(header, 26, 2)? + number(header, 28, 2)?)
}

/// A little-endian number of this many bytes.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let bytes = bytes.get(at..at + length)?;
    Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}
