//! The compiled catalogue as bytes.
//!
//! Layout, with numbers as LEB128: `FPC` and [`VERSION`], the hash of the rest (8 bytes), the number of texts and the
//! length of each, the texts as UTF-8, the structure. The structure refers to a text by its index; a text that occurs
//! twice is stored once.

use std::collections::HashMap;

/// The version of the layout. A reader accepts no other.
pub const VERSION: u8 = 1;

const MAGIC: &[u8; 3] = b"FPC";
/// The length of magic bytes, version and hash.
const HEAD: usize = 12;

/// A value that can be written to a blob and read back.
pub trait Stored: Sized {
    /// Appends the value.
    fn write(&self, to: &mut Writer);
    /// Reads a value. Past the end it returns an empty one; [`Cursor::end`] reports that.
    fn read(from: &mut Cursor) -> Self;
}

/// Collects the structure and the texts of a blob.
#[derive(Default)]
pub struct Writer {
    structure: Vec<u8>,
    texts: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Writer {
    /// Appends a number.
    pub fn number(&mut self, number: u32) {
        leb128(&mut self.structure, number);
    }

    /// Appends a text.
    pub fn text(&mut self, text: &str) {
        let next = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(text.to_owned()).or_insert_with(|| {
            self.texts.push(text.to_owned());
            next
        });
        self.number(number);
    }

    /// The finished blob and its hash.
    #[must_use]
    pub fn finish(self) -> (Vec<u8>, u64) {
        let mut body = vec![];
        leb128(&mut body, u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        for text in &self.texts {
            leb128(&mut body, u32::try_from(text.len()).unwrap_or(u32::MAX));
        }
        self.texts.iter().for_each(|text| body.extend(text.as_bytes()));
        body.extend(self.structure);
        let hash = hash(&body);
        let mut blob = MAGIC.to_vec();
        blob.push(VERSION);
        blob.extend(hash.to_le_bytes());
        blob.extend(body);
        (blob, hash)
    }
}

/// Why bytes are not the catalogue that this program was built with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlobError {
    /// They don't begin with the magic bytes, end too early, or don't match their hash.
    Damaged,
    /// They have another layout version.
    Version(u8),
    /// They are a catalogue from another build.
    OtherBuild,
}

impl std::fmt::Display for BlobError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Damaged => f.write_str("The catalogue file is damaged."),
            Self::Version(version) => {
                write!(f, "The catalogue file has layout {version}; this program reads {VERSION}.")
            }
            Self::OtherBuild => f.write_str("The catalogue file belongs to another build of this program."),
        }
    }
}

/// Reads a blob's structure from beginning to end.
pub struct Cursor {
    texts: Vec<&'static str>,
    rest: &'static [u8],
    ran_out: bool,
}

impl Cursor {
    /// Opens a blob with the hash `expected`.
    ///
    /// # Errors
    /// The bytes are no catalogue, or have another layout version or another hash.
    pub fn open(blob: &'static [u8], expected: u64) -> Result<Self, BlobError> {
        Self::checked(blob, Some(expected))
    }

    /// Opens a blob with any hash that matches its bytes.
    ///
    /// # Errors
    /// The bytes are no blob, have another layout version, or don't match their hash.
    pub fn open_any(blob: &'static [u8]) -> Result<Self, BlobError> {
        Self::checked(blob, None)
    }

    fn checked(blob: &'static [u8], expected: Option<u64>) -> Result<Self, BlobError> {
        let (head, body) = blob.split_at_checked(HEAD).ok_or(BlobError::Damaged)?;
        let (magic, head) = head.split_at_checked(MAGIC.len()).ok_or(BlobError::Damaged)?;
        let (version, stated) = head.split_first().ok_or(BlobError::Damaged)?;
        if magic != MAGIC {
            return Err(BlobError::Damaged);
        }
        if *version != VERSION {
            return Err(BlobError::Version(*version));
        }
        if expected.is_some_and(|expected| stated != expected.to_le_bytes()) {
            return Err(BlobError::OtherBuild);
        }
        if stated != hash(body).to_le_bytes() {
            return Err(BlobError::Damaged);
        }
        let mut cursor = Self { texts: vec![], rest: body, ran_out: false };
        let lengths: Vec<u32> = (0..cursor.number()).map(|_| cursor.number()).collect();
        let total = lengths.iter().map(|length| *length as usize).sum();
        let (texts, structure) = cursor.rest.split_at_checked(total).ok_or(BlobError::Damaged)?;
        let mut rest = std::str::from_utf8(texts).map_err(|_| BlobError::Damaged)?;
        for length in lengths {
            let (text, after) = rest.split_at_checked(length as usize).ok_or(BlobError::Damaged)?;
            cursor.texts.push(text);
            rest = after;
        }
        cursor.rest = structure;
        Ok(cursor)
    }

    /// Reads the next number.
    #[inline(never)]
    pub fn number(&mut self) -> u32 {
        let (mut number, mut shift) = (0, 0);
        while let Some((byte, rest)) = self.rest.split_first() {
            self.rest = rest;
            number |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or_default();
            if byte & 0x80 == 0 {
                return number;
            }
            shift += 7;
        }
        self.ran_out = true;
        0
    }

    /// Reads the next text.
    #[inline(never)]
    pub fn text(&mut self) -> &'static str {
        let number = self.number();
        let text = self.texts.get(number as usize).copied();
        self.ran_out |= text.is_none();
        text.unwrap_or_default()
    }

    /// Checks that the whole structure was read, and nothing beyond.
    ///
    /// # Errors
    /// The structure is shorter or longer than what was read.
    pub const fn end(&self) -> Result<(), BlobError> {
        if self.ran_out || !self.rest.is_empty() { Err(BlobError::Damaged) } else { Ok(()) }
    }
}

fn leb128(to: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        to.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

/// FNV-1a with 64 bits. Tells builds apart and detects damage; no protection against forgery.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

impl Stored for &'static str {
    fn write(&self, to: &mut Writer) {
        to.text(self);
    }

    fn read(from: &mut Cursor) -> Self {
        from.text()
    }
}

impl Stored for u32 {
    fn write(&self, to: &mut Writer) {
        to.number(*self);
    }

    fn read(from: &mut Cursor) -> Self {
        from.number()
    }
}

impl Stored for u16 {
    fn write(&self, to: &mut Writer) {
        to.number(u32::from(*self));
    }

    fn read(from: &mut Cursor) -> Self {
        Self::try_from(from.number()).unwrap_or_default()
    }
}

impl Stored for bool {
    fn write(&self, to: &mut Writer) {
        to.number(u32::from(*self));
    }

    fn read(from: &mut Cursor) -> Self {
        from.number() != 0
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn write(&self, to: &mut Writer) {
        to.number(u32::try_from(self.len()).unwrap_or(u32::MAX));
        self.iter().for_each(|item| item.write(to));
    }

    fn read(from: &mut Cursor) -> Self {
        let length = from.number();
        let mut items = vec![];
        for _ in 0..length {
            if from.ran_out {
                break;
            }
            items.push(T::read(from));
        }
        items
    }
}

impl<T: Stored> Stored for Option<T> {
    fn write(&self, to: &mut Writer) {
        to.number(u32::from(self.is_some()));
        if let Some(item) = self {
            item.write(to);
        }
    }

    fn read(from: &mut Cursor) -> Self {
        (from.number() != 0).then(|| T::read(from))
    }
}

impl<A: Stored, B: Stored> Stored for (A, B) {
    fn write(&self, to: &mut Writer) {
        self.0.write(to);
        self.1.write(to);
    }

    fn read(from: &mut Cursor) -> Self {
        (A::read(from), B::read(from))
    }
}

/// Defines a struct and implements `Stored`: the fields in order.
#[macro_export]
macro_rules! stored {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $kind:ty,)+ })+) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name { $($(#[$field_doc])* pub $field: $kind,)+ }

        impl $crate::blob::Stored for $name {
            fn write(&self, to: &mut $crate::blob::Writer) {
                $(self.$field.write(to);)+
            }

            fn read(from: &mut $crate::blob::Cursor) -> Self {
                Self { $($field: $crate::blob::Stored::read(from),)+ }
            }
        }
    )+ };
}

/// Defines an enum without fields: each variant with its word in the catalogue and in JSON, stored as its position.
#[macro_export]
macro_rules! stored_words {
    ($($(#[$doc:meta])* $name:ident {
        $(#[$first_doc:meta])* $first:ident = $first_word:literal,
        $($(#[$item_doc:meta])* $item:ident = $word:literal,)*
    })+) => { $(
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "camelCase")]
        $(#[$doc])*
        pub enum $name {
            $(#[$first_doc])* $first,
            $($(#[$item_doc])* $item,)*
        }

        impl $name {
            /// Every value, in declaration order.
            pub const ALL: &'static [Self] = &[Self::$first, $(Self::$item,)*];

            /// Its word in the catalogue and in JSON.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { Self::$first => $first_word, $(Self::$item => $word,)* }
            }

            /// The value with this word.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $first_word => Some(Self::$first), $($word => Some(Self::$item),)* _ => None }
            }
        }

        impl $crate::blob::Stored for $name {
            fn write(&self, to: &mut $crate::blob::Writer) {
                to.number(*self as u32);
            }

            fn read(from: &mut $crate::blob::Cursor) -> Self {
                Self::ALL.get(from.number() as usize).copied().unwrap_or(Self::$first)
            }
        }
    )+ };
}

#[cfg(test)]
mod tests {
    use super::*;

    stored! { #[allow(unreachable_pub, reason = "the macro writes public types")] Pair { one: &'static str, two: Vec<u32>, } }

    fn blob() -> (&'static [u8], u64) {
        let mut writer = Writer::default();
        Pair { one: "é", two: vec![1, 300] }.write(&mut writer);
        let (blob, hash) = writer.finish();
        (blob.leak(), hash)
    }

    #[test]
    fn what_is_written_reads_back() {
        let (blob, hash) = blob();
        assert!(Cursor::open_any(blob).is_ok());
        let mut cursor = Cursor::open(blob, hash).unwrap();
        assert_eq!(Pair::read(&mut cursor), Pair { one: "é", two: vec![1, 300] });
        assert_eq!(cursor.end(), Ok(()));
    }

    #[test]
    fn a_catalogue_of_another_build_is_told_from_a_damaged_one() {
        let (blob, hash) = blob();
        assert_eq!(Cursor::open(blob, hash + 1).err(), Some(BlobError::OtherBuild));
        for length in 0..blob.len() {
            let cut: &'static [u8] = &blob[..length];
            assert_eq!(Cursor::open(cut, hash).err(), Some(BlobError::Damaged), "cut off after {length} bytes");
            assert_eq!(Cursor::open_any(cut).err(), Some(BlobError::Damaged), "cut off after {length} bytes");
        }
        let mut changed = blob.to_vec();
        changed[3] = 9;
        assert_eq!(Cursor::open(changed.leak(), hash).err(), Some(BlobError::Version(9)));
    }

    #[test]
    fn a_reader_that_wants_more_than_there_is_notices() {
        let (blob, hash) = blob();
        let mut cursor = Cursor::open(blob, hash).unwrap();
        let _ = (Pair::read(&mut cursor), Pair::read(&mut cursor));
        assert_eq!(cursor.end(), Err(BlobError::Damaged));
    }
}
