//! The tables that each kind of file may hold. A key that is not listed here is an error.

use flow_preflight_grammar::stored::{
    Certainty, CodeStatus, Concerns, Effort, Expected, FactKind, FindOutKind, Holder, LicenseKind, Owner, RuleStatus,
    Severity, Unknown,
};
use serde::{Deserialize, Deserializer};
use std::ops::Range;
use toml::Spanned;

/// A value with its position in the file.
#[derive(Clone, Debug)]
pub(crate) struct At<T>(Spanned<T>);

/// A text with its position.
pub(crate) type Text = At<String>;
/// A plan, such as `{ machine = { rdpEnabled = true } }`.
pub(crate) type Plan = At<toml::Table>;

impl<T> At<T> {
    /// The value.
    pub(crate) fn get_ref(&self) -> &T {
        self.0.get_ref()
    }

    /// Its byte range.
    pub(crate) fn span(&self) -> Range<usize> {
        self.0.span()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for At<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Spanned::deserialize(deserializer).map(At)
    }
}

/// Defines a table that denies unknown keys.
macro_rules! table {
    ($($(#[$doc:meta])* $name:ident { $($(#[$attribute:meta])* $field:ident: $kind:ty,)+ })+) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields, rename_all = "kebab-case")]
        pub(crate) struct $name { $($(#[$attribute])* pub(crate) $field: $kind,)+ }
    )+ };
}

table! {
    /// `order.toml`: lists whose order is set by hand.
    Order {
        facts: Vec<Text>,
        rules: Vec<Text>,
        codes: Vec<Text>,
    }
    /// `facts/<subject>.toml`.
    Facts { fact: Vec<Fact>, }
    Fact {
        id: Text,
        label: String,
        question: String,
        help: String,
        effort: Effort,
        changed_by: Vec<Owner>,
        find_out: Vec<FindOut>,
        #[serde(default = "run")]
        concerns: Concerns,
        #[serde(default)]
        targets: Vec<Text>,
        kind: At<FactKind>,
        #[serde(default)]
        word: Vec<Word>,
        yes: Option<String>,
        yes_phrase: Option<String>,
        no: Option<String>,
        no_phrase: Option<String>,
        /// The value that it nearly always has.
        usual: Option<Usual>,
    }
    /// A value that is presumed while the fact is unknown: `yes`, `no`, or words of a choice with ` or ` between them.
    Usual {
        is: Text,
        why: String,
        #[serde(default)]
        source: Vec<Citation>,
    }
    FindOut { kind: FindOutKind, text: String, }
    /// A word of a choice; its phrase says the value as a clause, such as “the machine has Windows 10”.
    Word { id: Text, label: String, phrase: Option<String>, }
    /// `conditions.toml`: conditions that have a name.
    Conditions { condition: Vec<NamedCondition>, }
    NamedCondition { id: Text, label: String, label_not: String, reads: Vec<Text>, }
    /// `sources.toml`.
    Sources { source: Vec<Source>, }
    Source {
        id: Text,
        title: String,
        url: Text,
        page_date: Option<Text>,
        read_on: Text,
    }
    Citation {
        id: Text,
        section: String,
    }
    /// `disputes.toml`.
    Disputes { dispute: Vec<Dispute>, }
    Dispute { id: Text, point: String, follow: String, position: Vec<Position>, }
    Position { says: String, source: Text, section: String, }
    /// `steps.toml`: steps that several entries use.
    Steps { step: Vec<Step>, }
    Step {
        id: Text,
        owner: Owner,
        text: String,
        #[serde(default)]
        when: Vec<Text>,
        #[serde(default)]
        known: Vec<Known>,
        #[serde(default = "yes")]
        lasts: bool,
        #[serde(default = "yes")]
        first: bool,
        #[serde(default)]
        after: Vec<Text>,
        makes: Option<Plan>,
        #[serde(default)]
        links: Vec<Text>,
        #[serde(default)]
        commands: Vec<String>,
    }
    /// The text of a step for runs with certain facts.
    Known { when: Text, text: String, }
    /// `links.toml`: portals, and pages of them.
    Links { link: Vec<Link>, }
    Link {
        id: Text,
        label: String,
        url: String,
        #[serde(default)]
        cloud: Vec<CloudLink>,
    }
    CloudLink { cloud: Text, url: String, }
    /// A step of an entry: the id of a shared one, or one of its own.
    Fix {
        step: Option<Text>,
        owner: Option<Owner>,
        text: Option<Text>,
        /// The runs that the step is for: it is left out if one of these is known not to hold.
        #[serde(default)]
        when: Vec<Text>,
        /// Texts for runs with certain facts; the first that fits is used.
        #[serde(default)]
        known: Vec<Known>,
        /// False if it helps this run only, such as signing somebody out.
        lasts: Option<bool>,
        /// False if it is never offered first, such as waiting or a trial.
        first: Option<bool>,
        /// The shared steps that come before it, if they are for such a run.
        #[serde(default)]
        after: Vec<Text>,
        makes: Option<Plan>,
        #[serde(default)]
        links: Vec<Text>,
        #[serde(default)]
        commands: Vec<String>,
    }
    Prediction { code: Text, certainty: Certainty, }
    Clause {
        when: Text,
        #[serde(default)]
        predicts: Vec<Prediction>,
    }
    Example { says: String, is: Expected, plan: Plan, }
    /// `rules/<family>/<id>.toml`.
    Rule {
        #[serde(default = "last")]
        order: u32,
        title: Text,
        severity: Severity,
        certainty: Certainty,
        #[serde(default = "mention")]
        unknown: Unknown,
        #[serde(default = "current_rule")]
        status: RuleStatus,
        #[serde(default)]
        applies: Vec<Text>,
        broken: Vec<Clause>,
        #[serde(default)]
        unless: Vec<Text>,
        #[serde(default)]
        predicts: Vec<Prediction>,
        #[serde(default)]
        ask_when: Vec<Text>,
        auto_claim: Option<Text>,
        #[serde(default)]
        codes_read: Vec<Text>,
        what: String,
        why: String,
        #[serde(default)]
        fix: Vec<Fix>,
        source: Vec<Citation>,
        #[serde(default)]
        disputes: Vec<Text>,
        example: Vec<Example>,
    }
    Message { text: Text, }
    Cause { rule: Text, title: String, facts: Plan, tell: String, }
    LookAlike { code: Text, difference: String, }
    /// `codes/<family>/<Code>.toml`.
    Code {
        #[serde(default = "last")]
        order: u32,
        title: Text,
        #[serde(default = "yes")]
        is_code: bool,
        #[serde(default = "current_code")]
        status: CodeStatus,
        #[serde(default)]
        aliases: Vec<Text>,
        #[serde(default)]
        modes: Vec<Text>,
        http: Option<At<u16>>,
        what: String,
        why: String,
        no_cause: Option<String>,
        implies: Option<Plan>,
        #[serde(default)]
        message: Vec<Message>,
        #[serde(default)]
        fix: Vec<Fix>,
        #[serde(default)]
        cause: Vec<Cause>,
        #[serde(default)]
        look_alike: Vec<LookAlike>,
        source: Vec<Citation>,
        #[serde(default)]
        disputes: Vec<Text>,
    }
    /// `languages/<language>.toml`: messages in another language, by the first part of its tag, and the pages that quote
    /// them.
    Language { page: Vec<Page>, message: Vec<Translation>, }
    Page { id: Text, title: String, at: String, }
    /// A wording of a code's message.
    Translation { code: Text, page: Text, text: Text, }
    /// `licenses/<id>.toml`.
    Product {
        #[serde(default = "last")]
        order: u32,
        name: String,
        kind: LicenseKind,
        holder: Holder,
        #[serde(default)]
        names: Vec<String>,
        #[serde(default)]
        sku: Vec<Sku>,
        #[serde(default)]
        plan: Vec<ServicePlan>,
        #[serde(default)]
        rights: Vec<Text>,
        #[serde(default)]
        unsure: Vec<Text>,
        #[serde(default)]
        registers_machines: bool,
        sold_until: Option<String>,
        note: Option<String>,
        source: Vec<Citation>,
    }
    Sku { id: Text, part_number: String, }
    ServicePlan {
        id: Text,
        name: String,
        #[serde(default)]
        rights: Vec<Text>,
    }
    /// `notes.toml`.
    Notes { note: Vec<Note>, }
    Note {
        id: Text,
        title: String,
        text: String,
        #[serde(default)]
        applies: Vec<Text>,
        #[serde(default)]
        targets: Vec<Text>,
        source: Vec<Citation>,
        #[serde(default)]
        disputes: Vec<Text>,
    }
    /// `auto-claim/<kind>.toml`: texts on auto-claim.
    Topics { entry: Vec<Topic>, }
    Topic {
        id: Text,
        title: Option<String>,
        text: Option<String>,
        question: Option<String>,
        help: Option<String>,
        why: Option<String>,
        place: Option<String>,
        section: Option<String>,
        owner: Option<Owner>,
        app: Option<String>,
        product: Option<String>,
        impossible: Option<String>,
        certainty: Option<Certainty>,
        after: Option<Text>,
        least: Option<u32>,
        most: Option<u32>,
        makes: Option<Plan>,
        #[serde(default)]
        status: Vec<Status>,
        #[serde(default)]
        steps: Vec<Text>,
        #[serde(default)]
        find_out: Vec<FindOut>,
        #[serde(default)]
        fix: Vec<Fix>,
        #[serde(default)]
        source: Vec<Citation>,
        #[serde(default)]
        disputes: Vec<Text>,
    }
    /// What a page says about an action.
    Status { source: Text, says: String, }
    /// `action-errors.toml`: errors of a flow's own actions.
    ActionErrors { beginnings: Vec<String>, family: Vec<ActionFamily>, }
    ActionFamily {
        #[serde(default)]
        words: Vec<String>,
        advice: String,
    }
    /// `collector.toml`: commands that collect facts on a machine.
    Collector { command: Vec<Command>, }
    Command { id: Text, run: String, tells: String, }
    /// `queries.toml`: addresses that show facts about the tenant.
    Queries { query: Vec<Query>, }
    Query { id: Text, service: Service, path: Text, tells: String, }
}

/// Where a query is answered.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Service {
    Dataverse,
    Graph,
}

/// An entry without `order` is sorted after those with one, by name.
const fn last() -> u32 {
    u32::MAX
}

const fn run() -> Concerns {
    Concerns::Run
}

const fn yes() -> bool {
    true
}

const fn mention() -> Unknown {
    Unknown::Mention
}

const fn current_rule() -> RuleStatus {
    RuleStatus::Current
}

const fn current_code() -> CodeStatus {
    CodeStatus::Current
}
