//! Records: a JSON object, a table row, or a block of `name : value` lines. Readers get values by name.

use crate::intake::scan::layer::Layer;
use crate::model::Span;
use std::borrow::Cow;

/// Named values, regardless of how they were written.
#[derive(Debug)]
pub(in crate::intake) struct Record<'l> {
    pub(in crate::intake) layer: &'l Layer,
    pub(in crate::intake) fields: Vec<Field<'l>>,
    /// Its place in the layer.
    pub(in crate::intake) at: Span,
}

/// A named value.
#[derive(Debug)]
pub(in crate::intake) struct Field<'l> {
    pub(in crate::intake) name: &'l str,
    /// The name's key. Computed once for a field, and once for all rows of a table.
    pub(in crate::intake) key: Key,
    pub(in crate::intake) value: Cow<'l, str>,
    /// The value's place in the layer.
    pub(in crate::intake) at: Span,
}

impl Record<'_> {
    /// Its place in the paste.
    pub(in crate::intake) fn span(&self) -> Span {
        self.layer.place(self.at)
    }

    /// A field's place in the paste.
    pub(in crate::intake) fn place(&self, field: &Field) -> Span {
        self.layer.place(field.at)
    }

    /// The field with this name, given in lower case without signs.
    #[inline(never)]
    pub(in crate::intake) fn get(&self, name: &str) -> Option<&Field<'_>> {
        let form = Form::of(name);
        self.fields.iter().find(|field| field.key.form == form && field.key == Key::of(name))
    }

    /// The field's value; empty if there is none.
    pub(in crate::intake) fn text(&self, name: &str) -> &str {
        self.get(name).map_or("", |field| field.value.trim())
    }

    pub(in crate::intake) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The first of these fields that exists.
    pub(in crate::intake) fn any(&self, names: &[&str]) -> Option<&Field<'_>> {
        names.iter().find_map(|name| self.get(name))
    }

    /// How many of these names it has.
    pub(in crate::intake) fn count(&self, names: &[&str]) -> usize {
        names.iter().filter(|name| self.has(name)).count()
    }
}

/// A name's key for comparison: its letters and digits in lower case, hashed with 64-bit FNV-1a. `Error Code`,
/// `errorCode` and `error_code` have the same key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::intake) struct Key {
    hash: u64,
    form: Form,
}

/// The first letter and the length of a name in a key. Tells most names apart without hashing them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Form {
    first: u8,
    length: u8,
}

impl Form {
    /// The form of a name in lower case without signs.
    fn of(name: &str) -> Self {
        debug_assert!(name.chars().all(|letter| letter.is_alphanumeric() && !letter.is_ascii_uppercase()), "{name}");
        Self { first: name.bytes().next().unwrap_or(0), length: u8::try_from(name.len()).unwrap_or(u8::MAX) }
    }
}

impl Key {
    /// Its sort order, for binary search.
    pub(in crate::intake) fn rank(self) -> [usize; 3] {
        let [high, low] =
            [self.hash >> 32, self.hash & 0xFFFF_FFFF].map(|half| usize::try_from(half).unwrap_or(usize::MAX));
        [high, low, 0]
    }

    #[inline(never)]
    pub(in crate::intake) fn of(name: &str) -> Self {
        let mut hash = 0xCBF2_9CE4_8422_2325;
        let mut first = 0;
        let mut length = 0;
        let mut add = |byte: u8| {
            first = if length == 0 { byte } else { first };
            length += 1;
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
        };
        if name.is_ascii() {
            name.bytes().filter(u8::is_ascii_alphanumeric).for_each(|letter| add(letter.to_ascii_lowercase()));
        } else {
            for letter in name.chars().filter(|letter| letter.is_alphanumeric()) {
                let mut bytes = [0; 4];
                letter.to_ascii_lowercase().encode_utf8(&mut bytes).bytes().for_each(&mut add);
            }
        }
        Self { hash, form: Form { first, length: u8::try_from(length).unwrap_or(u8::MAX) } }
    }
}

/// True if two names are the same: `Error Code`, `errorCode` and `error_code` are.
#[inline(never)]
pub(in crate::intake) fn same_name(written: &str, name: &str) -> bool {
    // Most names are too short, or differ in their first letter.
    let first = written.bytes().find(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
    let differs = |first: u8| first.is_ascii() && Some(first.to_ascii_lowercase()) != name.bytes().next();
    if written.len() < name.len() || first.is_none_or(differs) {
        return false;
    }
    if written.is_ascii() {
        let letters = written.bytes().filter(u8::is_ascii_alphanumeric);
        return letters.map(|letter| letter.to_ascii_lowercase()).eq(name.bytes());
    }
    let letters = written.chars().filter(|letter| letter.is_alphanumeric());
    letters.map(|letter| letter.to_ascii_lowercase()).eq(name.chars())
}

/// A line of a layer, without its line end.
#[derive(Clone, Copy, Debug)]
pub(in crate::intake) struct TextLine<'l> {
    pub(in crate::intake) text: &'l str,
    pub(in crate::intake) start: usize,
    /// Where the next line begins.
    pub(in crate::intake) next: usize,
}

/// The line that begins here; `None` at the end of the text.
#[inline(never)]
pub(in crate::intake) fn line_at(text: &str, start: usize) -> Option<TextLine<'_>> {
    let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
    let length = rest.find('\n').unwrap_or(rest.len());
    let next = start + (length + 1).min(rest.len());
    Some(TextLine { text: rest.get(..length).unwrap_or(""), start, next })
}

impl TextLine<'_> {
    pub(in crate::intake) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Where the line ends.
    pub(in crate::intake) const fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// True if nothing follows it, not even a line end.
    pub(in crate::intake) const fn is_last(&self) -> bool {
        self.next == self.end()
    }
}

/// The name and value of a line such as `AzureAdJoined : YES`, `"errorcode": "X",` or `BuildNumber=22631`.
#[inline(never)]
pub(in crate::intake) fn named_value<'l>(line: &TextLine<'l>) -> Option<Field<'l>> {
    let colon = sign_of(line.text)?;
    let written = line.text.get(..colon)?;
    let name = written.trim().trim_matches(['"', '*', '`', '|', '-', '#', ' ']);
    let value = line.text.get(colon + 1..)?;
    let plain = |letter: char| {
        letter.is_alphanumeric() || matches!(letter, ' ' | '_' | '.' | '-' | '(' | ')' | '/' | '\'' | '’')
    };
    let is_name = name.starts_with(char::is_alphabetic) && name.len() <= 60 && name.chars().all(plain);
    // `C:\` is no name; neither is a time of day or an address.
    let is_value = value.is_empty()
        || value.starts_with([' ', '\t', '"', '*'])
        || !line.text.get(colon..).is_some_and(|sign| sign.starts_with(':'));
    if !is_name || !is_value {
        return None;
    }
    let bare = value.trim().trim_end_matches(',').trim_matches(['"', '*', '`', ' ']);
    let start = line.start + colon + 1 + bare_offset(value, bare);
    Some(Field { name, key: Key::of(name), value: Cow::Borrowed(bare), at: Span { start, end: start + bare.len() } })
}

/// The position of the sign between name and value: a colon; the line's only tab, as Settings copies its pages; or an
/// equals sign after one word, as `wmic` writes lists.
fn sign_of(line: &str) -> Option<usize> {
    if let Some(tab) = line.find('\t')
        && line.get(..tab).is_some_and(|name| !name.trim().is_empty() && !name.contains(':'))
        && line.get(tab + 1..).is_some_and(|value| !value.contains('\t'))
    {
        return Some(tab);
    }
    let word = line.bytes().take(60).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    if word > 0 && line.get(word..).is_some_and(|rest| rest.starts_with('=')) {
        return Some(word);
    }
    line.find(':')
}

/// The offset of a part that was trimmed out of a text.
pub(super) fn bare_offset(whole: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize).min(whole.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_by_their_letters() {
        assert!(Key::of("Error Code") == Key::of("errorcode") && Key::of("errorcodes") != Key::of("errorcode"));
        assert_eq!(Key::of("« Machine\u{a0}Name »"), Key::of("machinename"));
        assert!(same_name("Error Code", "errorcode") && same_name("error_code", "errorcode"));
        assert!(!same_name("errorcodes", "errorcode") && !same_name("error", "errorcode"));
        assert!(same_name("« Machine\u{a0}Name »", "machinename") && !same_name("émachinename", "machinename"));
    }

    #[test]
    fn a_line_with_a_name_is_told_from_other_lines() {
        let value = |text: &str| {
            let layer = Layer::whole(text);
            let line = line_at(&layer.text, 0).unwrap();
            named_value(&line).map(|field| (field.name.to_owned(), field.value.into_owned(), field.at.start))
        };
        assert_eq!(value("   AzureAdJoined : YES"), Some(("AzureAdJoined".into(), "YES".into(), 19)));
        assert_eq!(value("\"errorcode\": \"X\","), Some(("errorcode".into(), "X".into(), 14)));
        assert_eq!(value("C:\\>quser"), None);
        assert_eq!(value("at 09:12 it failed"), None);
        assert_eq!(value("https://contoso.com"), None);
    }
}
