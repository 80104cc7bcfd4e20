//! Generated at build time on the native target: pages, JSON Schemas and TypeScript types.

pub mod collected;
mod compare;
mod embed;
pub mod file;
mod frame;
mod index;
mod offline;
pub mod pages;
mod plan;
pub mod schema;
pub mod site;
mod situation;
mod titles;
mod twins;
pub mod types;
