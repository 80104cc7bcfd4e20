//! Reads JSON input. Every error gives the field, the position and the nearest valid spelling, in the same words for
//! all input.

use crate::bounds::{MOST_ITEMS, plain_name, quoted};
use crate::json::{self, Entry, Json, Node};
use crate::lists::{License, Licenses, OpenList, Right, Seats, Session, SessionState};
use crate::moment::Moment;
use crate::nearest::nearest;
use crate::place::{Place, Span, TextMap, Units};
use crate::plan::mark;
use crate::value::{ChoiceSet, Version, Word};
use serde::Serialize;
use std::fmt;

/// An error in a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlanError {
    /// What is wrong, in one sentence.
    pub message: String,
    /// The path of the field, if the error concerns one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The nearest valid spelling, if one is near.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<String>,
    /// Where the error is.
    pub place: Place,
}

/// The error text for a list with more items than are read.
const CUT: &str = "Only the first 200 are read.";

impl PlanError {
    /// True if the error is only that a list is too long.
    #[must_use]
    pub fn is_length(&self) -> bool {
        self.message.ends_with(CUT)
    }
}

impl fmt::Display for PlanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (line {}, column {})", self.message, self.place.line, self.place.column)
    }
}

/// Reads one text and collects all errors.
pub struct Reader<'t> {
    text: &'t str,
    units: Units,
    /// Made for the first error: most texts have none.
    map: Option<TextMap<'t>>,
    errors: Vec<PlanError>,
    /// Errors beyond [`MOST_ERRORS`]: their number, and where the first one is.
    unlisted: Option<(usize, Span)>,
    /// What the text is, such as `plan`.
    noun: &'static str,
}

/// The most errors that are listed. One more says how many there are beyond these.
pub const MOST_ERRORS: usize = 40;

/// The most errors that get a spelling suggestion. Each compares the word with every known one.
pub const MOST_NEAREST: usize = 8;

/// The most fields of one object that are read. No valid plan or situation has half as many.
const MOST_FIELDS: usize = 200;

/// Parses a text and reads it with `read`. Returns the result and all errors. `noun` says what the text is, such as
/// `plan`.
pub fn read<T: Default>(
    text: &str,
    units: Units,
    noun: &'static str,
    read: impl FnOnce(&mut Reader, &Node) -> T,
) -> (T, Vec<PlanError>) {
    let mut reader = Reader { text, units, map: None, errors: vec![], unlisted: None, noun };
    let read = match json::parse(text) {
        Ok(value) => read(&mut reader, &value),
        Err(error) => {
            reader.complain(format!("The {noun} is not valid JSON: {}.", error.message), None, None, error.span);
            T::default()
        }
    };
    if let Some((count, span)) = reader.unlisted {
        let message = format!("{count} more errors are not listed.");
        let place = reader.place(span);
        reader.errors.push(PlanError { message, field: None, nearest: None, place });
    }
    (read, reader.errors)
}

impl Reader<'_> {
    /// `true` or `false`.
    pub fn flag(&mut self, path: &str, value: &Node) -> Option<bool> {
        match value.value {
            Json::Flag(flag) => Some(flag),
            _ => self.wrong_type(path, "true or false", value).none(),
        }
    }

    /// A name, as one short line that is safe to show.
    pub fn text(&mut self, path: &str, value: &Node) -> Option<String> {
        match value.text() {
            Some(text) => Some(plain_name(text)),
            None => self.wrong_type(path, "text", value).none(),
        }
    }

    /// A whole number.
    pub fn count(&mut self, path: &str, value: &Node) -> Option<u32> {
        let read = match value.value {
            Json::Number(number) => number.parse().ok(),
            _ => None,
        };
        read.or_else(|| self.wrong_type(path, "a whole number", value).none())
    }

    /// A dotted version in quotes.
    pub fn version(&mut self, path: &str, value: &Node) -> Option<Version> {
        value
            .text()
            .and_then(Version::parse)
            .or_else(|| self.wrong_type(path, "a version in quotes, such as \"2.57\"", value).none())
    }

    /// One of `words`, or a list of several that are still possible.
    pub fn choice(&mut self, path: &str, words: &'static [Word], value: &Node) -> Option<ChoiceSet> {
        let mut chosen: Option<ChoiceSet> = None;
        for one in value.items().unwrap_or(std::slice::from_ref(value)) {
            let Some(word) = one.text().and_then(|text| ChoiceSet::from_words(words, [text])) else {
                return self.wrong_word(path, &ids(words), one).none();
            };
            chosen = Some(chosen.map_or(word, |chosen| chosen.union(word)));
        }
        chosen.or_else(|| self.wrong_type(path, "at least one word", value).none())
    }

    /// The licences of one user: a list with an optional `lacks` beside it.
    pub fn licenses(&mut self, path: &str, value: &Node) -> Option<Licenses> {
        let list = self.list(path, value, &["lacks"], Self::license)?;
        let lacks = match value.get("lacks") {
            Some(rights) => self.rights(&format!("{path}.lacks"), rights)?,
            None => vec![],
        };
        Some(Licenses { list, lacks })
    }

    /// A list of rights.
    pub fn rights(&mut self, path: &str, value: &Node) -> Option<Vec<Right>> {
        let Some(words) = value.items() else {
            return self.wrong_type(path, "a list in square brackets", value).none();
        };
        let mut rights = vec![];
        for word in words {
            let known = word.text().and_then(|text| Right::ALL.iter().find(|(word, _)| *word == text));
            match known {
                Some((_, right)) => rights.push(*right),
                None => return self.wrong_word(path, &Right::ALL.map(|(word, _)| word), word).none(),
            }
        }
        Some(rights)
    }

    /// Reads `{ items, complete }`. The list counts as incomplete without `complete`, if an item can't be read, or if
    /// there are more items than are read.
    pub fn list<T>(
        &mut self,
        path: &str,
        value: &Node,
        more: &[&str],
        item: impl Fn(&mut Self, &str, &Node) -> Option<T>,
    ) -> Option<OpenList<T>> {
        let mut list = OpenList { items: vec![], complete: false };
        let mut given = 0;
        for (key, entry) in self.entries(value, path) {
            match (key, &entry.node) {
                ("items", Node { value: Json::List(items), span }) => {
                    given = items.len();
                    if given > MOST_ITEMS {
                        let message = format!("\"{path}\" has {given} items. {CUT}");
                        self.complain(message, Some(path.to_owned()), None, *span);
                    }
                    for (at, one) in items.iter().take(MOST_ITEMS).enumerate() {
                        list.items.extend(item(self, &format!("{path}.items[{at}]"), one));
                    }
                }
                ("items", other) => {
                    return self.wrong_type(&format!("{path}.items"), "a list in square brackets", other).none();
                }
                ("complete", flag) => list.complete = self.flag(&format!("{path}.complete"), flag)?,
                (key, _) if more.contains(&key) => {}
                _ => self.unknown_key(path, entry, &[&["items", "complete"], more].concat()),
            }
        }
        list.complete &= list.items.len() == given;
        Some(list)
    }

    /// A moment, or a number of minutes.
    pub fn moment(&mut self, path: &str, value: &Node) -> Option<Moment> {
        let wanted = "a moment, such as \"2026-11-21T09:30Z\", or minutes from a moment of your choosing";
        moment_of(value).or_else(|| self.wrong_type(path, wanted, value).none())
    }

    /// A list of names.
    pub fn texts(&mut self, path: &str, value: &Node) -> Option<Vec<String>> {
        let Some(list) = value.items() else {
            return self.wrong_type(path, "a list in square brackets", value).none();
        };
        let texts = list.iter().take(MOST_ITEMS).enumerate();
        texts.map(|(at, one)| self.text(&format!("{path}[{at}]"), one)).collect()
    }

    /// The remaining licences of one product.
    pub fn seats(&mut self, path: &str, value: &Node) -> Option<Seats> {
        let mut seats = Seats { product: String::new(), free: None };
        for (key, entry) in self.entries(value, path) {
            let field = join(path, key);
            match (key, &entry.node) {
                (_, value) if value.is_null() => {}
                ("product", value) => seats.product = self.text(&field, value).unwrap_or_default(),
                ("free", value) => seats.free = self.count(&field, value),
                _ => self.unknown_key(path, entry, &["product", "free"]),
            }
        }
        if seats.product.is_empty() {
            return self.wrong_type(path, "an object with a \"product\"", value).none();
        }
        Some(seats)
    }

    /// A Windows session.
    pub fn session(&mut self, path: &str, value: &Node) -> Option<Session> {
        let mut session = Session::default();
        for (key, entry) in self.entries(value, path) {
            if entry.node.is_null() {
                continue;
            }
            let field = format!("{path}.{key}");
            match key {
                "user" => session.user = self.text(&field, &entry.node),
                "state" => session.state = self.state(&field, &entry.node),
                "locked" => session.locked = self.flag(&field, &entry.node),
                "isConnectionUser" => session.is_connection_user = self.flag(&field, &entry.node),
                _ => self.unknown_key(path, entry, &["user", "state", "locked", "isConnectionUser"]),
            }
        }
        Some(session)
    }

    /// The state of a Windows session.
    pub fn state(&mut self, path: &str, value: &Node) -> Option<SessionState> {
        match value.text() {
            Some("active") => Some(SessionState::Active),
            Some("disconnected") => Some(SessionState::Disconnected),
            _ => self.wrong_word(path, &["active", "disconnected"], value).none(),
        }
    }

    /// One assigned licence.
    pub fn license(&mut self, path: &str, value: &Node) -> Option<License> {
        let mut license = License { product: String::new(), switched_off: false };
        for (key, entry) in self.entries(value, path) {
            let field = format!("{path}.{key}");
            match key {
                "product" => license.product = self.text(&field, &entry.node)?,
                "switchedOff" => license.switched_off = self.flag(&field, &entry.node)?,
                _ => self.unknown_key(path, entry, &["product", "switchedOff"]),
            }
        }
        if license.product.is_empty() {
            return self.wrong_type(path, "an object with a \"product\"", value).none();
        }
        Some(license)
    }

    /// The entries of an object. Reports each duplicate key.
    pub fn entries<'a, 'v>(&mut self, value: &'v Node<'a>, path: &str) -> Vec<(&'v str, &'v Entry<'a>)> {
        let Some(properties) = value.entries() else {
            self.wrong_type(path, "an object in curly brackets", value);
            return vec![];
        };
        let mut entries: Vec<(&str, &Entry)> = Vec::with_capacity(properties.len().min(MOST_FIELDS));
        // The marks of the keys so far: a key whose mark is new is given for the first time.
        let mut marks = [0_u64; 4];
        for entry in properties {
            let key = &*entry.name;
            let mark = mark(key).wrapping_mul(0x9E37_79B1) >> 24;
            let (word, bit) = (marks.get_mut((mark / 64) as usize), 1 << (mark % 64));
            let is_new = word.is_some_and(|word| std::mem::replace(word, *word | bit) & bit == 0);
            if entries.len() == MOST_FIELDS {
                let name = if path.is_empty() { format!("The {}", self.noun) } else { format!("\"{path}\"") };
                let message =
                    format!("{name} has more than {MOST_FIELDS} fields. Only the first {MOST_FIELDS} are read.");
                self.complain(message, None, None, entry.name_span);
                break;
            }
            if !is_new && entries.iter().any(|(known, _)| *known == key) {
                let field = join(path, &quoted(key));
                let message = format!("\"{field}\" is given twice.");
                self.complain(message, Some(field), None, entry.name_span);
            } else {
                entries.push((key, entry));
            }
        }
        entries
    }

    /// Reports a field that is not in `known`, with the nearest known one.
    pub fn unknown_key(&mut self, path: &str, entry: &Entry, known: &[&str]) {
        let field = join(path, &quoted(&entry.name));
        let nearest = self.nearest(&entry.name, known).map(|key| join(path, key));
        let hint = nearest.as_ref().map_or_else(String::new, |nearest| format!(" Did you mean \"{nearest}\"?"));
        let noun = self.noun;
        let message = format!("\"{field}\" is not a field of a {noun}.{hint}");
        self.complain(message, Some(field), nearest, entry.name_span);
    }

    /// Reports a value that is not in `words`, with the nearest one.
    pub fn wrong_word(&mut self, path: &str, words: &[&str], value: &Node) -> Complained {
        let nearest = value.text().and_then(|text| self.nearest(text, words)).map(str::to_owned);
        let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
        let message = format!("\"{path}\" must be {}, not {}.", quoted.join(" or "), shown(value));
        self.complain(message, Some(path.to_owned()), nearest, value.span);
        Complained
    }

    /// Reports a value of the wrong type; `wanted` is the expected one.
    pub fn wrong_type(&mut self, path: &str, wanted: &str, value: &Node) -> Complained {
        let name = if path.is_empty() { format!("The {}", self.noun) } else { format!("\"{path}\"") };
        let message = format!("{name} must be {wanted}, not {}.", shown(value));
        self.complain(message, Some(path.to_owned()).filter(|path| !path.is_empty()), None, value.span);
        Complained
    }

    /// The nearest known word, for the first [`MOST_NEAREST`] errors.
    fn nearest<'w>(&self, written: &str, known: &[&'w str]) -> Option<&'w str> {
        if self.errors.len() < MOST_NEAREST { nearest(written, known) } else { None }
    }

    /// Adds an error at `span`. Beyond [`MOST_ERRORS`], errors are only counted.
    pub fn complain(&mut self, message: String, field: Option<String>, nearest: Option<String>, span: Span) {
        if self.errors.len() < MOST_ERRORS {
            let place = self.place(span);
            self.errors.push(PlanError { message, field, nearest, place });
        } else {
            let (count, first) = self.unlisted.unwrap_or((0, span));
            self.unlisted = Some((count + 1, first));
        }
    }

    fn place(&mut self, span: Span) -> Place {
        self.map.get_or_insert_with(|| TextMap::new(self.text, self.units)).place(span)
    }
}

/// The moment, if the value is one.
#[must_use]
pub fn moment_of(value: &Node) -> Option<Moment> {
    match &value.value {
        Json::Text(text) => Moment::parse(text),
        Json::Number(number) => number.parse().ok().map(Moment::of_minutes),
        _ => None,
    }
}

/// Proof that an error was reported; [`none`](Self::none) turns it into a missing value.
pub struct Complained;

impl Complained {
    /// A missing value of any type.
    #[must_use]
    pub fn none<T>(self) -> Option<T> {
        None
    }
}

fn ids(words: &'static [Word]) -> Vec<&'static str> {
    words.iter().map(|word| word.id).collect()
}

/// The path of a field inside `path`.
#[must_use]
pub fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { [path, key].join(".") }
}

/// A value as an error message shows it: short ones in full, others by their kind.
fn shown(value: &Node) -> String {
    match &value.value {
        Json::Text(text) if text.chars().count() <= 40 => format!("\"{}\"", quoted(text)),
        Json::Text(_) => "a long text".to_owned(),
        Json::Number(number) => quoted(number),
        Json::Flag(flag) => flag.to_string(),
        Json::Object(_) => "an object".to_owned(),
        Json::List(_) => "a list".to_owned(),
        Json::Null => "null".to_owned(),
    }
}
