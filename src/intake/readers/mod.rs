//! The readers: one file a kind of output or record. `records` picks the reader of a record, `block` that of an output.

pub(super) mod block;
pub(super) mod connection;
mod dataverse;
mod device;
mod groups;
pub(super) mod licenses;
mod network;
pub(super) mod records;
mod registry;
mod rights;
mod services;
mod sessions;
