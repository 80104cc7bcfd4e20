//! Writes the answer as one or two sentences.

use super::strength::{Saving, Strength};
use super::{Finding, ModeVerdict, Report, Verdict};
use crate::catalog::{Expected, Severity};
use crate::model::{Fact, RunMode};

/// The summary: the fault that decides the verdict, what would remove it, and what is unchecked. `concerns_it` says
/// whether there is a finding, given or not.
pub(super) fn summary(
    verdict: Verdict,
    by_mode: &[ModeVerdict],
    findings: &[Finding],
    unchecked: usize,
    concerns_it: bool,
) -> String {
    let of = |severity, strength: Option<Strength>| {
        findings.iter().filter(move |finding| {
            let is_wanted = if strength.is_none() { finding.outcome.is_broken() } else { finding.strength == strength };
            is_wanted && finding.rule.severity == severity && finding.counts
        })
    };
    let blockers: Vec<&Finding> = of(Severity::Blocker, None).collect();
    let risks: Vec<&Finding> = of(Severity::Risk, None).collect();
    let conditional: Vec<&Finding> = of(Severity::Blocker, Some(Strength::If)).collect();
    let asked = asked(findings).count();
    let mut said: Vec<String> = vec![];
    match verdict {
        Verdict::Blocked if !blockers.is_empty() => said.push(faults(&blockers)),
        Verdict::Blocked => said.extend(conditional.iter().map(|finding| if_sentence(finding))),
        Verdict::NotSure if !by_mode.is_empty() => said.extend(by_mode.iter().map(|mode| in_mode(mode, findings))),
        Verdict::NotSure if conditional.is_empty() => {}
        Verdict::NotSure => said.extend(conditional.iter().take(2).map(|finding| if_sentence(finding))),
        Verdict::AtRisk if risks.is_empty() => {
            said.push("Nothing known blocks this run.".to_owned());
            said.extend(of(Severity::Risk, Some(Strength::If)).take(1).map(if_sentence));
        }
        Verdict::AtRisk => {
            said.push(format!("Nothing known blocks this run, but it may fail: {}", lower_first(&faults(&risks))))
        }
        Verdict::Ready if !concerns_it => said.push("No known condition concerns such a run.".to_owned()),
        Verdict::Ready => said.push("Nothing known blocks this run.".to_owned()),
    }
    if verdict == Verdict::NotSure && !risks.is_empty() {
        said.push(format!("It may fail: {}", lower_first(&faults(&risks))));
    }
    let covered = findings.iter().filter(|finding| finding.strength.is_none() && !finding.unless.is_empty());
    for finding in covered.take(1) {
        let covers = unless(&finding.unless).unwrap_or_default();
        said.push(format!("Covered: {covers}, so this does not matter: {}.", lower_first(finding.rule.title)));
    }
    said.extend(still_unchecked(asked, unchecked));
    said.join(" ")
}

/// “8 common and 104 rare conditions are still unchecked.”
fn still_unchecked(asked: usize, unchecked: usize) -> Option<String> {
    let counted = |count: usize, kind: &str| match count {
        0 => None,
        more => Some(format!("{more} {kind}")),
    };
    let parts: Vec<String> = [counted(asked, "common"), counted(unchecked, "rare")].into_iter().flatten().collect();
    let one = asked + unchecked == 1;
    let (condition, are) = if one { ("condition", "is") } else { ("conditions", "are") };
    (!parts.is_empty()).then(|| format!("{} {condition} {are} still unchecked.", parts.join(" and ")))
}

impl Report {
    /// The finding that decides the verdict: the first proven or presumed blocker, else the first such risk. `None` if
    /// no fault holds in every run mode.
    #[must_use]
    pub fn deciding_finding(&self) -> Option<&Finding> {
        let decides = |severity| match self.verdict {
            Verdict::Blocked => severity == Severity::Blocker,
            // Includes blockers: a run that was made without its licence may be made again.
            Verdict::AtRisk => severity != Severity::Note,
            Verdict::NotSure | Verdict::Ready => false,
        };
        self.findings.iter().find(|finding| finding.outcome.is_broken() && decides(finding.rule.severity))
    }

    /// The blocker that stops runs in this mode, if one is known.
    #[must_use]
    pub fn blocker(&self, mode: RunMode) -> Option<&Finding> {
        stopping(&self.findings, mode)
    }

    /// The open conditions that often fail.
    pub fn common_unchecked(&self) -> impl Iterator<Item = &Finding> {
        asked(&self.findings)
    }

    /// The number of unchecked conditions: “8 common and 104 rare conditions are still unchecked.” `None` if there are
    /// none.
    #[must_use]
    pub fn still_unchecked(&self) -> Option<String> {
        still_unchecked(self.common_unchecked().count(), self.unchecked.len())
    }
}

/// The open conditions that often fail.
fn asked(findings: &[Finding]) -> impl Iterator<Item = &Finding> {
    findings.iter().filter(|finding| finding.strength.is_none() && finding.outcome.word() == Expected::NeedToKnow)
}

/// The blocker that stops runs in this mode.
fn stopping(findings: &[Finding], mode: RunMode) -> Option<&Finding> {
    findings.iter().find(|finding| {
        finding.rule.severity == Severity::Blocker
            && finding.counts
            && (finding.outcome.is_broken() || finding.when.iter().all(|when| when.values.contains(&mode.into())))
    })
}

impl Report {
    /// The report for a run that the product made although its licence was missing. It may do so again, or suspend the
    /// cloud flow.
    #[must_use]
    pub(super) fn of_a_run_without_licence(mut self) -> Self {
        let blockers = || self.findings.iter().filter(|finding| finding.rule.severity == Severity::Blocker);
        let mut faults = blockers().filter(|finding| finding.outcome.is_broken());
        if self.verdict == Verdict::Blocked && faults.all(|finding| finding.rule.family == "licensing") {
            self.verdict = Verdict::AtRisk;
            self.summary = format!("It may fail, or its cloud flow may be suspended: {}", lower_first(&self.summary));
        }
        self
    }
}

/// The first fault with what would remove it, and how many more there are.
fn faults(findings: &[&Finding]) -> String {
    let Some(first) = findings.first() else { return String::new() };
    let mut said = format!("{}.", first.rule.title);
    if let Some(unless) = unless(&first.unless) {
        said = format!("{}, unless {unless}.", first.rule.title);
    }
    match findings.len() {
        1 => {}
        2 => said.push_str(" 1 more fault."),
        more => said.push_str(&format!(" {} more faults.", more - 1)),
    }
    said
}

/// The exceptions of a finding, without duplicates: “session reuse is on, or …”.
#[must_use]
pub fn unless(savings: &[Saving]) -> Option<String> {
    let mut texts: Vec<&str> = vec![];
    // The presumption about the run mode already says that a local run needs none of this.
    for saving in savings.iter().filter(|saving| saving.fact != Fact::RunMode) {
        if !texts.contains(&saving.text.as_str()) {
            texts.push(&saving.text);
        }
    }
    (!texts.is_empty()).then(|| texts.join(" or "))
}

/// A finding as a sentence: the fault, the condition under which it matters, and what would remove it.
#[must_use]
pub fn sentence(finding: &Finding) -> String {
    match finding.strength {
        Some(Strength::If) => if_sentence(finding),
        _ => faults(&[finding]),
    }
}

/// “If unattended: Remote Desktop is switched off on the machine.”
#[must_use]
fn if_sentence(finding: &Finding) -> String {
    let mut texts: Vec<&str> = vec![];
    for when in &finding.when {
        if !texts.contains(&when.text.as_str()) {
            texts.push(&when.text);
        }
    }
    let unless = unless(&finding.unless).map_or_else(String::new, |unless| format!(", unless {unless}"));
    format!("If {}: {}{unless}.", texts.join(" and "), lower_first(finding.rule.title))
}

/// “Unattended: will not run (Remote Desktop is switched off on the machine).”
fn in_mode(mode: &ModeVerdict, findings: &[Finding]) -> String {
    let why = (mode.verdict == Verdict::Blocked).then(|| stopping(findings, mode.mode));
    let why = why.flatten().map_or_else(String::new, |finding| {
        let unless = unless(&finding.unless).map_or_else(String::new, |unless| format!(", unless {unless}"));
        format!(" ({}{unless})", lower_first(finding.rule.title))
    });
    let name = match mode.mode {
        RunMode::Attended => "Attended",
        RunMode::Unattended => "Unattended",
        RunMode::Local => "Local",
    };
    format!("{name}: {}{why}.", lower_first(mode.verdict.label()))
}

/// Lower-cases the first letter, unless the sentence begins with a name.
fn lower_first(sentence: &str) -> String {
    const NAMES: [&str; 4] = ["Windows", "Entra", "Remote", "Microsoft"];
    let word = sentence.split(' ').next().unwrap_or_default();
    let is_name = NAMES.contains(&word) || word.bytes().skip(1).any(|letter| letter.is_ascii_uppercase());
    let mut sentence = sentence.to_owned();
    if let (Some(first), false) = (sentence.get_mut(..1), is_name) {
        first.make_ascii_lowercase();
    }
    sentence
}
