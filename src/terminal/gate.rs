//! Builds a gate from the command line: threshold, baseline and exceptions.

use super::args::Arguments;
use super::failure::Failure;
use super::input::text_of;
use flow_preflight::batch::{Baseline, Exceptions, Level, Rules};
use flow_preflight::model::Moment;
use std::time::{SystemTime, UNIX_EPOCH};

/// Reads the files that the command line names. `default` is the threshold if none is given.
pub(crate) fn rules(arguments: &Arguments, default: Option<Level>) -> Result<Rules, Failure> {
    let in_file = |file: &str, why: String| Failure::Input(format!("{file}: {why}"));
    if arguments.new_only && arguments.baseline.is_none() {
        return Err(arguments.wrong("--new-only needs --baseline FILE."));
    }
    let baseline = match &arguments.baseline {
        Some(file) => Some(Baseline::from_json(&text_of(file)?).map_err(|why| in_file(file, why))?),
        None => None,
    };
    let exceptions = match &arguments.exceptions {
        Some(file) => Exceptions::from_json(&text_of(file)?).map_err(|why| in_file(file, why))?,
        None => Exceptions::default(),
    };
    let fail_on = arguments.fail_on.or(default);
    Ok(Rules { fail_on, baseline, new_only: arguments.new_only, exceptions, today: today() })
}

/// The current day in UTC, such as `2026-11-29`.
fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Moment::of_utc(i64::try_from(seconds).unwrap_or(i64::MAX)).day()
}
