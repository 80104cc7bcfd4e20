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

/// Who is given a licence, which one, when, and why not.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AutoClaim {
    /// Claimed or not, or open.
    pub verdict: Verdict,
    /// How sure the sources are of a decided verdict: `possible` where no page speaks of this very case.
    pub certainty: Certainty,
    /// The answer in a sentence.
    pub summary: String,
    /// The product, if it is decided which one it is or would be.
    pub product: Option<ClaimedProduct>,
    /// What may be claimed, and by which policies; empty if nothing is.
    pub claims: Vec<Claim>,
    /// Why nothing is claimed, or by which policies not.
    pub reasons: Vec<ClaimReason>,
    /// What to find out; each answer can still tip the verdict. Empty if it is decided.
    pub questions: Vec<ClaimQuestion>,
    /// The conditions that concern no single policy.
    pub conditions: Vec<ClaimCondition>,
    /// Each policy with its conditions, in the order of the situation.
    pub policies: Vec<ClaimPolicyAnswer>,
    /// What to do where only time is missing: when to repeat the action.
    pub advice: Vec<ClaimAdvice>,
    /// How the licence is assigned, and how long that takes; `null` where nothing is claimed.
    pub assignment: Option<ClaimAssignment>,
    /// Whether the user may run attended afterwards.
    pub attended_afterwards: AttendedAfterwards,
    /// The actions that it may be, and what each page says of them.
    #[serde(rename = "acts")]
    pub actions: Vec<ClaimActionEntry>,
    /// What happens when.
    pub time_line: Vec<ClaimEvent>,
    /// How to set it up.
    pub set_up: ClaimChecklist,
    /// What else is worth knowing.
    pub notes: Vec<ClaimText>,
    /// Where the pages disagree on something that matters here.
    pub disputes: Vec<Dispute>,
    /// Whether it is a way out for the run; `null` where no plan was given.
    pub way_out: Option<ClaimWayOut>,
    /// The situation; `autoclaim` takes it as it stands.
    pub situation: Situation,
    /// The newest day on which a source was read.
    pub knowledge_date: &'static str,
}

/// A product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ClaimedProduct {
    /// Our id of it, or its name as it was written.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A policy of the situation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct NamedPolicy {
    /// Its place in the list, from 0.
    pub index: usize,
    /// Its name; `null` where it has none.
    pub name: Option<String>,
}

/// A product that may be claimed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Claim {
    /// The policy; `null` for one that is not listed.
    pub policy: Option<NamedPolicy>,
    /// The product.
    pub product: ClaimedProduct,
    /// `possible` where no page speaks of this very case.
    pub certainty: Certainty,
    /// What makes it doubtful.
    pub doubts: Vec<ClaimText>,
}

/// Something that is said, with its sources.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ClaimText {
    /// The name of the text.
    pub id: &'static str,
    /// It in one sentence; empty where the text has no title.
    pub title: &'static str,
    /// The text.
    pub text: &'static str,
    /// Who says so.
    pub sources: Vec<Citation>,
}

/// Why something is not claimed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ClaimReason {
    /// The name of the reason.
    pub id: &'static str,
    /// It in a few words.
    pub title: &'static str,
    /// What is behind it.
    pub text: &'static str,
    /// The policy that it concerns; `null` if it concerns all.
    pub policy: Option<NamedPolicy>,
    /// `possible` where no page speaks of this very case.
    pub certainty: Certainty,
    /// The way out.
    pub fix: Vec<Step>,
    /// Who says so.
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
    /// What exactly is meant.
    pub help: &'static str,
    /// Ways to find the answer, easiest first.
    pub how_to_find_out: &'static [FindOut],
    /// The policy that it is about; `null` if it is about none.
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
    /// The policy works at the latest from this moment; `null` where it is not known when it was created.
    pub works_from: Option<Moment>,
}

/// How the licence is assigned.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ClaimAssignment {
    /// Directly or through a security group; `null` where that is not known. Direct is the documented default.
    pub how: Option<Assigns>,
    /// How long it may take at most, in minutes.
    pub most: i64,
    /// It in words.
    pub text: &'static str,
    /// What to find out.
    pub questions: Vec<ClaimQuestion>,
    /// Who says so.
    pub sources: Vec<Citation>,
}

/// A condition and how it stands.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ClaimCondition {
    /// The name of the condition.
    pub id: &'static str,
    /// It in a few words.
    pub title: &'static str,
    /// How it stands.
    pub state: State,
    /// Why it matters; where it is not met, what is wrong.
    pub why: &'static str,
    /// What to find out; `null` unless it is not known.
    pub question: Option<ClaimQuestion>,
    /// Who says so.
    pub sources: Vec<Citation>,
}

/// A policy and how it stands.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ClaimPolicyAnswer {
    /// The policy.
    pub policy: NamedPolicy,
    /// Whether it would claim, were it alone.
    pub verdict: Verdict,
    /// Its conditions.
    pub conditions: Vec<ClaimCondition>,
}

/// Whether the user may run attended afterwards.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct AttendedAfterwards {
    /// Whether the user may.
    pub state: State,
    /// What to find out beyond the questions of the claim.
    pub questions: Vec<ClaimQuestion>,
}

/// An action, and what each page says of it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema), schemars(rename = "ClaimActEntry"))]
pub struct ClaimActionEntry {
    /// Its word in a situation.
    #[serde(rename = "act")]
    pub action: Action,
    /// It in words.
    pub title: &'static str,
    /// Where it is done.
    #[serde(rename = "where")]
    pub place: &'static str,
    /// True if a page that was read calls it planned only; the newest calls it live.
    pub planned: bool,
    /// What each page says.
    pub statuses: Vec<ClaimStatus>,
}

/// What one page says of an action.
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

/// Something that happens between two moments.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ClaimEvent {
    /// The name of the event.
    pub id: &'static str,
    /// It in a few words.
    pub title: &'static str,
    /// What is to be said about it.
    pub text: &'static str,
    /// The policy that it is about; `null` if it is about none.
    pub policy: Option<NamedPolicy>,
    /// The event that it counts from; `null` for one that counts from nothing.
    pub after: Option<&'static str>,
    /// How much later at least, in minutes.
    pub least: Option<i64>,
    /// How much later at most, in minutes; `null` where no page gives a number.
    pub most: Option<i64>,
    /// Not before this; `null` where the moments to count from are not known.
    pub earliest: Option<Moment>,
    /// Not after this; `null` where nobody says, or the moments to count from are not known.
    pub latest: Option<Moment>,
    /// Who says so.
    pub sources: Vec<Citation>,
}

/// How to set it up.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ClaimChecklist {
    /// What it is for; `null` if that has to be asked for.
    pub goal: Option<Goal>,
    /// The goal in words.
    pub title: &'static str,
    /// Why no policy can reach it; empty if one can.
    pub impossible: &'static str,
    /// The app to choose; empty where none is to be chosen.
    pub app: &'static str,
    /// The product to choose; empty where none is to be chosen.
    pub product: &'static str,
    /// Whether the person may set policies up.
    pub may: State,
    /// What is said about the person's role.
    pub role: &'static str,
    /// What to find out: the goal or the role.
    pub questions: Vec<ClaimQuestion>,
    /// The steps, in their order.
    pub steps: Vec<ClaimStep>,
    /// Who says what is said about the role.
    pub sources: Vec<Citation>,
}

/// A step of a checklist.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ClaimStep {
    /// The name of the step.
    pub id: &'static str,
    /// What to do.
    pub text: &'static str,
    /// Who can do it.
    pub owner: Owner,
    /// `before`, `setUp` or `afterwards`.
    pub section: &'static str,
    /// The facts that it changes; none where it only looks something up or is about one policy.
    #[serde(skip_serializing_if = "RunPlan::is_empty")]
    pub makes: RunPlan,
    /// Whether it is done; `null` if nothing tells.
    pub done: Option<bool>,
    /// Who says so.
    pub sources: Vec<Citation>,
}

/// Whether auto-claim is a way out for a run.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ClaimWayOut {
    /// Whether it is.
    pub helps: State,
    /// Why, in words.
    pub why: &'static str,
    /// What to find out, if it is not known.
    pub questions: Vec<ClaimQuestion>,
    /// The situation with what the plan tells.
    pub situation: Situation,
    /// Who says so.
    pub sources: Vec<Citation>,
}
