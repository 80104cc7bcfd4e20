//! What the script of a guide needs to know about an item: conditions as the catalogue writes them, which it compares
//! with the facts of a share link, and the facts that a tick stands for.

use super::links::codes_of;
use crate::auto_claim::texts;
use crate::catalog::guides::{About, Guide, Item};
use crate::catalog::{Condition, Rule};
use crate::model::{ChoiceSet, Fact, RunPlan, Units, Value};

/// The conditions of an item in the catalogue's words, several of a kind between bars.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct ItemFacts {
    /// When it applies: all must hold.
    pub(crate) applies: String,
    /// What breaks it: one must hold.
    pub(crate) broken: String,
    /// What saves it nevertheless: one must hold.
    pub(crate) unless: String,
    /// The run targets that all its facts are about, between blanks; empty for any.
    pub(crate) targets: String,
    /// The facts that are true if it is so, if that can be said.
    pub(crate) so: String,
    /// The codes that it can lead to, between blanks.
    pub(crate) codes: String,
}

/// The run that a guide prepares.
pub(crate) fn run_of(guide: &Guide) -> RunPlan {
    RunPlan::from_json_leniently(guide.run, Units::Utf8).0
}

impl ItemFacts {
    /// What the script needs to know about an item of a guide.
    pub(crate) fn of(guide: &Guide, item: &Item) -> Self {
        match (item.as_rule(), item.about) {
            (Some(rule), _) => Self::of_rule(rule, &run_of(guide)),
            (None, About::Topic(id)) => Self::of_topic(id),
            (None, About::Rule(_)) => Self::default(),
        }
    }

    fn of_rule(rule: &'static Rule, run: &RunPlan) -> Self {
        let codes: Vec<&str> = codes_of(rule).iter().map(|entry| entry.id).collect();
        Self {
            applies: texts_of(rule.applies_to.iter()),
            broken: texts_of(rule.broken.iter().map(|clause| &clause.when)),
            unless: texts_of(rule.unless.iter()),
            targets: targets(rule),
            so: facts_if_so(rule, run),
            codes: codes.join(" "),
        }
    }

    /// A step of the set-up of auto-claim: it is done if the facts are what it makes them.
    fn of_topic(id: &str) -> Self {
        let made = texts::find(id).map(|text| crate::model::FactValues::of(&text.entry.makes));
        let made: Vec<(Fact, Value)> = made.iter().flat_map(|made| made.iter()).collect();
        let otherwise = made.iter().filter_map(|(fact, value)| part(*fact, &other(value)?));
        let broken = otherwise.collect::<Vec<_>>().join("|");
        let so = made.iter().filter_map(|(fact, value)| part(*fact, value)).collect::<Vec<_>>().join(" and ");
        Self { broken, so, ..Self::default() }
    }
}

fn targets(rule: &Rule) -> String {
    let of_facts = rule.asks.iter().filter_map(|fact| fact.targets());
    let common = of_facts.fold(None, |common: Option<ChoiceSet>, targets| {
        common.map_or(Some(targets), |common| common.intersection(targets))
    });
    let words = common.iter().flat_map(|targets| targets.words());
    words.map(|word| word.id).collect::<Vec<_>>().join(" ")
}

fn texts_of<'c>(conditions: impl Iterator<Item = &'c Condition>) -> String {
    conditions.map(|condition| condition.text).collect::<Vec<_>>().join("|")
}

/// The facts that are true in such a run if the rule isn't broken: those of each way to break it that has one part left.
/// None if something else can save it.
fn facts_if_so(rule: &Rule, run: &RunPlan) -> String {
    if !rule.unless.iter().all(|way| way.holds(run).is_no()) {
        return String::new();
    }
    let left = |condition: &Condition| match condition.needed_values(run).as_slice() {
        [(fact, Some(value))] => part(*fact, &other(value)?),
        _ => None,
    };
    let open = rule.broken.iter().filter(|clause| clause.when.holds(run).is_open());
    open.filter_map(|clause| left(&clause.when)).collect::<Vec<_>>().join(" and ")
}

/// The value that a fact has if it doesn't have this one.
fn other(value: &Value) -> Option<Value> {
    match value {
        Value::Flag(flag) => Some(Value::Flag(!flag)),
        Value::Choice(words) => words.others().map(Value::Choice),
        _ => None,
    }
}

/// A fact with its value as a condition.
fn part(fact: Fact, value: &Value) -> Option<String> {
    let words = match value {
        Value::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        Value::Choice(words) => words.words().map(|word| word.id).collect::<Vec<_>>().join(" or "),
        _ => return None,
    };
    Some(format!("{} is {words}", fact.id()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::guides;

    #[track_caller]
    fn of(guide: &str, id: &str) -> ItemFacts {
        let guide = guides::find(guide).unwrap_or_else(|| panic!("no guide {guide}"));
        let item = guide.items().find(|item| item.about.id() == id).unwrap_or_else(|| panic!("no item {id}"));
        ItemFacts::of(guide, item)
    }

    #[test]
    fn a_tick_stands_for_the_fact_that_the_rule_is_about() {
        assert_eq!(of("unattended-machine", "remote-desktop-off").so, "machine.rdpEnabled is yes");
        assert_eq!(of("register-a-machine", "machine-offline").so, "machine.online is yes", "the target is no group");
        let so = of("unattended-machine", "remote-desktop-right-withheld").so;
        assert_eq!(so, "account.denyLogOnThroughRds is no and account.allowLogOnThroughRds is yes");
        assert_eq!(of("auto-claim", "step-turn-on").so, "feature.on is yes");
    }

    #[test]
    fn a_tick_stands_for_nothing_that_it_does_not_say() {
        assert_eq!(of("unattended-machine", "no-right-to-remote-desktop").so, "", "one of two groups will do");
        assert_eq!(
            of("entra-sign-in", "certificate-needs-newer-version").so,
            "",
            "a version is not known from a bound"
        );
        assert_eq!(of("unattended-machine", "session-of-connection-user").so, "", "a list of sessions");
        assert_eq!(of("entra-sign-in", "federated-password").so, "", "a synchronised hash saves it");
    }
}
