//! The readers, one file per kind of output or record. `records` chooses the reader of a record, `block` that of an
//! output.

mod account;
pub(super) mod block;
mod by_label;
#[cfg(any(not(target_os = "unknown"), feature = "js-api", feature = "view-runs"))]
pub(super) mod collected;
pub(super) mod connection;
mod dataverse;
mod device;
pub(super) mod flow_error;
mod groups;
mod hardware;
pub(super) mod labelled;
pub(super) mod licenses;
mod machine_row;
mod moment;
mod network;
pub(super) mod output;
mod product_lines;
pub(super) mod records;
mod registry;
mod rights;
mod run_columns;
pub(super) mod said;
mod service_events;
mod services;
mod sessions;
mod tasks;
mod tenant;
pub(super) mod values;
mod whoami;

pub(crate) use dataverse::failed_by_status;
pub(crate) use moment::parse as sortable_moment;
pub(crate) use run_columns::{RunColumn, run_column};
