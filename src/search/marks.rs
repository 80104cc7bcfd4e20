//! Finds which characters of a text match a query, for highlighting.

use super::find::wanted;
use super::tokens::fold;

/// A piece of a text, and whether it matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked<'a> {
    /// The piece.
    pub text: &'a str,
    /// Whether it matches a search word.
    pub is_hit: bool,
}

/// Splits a text into pieces that match the query and pieces that don't. Joined, they are the text.
#[must_use]
pub fn marked<'a>(text: &'a str, query: &str) -> Vec<Marked<'a>> {
    let (folded, sought) = (fold(text), fold(query));
    // Folding keeps the number of characters, not of bytes.
    let letter_at = |byte: usize| folded.get(..byte).unwrap_or_default().chars().count();
    let mut hits = vec![false; text.chars().count()];
    for word in wanted(&sought) {
        for (at, found) in folded.match_indices(word) {
            let start = letter_at(at);
            hits.iter_mut().skip(start).take(found.chars().count()).for_each(|hit| *hit = true);
        }
    }
    let (mut pieces, mut start) = (vec![], 0);
    let mut letters = text.char_indices().zip(hits).peekable();
    while let Some(((at, letter), is_hit)) = letters.next() {
        let end = at + letter.len_utf8();
        if letters.peek().is_none_or(|(_, next)| *next != is_hit) {
            pieces.push(Marked { text: text.get(start..end).unwrap_or_default(), is_hit });
            start = end;
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[track_caller]
    fn check(text: &str, query: &str, expected: &str) {
        let shown: String = marked(text, query)
            .iter()
            .map(|piece| if piece.is_hit { format!("[{}]", piece.text) } else { piece.text.to_owned() })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn each_word_in_any_case_and_inside_names() {
        check("TooManyActiveSessions", "session", "TooManyActive[Session]s");
        check("A Windows session and a session", "SESSION windows", "A [Windows] [session] and a [session]");
        check("The user’s “licence”", "user’s license", "The [user]’[s] “[licence]”");
    }

    #[test]
    fn words_that_tell_nothing_are_not_marked_and_neighbours_run_together() {
        check("Why the run failed", "why the failed", "Why the run [failed]");
        check("-1073741715", "10737 41715", "-[1073741715]");
    }

    #[test]
    fn nothing_to_look_for_and_nothing_to_look_in() {
        check("Größe", "", "Größe");
        check("", "session", "");
        check("Größe “x”", "x", "Größe “[x]”");
    }
}
