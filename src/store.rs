//! The compiled catalogue in memory: loaded once at the start, read by the layers above.
//!
//! Native programs and the JavaScript engine contain it. A page fetches it as a file and calls [`start`] first.

use flow_preflight_grammar::blob::{BlobError, Cursor, Stored};
use flow_preflight_grammar::stored::StoredCatalog;
use std::sync::{Mutex, OnceLock, PoisonError};

/// Generated from the catalogue: the facts, the named conditions, the ids of rules and codes, and the hashes of the
/// blobs.
pub mod ids {
    include!(concat!(env!("OUT_DIR"), "/ids.rs"));
}

static CATALOG: OnceLock<StoredCatalog> = OnceLock::new();

/// A message in another language: the position of its code, and the wording.
type Translation = (u16, &'static str);

/// The messages of the languages that a page loaded.
static LANGUAGES: Mutex<Vec<Translation>> = Mutex::new(vec![]);

/// Loads the catalogue; each further call loads the pack of a language, before a text is read.
///
/// # Errors
/// The bytes are no catalogue or pack, or that of another build.
pub fn start(blob: &'static [u8]) -> Result<(), BlobError> {
    if CATALOG.get().is_none() {
        let read = read(blob, ids::CATALOG_HASH)?;
        let _ = CATALOG.set(read);
        return Ok(());
    }
    let pack = ids::PACK_HASHES.iter().find_map(|hash| read(blob, *hash).ok());
    LANGUAGES.lock().unwrap_or_else(PoisonError::into_inner).append(&mut pack.ok_or(BlobError::OtherBuild)?);
    Ok(())
}

/// The catalogue; empty if none was loaded.
pub(crate) fn catalog() -> &'static StoredCatalog {
    CATALOG.get_or_init(inside)
}

/// The catalogue inside the program.
#[cfg(any(not(target_os = "unknown"), feature = "js-api"))]
fn inside() -> StoredCatalog {
    read(include_bytes!(concat!(env!("OUT_DIR"), "/catalog.bin")), ids::CATALOG_HASH).unwrap_or_default()
}

#[cfg(not(any(not(target_os = "unknown"), feature = "js-api")))]
fn inside() -> StoredCatalog {
    StoredCatalog::default()
}

/// The messages in other languages: all of them in a program that contains them, otherwise those that were loaded.
#[cfg(any(not(target_os = "unknown"), feature = "js-api"))]
pub(crate) fn translations() -> Vec<Translation> {
    read(include_bytes!(concat!(env!("OUT_DIR"), "/translations.bin")), ids::TRANSLATIONS_HASH).unwrap_or_default()
}

#[cfg(not(any(not(target_os = "unknown"), feature = "js-api")))]
pub(crate) fn translations() -> Vec<Translation> {
    LANGUAGES.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// The examples in rule order; empty if the build has none.
#[cfg(feature = "examples")]
pub(crate) fn examples() -> &'static [Vec<flow_preflight_grammar::stored::StoredExample>] {
    use std::sync::LazyLock;
    static EXAMPLES: LazyLock<Vec<Vec<flow_preflight_grammar::stored::StoredExample>>> = LazyLock::new(|| {
        read(include_bytes!(concat!(env!("OUT_DIR"), "/examples.bin")), ids::EXAMPLES_HASH).unwrap_or_default()
    });
    &EXAMPLES
}

#[cfg(not(feature = "examples"))]
pub(crate) const fn examples() -> &'static [Vec<flow_preflight_grammar::stored::StoredExample>] {
    &[]
}

fn read<T: Stored>(blob: &'static [u8], hash: u64) -> Result<T, BlobError> {
    let mut cursor = Cursor::open(blob, hash)?;
    let read = T::read(&mut cursor);
    cursor.end().map(|()| read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_inside_can_be_read() {
        assert!(!catalog().rules.is_empty());
        assert!(translations().len() > 100);
    }

    #[test]
    fn only_packs_of_this_build_are_loaded_after_the_catalogue() {
        assert!(!catalog().codes.is_empty());
        assert_eq!(start(&[]), Err(BlobError::OtherBuild));
        assert_eq!(
            start(include_bytes!(concat!(env!("OUT_DIR"), "/translations.bin"))),
            Err(BlobError::OtherBuild),
            "all languages are no pack"
        );
    }
}
