//! Made from what the program says, at build time and natively: pages, the JSON Schema and the TypeScript types.

pub mod pages;
mod plan;
pub mod schema;
mod situation;
pub mod types;
