//! A situation in the machine form: the facts of auto-claim, and those of a run under `plan`.

use crate::auto_claim::facts::run;
use crate::model::{Concerns, RunPlan};
use serde::{Serialize, Serializer};

/// A situation, as it is written: the facts of auto-claim beside each other, those of a run under `plan`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Situation(pub RunPlan);

impl Serialize for Situation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Form {
            #[serde(flatten)]
            own: RunPlan,
            #[serde(skip_serializing_if = "RunPlan::is_empty")]
            plan: RunPlan,
        }
        let mut own = RunPlan::new();
        for (fact, value) in self.0.iter().filter(|(fact, _)| fact.info().concerns == Concerns::AutoClaim) {
            own.set(fact, Some(value.clone()));
        }
        Form { own, plan: run(&self.0) }.serialize(serializer)
    }
}
