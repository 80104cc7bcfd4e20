//! Files made from what the program says, at build time and natively: the JSON Schema and the TypeScript types.

mod plan;
pub mod schema;
pub mod types;
