//! Converts UTF-16 to UTF-8, piece by piece.

/// A converter from UTF-16 to UTF-8.
#[derive(Debug)]
pub struct Wide {
    is_big: bool,
    /// The first byte of a pair whose second one is in the next piece.
    odd: Option<u8>,
    /// The first surrogate of a pair whose second one is in the next piece.
    half: Option<u16>,
}

impl Wide {
    /// A converter for big-endian or little-endian bytes.
    #[must_use]
    pub const fn new(is_big: bool) -> Self {
        Self { is_big, odd: None, half: None }
    }

    /// The text of the next piece. Invalid units become U+FFFD.
    #[must_use]
    pub fn feed(&mut self, bytes: &[u8]) -> String {
        let mut units = Vec::with_capacity(bytes.len() / 2 + 2);
        units.extend(self.half.take());
        let mut bytes = bytes.iter().copied();
        while let Some(first) = self.odd.take().or_else(|| bytes.next()) {
            let Some(second) = bytes.next() else {
                self.odd = Some(first);
                break;
            };
            let pair = [first, second];
            units.push(if self.is_big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) });
        }
        if let Some(last) = units.last().copied().filter(|unit| (0xD800..0xDC00).contains(unit)) {
            self.half = Some(last);
            units.pop();
        }
        char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    }

    /// U+FFFD if the bytes end in the middle of a character.
    #[must_use]
    pub const fn finish(&self) -> &'static str {
        if self.odd.is_some() || self.half.is_some() { "\u{FFFD}" } else { "" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_any_length_give_the_same_text() {
        let text = "Aé注😀z";
        for is_big in [false, true] {
            let bytes: Vec<u8> = text
                .encode_utf16()
                .flat_map(|unit| if is_big { unit.to_be_bytes() } else { unit.to_le_bytes() })
                .collect();
            for length in 1..=bytes.len() {
                let mut wide = Wide::new(is_big);
                let made: String = bytes.chunks(length).map(|piece| wide.feed(piece)).collect();
                assert_eq!((made.as_str(), wide.finish()), (text, ""), "{length}");
            }
        }
        let mut wide = Wide::new(false);
        assert_eq!((wide.feed(&[0x41, 0, 0x42]).as_str(), wide.finish()), ("A", "\u{FFFD}"));
        let mut wide = Wide::new(false);
        assert_eq!(wide.feed(&[0x3D, 0xD8, 0x41, 0]), "\u{FFFD}A");
    }
}
