//! Percent-encoding of a value in a URL, in the form that browsers use for form fields: a blank is `+`.

use std::fmt::Write;

/// Encodes a value. ASCII letters and digits, `-`, `_` and `.` stay, a blank becomes `+`, and each other UTF-8 byte
/// becomes `%` and two hexadecimal digits.
#[must_use]
pub fn encode(value: &str) -> String {
    let mut encoded = String::new();
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => encoded.push(char::from(byte)),
            b' ' => encoded.push('+'),
            other => {
                let _ = write!(encoded, "%{other:02X}");
            }
        }
    }
    encoded
}

/// Decodes a value. A `%` without two hexadecimal digits after it stays; invalid UTF-8 becomes the replacement
/// character.
#[must_use]
pub fn decode(value: &str) -> String {
    let mut bytes = vec![];
    let mut rest = value.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        let escape = if *first == b'%' { after.split_at_checked(2) } else { None };
        match escape.and_then(|(digits, after)| Some((hex(digits)?, after))) {
            Some((byte, after)) => {
                bytes.push(byte);
                rest = after;
            }
            None => bytes.push(if *first == b'+' { b' ' } else { *first }),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The byte of two hexadecimal digits. `from_str_radix` alone would accept a sign.
fn hex(digits: &[u8]) -> Option<u8> {
    let digits =
        std::str::from_utf8(digits).ok().filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    u8::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &str, encoded: &str) {
        assert_eq!(encode(value), encoded);
        assert_eq!(decode(encoded), value);
    }

    #[test]
    fn values_read_back_as_they_were() {
        check("a-Z_0.9", "a-Z_0.9");
        check("100 % + mehr", "100+%25+%2B+mehr");
        check("“gesperrt”\n", "%E2%80%9Cgesperrt%E2%80%9D%0A");
        check("", "");
    }

    #[test]
    fn what_is_no_escape_stays() {
        assert_eq!(decode("100%25%zz%"), "100%%zz%");
        assert_eq!(decode("%+5 %e"), "% 5 %e");
        assert_eq!(decode("%FF"), "\u{FFFD}");
    }
}
