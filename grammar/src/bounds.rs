//! Limits for lists and names from anywhere: a plan in a link or a paste could be made to flood or mislead a page.

use crate::lists::OpenList;
use crate::value::Value;

/// The most items that are read of a list: sessions, licences, policies.
pub const MOST_ITEMS: usize = 200;

/// The most characters that are kept of a name.
pub const LONGEST_NAME: usize = 64;

/// The most characters of the user's text that an error or notice quotes.
pub const LONGEST_QUOTE: usize = 60;

/// A user's or product's name as one short line, without control characters and characters that change the text
/// direction, at most [`LONGEST_NAME`] characters.
#[must_use]
pub fn plain_name(text: &str) -> String {
    cut(text, LONGEST_NAME)
}

/// Part of the user's text, as an error quotes it: at most [`LONGEST_QUOTE`] characters.
#[must_use]
pub fn quoted(text: &str) -> String {
    cut(text, LONGEST_QUOTE)
}

/// The visible characters of a text, at most `most`. If there are more, the last one is `…`.
fn cut(text: &str, most: usize) -> String {
    let mut letters = text.chars().filter_map(visible);
    let mut line: String = letters.by_ref().take(most).collect();
    if letters.next().is_some() {
        line.pop();
        line.push('…');
    }
    line
}

/// A character as a line may show it. `None` if it is invisible or changes how others are shown.
const fn visible(letter: char) -> Option<char> {
    match letter {
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{AD}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}' => None,
        '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => None,
        _ => Some(letter),
    }
}

/// Shortens the list and the names of a value. Returns the number of items if some were dropped; the list is then no
/// longer complete.
pub fn keep_within_bounds(value: &mut Value) -> Option<usize> {
    fn cut<T>(list: &mut OpenList<T>, mut name: impl FnMut(&mut T)) -> Option<usize> {
        let count = list.items.len();
        list.items.truncate(MOST_ITEMS);
        list.items.iter_mut().for_each(&mut name);
        list.complete &= count <= MOST_ITEMS;
        (count > MOST_ITEMS).then_some(count)
    }
    let plain = |name: &mut String| *name = plain_name(name);
    match value {
        Value::Sessions(list) => cut(list, |session| session.user.iter_mut().for_each(plain)),
        Value::Licenses(held) => cut(&mut held.list, |license| plain(&mut license.product)),
        Value::Seats(list) => cut(list, |seats| plain(&mut seats.product)),
        Value::Items(list) => cut(list, |item| {
            item.change_values(|_, value| {
                keep_within_bounds(value);
            });
        }),
        Value::Text(text) => {
            plain(text);
            None
        }
        Value::Texts(texts) => {
            texts.truncate(MOST_ITEMS);
            texts.iter_mut().for_each(plain);
            None
        }
        Value::Flag(_) | Value::Choice(_) | Value::Count(_) | Value::Version(_) | Value::Moment(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lists::{OpenList, Session};

    #[test]
    fn a_name_is_one_short_line_that_turns_nothing_around() {
        assert_eq!(plain_name("contoso\\maria"), "contoso\\maria");
        assert_eq!(plain_name("a\u{202E}b\u{2066}c\u{2069}\u{0}d\u{1B}e\u{61C}\nf"), "abcde f");
        assert_eq!(plain_name(&"é".repeat(64)), "é".repeat(64));
        let long = plain_name(&"é".repeat(65));
        assert_eq!(long, format!("{}…", "é".repeat(63)));
        assert_eq!(plain_name(&long), long, "a name that was cut is not cut again");
        // Right-to-left scripts and their joiners are kept.
        assert_eq!(plain_name("می\u{200C}خواهم"), "می\u{200C}خواهم");
    }

    #[test]
    fn a_list_that_was_cut_is_not_complete() {
        let list = |count: usize| OpenList { items: vec![Session::default(); count], complete: true };
        for (count, kept, cut) in [(MOST_ITEMS, MOST_ITEMS, None), (MOST_ITEMS + 1, MOST_ITEMS, Some(MOST_ITEMS + 1))] {
            let mut value = Value::Sessions(list(count));
            assert_eq!(keep_within_bounds(&mut value), cut);
            let Value::Sessions(left) = value else { panic!("it is another kind of value") };
            assert_eq!((left.items.len(), left.complete), (kept, cut.is_none()));
        }
    }
}
