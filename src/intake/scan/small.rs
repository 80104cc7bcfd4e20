//! Lower case for names of people, machines and groups. The full Unicode tables would add 9 KB to the page.

/// A text in lower case: Latin, Greek and Cyrillic. Every character keeps its length, so places stay valid.
pub(in crate::intake) fn small(text: &str) -> String {
    text.chars().map(small_letter).collect()
}

/// The lower-case form of a character, if it has one.
pub(in crate::intake) fn small_letter(letter: char) -> char {
    let code = u32::from(letter);
    let small = match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => code + 32,
        'Ѐ'..='Џ' => code + 80,
        'İ' => code,
        'Ā'..='ķ' | 'Ŋ'..='ŷ' => code | 1,
        'Ĺ'..='ň' | 'Ź'..='ž' => code + code % 2,
        'Ÿ' => 0xFF,
        _ => code,
    };
    char::from_u32(small).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_these_scripts_are_those_of_unicode() {
        // Only 'İ' would become two characters.
        for letter in ('\0'..='\u{17F}').chain('\u{391}'..='\u{3CF}').chain('\u{400}'..='\u{45F}') {
            let expected = letter.to_lowercase().next().filter(|_| letter != 'İ' && letter != 'Ϗ').unwrap_or(letter);
            assert_eq!(small_letter(letter), expected, "{letter:?} ({:#x})", u32::from(letter));
            assert_eq!(small_letter(letter).len_utf8(), letter.len_utf8(), "{letter:?}");
        }
    }

    #[test]
    fn names_are_the_same_in_any_case() {
        assert_eq!(small("CONTOSO\\JÖRG"), "contoso\\jörg");
        assert_eq!(small("Администраторы"), "администраторы");
    }
}
