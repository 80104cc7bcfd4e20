//! Bytes → text: UTF-8 or UTF-16, with or without a byte-order mark. Windows consoles write all of them.

/// Decodes the bytes of a file or of standard input. What is no text becomes U+FFFD, so nothing is refused.
#[must_use]
pub fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        // Without a mark: a file that starts with an ASCII letter in UTF-16 has a zero byte beside it.
        [first, 0, ..] if first.is_ascii() && *first != 0 => utf16(bytes, u16::from_le_bytes),
        [0, second, ..] if second.is_ascii() && *second != 0 => utf16(bytes, u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

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
}
