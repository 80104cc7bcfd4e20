//! A file of the site.

/// A file that is made from the catalogue.
#[derive(Debug)]
pub struct File {
    /// The path from the root of the site.
    pub path: String,
    /// The content.
    pub text: String,
}
