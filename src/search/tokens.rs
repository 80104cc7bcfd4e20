//! Normalises words for comparison: lower case, one spelling, no stop words.

/// Words that occur in every text and don't distinguish entries.
const STOP_WORDS: [&str; 40] = [
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "do", "does", "for", "from", "has", "have",
    "if", "in", "into", "is", "it", "its", "my", "no", "not", "of", "on", "or", "so", "that", "the", "then", "this",
    "to", "was", "which", "why", "with", "you",
];

/// True for a stop word.
#[must_use]
pub fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.contains(&word)
}

/// Normalises a text: lower case, straight quotes, one spelling of “licence”.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '’' | '‘' => folded.push('\''),
            '“' | '”' => folded.push('"'),
            other => folded.push(other.to_ascii_lowercase()),
        }
    }
    folded.replace("licens", "licenc")
}

/// The distinct words of a normalised text. Numbers keep their sign and dots.
#[must_use]
pub fn terms(folded: &str) -> Vec<&str> {
    let mut terms: Vec<&str> = vec![];
    for word in folded.split(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '-' | '.' | '_'))) {
        let word = word.trim_matches(['.', '_']).trim_end_matches('-');
        let bare = word.trim_start_matches('-');
        let word = if bare.starts_with(|first: char| first.is_ascii_digit()) { word } else { bare };
        if !word.is_empty() && !terms.contains(&word) {
            terms.push(word);
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_for_all() {
        assert_eq!(fold("The owner’s LICENSE, the licence"), "the owner's licence, the licence");
    }

    #[test]
    fn words_are_cut_out_and_numbers_kept() {
        assert_eq!(
            terms(&fold("“Error code: -1073741715” (0xC000006D), pad 2.49.")),
            ["error", "code", "-1073741715", "0xc000006d", "pad", "2.49"]
        );
        assert_eq!(terms("- -- a-b ---"), ["a-b"]);
    }
}
