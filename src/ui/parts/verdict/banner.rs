//! The verdict: its shape and word, the fault that decides it, what would remove that, and what was presumed.

use super::presumptions::presumptions;
use crate::catalog::Severity;
use crate::check::{Finding, ModeVerdict, Report, Verdict, unless};
use crate::model::{Fact, RunMode, Value};
use crate::ui::parts::shared::rich_text::rich_text;
use crate::ui::parts::shared::shape::{Sign, shape};
use crate::ui::parts::shared::source_notes::SourceNotes;
use yew::prelude::*;

/// The context of the banner.
pub(crate) struct Context<'a> {
    /// The numbered sources of the answer.
    pub(crate) notes: &'a SourceNotes,
    /// True if the report supposes the ticked changes to be made.
    pub(crate) is_supposed: bool,
    /// True if the leading fault is explained above, as the cause of the failure.
    pub(crate) is_explained: bool,
    /// True while the share panel is open.
    pub(crate) is_sharing: bool,
    /// Toggles the share panel.
    pub(crate) on_share: Callback<MouseEvent>,
    /// States a fact, for a presumption with one other value; `None` on a static page.
    pub(crate) on_say: Option<Callback<(Fact, Value)>>,
    /// Shows a fact.
    pub(crate) on_fact: Callback<Fact>,
}

/// The banner: one verdict, or one for each run mode if they differ.
pub(crate) fn banner(report: &Report, context: &Context<'_>) -> Html {
    let sign = Sign::from(report.verdict);
    let heading = if report.by_mode.is_empty() { report.verdict.label() } else { "Depends on the run mode" };
    let text = match report.deciding_finding() {
        _ if !report.by_mode.is_empty() => modes(report, context.notes),
        Some(finding) => leading_fault(finding, report, context),
        None => html! { <p>{ report.summary.clone() }</p> },
    };
    html! {
        <section class="card verdict" data-sign={sign.word()} data-supposed={context.is_supposed.then_some("")} aria-labelledby="verdict">
            { shape(sign) }
            <div>
                <p class="eyebrow">{ if context.is_supposed { "Next run, with what you ticked" } else { "Next run" } }</p>
                <h3 id="verdict" tabindex="-1">{ heading }</h3>
                { text }
                { presumptions(report, context.on_say.as_ref(), &context.on_fact) }
            </div>
            <button type="button" data-look="small" aria-expanded={if context.is_sharing { "true" } else { "false" }} onclick={&context.on_share}>
                { "Share" }
            </button>
        </section>
    }
}

/// The fault that decides the verdict as a sentence, with its exceptions.
fn leading_fault(finding: &Finding, report: &Report, context: &Context<'_>) -> Html {
    html! {
        <>
            if context.is_explained {
                <p>{ same_cause(report, finding) }</p>
            } else {
                { fault(finding, context.notes) }
            }
            if let Some(unless) = unless(&finding.unless) {
                <p class="unless"><strong>{ "Unless " }</strong>{ unless }{ "." }</p>
            }
            <p class="quiet">{ report.still_unchecked() }</p>
        </>
    }
}

/// What the cause of the failure, explained above, means for the next run.
fn same_cause(report: &Report, finding: &Finding) -> &'static str {
    match (report.verdict, finding.rule.severity) {
        (Verdict::AtRisk, Severity::Blocker) => "It may fail for the same reason, or its cloud flow may be suspended.",
        (Verdict::AtRisk, _) => "It may fail for the same reason.",
        _ => "It fails for the same reason until that is fixed.",
    }
}

/// A fault's title and what it means.
fn fault(finding: &Finding, notes: &SourceNotes) -> Html {
    let guidance = &finding.rule.guidance;
    html! {
        <p><strong>{ finding.rule.title }{ "." }</strong>{ " " }{ rich_text(guidance.what) }{ notes.marks(guidance.sources) }</p>
    }
}

/// The verdicts of the run modes, side by side.
fn modes(report: &Report, notes: &SourceNotes) -> Html {
    let mode = |mode: &ModeVerdict| {
        let sign = Sign::from(mode.verdict);
        let name = match mode.mode {
            RunMode::Attended => "If attended",
            RunMode::Unattended => "If unattended",
            RunMode::Local => "If local",
        };
        let stopping = report.blocker(mode.mode).filter(|_| sign == Sign::Blocked);
        html! {
            <div class="mode" data-sign={sign.word()}>
                { shape(sign) }
                <div>
                    <p class="eyebrow">{ name }</p>
                    <h4>{ mode.verdict.label() }</h4>
                    if let Some(finding) = stopping { { fault(finding, notes) } }
                </div>
            </div>
        }
    };
    html! {
        <>
            <div class="modes">{ for report.by_mode.iter().map(mode) }</div>
            <p class="quiet">{ report.still_unchecked() }</p>
        </>
    }
}
