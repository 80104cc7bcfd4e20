//! The type of a site's file.

/// A file made from the catalogue.
#[derive(Debug)]
pub struct File {
    /// The path relative to the site's root.
    pub path: String,
    /// The content.
    pub text: String,
}
