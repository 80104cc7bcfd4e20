//! Removes what mails, consoles and word processors insert between characters: byte-order marks, zero-width and
//! no-break spaces, colours, the `>` of a quote.

use crate::intake::scan::bytes::{count, find_byte};
use crate::intake::scan::layer::{Copier, Layer};

/// A cleaned text. If there is nothing to remove, it is unchanged.
#[inline(never)]
pub(in crate::intake) fn clean(layer: Layer) -> Layer {
    if !needs_it(&layer.text) {
        return layer;
    }
    let mut made = Copier::new(&layer);
    let mut from = 0;
    let mut at = 0;
    let mut line_start = true;
    // Up to here, no quote mark begins the line.
    let mut plain_to = 0;
    loop {
        if !line_start {
            let rest = layer.text.get(at..).unwrap_or("");
            at += find_byte(rest, |byte| !byte.is_ascii() || matches!(byte, 0 | b'\n' | b'\r' | 0x1B))
                .unwrap_or(rest.len());
        }
        let rest = layer.text.get(at..).unwrap_or("");
        let Some(character) = rest.chars().next() else { break };
        let mark = if line_start && at >= plain_to {
            let (mark, looked_at) = quote_mark(rest);
            plain_to = at + looked_at;
            mark
        } else {
            None
        };
        let Some((length, plain)) = mark.map(|length| (length, None)).or_else(|| replaced(character, rest)) else {
            line_start = character == '\n';
            at += character.len_utf8();
            continue;
        };
        made.copy(from, at);
        if let Some(plain) = plain {
            made.put(plain, at);
        }
        line_start = if mark.is_some() { false } else { plain.map_or(line_start, |plain| plain == '\n') };
        at += length;
        from = at;
    }
    made.copy(from, layer.text.len());
    made.done()
}

fn needs_it(text: &str) -> bool {
    !text.is_ascii() || text.bytes().any(|byte| matches!(byte, 0 | b'\r' | 0x1B | b'>'))
}

/// The length of a mail's quote mark, `> > `, if there is one; and how much was scanned.
fn quote_mark(line: &str) -> (Option<usize>, usize) {
    let mut length = 0;
    let mut looked_at = line.len();
    for (at, character) in line.char_indices() {
        match character {
            '>' => length = at + 1,
            ' ' | '\t' | '\u{A0}' | '\u{200B}' => {}
            _ => {
                looked_at = at;
                break;
            }
        }
    }
    count(looked_at + 1);
    if length == 0 {
        return (None, looked_at);
    }
    // One space after the mark belongs to it; further ones belong to the line.
    let rest = line.get(length..).unwrap_or("").trim_start_matches('\u{200B}');
    let rest = rest.strip_prefix([' ', '\u{A0}']).unwrap_or(rest);
    (Some(line.len() - rest.len()), looked_at)
}

/// The length of what is replaced, and its replacement; `None` if it stays.
fn replaced(character: char, rest: &str) -> Option<(usize, Option<char>)> {
    let length = character.len_utf8();
    let plain = match character {
        '\r' if rest.starts_with("\r\n") => None,
        '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' => Some('\n'),
        '\0' | '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{AD}' => None,
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => Some(' '),
        '\u{2010}' | '\u{2011}' | '\u{2212}' => Some('-'),
        // Word processors turn a minus sign before a number into a dash.
        '\u{2013}' if rest.get(length..).is_some_and(|next| next.starts_with(|next: char| next.is_ascii_digit())) => {
            Some('-')
        }
        '\u{1B}' => return Some((colour(rest), None)),
        _ => return None,
    };
    Some((length, plain))
}

/// The length of a terminal control sequence.
fn colour(rest: &str) -> usize {
    let Some(inner) = rest.strip_prefix("\u{1B}[") else { return 1 };
    let parameters = inner.bytes().take(16).take_while(|byte| matches!(byte, b'0'..=b'?')).count();
    2 + parameters + usize::from(inner.as_bytes().get(parameters).is_some_and(u8::is_ascii_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(clean(Layer::whole(text)).text, expected);
    }

    #[test]
    fn what_is_between_the_letters_goes() {
        check("\u{FEFF}RDP\u{200B}Is\u{AD}Not\u{A0}x", "RDPIsNot x");
        check("a\r\nb\rc", "a\nb\nc");
        check("\u{1B}[31mred\u{1B}[0m", "red");
        check("R\0D\0P\0", "RDP");
        check("\u{2212}1073741715 \u{2013}1 a \u{2013} b", "-1073741715 -1 a \u{2013} b");
    }

    #[test]
    fn the_marks_of_a_quoted_mail_go() {
        check("> > {\n>   \"a\": 1\n> }\nb > c", "{\n  \"a\": 1\n}\nb > c");
        check(">admin  rdp", "admin  rdp");
    }
}
