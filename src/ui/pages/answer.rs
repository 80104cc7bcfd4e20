//! The parts of the workbench's answer: why the run failed, the next run, what to do, the details, the sources.

use super::handlers::Handlers;
use crate::catalog::{Citation, Dispute, ErrorCode, codes};
use crate::check::{Finding, Report, check};
use crate::fix::{self, Fix};
use crate::model::{Fact, Value};
use crate::ui::parts::explanation::code_explanation::{self, code_explanation};
use crate::ui::parts::findings::list::{self, findings};
use crate::ui::parts::fix::solutions::{ChangeActions, is_ticked, solutions};
use crate::ui::parts::shared::disputes::all_disputes;
use crate::ui::parts::shared::source_notes::SourceNotes;
use crate::ui::parts::shared::steps::steps;
use crate::ui::parts::verdict::banner::{self, banner};
use crate::ui::state::{UiAction, UiState};
use crate::workbench::{Action, NextQuestion};
use yew::prelude::*;

/// A part of the answer, in the order of the page.
#[derive(Clone, Copy)]
pub(super) enum Part {
    /// Why the run failed: each code with its meaning.
    Failure,
    /// The verdict on the next run.
    Verdict,
    /// The changes that fix every known fault.
    WhatToDo,
    /// Each fault, the open questions, and what else the rules say.
    Details,
    /// The numbered sources, and where they disagree.
    Sources,
}

/// The answer about a run.
pub(super) struct Answer<'a> {
    state: &'a UiState,
    handlers: &'a Handlers,
    report: &'a Report,
    fix: Fix,
    /// The report of the run with the ticked changes made; `None` if none is ticked.
    supposed: Option<Report>,
    notes: SourceNotes,
    /// The address of the site.
    site: &'a str,
    /// True if the page explains a code and has no text box.
    explain: bool,
}

impl<'a> Answer<'a> {
    pub(super) fn new(state: &'a UiState, handlers: &'a Handlers, site: &'a str, explain: bool) -> Self {
        let report = state.workbench.report();
        let fix = fix::fix(report, state.pinned);
        let supposed = suppose(state, &fix);
        let notes = SourceNotes::new(sources(state.workbench.codes(), report));
        Self { state, handlers, report, fix, supposed, notes, site, explain }
    }

    /// Renders a part; empty without content.
    pub(super) fn part(&self, part: Part) -> Html {
        match part {
            Part::Failure => self.failure(),
            Part::Verdict => self.verdict(),
            Part::WhatToDo => self.what_to_do(),
            Part::Details => self.details(),
            Part::Sources => self.sources(),
        }
    }

    fn failure(&self) -> Html {
        let workbench = &*self.state.workbench;
        if workbench.codes().is_empty() {
            return Html::default();
        }
        let on_cause = self.handlers.dispatch.reform(|(cause, is_it)| UiAction::Workbench(Action::Cause(cause, is_it)));
        let around = code_explanation::Context {
            on_cause: (!workbench.is_read_only()).then_some(&on_cause),
            plan: &self.report.plan,
            reading: workbench.reading(),
            notes: &self.notes,
            on_place: &self.handlers.on_place(),
        };
        let entry = |entry: &&'static ErrorCode| code_explanation(entry, self.is_planned(entry), &around);
        html! {
            <section class="card failed" aria-labelledby="codes">
                <h3 id="codes" class="eyebrow" tabindex="-1">{ if self.explain { "What it means" } else { "Why it failed" } }</h3>
                { for workbench.codes().iter().map(entry) }
            </section>
        }
    }

    fn verdict(&self) -> Html {
        let on_say = self.on_say();
        let explained = |finding: &Finding| {
            let codes = self.state.workbench.codes();
            finding.codes().iter().any(|predicted| codes.iter().any(|entry| entry.id == predicted.code))
        };
        let report = self.supposed.as_ref().unwrap_or(self.report);
        let around = banner::Context {
            notes: &self.notes,
            is_supposed: self.supposed.is_some(),
            is_explained: report.deciding_finding().is_some_and(explained),
            is_sharing: self.state.sharing.is_some(),
            on_share: self.handlers.dispatch.reform(|_| UiAction::ToggleShare),
            on_say,
            on_fact: self.handlers.on_fact(),
        };
        banner(report, &around)
    }

    fn what_to_do(&self) -> Html {
        let dispatch = &self.handlers.dispatch;
        let actions = (!self.state.workbench.is_read_only()).then(|| ChangeActions {
            on_pin: dispatch.reform(|(fact, pinned)| UiAction::Pin(fact, pinned)),
            on_suppose: dispatch.reform(|(step, made)| UiAction::Suppose(step, made)),
            supposed: &self.state.supposed,
        });
        solutions(self.report, &self.fix, self.state.pinned, self.supposed.as_ref(), actions.as_ref())
    }

    fn details(&self) -> Html {
        let context = list::Context {
            notes: &self.notes,
            fix: &self.fix,
            site: self.site,
            asked: next_question(self.state, self.explain).fact,
            on_say: self.on_say(),
            on_fact: self.handlers.on_fact(),
        };
        findings(self.report, &context)
    }

    fn sources(&self) -> Html {
        html! {
            <>
                { all_disputes(disputes(self.state.workbench.codes(), self.report)) }
                { self.notes.list() }
            </>
        }
    }

    fn on_say(&self) -> Option<Callback<(Fact, Value)>> {
        let say = |(fact, value)| UiAction::Workbench(Action::Set(fact, value));
        (!self.state.workbench.is_read_only()).then(|| self.handlers.dispatch.reform(say))
    }

    /// True if the proposed changes fix the cause of the code.
    fn is_planned(&self, entry: &ErrorCode) -> bool {
        let changes = self.fix.solutions.first().into_iter().flat_map(|solution| &solution.changes);
        let mut fixed = changes.flat_map(|change| &change.fixes);
        fixed.any(|rule| {
            let finding = self.report.findings.iter().find(|finding| finding.rule == *rule);
            finding.is_some_and(|finding| finding.codes().iter().any(|predicted| predicted.code == entry.id))
        })
    }
}

/// The report of the run with the ticked changes made; `None` if none of the proposed changes is ticked.
fn suppose(state: &UiState, fix: &Fix) -> Option<Report> {
    let proposed = fix.solutions.iter().flat_map(|solution| &solution.changes).map(|change| change.step);
    let mut knowledge = state.workbench.knowledge().clone();
    let mut made = false;
    for step in proposed.filter(|step| is_ticked(&state.supposed, step)) {
        step.makes.plan().iter().for_each(|(fact, value)| knowledge.set(fact, value.clone()));
        made = true;
    }
    made.then(|| check(&knowledge))
}

/// The next question, without skipped ones.
pub(super) fn next_question(state: &UiState, explain: bool) -> NextQuestion {
    let skipped: Vec<Fact> = state.skipped.iter().map(|field| field.fact).collect();
    state.workbench.next_question(&skipped, explain)
}

/// The sources of an answer, in the order it uses them.
fn sources<'a>(
    codes: &'a [&'static ErrorCode],
    report: &'a Report,
) -> impl Iterator<Item = &'static [Citation]> + use<'a> {
    let faults = report.findings.iter().filter(|finding| finding.strength.is_some());
    codes.iter().map(|entry| entry.sources).chain(faults.map(|finding| finding.rule.guidance.sources))
}

/// The disputes relevant to an answer.
fn disputes<'a>(
    codes: &'a [&'static ErrorCode],
    report: &'a Report,
) -> impl Iterator<Item = &'static [&'static Dispute]> + use<'a> {
    let faults = report.findings.iter().filter(|finding| finding.strength.is_some());
    codes.iter().map(|entry| entry.disputes).chain(faults.map(|finding| finding.rule.disputes))
}

/// The answer to the most common code, shown before anything is pasted.
pub(super) fn solved() -> Html {
    let Some(entry) = codes::find("UnattendedNoAddon") else { return Html::default() };
    html! {
        <section class="solved" aria-labelledby="solved">
            <h3 id="solved">{ "What you get for one pasted line" }</h3>
            <div class="card">
                <p class="codes"><code class="chip">{ entry.id }</code></p>
                <h4>{ entry.title }</h4>
                <p>{ entry.what }</p>
                <h4>{ "Do this" }</h4>
                { steps(entry.fix, &crate::model::RunPlan::new()) }
            </div>
        </section>
    }
}
