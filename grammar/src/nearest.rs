//! "Did you mean": the known word nearest to what was written.

/// The known word nearest to what was written, if one is near enough to be meant.
#[must_use]
pub fn nearest<'w>(written: &str, known: &[&'w str]) -> Option<&'w str> {
    // Nobody misspells a word with a page of text, and the comparison costs the product of the lengths.
    if written.len() > 100 {
        return None;
    }
    let lower = written.to_ascii_lowercase();
    known
        .iter()
        .map(|word| (strsim::osa_distance(&lower, &word.to_ascii_lowercase()), word))
        .filter(|(distance, word)| *distance <= 2.max(word.chars().count() / 4))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| *word)
}
