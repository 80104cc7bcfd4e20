//! The answers for several inputs in the forms that other tools read. Each form takes the same judged inputs; nothing is
//! decided here.

mod csv;
mod escape;
mod github;
mod html;
mod json;
mod junit;
mod markdown;
mod place;
mod sarif;
mod sarif_form;
mod text;

pub use csv::csv;
pub use github::github;
pub use html::html;
pub use json::{check_results, gate, read_results};
pub use junit::junit;
pub use markdown::markdown;
pub use sarif::sarif;
pub use text::{one, text};

/// The form of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Text for a terminal.
    #[default]
    Text,
    /// The machine form.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// JUnit XML.
    Junit,
    /// Annotations of GitHub Actions.
    Github,
    /// A table.
    Csv,
    /// Markdown.
    Markdown,
    /// One HTML file.
    Html,
}

impl Form {
    /// Every form with its name.
    pub const ALL: [(Self, &'static str); 8] = [
        (Self::Text, "text"),
        (Self::Json, "json"),
        (Self::Sarif, "sarif"),
        (Self::Junit, "junit"),
        (Self::Github, "github"),
        (Self::Csv, "csv"),
        (Self::Markdown, "markdown"),
        (Self::Html, "html"),
    ];

    /// The form with this name, in any case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| known.eq_ignore_ascii_case(name)).map(|(form, _)| *form)
    }
}
