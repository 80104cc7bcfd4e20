//! Situations to try: one in which a licence is claimed, one in which none is, one that is open.

use super::situation::Situation;
use crate::model::Units;

/// A situation to try.
#[derive(Debug)]
pub struct Trial {
    /// What it is about, as its button says it.
    pub title: &'static str,
    /// The situation as JSON.
    pub json: &'static str,
}

/// The situations to try.
pub static TRIALS: [Trial; 3] = [
    Trial {
        title: "A maker saves a flow with an attended step",
        json: include_str!("trials/saves-an-attended-flow.json"),
    },
    Trial { title: "An attended flow, but only a per user policy", json: include_str!("trials/per-user-policy.json") },
    Trial {
        title: "Go Premium, forty minutes after the policy was made",
        json: include_str!("trials/young-policy.json"),
    },
];

impl Trial {
    /// The situation.
    #[must_use]
    pub fn situation(&self) -> Situation {
        Situation::from_json_leniently(self.json, Units::Utf16).0
    }
}
