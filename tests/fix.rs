//! Every offered solution fixes what it promises, and no smaller one does.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test says what broke by panicking")]

use flow_preflight::catalog::rule::{Outcome, Severity};
use flow_preflight::catalog::{Rule, Step, rules};
use flow_preflight::check::{Cases, Verdict, check};
use flow_preflight::fix::{Fix, Solution, helpful};
use flow_preflight::model::{Fact, FactSet, Knowledge, RunPlan, Units};

/// A small seeded generator.
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most as u64).unwrap()
    }
}

/// A random mix of the rules' examples.
fn mixed(random: &mut Random, most: usize) -> RunPlan {
    let examples: Vec<RunPlan> =
        rules::all().iter().flat_map(|rule| rule.examples).map(|example| example.plan.plan()).collect();
    let mut plan = RunPlan::new();
    for _ in 0..=random.below(most) {
        apply(&mut plan, &examples[random.below(examples.len())]);
    }
    plan
}

fn read(json: &str) -> RunPlan {
    RunPlan::from_json(json, Units::Utf8).unwrap()
}

fn apply(plan: &mut RunPlan, makes: &RunPlan) {
    for (fact, value) in makes.iter() {
        plan.set(fact, Some(value.clone()));
    }
}

fn fix(plan: &RunPlan, pinned: FactSet) -> Fix {
    flow_preflight::fix::fix(&check(&Knowledge::said(plan)), pinned)
}

/// The rules with a known fault that counts, of any strength.
fn broken(plan: &RunPlan) -> Vec<&'static Rule> {
    let cases = Cases::of(plan, FactSet::EMPTY);
    let faults = rules::all().iter().filter(|rule| rule.severity != Severity::Note);
    faults.filter(|rule| cases.is_faulty(rule)).collect()
}

/// The same according to the report, which takes much longer.
fn reported(plan: &RunPlan) -> Vec<&'static str> {
    let report = check(&Knowledge::said(plan));
    let faults = report.findings.iter().filter(|finding| finding.strength.is_some() && finding.counts);
    let rules = faults.map(|finding| finding.rule).filter(|rule| rule.severity != Severity::Note);
    let mut ids: Vec<&str> = rules.map(|rule| rule.id).collect();
    ids.sort_unstable();
    ids
}

/// The faults of a plan; asserts that the report has the same.
#[track_caller]
fn broken_as_reported(plan: &RunPlan) -> Vec<&'static Rule> {
    let broken = broken(plan);
    let mut ids: Vec<&str> = broken.iter().map(|rule| rule.id).collect();
    ids.sort_unstable();
    assert_eq!(ids, reported(plan), "{}: the report has other faults", text(plan));
    broken
}

fn verdict(plan: &RunPlan) -> Verdict {
    check(&Knowledge::said(plan)).verdict
}

fn text(plan: &RunPlan) -> String {
    serde_json::to_string(plan).unwrap()
}

fn steps(solution: &Solution) -> Vec<&'static str> {
    solution.changes.iter().map(|change| change.step.text).collect()
}

/// Asserts the properties of every answer.
fn keeps_its_promise(plan: &RunPlan, pinned: FactSet, answer: &Fix) {
    let unfixable: Vec<&Rule> = answer.unfixable.iter().map(|unfixable| unfixable.rule).collect();
    let start = broken_as_reported(plan);
    for solution in &answer.solutions {
        let at = format!("{}\n  {:?}", text(plan), steps(solution));
        let mut changed = plan.clone();
        for change in &solution.changes {
            let makes = change.step.makes.plan();
            assert!(
                !makes.iter().any(|(fact, _)| pinned.contains(fact)),
                "{at}\n  touches what is pinned: {}",
                change.step.text
            );
            apply(&mut changed, &makes);
        }
        assert_eq!(text(&changed), text(&solution.plan), "{at}\n  ends in another plan");
        assert_eq!(verdict(&changed), solution.verdict, "{at}\n  promises another verdict");
        let left: Vec<&str> =
            broken_as_reported(&changed).iter().filter(|rule| !unfixable.contains(rule)).map(|rule| rule.id).collect();
        assert!(left.is_empty(), "{at}\n  leaves {left:?} broken");
        let is_prepared = |at: usize| {
            let later = solution.changes.iter().skip(at + 1);
            later.into_iter().any(|change| change.step.before(plan).any(|step| step == solution.changes[at].step))
        };
        for without in (0..solution.changes.len()).filter(|at| !is_prepared(*at)) {
            let mut fewer = plan.clone();
            for (_, change) in solution.changes.iter().enumerate().filter(|(at, _)| *at != without) {
                apply(&mut fewer, &change.step.makes.plan());
            }
            let left = broken(&fewer).into_iter().any(|rule| !unfixable.contains(&rule));
            assert!(left, "{at}\n  can do without “{}”", solution.changes[without].step.text);
        }
        undone_by_nothing_unknown(plan, &start, solution, &unfixable);
        let fixed: Vec<&str> = solution.changes.iter().flat_map(|change| &change.fixes).map(|rule| rule.id).collect();
        for rule in start.iter().filter(|rule| !unfixable.contains(rule)) {
            assert!(fixed.contains(&rule.id), "{at}\n  no change says that it fixes {}", rule.id);
        }
    }
}

/// Asserts that a solution's fixes hold whatever the unknown facts are, unless the solution names the facts that can undo it.
fn undone_by_nothing_unknown(plan: &RunPlan, start: &[&'static Rule], solution: &Solution, unfixable: &[&Rule]) {
    if !solution.undone_by.is_empty() {
        return;
    }
    let fixed = start.iter().filter(|rule| !unfixable.contains(rule));
    for rule in fixed {
        for fact in rule.asks.iter().filter(|fact| solution.plan.get(**fact).is_none()) {
            for value in rules::distinguishing_values(*fact) {
                let mut known = solution.plan.clone();
                known.set(*fact, Some(value.clone()));
                let at = format!("{}\n  {:?}", text(plan), steps(solution));
                assert!(!rule.outcome(&known).is_broken(), "{at}\n  {} undoes what fixes {}", fact.id(), rule.id);
            }
        }
    }
}

/// True if unknown facts decide whether a fixed fault, or a new one, is there.
fn can_be_undone(plan: &RunPlan, start: &[&'static Rule], changed: &RunPlan) -> bool {
    let matters = rules::all().iter().filter(|rule| rule.severity != Severity::Note);
    matters.into_iter().any(|rule| {
        let is_new = rule.fault(changed).is_yes() && !rule.fault(plan).is_yes();
        matches!(rule.outcome(changed), Outcome::NeedToKnow(_)) && (start.contains(&rule) || is_new)
    })
}

#[test]
fn random_plans_keep_their_promise() {
    let mut random = Random(0x2545_F491_4F6C_DD1D);
    let mut with_solutions = 0;
    for _ in 0..2_000 {
        let plan = mixed(&mut random, 4);
        let pinned = if random.below(3) == 0 {
            (0..4).map(|_| Fact::ALL[random.below(Fact::ALL.len())]).collect()
        } else {
            FactSet::EMPTY
        };
        let answer = fix(&plan, pinned);
        keeps_its_promise(&plan, pinned, &answer);
        if broken(&plan).is_empty() {
            assert!(
                answer.solutions.is_empty() && answer.unfixable.is_empty(),
                "{}: a way out of nothing",
                text(&plan)
            );
        }
        with_solutions += usize::from(!answer.solutions.is_empty());
    }
    assert!(with_solutions > 200, "only {with_solutions} plans had a solution");
}

/// Compares with every subset of the steps, if there are few.
#[test]
fn no_smaller_set_of_the_same_acts_does() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut compared = 0;
    while compared < 300 {
        let plan = mixed(&mut random, 3);
        let answer = fix(&plan, FactSet::EMPTY);
        let unfixable: Vec<&Rule> = answer.unfixable.iter().map(|unfixable| unfixable.rule).collect();
        let start = broken(&plan);
        let acts: Vec<&Step> =
            start.iter().flat_map(|rule| rule.guidance.fix).filter(|step| !step.makes.is_empty()).collect();
        if acts.is_empty() || acts.len() > 9 || unfixable.len() == start.len() {
            continue;
        }
        compared += 1;
        let works = |set: u32| {
            let mut changed = plan.clone();
            for (at, act) in acts.iter().enumerate() {
                if set & (1 << at) != 0 {
                    apply(&mut changed, &act.makes.plan());
                }
            }
            broken(&changed).iter().all(|rule| unfixable.contains(rule)) && !can_be_undone(&plan, &start, &changed)
        };
        let least = (1..1_u32 << acts.len()).filter(|set| works(*set)).map(u32::count_ones).min();
        let offered = answer.solutions.iter().map(|solution| solution.changes.len()).min();
        if let Some(least) = least {
            assert!(
                offered.is_some_and(|offered| offered <= least as usize),
                "{}: {least} acts would do, offered were {offered:?}",
                text(&plan)
            );
        }
    }
}

#[test]
fn a_locked_session_on_windows_11_has_several_ways_out() {
    let plan = read(
        r#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windows11","osMultiSession":false,"reuseSessions":false,"sessions":{"items":[{"isConnectionUser":true,"locked":true,"state":"active"}],"complete":true}}}"#,
    );
    let answer = fix(&plan, FactSet::EMPTY);
    let one_act: Vec<&Solution> = answer.solutions.iter().filter(|solution| solution.changes.len() == 1).collect();
    assert!(one_act.len() >= 2, "{:?}", answer.solutions.iter().map(steps).collect::<Vec<_>>());
    let pinned: FactSet = [Fact::MachineSessions, Fact::MachineReuseSessions].into_iter().collect();
    let round = fix(&plan, pinned);
    assert!(
        !round
            .solutions
            .iter()
            .any(|solution| solution.plan.get(Fact::MachineSessions) != plan.get(Fact::MachineSessions))
    );
}

#[test]
fn what_only_pinned_facts_could_settle_is_said() {
    let plan = read(r#"{"run":{"mode":"unattended"},"machine":{"rdpEnabled":false}}"#);
    let pinned: FactSet = [Fact::MachineRdpEnabled, Fact::RunMode].into_iter().collect();
    let answer = fix(&plan, pinned);
    assert!(answer.solutions.is_empty(), "{:?}", answer.solutions.iter().map(steps).collect::<Vec<_>>());
    assert_eq!(answer.unfixable[0].rule.id, "remote-desktop-off");
    assert!(answer.unfixable[0].pinned.contains(Fact::MachineRdpEnabled));
}

/// A service that can’t restart for two reasons.
const SERVICE: &str = r#"{"run":{"mode":"unattended"},"service":{"uiflowserviceRunning":true,"accountLogOnAsService":false,"accountPasswordChanged":true}}"#;

#[test]
fn two_steps_that_help_only_together_are_both_shown_with_the_fault() {
    let rule = rules::find("service-cannot-restart").unwrap();
    let changed = |plan: &RunPlan| -> FactSet {
        let steps = helpful(rule, &check(&Knowledge::said(plan)));
        steps.iter().flat_map(|step| step.makes.plan().iter().map(|(fact, _)| fact).collect::<Vec<_>>()).collect()
    };
    let (right, password) = (Fact::ServiceAccountLogOnAsService, Fact::ServiceAccountPasswordChanged);
    let mut plan = read(SERVICE);
    assert_eq!(changed(&plan), [right, password].into_iter().collect(), "the account lacks the right and the password");
    plan.set(right, Some(true.into()));
    assert_eq!(changed(&plan), FactSet::of(password), "the account lacks only the password");
}

#[test]
fn a_fault_whose_free_steps_need_a_pinned_one_too_is_named_and_other_faults_are_fixed() {
    let (right, password) = (Fact::ServiceAccountLogOnAsService, Fact::ServiceAccountPasswordChanged);
    for pinned in [FactSet::of(password), FactSet::of(right), [right, password].into_iter().collect()] {
        let mut plan = read(SERVICE);
        plan.set(Fact::MachineRdpEnabled, Some(false.into()));
        let answer = fix(&plan, pinned);
        let named: Vec<(&str, FactSet)> =
            answer.unfixable.iter().map(|unfixable| (unfixable.rule.id, unfixable.pinned)).collect();
        assert_eq!(named, [("service-cannot-restart", pinned)]);
        let first = answer.solutions.first().unwrap_or_else(|| panic!("{pinned:?}: Remote Desktop stays off"));
        assert_eq!(first.plan.get(Fact::MachineRdpEnabled), Some(&true.into()), "{:?}", steps(first));
    }
    // Direct Access Users count on Citrix machines only, and this is presumed to be none.
    let member = FactSet::of(Fact::AccountInRemoteDesktopUsers);
    let answer = fix(
        &read(r#"{"run":{"mode":"unattended"},"account":{"inRemoteDesktopUsers":false,"inAdministrators":false}}"#),
        member,
    );
    let named: Vec<(&str, FactSet)> =
        answer.unfixable.iter().map(|unfixable| (unfixable.rule.id, unfixable.pinned)).collect();
    assert_eq!(named, [("no-right-to-remote-desktop", member)]);
}

/// Whether a licence is switched off is open in an incomplete list. Assigning one settles that.
#[test]
fn a_licence_that_an_incomplete_list_lacks_can_be_assigned() {
    let plan = read(
        r#"{"run":{"mode":"attended"},"connectionOwner":{"licenses":{"items":[],"complete":false,"lacks":["attended"]}}}"#,
    );
    let answer = fix(&plan, FactSet::EMPTY);
    let offered: Vec<&str> = answer.solutions.iter().flat_map(steps).collect();
    assert!(
        offered.iter().any(|step| step.starts_with("Assign Power Automate Premium to the connection owner")),
        "{offered:?}"
    );
}

/// Unattended runs stay blocked by what is pinned, so that a way to an attended run is better.
#[test]
fn ways_out_that_leave_the_run_blocked_come_last() {
    let plan = read(
        r#"{"machine":{"osFamily":"windowsServer","reuseSessions":false,"sessions":{"items":[{"isConnectionUser":true,"state":"disconnected"}],"complete":true}},"service":{"accountDenyLogOnThroughRds":true}}"#,
    );
    let answer = fix(&plan, FactSet::of(Fact::ServiceAccountDenyLogOnThroughRds));
    let blocked: Vec<bool> = answer.solutions.iter().map(|solution| solution.verdict == Verdict::Blocked).collect();
    let ways: Vec<_> = answer.solutions.iter().map(steps).collect();
    assert!(blocked.contains(&true) && blocked.contains(&false), "one way out is as good as the other: {ways:#?}");
    assert!(blocked.is_sorted(), "a way to a blocked run comes before another: {ways:#?}");
}
