//! Every rule against its own examples, every rule over every example, and properties of all rules.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test says what broke by panicking")]

use flow_preflight::catalog::licenses::gives;
use flow_preflight::catalog::rule::{Outcome, Rule};
use flow_preflight::catalog::{Example, Expected};
use flow_preflight::catalog::{codes, rules};
use flow_preflight::model::{Fact, FactSet, OpenList, Right, RunPlan, Session, Units, Value};

#[track_caller]
fn plan(text: &str) -> RunPlan {
    RunPlan::from_json(text, Units::Utf8).unwrap_or_else(|errors| panic!("{text}\n{errors:?}"))
}

fn all_examples() -> impl Iterator<Item = (&'static Rule, &'static Example)> {
    rules::all().iter().flat_map(|rule| rule.examples.iter().map(move |example| (rule, example)))
}

#[test]
fn each_example_shows_what_it_says() {
    let mut wrong = String::new();
    for (rule, example) in all_examples() {
        let outcome = rule.outcome(&example.plan.plan());
        if outcome.word() != example.expected {
            wrong.push_str(&format!("{}: “{}” gives {outcome:?}\n", rule.id, example.title));
        }
    }
    assert!(wrong.is_empty(), "these examples show something else than they say:\n{wrong}");
}

/// Nobody can sign in to a hosted group's machines, so no rule asks about them.
#[test]
fn nothing_is_asked_of_the_machines_of_a_hosted_group() {
    let on_group = plan(r#"{"run":{"mode":"unattended"},"target":{"type":"hostedGroup"}}"#);
    let mut left_out = 0;
    for rule in rules::all() {
        left_out += usize::from(!rule.concerns(&on_group));
        for example in rule.examples {
            let mut given = example.plan.plan();
            given.set(Fact::TargetType, on_group.get(Fact::TargetType).cloned());
            if let Outcome::NeedToKnow(facts) = rule.outcome(&given) {
                let out: Vec<&str> = facts.iter().filter(|fact| !fact.fits_target(&given)).map(Fact::id).collect();
                assert!(out.is_empty(), "{} asks for {out:?} of a hosted group: {}", rule.id, example.title);
            }
        }
    }
    assert!(left_out > 40, "only {left_out} rules are about machines that one can sign in to");
    let on_machine = plan(r#"{"run":{"mode":"unattended"},"target":{"type":"machine"}}"#);
    assert!(rules::all().iter().all(|rule| rule.concerns(&on_machine) && rule.concerns(&RunPlan::new())));
}

#[test]
fn each_rule_has_a_broken_and_a_holding_example() {
    for rule in rules::all() {
        for wanted in [Expected::Broken, Expected::Holds] {
            assert!(
                rule.examples.iter().any(|example| example.expected == wanted),
                "{} has no example that is {wanted:?}",
                rule.id
            );
        }
    }
}

/// A reviewed table per family: each rule's outcome for its examples, and which other examples break it. Overlaps and
/// false alarms show in its diff.
#[test]
fn every_rule_over_every_example() {
    let mut families: Vec<&str> = rules::all().iter().map(|rule| rule.family).collect();
    families.dedup();
    for family in families {
        let mut table = String::new();
        for (owner, example) in all_examples().filter(|(rule, _)| rule.family == family) {
            let plan = example.plan.plan();
            table.push_str(&format!("{}: {}\n", owner.id, example.title));
            for rule in rules::all() {
                let outcome = rule.outcome(&plan);
                if rule == owner || outcome.is_broken() {
                    table.push_str(&format!("    {}: {}\n", rule.id, said(outcome)));
                }
            }
        }
        insta::assert_snapshot!(family, table);
    }
}

fn said(outcome: Outcome) -> String {
    match outcome {
        Outcome::NotApplicable => "does not apply".to_owned(),
        Outcome::Holds(facts) => format!("holds by {}", names(facts)),
        Outcome::NeedToKnow(facts) => format!("asks {}", names(facts)),
        Outcome::Broken(evidence) => {
            let codes: Vec<_> =
                evidence.codes.iter().map(|code| format!("{} {:?}", code.code, code.certainty)).collect();
            format!("BROKEN by {} -> {}", names(evidence.facts), codes.join(", "))
        }
    }
}

fn names(facts: FactSet) -> String {
    facts.iter().map(Fact::id).collect::<Vec<_>>().join(" ")
}

/// What may be known about each fact of a rule: unknown, each sample, and partly open values. A state has one choice
/// per fact; states are numbered with the first fact changing slowest.
struct States {
    rule: &'static Rule,
    choices: Vec<Vec<Choice>>,
}

/// What may be known about a fact.
struct Choice {
    value: Option<Value>,
    /// The choices that it may turn out to be; only itself if nothing is open.
    turns_out: Vec<usize>,
}

impl States {
    fn of(rule: &'static Rule) -> Self {
        Self { rule, choices: rule.asks.iter().map(|fact| choices(rule, *fact)).collect() }
    }

    fn count(&self) -> usize {
        self.choices.iter().map(Vec::len).product()
    }

    fn digits(&self, mut state: usize) -> Vec<usize> {
        let mut digits: Vec<usize> = self
            .choices
            .iter()
            .rev()
            .map(|choices| {
                let digit = state % choices.len();
                state /= choices.len();
                digit
            })
            .collect();
        digits.reverse();
        digits
    }

    fn state(&self, digits: &[usize]) -> usize {
        digits.iter().zip(&self.choices).fold(0, |state, (digit, choices)| state * choices.len() + digit)
    }

    fn plan(&self, digits: &[usize]) -> RunPlan {
        let mut plan = RunPlan::new();
        for ((fact, choices), digit) in self.rule.asks.iter().zip(&self.choices).zip(digits) {
            plan.set(*fact, choices[*digit].value.clone());
        }
        plan
    }

    /// The first fact, other than `but`, that is partly open.
    fn open(&self, digits: &[usize], but: Option<usize>) -> Option<usize> {
        (0..digits.len()).find(|at| Some(*at) != but && self.choices[*at][digits[*at]].turns_out != [digits[*at]])
    }

    /// The states in which one fact is decided.
    fn turns_out(&self, digits: &[usize], at: usize) -> Vec<usize> {
        let settled = self.choices[at][digits[at]].turns_out.iter().map(|digit| {
            let mut digits = digits.to_vec();
            digits[at] = *digit;
            self.state(&digits)
        });
        settled.collect()
    }

    /// For each state, whether the full plans that it may turn out to be are broken, not broken, or both.
    fn ends(&self, outcomes: &[Outcome]) -> Vec<Ends> {
        let mut known: Vec<Option<Ends>> = vec![None; self.count()];
        (0..self.count()).map(|state| self.end(state, outcomes, &mut known)).collect()
    }

    fn end(&self, state: usize, outcomes: &[Outcome], known: &mut Vec<Option<Ends>>) -> Ends {
        if let Some(ends) = known[state] {
            return ends;
        }
        let digits = self.digits(state);
        let ends = match self.open(&digits, None) {
            None => Ends { broken: outcomes[state].is_broken(), not_broken: !outcomes[state].is_broken() },
            Some(at) => self.turns_out(&digits, at).into_iter().fold(Ends::default(), |ends, next| {
                let next = self.end(next, outcomes, known);
                Ends { broken: ends.broken || next.broken, not_broken: ends.not_broken || next.not_broken }
            }),
        };
        known[state] = Some(ends);
        ends
    }

    /// Whether a single fact can still change a state's outcome, once all others are settled in some way.
    fn tips(&self, state: usize, fact: usize, outcomes: &[Outcome], known: &mut Vec<Option<bool>>) -> bool {
        if let Some(tips) = known[state] {
            return tips;
        }
        let digits = self.digits(state);
        let tips = match self.open(&digits, Some(fact)) {
            None => {
                let ends = self.turns_out(&digits, fact);
                ends.iter().any(|one| outcomes[*one].is_broken()) && ends.iter().any(|one| !outcomes[*one].is_broken())
            }
            Some(at) => self.turns_out(&digits, at).into_iter().any(|next| self.tips(next, fact, outcomes, known)),
        };
        known[state] = Some(tips);
        tips
    }

    fn outcomes(&self) -> Vec<Outcome> {
        (0..self.count()).map(|state| self.rule.outcome(&self.plan(&self.digits(state)))).collect()
    }

    fn shown(&self, state: usize) -> String {
        serde_json::to_string(&self.plan(&self.digits(state))).unwrap()
    }
}

/// The outcomes that a state can still have.
#[derive(Clone, Copy, Default)]
struct Ends {
    broken: bool,
    not_broken: bool,
}

/// Unknown, each sample, and for lists and choices some partly open values.
fn choices(rule: &Rule, fact: Fact) -> Vec<Choice> {
    let mut samples = fact.samples();
    rule.add_distinguishing_values(fact, &mut samples);
    let full = |at: usize| at + 1;
    let mut choices = vec![Choice { value: None, turns_out: (0..samples.len()).map(full).collect() }];
    choices.extend(
        samples.iter().enumerate().map(|(at, value)| Choice { value: Some(value.clone()), turns_out: vec![full(at)] }),
    );
    for open in open_values(fact) {
        let fits = (0..samples.len()).filter(|at| may_be(&open, &samples[*at])).map(full).collect();
        choices.push(Choice { value: Some(open), turns_out: fits });
    }
    choices
}

fn open_values(fact: Fact) -> Vec<Value> {
    let (subject, field) = fact.path();
    let texts: &[&str] = match fact {
        Fact::MachineSessions => &[
            r#"{"items":[],"complete":false}"#,
            r#"{"items":[{}],"complete":true}"#,
            r#"{"items":[{"isConnectionUser":true}],"complete":false}"#,
            r#"{"items":[{"isConnectionUser":true,"state":"active"}],"complete":true}"#,
            r#"{"items":[{"isConnectionUser":false}],"complete":false}"#,
        ],
        Fact::ConnectionOwnerLicenses | Fact::CloudFlowOwnerLicenses => &[
            r#"{"items":[],"complete":false}"#,
            r#"{"items":[{"product":"premium"}],"complete":false}"#,
            r#"{"items":[{"product":"SOMETHING_ELSE"}],"complete":true}"#,
            r#"{"items":[],"complete":false,"lacks":["unattended"]}"#,
            r#"{"items":[],"complete":false,"lacks":["attended","unattended"]}"#,
        ],
        Fact::MachineOsFamily => &[r#"["windows10","windows11"]"#, r#"["windows11","windowsServer"]"#],
        Fact::MachineAutoAllocation => &[r#"["nothingLeft","off"]"#],
        Fact::ConnectionAuth => {
            &[r#"["usernamePassword","credentialPassword"]"#, r#"["usernamePassword","credentialCba"]"#]
        }
        _ => &[],
    };
    texts
        .iter()
        .filter_map(|text| plan(&format!(r#"{{"{subject}":{{"{field}":{text}}}}}"#)).get(fact).cloned())
        .collect()
}

/// Whether a partly open value may turn out to be this full value.
fn may_be(open: &Value, full: &Value) -> bool {
    match (open, full) {
        (Value::Choice(open), Value::Choice(full)) => full.is_within(*open),
        (Value::Sessions(open), Value::Sessions(full)) => may_be_sessions(open, full),
        (Value::Licenses(open), Value::Licenses(full)) => Right::ALL.iter().all(|(_, right)| {
            let known = gives(open, *right);
            known.is_none() || known == gives(full, *right)
        }),
        (open, full) => open == full,
    }
}

/// Whether an open list may turn out to be the full one: each known item matches a different full item.
fn may_be_sessions(open: &OpenList<Session>, full: &OpenList<Session>) -> bool {
    let matches = |known: &Session, item: &Session| {
        known.is_connection_user.is_none_or(|own| item.is_connection_user == Some(own))
            && known.locked.is_none_or(|locked| item.locked == Some(locked))
            && known.state.is_none_or(|state| item.state == Some(state))
    };
    if open.complete && open.items.len() != full.items.len() || open.items.len() > full.items.len() {
        return false;
    }
    match open.items.as_slice() {
        [] => true,
        [one] => full.items.iter().any(|item| matches(one, item)),
        _ => panic!("no open value here has more than one session"),
    }
}

#[test]
fn each_rule_answers_as_soon_as_it_is_decided_and_never_before() {
    for rule in rules::all() {
        let states = States::of(rule);
        let outcomes = states.outcomes();
        for (state, ends) in states.ends(&outcomes).into_iter().enumerate() {
            let shown = || states.shown(state);
            assert!(ends.broken || ends.not_broken, "{}: nothing completes {}", rule.id, shown());
            match &outcomes[state] {
                Outcome::NeedToKnow(_) => {
                    assert!(ends.broken && ends.not_broken, "{} asks although {} is decided", rule.id, shown())
                }
                Outcome::Broken(_) => assert!(!ends.not_broken, "{} is broken too early for {}", rule.id, shown()),
                _ => assert!(!ends.broken, "{} is content too early with {}", rule.id, shown()),
            }
        }
    }
}

#[test]
fn each_rule_asks_only_for_facts_that_can_still_tip_it() {
    for rule in rules::all() {
        let states = States::of(rule);
        let outcomes = states.outcomes();
        let mut known = vec![vec![None; states.count()]; rule.asks.len()];
        for (state, outcome) in outcomes.iter().enumerate() {
            let Outcome::NeedToKnow(facts) = outcome else { continue };
            for fact in facts.iter() {
                let at = rule.asks.iter().position(|asked| *asked == fact);
                let at = at.unwrap_or_else(|| panic!("{} asks for {} and does not list it", rule.id, fact.id()));
                let tips = states.tips(state, at, &outcomes, &mut known[at]);
                assert!(tips, "{} asks for {}, which no longer matters in {}", rule.id, fact.id(), states.shown(state));
            }
        }
    }
}

#[test]
fn a_fact_that_a_rule_does_not_ask_for_never_changes_its_outcome() {
    for rule in rules::all() {
        let states = States::of(rule);
        // A hundred states spread over all are enough to notice a fact that the rule doesn't list.
        for state in (0..states.count()).step_by(states.count().div_ceil(100)) {
            let mut plan = states.plan(&states.digits(state));
            let before = rule.outcome(&plan);
            for fact in Fact::ALL.iter().filter(|fact| !rule.asks.contains(fact)) {
                for value in fact.samples() {
                    plan.set(*fact, Some(value));
                    if rule.conditions().any(|condition| !condition.concerns(&plan)) {
                        // A target that a condition doesn't apply to: the one fact that every rule considers.
                        assert!(rule.concerns(&plan) || rule.outcome(&plan) == Outcome::NotApplicable, "{}", rule.id);
                        continue;
                    }
                    assert_eq!(rule.outcome(&plan), before, "{} reads {} without listing it", rule.id, fact.id());
                }
                plan.set(*fact, None);
            }
        }
    }
}

#[test]
fn forgetting_a_fact_never_turns_broken_into_holds() {
    for rule in rules::all() {
        let states = States::of(rule);
        let outcomes = states.outcomes();
        for (state, _) in outcomes.iter().enumerate().filter(|(_, outcome)| outcome.is_broken()) {
            for (at, fact) in rule.asks.iter().enumerate() {
                let mut digits = states.digits(state);
                digits[at] = 0;
                let less = &outcomes[states.state(&digits)];
                assert!(
                    matches!(less, Outcome::Broken(_) | Outcome::NeedToKnow(_)),
                    "{} forgets {} in {} and says {less:?}",
                    rule.id,
                    fact.id(),
                    states.shown(state)
                );
            }
        }
    }
}

#[test]
fn each_predicted_code_is_an_entry_of_the_catalogue() {
    for rule in rules::all() {
        for outcome in States::of(rule).outcomes() {
            if let Outcome::Broken(evidence) = outcome {
                for predicted in &evidence.codes {
                    let entry = codes::find(predicted.code);
                    assert_eq!(
                        entry.map(|entry| entry.id),
                        Some(predicted.code),
                        "{} predicts an unknown code",
                        rule.id
                    );
                }
            }
        }
    }
}

#[test]
fn rights_have_their_words() {
    for (word, right) in Right::ALL {
        assert_eq!(serde_json::to_string(&right).unwrap(), format!("\"{word}\""));
    }
}
