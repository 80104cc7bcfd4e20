//! Answers several inputs, for pipelines: what is wrong in each, whether a gate fails, what is new. Reads no file and
//! no clock, so the native program and the JavaScript engine give the same answers.

mod baseline;
mod exceptions;
mod gate;
mod history;
mod issue;
mod level;
mod places;
mod subject;

pub use baseline::Baseline;
pub use exceptions::{Exception, Exceptions};
pub use gate::{Judged, JudgedSubject, Listed, Rules};
pub use history::{History, NOT_RECOGNISED};
pub use issue::{Issue, Kind};
pub use level::Level;
pub use subject::{Answered, Fault, Subject};
