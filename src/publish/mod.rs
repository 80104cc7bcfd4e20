//! Made from what the program says, at build time and natively: pages.

pub mod pages;
