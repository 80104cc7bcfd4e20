//! XML in pieces, as far as workbooks need it: tags with their attributes, and the text between them.

use memchr::memchr;

/// The longest tag or text; a longer one is an error.
const LONGEST: usize = 4 << 20;

/// Receives the parts.
pub(crate) trait Parts {
    /// A start tag; the name has no prefix.
    fn open(&mut self, name: &str, tag: &str);
    /// An end tag.
    fn close(&mut self, name: &str);
    /// Text with decoded entities.
    fn text(&mut self, text: &str);
}

/// A file read tag by tag.
#[derive(Debug, Default)]
pub(crate) struct Xml {
    carried: Vec<u8>,
}

impl Xml {
    /// Reads the next piece. False if it isn't XML.
    pub(crate) fn feed(&mut self, bytes: &[u8], parts: &mut dyn Parts) -> bool {
        let mut carried = std::mem::take(&mut self.carried);
        carried.extend_from_slice(bytes);
        let mut rest = carried.as_slice();
        while let Some(open) = memchr(b'<', rest) {
            let (before, tag) = rest.split_at_checked(open).unwrap_or((rest, &[]));
            let Some(end) = memchr(b'>', tag) else {
                // The text is carried with its tag, which is incomplete.
                break;
            };
            if !before.is_empty() {
                parts.text(&plain(&String::from_utf8_lossy(before)));
            }
            let inside = String::from_utf8_lossy(tag.get(1..end).unwrap_or(&[]));
            let name = |text: &str| {
                let text = text.split(|sign: char| sign.is_whitespace() || sign == '/').next().unwrap_or("").to_owned();
                text.rsplit(':').next().unwrap_or("").to_owned()
            };
            if let Some(closed) = inside.strip_prefix('/') {
                parts.close(&name(closed));
            } else if !inside.starts_with(['?', '!']) {
                let name = name(&inside);
                parts.open(&name, &inside);
                if inside.ends_with('/') {
                    parts.close(&name);
                }
            }
            rest = tag.get(end + 1..).unwrap_or(&[]);
        }
        let is_short = rest.len() <= LONGEST;
        let left = carried.len() - rest.len();
        carried.drain(..left);
        self.carried = carried;
        is_short
    }
}

/// The value of an attribute in a tag.
pub(crate) fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = tag;
    loop {
        let at = rest.find(name)?;
        let is_name = rest.get(..at).is_some_and(|before| before.ends_with(char::is_whitespace));
        let after = rest.get(at + name.len()..)?;
        if is_name && let Some(value) = after.trim_start().strip_prefix('=') {
            let value = value.trim_start();
            let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
            return value.get(1..)?.split(quote).next();
        }
        rest = after;
    }
}

/// A text with decoded entities. Excel writes a control character as `_x000D_`.
fn plain(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        made.push_str(rest.get(..at).unwrap_or(""));
        rest = rest.get(at..).unwrap_or("");
        let end = rest.find(';').filter(|end| *end < 12);
        let entity = end.and_then(|end| rest.get(1..end));
        let letter = entity.and_then(|entity| match entity {
            "lt" => Some('<'),
            "gt" => Some('>'),
            "amp" => Some('&'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => {
                let number = entity.strip_prefix('#')?;
                let hex = number.strip_prefix(['x', 'X']);
                char::from_u32(hex.map_or_else(|| number.parse(), |hex| u32::from_str_radix(hex, 16)).ok()?)
            }
        });
        made.push(letter.unwrap_or('&'));
        rest = rest.get(letter.and(end).map_or(1, |end| end + 1)..).unwrap_or("");
    }
    made.push_str(rest);
    if made.contains("_x000D_") { made.replace("_x000D_", "\r") } else { made }
}
