//! The entries of the compiled catalogue: written by its compiler, read by the engine.
//!
//! Entries refer to each other by index: facts in form order; sources, steps and disputes in table order.

use crate::blob::{Cursor, Stored, Writer};
use crate::lists::{License, Licenses, OpenList, Right, Session, SessionState};
use crate::value::Version;
use crate::{stored, stored_words};

/// The value of a fact. A choice is the set of its possible words, as bits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoredValue {
    /// Yes or no.
    Flag(bool),
    /// One word, or several that are still possible.
    Choice(u16),
    /// A whole number.
    Count(u32),
    /// A dotted version.
    Version(Version),
    /// Windows sessions.
    Sessions(OpenList<Session>),
    /// Licences of one user.
    Licenses(Licenses),
}

/// A plan: the index and value of each known fact.
pub type StoredPlan = Vec<(u16, StoredValue)>;

/// One part of a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoredTest {
    /// The yes/no fact is "yes".
    Flag(u16),
    /// The choice is one of these words: fact, bits.
    OneOf(u16, u16),
    /// The number or version is lower than this.
    Below(u16, StoredValue),
    /// A named condition, which is evaluated in Rust.
    Named(u16),
}

stored! {
    /// A word of a choice.
    StoredWord {
        /// The JSON word.
        id: &'static str,
        /// The label on screen.
        label: &'static str,
        /// The value as a clause, such as “session reuse is on”; empty if it has none.
        phrase: &'static str,
    }
    /// The value that a fact nearly always has.
    StoredUsual {
        /// The value.
        value: StoredValue,
        /// Why it can be presumed.
        why: &'static str,
        /// Its sources.
        sources: Vec<StoredCitation>,
    }
    /// A way to find out a fact.
    StoredFindOut {
        /// The kind of way.
        kind: FindOutKind,
        /// The command, the menu path, or whom to ask.
        text: &'static str,
    }
    /// A fact.
    StoredFact {
        /// Its path in a plan.
        id: &'static str,
        /// Its short name.
        label: &'static str,
        /// Its question.
        question: &'static str,
        /// What exactly the question means.
        help: &'static str,
        /// Ways to find out.
        find_out: Vec<StoredFindOut>,
        /// The effort of finding out.
        effort: Effort,
        /// Who can change it.
        changed_by: Vec<Owner>,
        /// Whether rules or auto-claim read it.
        concerns: Concerns,
        /// The run targets it applies to, as bits of the words of `target.type`; 0 for all.
        targets: u16,
        /// The kind of its value.
        kind: FactKind,
        /// The words of a choice, or those for yes and no.
        words: Vec<StoredWord>,
        /// Its usual value, if it has one.
        usual: Option<StoredUsual>,
    }
    /// A public page.
    StoredSource {
        /// Its id.
        id: &'static str,
        /// Its title.
        title: &'static str,
        /// Its address.
        url: &'static str,
        /// The date printed on it.
        page_date: Option<&'static str>,
        /// The day on which it was last read.
        read_on: &'static str,
    }
    /// A section of a source.
    StoredCitation {
        /// The source.
        source: u16,
        /// The section.
        section: &'static str,
    }
    /// A point on which sources disagree.
    StoredDispute {
        /// Its id.
        id: &'static str,
        /// The point.
        point: &'static str,
        /// What each source says, with its citation.
        positions: Vec<(&'static str, StoredCitation)>,
        /// Which position is followed, and why.
        follow: &'static str,
    }
    /// One change by one person.
    StoredStep {
        /// What to do.
        text: &'static str,
        /// The role that can do it.
        owner: Owner,
        /// The runs that it is for; empty means all.
        when: Vec<StoredCondition>,
        /// Its texts for runs about which more is known.
        known: Vec<StoredKnown>,
        /// Whether it also helps later runs.
        lasts: bool,
        /// Whether it may be offered first.
        first: bool,
        /// The shared steps that come before it.
        after: Vec<u16>,
        /// The facts that it changes.
        makes: StoredPlan,
        /// The portals where it is done.
        links: Vec<u16>,
        /// Commands to copy.
        commands: Vec<&'static str>,
    }
    /// The text of a step for some runs.
    StoredKnown {
        /// When it is used.
        when: StoredCondition,
        /// The text.
        text: &'static str,
    }
    /// A portal, or a page in one.
    StoredLink {
        /// Its id.
        id: &'static str,
        /// Its name, as steps use it.
        label: &'static str,
        /// Its address in the public cloud.
        url: &'static str,
        /// Its addresses in other clouds, each with the word of `environment.cloud`.
        clouds: Vec<(&'static str, &'static str)>,
    }
    /// A step that entries refer to by id.
    StoredSharedStep {
        /// Its id.
        id: &'static str,
        /// The step.
        step: StoredStep,
    }
    /// A named condition.
    StoredNamed {
        /// The condition in words.
        label: &'static str,
        /// Its negation in words.
        label_not: &'static str,
        /// The facts that it reads.
        reads: Vec<u16>,
    }
    /// A condition: all parts must hold.
    StoredCondition {
        /// The condition as written in the catalogue.
        text: &'static str,
        /// Its parts, each with whether it is negated.
        parts: Vec<(bool, StoredTest)>,
    }
    /// A code that the run is expected to give.
    StoredPrediction {
        /// The id of the code's entry.
        code: &'static str,
        /// How sure it is.
        certainty: Certainty,
    }
    /// One way in which a rule is broken.
    StoredClause {
        /// The condition.
        when: StoredCondition,
        /// The codes it leads to.
        predicts: Vec<StoredPrediction>,
    }
    /// The texts that rules and codes share.
    StoredGuidance {
        /// What is wrong.
        what: &'static str,
        /// Why.
        why: &'static str,
        /// The steps to fix it.
        fix: Vec<StoredFix>,
        /// The sources.
        sources: Vec<StoredCitation>,
        /// The disputes.
        disputes: Vec<u16>,
    }
    /// A rule.
    StoredRule {
        /// Its id.
        id: &'static str,
        /// Its family, in the order of the catalogue.
        family: u16,
        /// The fault.
        title: &'static str,
        /// The effect of a broken rule on the run.
        severity: Severity,
        /// How sure the sources are.
        certainty: Certainty,
        /// What to do while the rule can't be decided.
        unknown: Unknown,
        /// Whether it is in use.
        status: RuleStatus,
        /// The conditions under which the rule applies.
        applies: Vec<StoredCondition>,
        /// The conditions that break it.
        broken: Vec<StoredClause>,
        /// Exceptions: conditions under which it is not broken.
        unless: Vec<StoredCondition>,
        /// Codes to expect whichever clause is broken.
        predicts: Vec<StoredPrediction>,
        /// If one of these is known to hold, the verdict waits for this rule.
        ask_when: Vec<StoredCondition>,
        /// The facts that its predicted codes depend on, if Rust computes them.
        codes_read: Vec<u16>,
        /// The right whose absence breaks the rule, if a licence from an auto-claim policy can give it.
        auto_claim: Option<Right>,
        /// Its texts.
        guidance: StoredGuidance,
    }
    /// A plan, and the rule's outcome for it.
    StoredExample {
        /// The situation.
        title: &'static str,
        /// The plan.
        plan: StoredPlan,
        /// The expected outcome.
        is: Expected,
    }
    /// One cause of a code.
    StoredCause {
        /// The cause.
        title: &'static str,
        /// The facts that hold in this case.
        facts: StoredPlan,
        /// The rule that is broken.
        rule: &'static str,
        /// How to distinguish it from the other causes.
        tell: &'static str,
    }
    /// An error code.
    StoredCode {
        /// Its id.
        id: &'static str,
        /// Whether the product shows it as a code.
        is_code: bool,
        /// Its family, in the order of the catalogue.
        family: u16,
        /// The failure, as a title.
        title: &'static str,
        /// Whether current versions of the product give it.
        status: CodeStatus,
        /// Other names.
        aliases: Vec<&'static str>,
        /// Its messages.
        messages: Vec<&'static str>,
        /// The facts that hold whenever it is given.
        implies: StoredPlan,
        /// Its causes.
        causes: Vec<StoredCause>,
        /// Why it has no causes.
        no_cause: &'static str,
        /// Codes that are often confused with it, each with the difference.
        look_alikes: Vec<(&'static str, &'static str)>,
        /// The run modes in which it occurs, as bits.
        modes: u16,
        /// The HTTP status.
        http: Option<u16>,
        /// Its texts.
        guidance: StoredGuidance,
    }
    /// A service plan.
    StoredServicePlan {
        /// Its GUID.
        id: &'static str,
        /// Its name.
        name: &'static str,
        /// The rights that it includes.
        rights: Vec<Right>,
    }
    /// A product.
    StoredProduct {
        /// Its id.
        id: &'static str,
        /// Its name.
        name: &'static str,
        /// How it is obtained.
        kind: LicenseKind,
        /// Who holds it.
        holder: Holder,
        /// Its other names.
        names: Vec<&'static str>,
        /// The GUID and part number of each variant.
        skus: Vec<(&'static str, &'static str)>,
        /// Its service plans.
        plans: Vec<StoredServicePlan>,
        /// The rights that it gives.
        rights: Vec<Right>,
        /// Rights that no source confirms or denies.
        unsure: Vec<Right>,
        /// Whether its holder can register machines.
        registers_machines: bool,
        /// The day it was last sold.
        sold_until: Option<&'static str>,
        /// A common misunderstanding.
        note: &'static str,
        /// Sources.
        sources: Vec<StoredCitation>,
    }
    /// A note.
    StoredNote {
        /// Its id.
        id: &'static str,
        /// The note as a title.
        title: &'static str,
        /// The note's text.
        text: &'static str,
        /// The runs that it applies to.
        applies: Vec<StoredCondition>,
        /// The run targets that it applies to, as bits of the words of `target.type`; 0 for all.
        targets: u16,
        /// Sources.
        sources: Vec<StoredCitation>,
        /// Disputes.
        disputes: Vec<u16>,
    }
    /// A command that collects facts on a machine.
    StoredCommand {
        /// Its id.
        id: &'static str,
        /// The command.
        run: &'static str,
        /// What it shows.
        tells: &'static str,
    }
    /// A group of flow actions.
    StoredActionFamily {
        /// Lower-case words that occur in their messages; empty for the group of all others.
        words: Vec<&'static str>,
        /// What to check when one of them fails.
        advice: &'static str,
    }
    /// A text on auto-claim: an action, a condition, a reason, a time, a step of the set-up and so on.
    StoredTopic {
        /// Its id, which begins with its kind: `reason-no-policy`.
        id: &'static str,
        /// Its short title.
        title: &'static str,
        /// What it means, or what to do.
        text: &'static str,
        /// The question that it answers.
        question: &'static str,
        /// What exactly the question means.
        help: &'static str,
        /// Why it matters.
        why: &'static str,
        /// The program in which it happens.
        place: &'static str,
        /// The section of the set-up that it belongs to.
        section: &'static str,
        /// The role that can do it.
        owner: Option<Owner>,
        /// The app that a policy has to watch.
        app: &'static str,
        /// The product that a policy has to assign.
        product: &'static str,
        /// Why it is not possible.
        impossible: &'static str,
        /// How sure the sources are.
        certainty: Option<Certainty>,
        /// What a duration counts from.
        after: &'static str,
        /// The shortest duration, in minutes.
        least: Option<u32>,
        /// The longest duration, in minutes.
        most: Option<u32>,
        /// The facts that a set-up step changes.
        makes: StoredPlan,
        /// For each page that lists the action: the source's id, and what it says.
        status: Vec<(&'static str, &'static str)>,
        /// The ids of the steps that lead to it.
        steps: Vec<&'static str>,
        /// Ways to find out.
        find_out: Vec<StoredFindOut>,
        /// How to fix it.
        fix: Vec<StoredFix>,
        /// Sources.
        sources: Vec<StoredCitation>,
        /// Disputes.
        disputes: Vec<u16>,
    }
    /// The whole catalogue.
    #[derive(Default)]
    StoredCatalog {
        /// The facts, in form order.
        facts: Vec<StoredFact>,
        /// Sources.
        sources: Vec<StoredSource>,
        /// Disputes.
        disputes: Vec<StoredDispute>,
        /// The portals.
        links: Vec<StoredLink>,
        /// The shared steps.
        steps: Vec<StoredSharedStep>,
        /// The named conditions, in the order of their enum.
        conditions: Vec<StoredNamed>,
        /// The families of rules.
        rule_families: Vec<&'static str>,
        /// Rules.
        rules: Vec<StoredRule>,
        /// Codes.
        codes: Vec<StoredCode>,
        /// Products.
        products: Vec<StoredProduct>,
        /// Notes.
        notes: Vec<StoredNote>,
        /// Commands that collect facts.
        collector: Vec<StoredCommand>,
        /// How the messages of a flow's own actions begin.
        action_beginnings: Vec<&'static str>,
        /// The groups of flow actions.
        action_families: Vec<StoredActionFamily>,
        /// Texts on auto-claim.
        auto_claim: Vec<StoredTopic>,
    }
}

/// A step to fix a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoredFix {
    /// The entry's own step.
    Own(StoredStep),
    /// The index of a shared step.
    Shared(u16),
}

stored_words! {
    /// The result of a rule.
    #[cfg_attr(feature = "schema", schemars(rename = "Outcome"))]
    Expected {
        /// The rule is broken.
        Broken = "broken",
        /// The condition is met.
        Holds = "holds",
        /// The rule doesn't apply to this run.
        NotApplicable = "notApplicable",
        /// Some facts are unknown.
        NeedToKnow = "needToKnow",
    }
    /// The effect of a broken rule on the run.
    Severity {
        /// The run doesn't start, or ends at once. For a licence, the cloud flow may be suspended later instead.
        Blocker = "blocker",
        /// The run may fail, or work less well.
        Risk = "risk",
        /// A note.
        Note = "note",
    }
    /// How sure the sources are.
    Certainty {
        /// Documented as the cause.
        Certain = "certain",
        /// Documented, but other conditions can lead to another code.
        Likely = "likely",
        /// A hint.
        Possible = "possible",
    }
    /// What it means that a rule can't be decided.
    Unknown {
        /// The condition often fails: it is asked before a run is called ready.
        Ask = "ask",
        /// The condition seldom fails: it is listed as unchecked.
        Mention = "mention",
        /// The condition seldom fails: once its fault is known, the question is whether it affects the run.
        AskWhenFaulty = "askWhenFaulty",
    }
    /// Whether a rule is in use. Ids are permanent.
    RuleStatus {
        /// In use.
        Current = "current",
        /// Kept for old links, never broken.
        Retired = "retired",
    }
    /// Whether the product still reports a code.
    CodeStatus {
        /// Still reported.
        Current = "current",
        /// Reported by older versions only.
        Legacy = "legacy",
    }
    /// The effort of finding out a fact.
    Effort {
        /// The user knows it or sees it on the page.
        KnownAtOnce = "knownAtOnce",
        /// It takes a command on the machine or a look into a portal.
        Command = "command",
        /// It takes a question to another person.
        AnotherPerson = "anotherPerson",
    }
    /// A kind of way to find something out.
    FindOutKind {
        /// A command to type on the machine.
        Command = "command",
        /// A path through menus.
        Menu = "menu",
        /// A person to ask.
        Person = "person",
    }
    /// The kind of a fact's value.
    FactKind {
        /// Yes or no.
        Flag = "flag",
        /// One of a few words.
        Choice = "choice",
        /// A whole number.
        Count = "count",
        /// A dotted version.
        Version = "version",
        /// Windows sessions.
        Sessions = "sessions",
        /// The licences of one user.
        Licenses = "licenses",
        /// A moment.
        Moment = "moment",
        /// A name that people chose.
        Name = "name",
        /// A licence product.
        Product = "product",
        /// Licence products, in their order.
        Products = "products",
        /// Apps: parts of a licence product.
        Apps = "apps",
        /// The licences that a tenant has left, product by product.
        Seats = "seats",
        /// A list whose items have facts of their own.
        Items = "items",
    }
    /// What a fact is known for.
    Concerns {
        /// A desktop flow run: rules may read it.
        Run = "run",
        /// Auto-claim: who gets a licence from a policy.
        AutoClaim = "autoClaim",
    }
    /// How a product is acquired.
    LicenseKind {
        /// It is bought.
        Paid = "paid",
        /// It is free and doesn't expire.
        Free = "free",
        /// It is free and expires.
        Trial = "trial",
        /// It is included in another product.
        Seeded = "seeded",
        /// It is no longer sold; existing licences stay valid.
        Legacy = "legacy",
        /// It is bought in addition to another product.
        AddOn = "addOn",
        /// Each run is billed.
        PayAsYouGo = "payAsYouGo",
    }
    /// Who holds a product.
    Holder {
        /// One user.
        User = "user",
        /// An environment and, from it, a machine; a user's licences never list it.
        Machine = "machine",
        /// An environment and, from it, a cloud flow.
        CloudFlow = "cloudFlow",
        /// An environment as a whole.
        Environment = "environment",
    }
    /// The role that takes a step. Domain admins count as machine admins.
    Owner {
        /// The flow's author or the connection owner.
        Maker = "maker",
        /// Assigns licences and auto-claim policies in the Microsoft 365 admin center.
        Microsoft365Admin = "microsoft365Admin",
        /// Environments, capacity, security roles and data policies.
        PowerPlatformAdmin = "powerPlatformAdmin",
        /// Local administrator of the Windows machine; also of its domain and its Group Policy.
        MachineAdmin = "machineAdmin",
        /// Applications, consent, Conditional Access and certificates in Microsoft Entra.
        EntraAdmin = "entraAdmin",
        /// Firewall, proxy and DNS; Azure subscriptions, virtual networks and images; Intune.
        AzureAdmin = "azureAdmin",
        /// A support ticket.
        MicrosoftSupport = "microsoftSupport",
    }
}

impl Owner {
    /// The name as a person says it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Maker => "Maker",
            Self::Microsoft365Admin => "Microsoft 365 admin",
            Self::PowerPlatformAdmin => "Power Platform admin",
            Self::MachineAdmin => "Machine admin",
            Self::EntraAdmin => "Entra admin",
            Self::AzureAdmin => "Azure or network admin",
            Self::MicrosoftSupport => "Microsoft support",
        }
    }
}

impl Stored for Right {
    fn write(&self, to: &mut Writer) {
        to.number(Self::ALL.iter().position(|(_, right)| right == self).unwrap_or_default() as u32);
    }

    fn read(from: &mut Cursor) -> Self {
        Self::ALL.get(from.number() as usize).map_or(Self::Attended, |(_, right)| *right)
    }
}

impl Stored for StoredFix {
    fn write(&self, to: &mut Writer) {
        match self {
            Self::Own(step) => {
                to.number(0);
                step.write(to);
            }
            Self::Shared(at) => to.number(u32::from(*at) + 1),
        }
    }

    fn read(from: &mut Cursor) -> Self {
        match from.number() {
            0 => Self::Own(StoredStep::read(from)),
            at => Self::Shared(u16::try_from(at - 1).unwrap_or(u16::MAX)),
        }
    }
}

impl Stored for StoredTest {
    fn write(&self, to: &mut Writer) {
        match self {
            Self::Flag(fact) => (0u16, *fact).write(to),
            Self::OneOf(fact, words) => {
                (1u16, *fact).write(to);
                words.write(to);
            }
            Self::Below(fact, bound) => {
                (2u16, *fact).write(to);
                bound.write(to);
            }
            Self::Named(condition) => (3u16, *condition).write(to),
        }
    }

    fn read(from: &mut Cursor) -> Self {
        match <(u16, u16)>::read(from) {
            (0, fact) => Self::Flag(fact),
            (1, fact) => Self::OneOf(fact, u16::read(from)),
            (2, fact) => Self::Below(fact, StoredValue::read(from)),
            (_, condition) => Self::Named(condition),
        }
    }
}

impl Stored for StoredValue {
    fn write(&self, to: &mut Writer) {
        match self {
            Self::Flag(flag) => to.number(u32::from(*flag)),
            Self::Choice(words) => {
                to.number(2);
                words.write(to);
            }
            Self::Count(count) => {
                to.number(3);
                count.write(to);
            }
            Self::Version(version) => {
                to.number(4);
                version.parts().to_vec().write(to);
            }
            Self::Sessions(list) => {
                to.number(5);
                list.complete.write(to);
                list.items.write(to);
            }
            Self::Licenses(licenses) => {
                to.number(6);
                licenses.list.complete.write(to);
                licenses.list.items.write(to);
                licenses.lacks.write(to);
            }
        }
    }

    fn read(from: &mut Cursor) -> Self {
        match from.number() {
            kind @ (0 | 1) => Self::Flag(kind == 1),
            2 => Self::Choice(u16::read(from)),
            3 => Self::Count(from.number()),
            4 => Self::Version(Version::of(Vec::read(from))),
            5 => Self::Sessions(open_list(from)),
            _ => Self::Licenses(Licenses { list: open_list(from), lacks: Vec::read(from) }),
        }
    }
}

fn open_list<T: Stored>(from: &mut Cursor) -> OpenList<T> {
    OpenList { complete: bool::read(from), items: Vec::read(from) }
}

impl Stored for Session {
    fn write(&self, to: &mut Writer) {
        self.user.is_some().write(to);
        if let Some(user) = &self.user {
            to.text(user);
        }
        self.state.map(|state| state == SessionState::Active).write(to);
        self.locked.write(to);
        self.is_connection_user.write(to);
    }

    fn read(from: &mut Cursor) -> Self {
        let user = bool::read(from).then(|| from.text().to_owned());
        let state = Option::<bool>::read(from)
            .map(|active| if active { SessionState::Active } else { SessionState::Disconnected });
        Self { user, state, locked: Stored::read(from), is_connection_user: Stored::read(from) }
    }
}

impl Stored for License {
    fn write(&self, to: &mut Writer) {
        to.text(&self.product);
        self.switched_off.write(to);
    }

    fn read(from: &mut Cursor) -> Self {
        Self { product: from.text().to_owned(), switched_off: bool::read(from) }
    }
}
