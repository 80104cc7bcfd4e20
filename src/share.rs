//! Share links: the known facts without paste and names, as a URL fragment: `#1.` and base64url of deflated JSON. The
//! platform deflates and encodes; this file does the rest.

use crate::catalog::{ErrorCode, codes};
use crate::explain::implied_by;
use crate::intake::privacy::{Names, Private, mask, names_in};
use crate::json::{self, Entry, Json, Node};
use crate::model::bounds::quoted;
use crate::model::{Candidate, Fact, Knowledge, Origin, PlanError, RunPlan, Units};
use serde::Serialize;

/// A longer link is offered as a file instead.
pub const LONGEST_LINK: usize = 2_000;

/// The most bytes that a link may inflate to: about ten times a plan with every fact known.
pub const MOST_INFLATED: usize = 64 * 1024;

/// The content of a link.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shared {
    /// The facts with the kind of their origin. Read facts have no place, because the paste is not shared.
    pub knowledge: Knowledge,
    /// The codes that were in the paste. What they imply is computed again.
    pub codes: Vec<&'static ErrorCode>,
    /// Whether the link opens read-only.
    pub read_only: bool,
    /// The opened rule or code, if any.
    pub open: Option<String>,
    /// True if a list in the link was longer than the limit.
    pub cut: bool,
}

/// The message about a link whose lists were cut.
pub const CUT_LINK: &str = "This link has a list of more than 200 entries. Only the first 200 are used.";

/// The most values of one fact that a link may hold, as for a paste.
const MOST_PLANS: usize = 8;

/// Why a link can't be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// A later version of this page made it.
    Later,
    /// It is incomplete or was changed.
    Damaged,
}

impl LinkError {
    /// The message for the user.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Self::Later => "This link was made by a newer version of this page. Open it there.",
            Self::Damaged => {
                "This link is incomplete or too large, so nothing could be opened. Ask for a new link, or for the report as text."
            }
        }
    }
}

/// Extracts the base64url of deflated JSON from a URL fragment. `None` if the fragment is no share link.
///
/// # Errors
/// The link has a later version.
pub fn body_of(fragment: &str) -> Result<Option<&str>, LinkError> {
    let Some((version, body)) = fragment.trim_start_matches('#').split_once('.') else { return Ok(None) };
    // Version numbers are written without sign and leading zero; `01` and `+1` are no links of this format.
    let is_number =
        version.starts_with(|first| matches!(first, '1'..='9')) && version.bytes().all(|byte| byte.is_ascii_digit());
    match version {
        "1" => Ok(Some(body.trim())),
        _ if is_number && version.len() <= 9 => Err(LinkError::Later),
        _ => Ok(None),
    }
}

/// The URL fragment for this base64url of deflated JSON.
#[must_use]
pub fn fragment_of(body: &str) -> String {
    format!("#1.{body}")
}

/// The JSON in version 1 of a link. Every field is optional.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Version1<'a> {
    #[serde(skip_serializing_if = "RunPlan::is_empty")]
    said: RunPlan,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    taken_back: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    read: Vec<RunPlan>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    codes: Vec<&'static str>,
    #[serde(skip_serializing_if = "is_false")]
    ran_without_licence: bool,
    #[serde(skip_serializing_if = "is_false")]
    read_only: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<&'a str>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

/// Whether a link's object is a situation, the form of older auto-claim links: it has none of version 1's fields.
fn is_situation(object: &[Entry]) -> bool {
    let own = ["said", "takenBack", "read", "codes", "ranWithoutLicence", "readOnly", "open"];
    !object.iter().any(|entry| own.contains(&&*entry.name))
}

impl Shared {
    /// The JSON of the link.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut said = RunPlan::new();
        let mut taken_back = vec![];
        // If a paste gives several values for a fact, the second values go into a second plan, and so on.
        let mut read: Vec<RunPlan> = vec![];
        for fact in self.knowledge.facts() {
            match self.knowledge.said_value(fact) {
                Some(value) => {
                    said.set(fact, Some(value.clone()));
                }
                None if self.knowledge.is_set_unknown(fact) => taken_back.push(fact.id()),
                None => {}
            }
            for (at, value) in self.knowledge.read_values(fact).enumerate() {
                if read.len() <= at {
                    read.push(RunPlan::new());
                }
                if let Some(plan) = read.get_mut(at) {
                    plan.set(fact, Some(value.clone()));
                }
            }
        }
        let codes = self.codes.iter().map(|entry| entry.id).collect();
        let form = Version1 {
            said,
            taken_back,
            read,
            codes,
            ran_without_licence: self.knowledge.ran_without_licence(),
            read_only: self.read_only,
            open: self.open.as_deref(),
        };
        serde_json::to_string(&form).unwrap_or_default()
    }

    /// Reads a link's JSON. Unknown fields are ignored.
    ///
    /// # Errors
    /// The text is no JSON object.
    pub fn from_json(text: &str) -> Result<Self, LinkError> {
        let tree = json::parse(text).map_err(|_| LinkError::Damaged)?;
        let object = tree.entries().ok_or(LinkError::Damaged)?;
        let cut = std::cell::Cell::new(false);
        if is_situation(object) {
            let (situation, errors) = RunPlan::from_situation_leniently(text, Units::Utf8);
            return Ok(Self {
                knowledge: Knowledge::said(&situation),
                cut: errors.iter().any(PlanError::is_length),
                ..Self::default()
            });
        }
        let plan = |node: &Node| {
            let json = text.get(node.span.start..node.span.end).unwrap_or("{}");
            let (plan, errors) = RunPlan::from_json_leniently(json, Units::Utf8);
            cut.set(cut.get() || errors.iter().any(PlanError::is_length));
            plan
        };
        let words = |name: &str| -> Vec<String> {
            let list = tree.get(name).and_then(Node::items).unwrap_or(&[]);
            list.iter().filter_map(|word| Some(word.text()?.to_owned())).collect()
        };
        let mut codes: Vec<&'static ErrorCode> = vec![];
        for code in words("codes").iter().filter_map(|id| codes::find(id)) {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        let is_set = |name: &str| tree.get(name).is_some_and(|flag| matches!(flag.value, Json::Flag(true)));
        let mut shared = Self {
            codes,
            read_only: is_set("readOnly"),
            open: tree.get("open").and_then(Node::text).map(quoted),
            ..Self::default()
        };
        let read = tree.get("read").and_then(Node::items).unwrap_or(&[]);
        let read: Vec<RunPlan> = read.iter().take(MOST_PLANS).map(plan).collect();
        let read = read
            .iter()
            .flat_map(RunPlan::iter)
            .map(|(fact, value)| (fact, Candidate { value: value.clone(), origin: Origin::Read { place: None } }));
        let implied = shared.codes.iter().flat_map(|entry| implied_by(entry));
        shared.knowledge.set_found(read.chain(implied).collect::<Vec<_>>());
        if let Some(said) = tree.get("said").filter(|said| said.entries().is_some()) {
            for (fact, value) in plan(said).iter() {
                shared.knowledge.set(fact, value.clone());
            }
        }
        words("takenBack")
            .iter()
            .filter_map(|id| Fact::from_id(id))
            .for_each(|fact| shared.knowledge.set_unknown(fact));
        shared.knowledge.set_ran_without_licence(is_set("ranWithoutLicence"));
        shared.cut = cut.get();
        Ok(shared)
    }

    /// Masks what looks like a secret and, unless `kept`, replaces names, each always by the same placeholder. Returns
    /// the names with their placeholders.
    pub fn redact(&mut self, kept: bool) -> Vec<(String, String)> {
        let mut names = Names::default();
        let mut change = |kind: Private, name: &mut String| {
            let masked = mask(name);
            let replaced = if masked == *name { names.of(kind, name) } else { masked.clone() };
            *name = if kept { masked } else { replaced };
        };
        self.knowledge.change_values(|value| names_in(value, &mut change));
        names.replaced
    }
}
