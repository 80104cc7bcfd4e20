//! Plans that break a rule, and plans that don't.

use crate::entries::Line;
use serde::Serialize;

/// A plan and what a rule says about it.
#[derive(Debug)]
pub struct Example {
    /// The situation in words.
    pub title: &'static str,
    /// The situation as a plan in JSON.
    pub plan: &'static str,
    /// What the rule says.
    pub expected: Expected,
}

/// What a rule says, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema), schemars(rename = "Outcome"))]
#[serde(rename_all = "camelCase")]
pub enum Expected {
    /// The rule is broken.
    Broken,
    /// The condition is met.
    Holds,
    /// The rule does not concern such a run.
    NotApplicable,
    /// The rule needs to know more.
    NeedToKnow,
}

impl Example {
    /// Reads `broken: title` with its plan under it.
    pub(super) fn read(line: Line) -> Option<Self> {
        let expected = match (line.key, line.argument) {
            ("broken", "") => Expected::Broken,
            ("holds", "") => Expected::Holds,
            ("not", "applicable") => Expected::NotApplicable,
            ("open", "") => Expected::NeedToKnow,
            _ => {
                line.wrong("no example begins like this");
                return None;
            }
        };
        Some(Self { title: line.text, plan: line.under("plan"), expected })
    }
}
