//! What is said about each fact, one file a subject.

pub mod account;
pub mod connection_owner;
pub mod environment;
pub mod flow;
pub mod machine;
pub mod run;
