//! Tells at once of most words that no label ends like them, so that only few are compared with all labels.

/// The ends of labels, up to six letters each: a bit for each, at a place that follows from the letters.
pub(super) struct Ends([u64; 64]);

impl Ends {
    /// The ends of these labels, separated by blanks.
    pub(super) fn of(lists: &[&str]) -> Self {
        let mut ends = Self([0; 64]);
        for label in lists.iter().flat_map(|labels| labels.split(' ')) {
            let (place, bit) = place_of(end_of(label));
            if let Some(bits) = ends.0.get_mut(place) {
                *bits |= bit;
            }
        }
        ends
    }

    /// False if no label ends like this text.
    pub(super) fn may_end(&self, text: &str) -> bool {
        let end = end_of(text);
        // Some labels have only three letters.
        end == 0
            || [0, 8, 16, 24].iter().any(|shift| {
                let (place, bit) = place_of(end >> shift);
                self.0.get(place).is_some_and(|bits| bits & bit != 0)
            })
    }
}

/// The last six letters and digits in lower case, the last one in front. 0 if one isn't ASCII.
#[inline(never)]
fn end_of(text: &str) -> u64 {
    let mut end = 0;
    let mut left = 6;
    for byte in text.bytes().rev() {
        if !byte.is_ascii() {
            return 0;
        }
        if byte.is_ascii_alphanumeric() {
            end = end << 8 | u64::from(byte.to_ascii_lowercase());
            left -= 1;
        }
        if left == 0 {
            break;
        }
    }
    end
}

#[inline(never)]
fn place_of(end: u64) -> (usize, u64) {
    let mixed = end.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 52;
    ((mixed >> 6) as usize, 1 << (mixed & 63))
}
