//! Records: a JSON object, a row of a table, a block of `name : value` lines. Readers ask them for values by name.

use crate::intake::scan::layer::Layer;
use crate::model::Span;
use std::borrow::Cow;

/// Values with names, however they were written.
#[derive(Debug)]
pub(in crate::intake) struct Record<'l> {
    pub(in crate::intake) layer: &'l Layer,
    pub(in crate::intake) fields: Vec<Field<'l>>,
    /// Where it stands in the layer.
    pub(in crate::intake) at: Span,
}

/// One value.
#[derive(Debug)]
pub(in crate::intake) struct Field<'l> {
    pub(in crate::intake) name: &'l str,
    pub(in crate::intake) value: Cow<'l, str>,
    /// Where the value stands in the layer.
    pub(in crate::intake) at: Span,
}

impl Record<'_> {
    /// Where it stands in the paste.
    pub(in crate::intake) fn span(&self) -> Span {
        self.layer.place(self.at)
    }

    /// Where a field stands in the paste.
    pub(in crate::intake) fn place(&self, field: &Field) -> Span {
        self.layer.place(field.at)
    }

    /// The field with this name, which is given in small letters without signs.
    #[inline(never)]
    pub(in crate::intake) fn get(&self, name: &str) -> Option<&Field<'_>> {
        self.fields.iter().find(|field| same_name(field.name, name))
    }

    /// Its value; empty if there is none.
    pub(in crate::intake) fn text(&self, name: &str) -> &str {
        self.get(name).map_or("", |field| field.value.trim())
    }

    pub(in crate::intake) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The first field of these names.
    pub(in crate::intake) fn any(&self, names: &[&str]) -> Option<&Field<'_>> {
        names.iter().find_map(|name| self.get(name))
    }

    /// How many of these names it has.
    pub(in crate::intake) fn count(&self, names: &[&str]) -> usize {
        names.iter().filter(|name| self.has(name)).count()
    }
}

/// True if a name is this one: `Error Code`, `errorCode` and `error_code` are the same.
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

    /// True if nothing stands behind it, not even a line end.
    pub(in crate::intake) const fn is_last(&self) -> bool {
        self.next == self.end()
    }
}

/// The name and the value of a line such as `AzureAdJoined : YES` or `"errorcode": "X",`.
#[inline(never)]
pub(in crate::intake) fn named_value<'l>(line: &TextLine<'l>) -> Option<Field<'l>> {
    let colon = line.text.find(':')?;
    let written = line.text.get(..colon)?;
    let name = written.trim().trim_matches(['"', '*', '`', '|', '-', ' ']);
    let value = line.text.get(colon + 1..)?;
    let plain = |letter: char| {
        letter.is_alphanumeric() || matches!(letter, ' ' | '_' | '.' | '-' | '(' | ')' | '/' | '\'' | '’')
    };
    let is_name = name.starts_with(char::is_alphabetic) && name.len() <= 60 && name.chars().all(plain);
    // `C:\` is no name, nor is a time of day or an address.
    let is_value = value.is_empty() || value.starts_with([' ', '\t', '"', '*']);
    if !is_name || !is_value {
        return None;
    }
    let bare = value.trim().trim_end_matches(',').trim_matches(['"', '*', '`', ' ']);
    let start = line.start + colon + 1 + bare_offset(value, bare);
    Some(Field { name, value: Cow::Borrowed(bare), at: Span { start, end: start + bare.len() } })
}

/// Where a part of a text that was trimmed out of it begins.
fn bare_offset(whole: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize).min(whole.len())
}

/// A table of PowerShell or of `whoami`: names, a line of dashes under them, rows. The dashes tell where the columns begin.
#[derive(Debug)]
pub(in crate::intake) struct Table<'l> {
    pub(in crate::intake) rows: Vec<Record<'l>>,
    pub(in crate::intake) end: usize,
    /// False if the text may break off inside the last row.
    pub(in crate::intake) whole: bool,
}

/// A line of more dashes is an ornament.
const MOST_COLUMNS: usize = 32;

/// Reads the table whose names stand in this line, if dashes stand under them.
#[inline(never)]
pub(in crate::intake) fn table<'l>(layer: &'l Layer, head: &TextLine<'l>) -> Option<Table<'l>> {
    let text = &layer.text;
    let dashes = line_at(text, head.next)?;
    let sign = dashes.text.trim_start().chars().next().filter(|sign| matches!(sign, '-' | '='))?;
    if !dashes.text.chars().all(|next| next == sign || next == ' ') || head.is_blank() {
        return None;
    }
    let columns = columns_of(dashes.text, sign);
    if !(2..=MOST_COLUMNS).contains(&columns.len()) {
        return None;
    }
    let mut made = Table { rows: vec![], end: dashes.next, whole: true };
    while let Some(line) = line_at(text, made.end) {
        if line.is_blank() {
            break;
        }
        let mut record = Record { layer, fields: vec![], at: Span { start: line.start, end: line.end() } };
        for (at, column) in columns.iter().enumerate() {
            let next = columns.get(at + 1).copied();
            let (name, _) = cell(head.text, *column, next);
            let (value, start) = cell(line.text, *column, next);
            let at = Span { start: line.start + start, end: line.start + start + value.len() };
            record.fields.push(Field { name, value: Cow::Borrowed(value), at });
        }
        made.whole = !line.is_last() || record.fields.last().is_some_and(|last| !last.value.is_empty());
        made.rows.push(record);
        made.end = line.next;
    }
    Some(made)
}

/// Where the columns begin, counted in characters.
fn columns_of(dashes: &str, sign: char) -> Vec<usize> {
    let mut columns = vec![];
    let mut before = ' ';
    for (at, next) in dashes.chars().enumerate() {
        if next == sign && before == ' ' {
            columns.push(at);
        }
        before = next;
    }
    columns
}

/// What stands between two columns of a line, and where that begins in the line.
fn cell(line: &str, from: usize, to: Option<usize>) -> (&str, usize) {
    let byte = |column: usize| line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
    let start = byte(from);
    let whole = line.get(start..to.map_or(line.len(), byte)).unwrap_or("");
    let bare = whole.trim();
    (bare, start + bare_offset(whole, bare))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_by_their_letters() {
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

    #[test]
    fn the_dashes_tell_the_columns() {
        let layer = Layer::whole(
            "Status   Name           DisplayName\n------   ----           -----------\nRunning  UIFlowService  Power Automate service\n\nrest",
        );
        let head = line_at(&layer.text, 0).unwrap();
        let table = table(&layer, &head).unwrap();
        assert_eq!(table.rows.len(), 1);
        assert_eq!(table.rows[0].text("displayname"), "Power Automate service");
        assert_eq!(table.rows[0].text("status"), "Running");
        assert_eq!(layer.text.get(table.end..), Some("\nrest"));
    }
}
