//! "Did you mean": finds the known word nearest to a misspelt one.

/// The known word nearest to `written`, if one is near enough.
#[must_use]
pub fn nearest<'w>(written: &str, known: &[&'w str]) -> Option<&'w str> {
    // The comparison costs the product of the lengths, and a long text is no misspelt word.
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
