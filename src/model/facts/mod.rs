//! What is said about each fact, one file a subject.

pub mod account;
pub mod cloud_flow;
pub mod cloud_flow_owner;
pub mod connection;
pub mod connection_owner;
pub mod entra;
pub mod environment;
pub mod flow;
pub mod machine;
pub mod network;
pub mod run;
