//! Decodes bytes as UTF-8 or UTF-16, with or without a byte-order mark. Windows consoles write all of these.

/// Decodes the bytes of a file or of standard input. Invalid bytes become U+FFFD, so this never fails.
#[must_use]
pub fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        // No mark: in UTF-16, a first ASCII character has a zero byte beside it.
        [first, 0, ..] if first.is_ascii() && *first != 0 => utf16(bytes, u16::from_le_bytes),
        [0, second, ..] if second.is_ascii() && *second != 0 => utf16(bytes, u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// The text of a file; `None` if it is a picture, an archive, an event log or other binary data.
#[must_use]
pub fn text_of(bytes: &[u8]) -> Option<String> {
    let text = decode(bytes);
    let strange = text.chars().take(LOOKED_AT).filter(|letter| *letter == char::REPLACEMENT_CHARACTER).count();
    let is_text = !text.contains('\0') && !bytes.starts_with(b"%PDF") && strange * 20 <= text.len().min(LOOKED_AT);
    is_text.then_some(text)
}

/// How many characters decide whether it is text.
const LOOKED_AT: usize = 4096;

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut text: String = char::decode_utf16(pairs.iter().copied().map(unit))
        .map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    if !odd.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_encoding_of_windows_is_read() {
        let le: Vec<u8> = "Aé".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = "Aé".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&[&[0xFF, 0xFE], &le[..]].concat()), "Aé");
        assert_eq!(decode(&[&[0xFE, 0xFF], &be[..]].concat()), "Aé");
        assert_eq!(decode(&le), "Aé");
        assert_eq!(decode(&be), "Aé");
        assert_eq!(decode("Aé".as_bytes()), "Aé");
        assert_eq!(decode(&[b'A', 0xFF]), "A\u{FFFD}");
        assert_eq!(decode(&[]), "");
    }

    #[test]
    fn what_is_no_text_is_told_apart() {
        for bytes in [
            &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..],
            b"ElfFile\0\0\0\0\0",
            b"PK\x03\x04\x14\0\x06\0",
            b"%PDF-1.7\nendobj",
            &[0xE9; 60],
        ] {
            assert_eq!(text_of(bytes), None, "{bytes:?}");
        }
        // An older encoding gives a wrong character here and there.
        assert_eq!(text_of(b"Das Konto f\xFCr die Verbindung").as_deref(), Some("Das Konto f\u{FFFD}r die Verbindung"));
        let utf16: Vec<u8> = "\u{FEFF}Windows Registry".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text_of(&utf16).as_deref(), Some("Windows Registry"));
        assert_eq!(text_of(b"").as_deref(), Some(""));
    }
}
