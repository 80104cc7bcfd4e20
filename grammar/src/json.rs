//! JSON text to a tree that knows its places. The strict grammar; duplicate keys are kept for the reader to complain of.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

/// A range of bytes in the text that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// Why a text is not JSON, and where that shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// What the grammar wanted, without a full stop.
    pub message: String,
    /// Where it stopped.
    pub span: Span,
}

/// Reads one JSON value. Nesting deeper than 512 is an error.
///
/// # Errors
/// Says what is wrong and where, if the text is empty or is not JSON.
pub fn parse(text: &str) -> Result<Value<'_>, JsonError> {
    let options = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    match parse_to_ast(text, &CollectOptions::default(), &options) {
        Ok(parsed) => parsed
            .value
            .ok_or_else(|| JsonError { message: "There is no JSON in it".to_owned(), span: Span { start: 0, end: 0 } }),
        Err(error) => {
            let range = error.range();
            Err(JsonError { message: error.kind().to_string(), span: Span { start: range.start, end: range.end } })
        }
    }
}

/// Where a value stands.
#[must_use]
pub fn span_of(node: &impl Ranged) -> Span {
    Span { start: node.start(), end: node.end() }
}
