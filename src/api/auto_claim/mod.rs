//! The answer to `autoclaim`.

mod answer;
mod situation;
mod text;

use super::parts::{Citation, Dispute, Step};
use crate::auto_claim::{Action, Assigns, Goal, State, Verdict};
use crate::catalog::Certainty;
use crate::model::{FindOut, Moment, Owner, RunPlan};
use serde::Serialize;
pub use situation::Situation;

/// Which licence the user gets, when, and why not.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AutoClaim {
    /// Claimed, not claimed, or open.
    pub verdict: Verdict,
    /// The certainty of a decided verdict by the sources; `possible` if no page covers this exact case.
    pub certainty: Certainty,
    /// The answer in a sentence.
    pub summary: String,
    /// The product, if it is decided which one is or would be assigned.
    pub product: Option<ClaimedProduct>,
    /// The products that may be claimed, each with its policy; empty if nothing is claimed.
    pub claims: Vec<Claim>,
    /// Why nothing is claimed, or why a policy claims nothing.
    pub reasons: Vec<ClaimReason>,
    /// Open questions, each of which can change the verdict; empty if it is decided.
    pub questions: Vec<ClaimQuestion>,
    /// The conditions that apply to all policies.
    pub conditions: Vec<ClaimCondition>,
    /// Each policy with its conditions, in the order of the situation.
    pub policies: Vec<ClaimPolicyAnswer>,
    /// When to repeat the action, if a policy may not be in effect yet.
    pub advice: Vec<ClaimAdvice>,
    /// How the licence is assigned, and how long that takes; `null` if nothing is claimed.
    pub assignment: Option<ClaimAssignment>,
    /// Whether the user can run attended flows afterwards.
    pub attended_afterwards: AttendedAfterwards,
    /// The possible actions, with what each page says about them.
    #[serde(rename = "acts")]
    pub actions: Vec<ClaimActionEntry>,
    /// The events in order of time.
    pub time_line: Vec<ClaimEvent>,
    /// How to set up auto-claim.
    pub set_up: ClaimChecklist,
    /// Further notes.
    pub notes: Vec<ClaimText>,
    /// The disputes between sources that matter here.
    pub disputes: Vec<Dispute>,
    /// Whether auto-claim helps the run; `null` without a plan.
    pub way_out: Option<ClaimWayOut>,
    /// The situation; it can be passed to `autoclaim` again.
    pub situation: Situation,
    /// The latest day on which a source was read.
    pub knowledge_date: &'static str,
}

/// A product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ClaimedProduct {
    /// Its id in the catalogue, or its name as written.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A policy of the situation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct NamedPolicy {
    /// Its index in the list, from 0.
    pub index: usize,
    /// Its name; `null` if it has none.
    pub name: Option<String>,
}

/// A product that may be claimed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Claim {
    /// The policy; `null` if it isn't listed.
    pub policy: Option<NamedPolicy>,
    /// The product.
    pub product: ClaimedProduct,
    /// `possible` if no page covers this exact case.
    pub certainty: Certainty,
    /// The reasons for doubt.
    pub doubts: Vec<ClaimText>,
}

/// A statement with its sources.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ClaimText {
    /// Its id.
    pub id: &'static str,
    /// Its title, in one sentence; empty if it has none.
    pub title: &'static str,
    /// The text.
    pub text: &'static str,
    /// Its sources.
    pub sources: Vec<Citation>,
}

/// Why something is not claimed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ClaimReason {
    /// Its id.
    pub id: &'static str,
    /// Its title, in a few words.
    pub title: &'static str,
    /// The explanation.
    pub text: &'static str,
    /// The policy that it concerns; `null` if it concerns all.
    pub policy: Option<NamedPolicy>,
    /// `possible` if no page covers this exact case.
    pub certainty: Certainty,
    /// How to fix it.
    pub fix: Vec<Step>,
    /// Its sources.
    pub sources: Vec<Citation>,
}

/// A field of the situation to find out.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ClaimQuestion {
    /// Its path in the situation, such as `policies.items[0].on`.
    pub field: String,
    /// The question.
    pub question: &'static str,
    /// An explanation of the question.
    pub help: &'static str,
    /// Ways to find the answer, easiest first.
    pub how_to_find_out: &'static [FindOut],
    /// The policy that it concerns; `null` if it concerns none.
    pub policy: Option<NamedPolicy>,
}

/// When to repeat the action, because a policy may not work yet.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ClaimAdvice {
    /// The policy.
    pub policy: Option<NamedPolicy>,
    /// What to do, in one sentence.
    pub text: String,
    /// The latest moment from which the policy is in effect; `null` if its creation time is unknown.
    pub works_from: Option<Moment>,
}

/// How the licence is assigned.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ClaimAssignment {
    /// Directly or through a security group; `null` if unknown. Direct is the documented default.
    pub how: Option<Assigns>,
    /// The longest that it can take, in minutes.
    pub most: i64,
    /// Its text.
    pub text: &'static str,
    /// Open questions.
    pub questions: Vec<ClaimQuestion>,
    /// Its sources.
    pub sources: Vec<Citation>,
}

/// A condition and its state.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ClaimCondition {
    /// Its id.
    pub id: &'static str,
    /// Its title, in a few words.
    pub title: &'static str,
    /// Its state.
    pub state: State,
    /// Why it matters; if it isn't met, what is wrong.
    pub why: &'static str,
    /// The open question; `null` if the state is known.
    pub question: Option<ClaimQuestion>,
    /// Its sources.
    pub sources: Vec<Citation>,
}

/// A policy and its result.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ClaimPolicyAnswer {
    /// The policy.
    pub policy: NamedPolicy,
    /// Whether it would claim a licence as the only policy.
    pub verdict: Verdict,
    /// Its conditions.
    pub conditions: Vec<ClaimCondition>,
}

/// Whether the user can run attended flows afterwards.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct AttendedAfterwards {
    /// Whether the user can.
    pub state: State,
    /// Open questions beyond those of the claim.
    pub questions: Vec<ClaimQuestion>,
}

/// An action, and what each page says about it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema), schemars(rename = "ClaimActEntry"))]
pub struct ClaimActionEntry {
    /// Its word in a situation.
    #[serde(rename = "act")]
    pub action: Action,
    /// Its text.
    pub title: &'static str,
    /// Where it is done.
    #[serde(rename = "where")]
    pub place: &'static str,
    /// True if one of the pages calls it planned; the newest calls it live.
    pub planned: bool,
    /// What each page says.
    pub statuses: Vec<ClaimStatus>,
}

/// What one page says about an action.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ClaimStatus {
    /// `live`, `planned` or `notMentioned`.
    pub status: &'static str,
    /// The title of the page.
    pub title: &'static str,
    /// Its address.
    pub url: &'static str,
    /// The date printed on it.
    pub page_date: Option<&'static str>,
}

/// An event between two moments.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ClaimEvent {
    /// Its id.
    pub id: &'static str,
    /// Its title, in a few words.
    pub title: &'static str,
    /// Its text.
    pub text: &'static str,
    /// The policy that it concerns; `null` if it concerns none.
    pub policy: Option<NamedPolicy>,
    /// The event from which its time is counted; `null` if there is none.
    pub after: Option<&'static str>,
    /// The shortest time after that event, in minutes.
    pub least: Option<i64>,
    /// The longest time after that event, in minutes; `null` if no page gives a number.
    pub most: Option<i64>,
    /// The earliest moment; `null` if the event before it has no known time.
    pub earliest: Option<Moment>,
    /// The latest moment; `null` if no source says it, or the event before it has no known time.
    pub latest: Option<Moment>,
    /// Its sources.
    pub sources: Vec<Citation>,
}

/// How to set up auto-claim.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ClaimChecklist {
    /// The goal; `null` if it has to be asked.
    pub goal: Option<Goal>,
    /// The goal in words.
    pub title: &'static str,
    /// Why no policy can achieve it; empty if one can.
    pub impossible: &'static str,
    /// The app to choose; empty if there is none.
    pub app: &'static str,
    /// The product to choose; empty if there is none.
    pub product: &'static str,
    /// Whether the user's role can set up policies.
    pub may: State,
    /// What the user's role can do.
    pub role: &'static str,
    /// Open questions: the goal or the role.
    pub questions: Vec<ClaimQuestion>,
    /// The steps, in their order.
    pub steps: Vec<ClaimStep>,
    /// The sources for `role`.
    pub sources: Vec<Citation>,
}

/// A step of a checklist.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ClaimStep {
    /// Its id.
    pub id: &'static str,
    /// What to do.
    pub text: &'static str,
    /// The role that can do it.
    pub owner: Owner,
    /// `before`, `setUp` or `afterwards`.
    pub section: &'static str,
    /// The facts that it changes; none if it only looks something up or concerns one policy.
    #[serde(skip_serializing_if = "RunPlan::is_empty")]
    pub makes: RunPlan,
    /// Whether it is done; `null` if unknown.
    pub done: Option<bool>,
    /// Its sources.
    pub sources: Vec<Citation>,
}

/// Whether auto-claim helps a run.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ClaimWayOut {
    /// Whether it helps.
    pub helps: State,
    /// The reason, as text.
    pub why: &'static str,
    /// Open questions, if that is unknown.
    pub questions: Vec<ClaimQuestion>,
    /// The situation with the plan's facts.
    pub situation: Situation,
    /// Its sources.
    pub sources: Vec<Citation>,
}
