//! Made from what the program says, at build time and natively: pages, the JSON Schema and the TypeScript types.

pub mod collected;
pub mod file;
mod frame;
mod index;
pub mod pages;
mod plan;
pub mod schema;
pub mod site;
mod situation;
mod titles;
mod twins;
pub mod types;
