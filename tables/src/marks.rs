//! Finds signs eight bytes at a time. Separators and line ends are found in blocks of 64 bytes, each block once: most cells
//! are too short for a search of their own.

/// The length of a block: a bit for each byte.
const BLOCK: usize = 64;

/// The places of separators and line ends in a text.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    /// A bit for each byte.
    blocks: Vec<u64>,
}

impl Marks {
    /// Looks for this separator, and for line ends.
    pub(crate) fn look(&mut self, bytes: &[u8], sign: u8) {
        let (blocks, rest) = bytes.as_chunks::<BLOCK>();
        self.blocks.clear();
        self.blocks.extend(blocks.iter().map(|block| places(block, sign)));
        let mut last = [0; BLOCK];
        last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        self.blocks.push(places(&last, sign));
    }

    /// The next place of one of them.
    pub(crate) fn next(&self, from: usize) -> Option<usize> {
        let mut block = from / BLOCK;
        let mut places = self.blocks.get(block)? & u64::MAX << (from % BLOCK);
        while places == 0 {
            block += 1;
            places = *self.blocks.get(block)?;
        }
        Some(block * BLOCK + places.trailing_zeros() as usize)
    }
}

/// A bit for each place in a block, from eight bytes at a time.
fn places(bytes: &[u8; BLOCK], sign: u8) -> u64 {
    let mut marks = [0; 8];
    for (mark, word) in marks.iter_mut().zip(bytes.as_chunks::<8>().0) {
        let word = u64::from_le_bytes(*word);
        *mark = (zeros(word ^ each(sign)) | zeros(word ^ each(b'\n'))) >> 7;
    }
    // The product's highest byte has the eight lowest bits side by side.
    u64::from_le_bytes(marks.map(|mark| (mark.wrapping_mul(0x0102_0408_1020_4080) >> 56) as u8))
}

/// The first place of one of two signs.
pub(crate) fn first(bytes: &[u8], signs: [u8; 2]) -> Option<usize> {
    let (words, rest) = bytes.as_chunks::<8>();
    for (number, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let found = zeros(word ^ each(signs[0])) | zeros(word ^ each(signs[1]));
        if found != 0 {
            return Some(number * 8 + found.trailing_zeros() as usize / 8);
        }
    }
    rest.iter().position(|byte| signs.contains(byte)).map(|at| words.len() * 8 + at)
}

/// How often a sign stands in a text.
pub(crate) fn count(bytes: &[u8], sign: u8) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let in_word = |word: &[u8; 8]| u64::from(zeros(u64::from_le_bytes(*word) ^ each(sign)).count_ones());
    words.iter().map(in_word).sum::<u64>() + rest.iter().filter(|byte| **byte == sign).count() as u64
}

/// A number with this byte in each byte.
const fn each(byte: u8) -> u64 {
    byte as u64 * 0x0101_0101_0101_0101
}

/// The highest bit of each byte that is zero.
const fn zeros(word: u64) -> u64 {
    let low = each(0x7F);
    !(((word & low) + low) | word | low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_found_and_no_other() {
        let bytes: Vec<u8> = (0..=255_u8).cycle().take(1_000).collect();
        for sign in [b',', b';', b'\t'] {
            for length in (0..200).chain([999, 1_000]) {
                let bytes = bytes.get(..length).unwrap();
                let mut marks = Marks::default();
                marks.look(bytes, sign);
                let wanted = |from: usize| (from..length).find(|at| matches!(bytes[*at], b'\n') || bytes[*at] == sign);
                for from in 0..=length {
                    assert_eq!(marks.next(from), wanted(from), "{sign} {length} {from}");
                    assert_eq!(
                        first(&bytes[from..], [sign, b'\n']).map(|at| from + at),
                        wanted(from),
                        "{sign} {length} {from}"
                    );
                }
                let wanted = bytes.iter().filter(|byte| **byte == sign).count();
                assert_eq!(count(bytes, sign), wanted as u64, "{sign} {length}");
            }
        }
    }
}
