//! Writes the answers to several inputs in the formats that other tools read. Each format takes the same judged inputs.

mod csv;
mod escape;
mod fleet;
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
pub use fleet::{fleet_headline, fleet_html, fleet_markdown, fleet_results};
pub use github::github;
pub use html::html;
pub use json::{check_results, gate, read_results};
pub use junit::junit;
pub use markdown::markdown;
pub use sarif::sarif;
pub use text::{gate_lines, memory_lines, one, text};

/// An output format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Text for a terminal.
    #[default]
    Text,
    /// JSON.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// JUnit XML.
    Junit,
    /// GitHub Actions annotations.
    Github,
    /// CSV.
    Csv,
    /// Markdown.
    Markdown,
    /// One HTML file.
    Html,
}

impl Form {
    /// Every format with its name.
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

    /// The format with this name, ignoring case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| known.eq_ignore_ascii_case(name)).map(|(form, _)| *form)
    }
}
