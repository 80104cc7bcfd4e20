//! The answer to `autoclaim` as Markdown and as plain text.

use super::{AutoClaim, ClaimCondition, ClaimEvent, ClaimQuestion, ClaimReason, NamedPolicy};
use crate::auto_claim::{State, Verdict};
use crate::catalog::Certainty;
use crate::export::{Format, Writer};
use crate::model::Moment;

impl AutoClaim {
    /// The answer as text.
    #[must_use]
    pub fn text(&self, format: Format) -> String {
        let mut text = Writer::new(format);
        text.heading(1, self.verdict.label());
        text.paragraph(&self.summary);
        if self.certainty == Certainty::Possible {
            text.paragraph("No page covers this exact case, so this is possible, not certain.");
        }
        if let Some(way_out) = &self.way_out {
            text.paragraph(&format!("Can auto-claim help the run? {}", way_out.why));
        }
        let doubts = self.claims.iter().flat_map(|claim| &claim.doubts);
        text.list("Doubts", doubts.map(|doubt| doubt.text.to_owned()));
        let reasons: Vec<String> = self.reasons.iter().map(|one| reason(one, &text)).collect();
        text.list("Why not", reasons.into_iter());
        text.list("What to do next", self.advice.iter().map(|advice| advice.text.clone()));
        if let Some(assignment) = &self.assignment {
            text.paragraph(assignment.text);
        }
        let questions: Vec<String> = self.questions.iter().map(|one| question(one, &text)).collect();
        text.list("Depends on", questions.into_iter());
        text.list("Conditions", self.conditions.iter().map(condition));
        for policy in &self.policies {
            let name = match &policy.policy.name {
                Some(name) => text.value(name),
                None => format!("number {}", policy.policy.index + 1),
            };
            let heading = format!("Policy {name}: {}", policy.verdict.label().to_ascii_lowercase());
            text.list(&heading, policy.conditions.iter().map(condition));
        }
        let events: Vec<String> = self.time_line.iter().map(|one| event(one, &text)).collect();
        text.list("When", events.into_iter());
        if !self.set_up.impossible.is_empty() {
            text.paragraph(self.set_up.impossible);
        }
        if !self.set_up.steps.is_empty() {
            text.paragraph(self.set_up.role);
        }
        text.list("What to do", self.steps());
        text.list("Good to know", self.notes.iter().map(|note| format!("{} {}", sentence(note.title), note.text)));
        for dispute in &self.disputes {
            let sides = dispute.positions.iter().map(|side| {
                let date = side.source.page_date.unwrap_or("no date");
                format!("{} ({}, {date})", side.says, side.source.title)
            });
            let follow = std::iter::once(format!("Followed here: {}", dispute.follow));
            text.list(&format!("Where Microsoft’s pages disagree: {}", dispute.point), sides.chain(follow));
        }
        text.list("Sources", self.cited(format).into_iter());
        text.paragraph(&format!("Facts checked on {}. Not affiliated with Microsoft.", self.knowledge_date));
        text.out
    }

    /// The steps for the goal as a list of its own, to be ticked off; empty where the goal is not known.
    #[must_use]
    pub fn checklist(&self, format: Format) -> String {
        let mut text = Writer::new(format);
        if !self.set_up.steps.is_empty() {
            text.heading(1, &format!("Auto-claim: {}", self.set_up.title));
            text.paragraph(self.set_up.role);
            text.list("What to do", self.steps());
            text.paragraph(&format!("Facts checked on {}. Not affiliated with Microsoft.", self.knowledge_date));
        }
        text.out
    }

    fn steps(&self) -> impl Iterator<Item = String> {
        self.set_up.steps.iter().map(|step| {
            let done = if step.done == Some(true) { "[x]" } else { "[ ]" };
            format!("{done} {}: {}", step.owner.label(), step.text)
        })
    }

    /// Every page that is cited, once.
    fn cited(&self, format: Format) -> Vec<String> {
        let of_conditions = self.policies.iter().flat_map(|policy| &policy.conditions).chain(&self.conditions);
        let cited = (self.reasons.iter().flat_map(|reason| &reason.sources))
            .chain(of_conditions.flat_map(|condition| &condition.sources))
            .chain(self.time_line.iter().flat_map(|event| &event.sources))
            .chain(self.set_up.steps.iter().flat_map(|step| &step.sources))
            .chain(self.notes.iter().flat_map(|note| &note.sources));
        let mut pages: Vec<String> = vec![];
        for source in cited {
            let old = crate::catalog::age(source.years_old);
            let date = source.page_date.map_or_else(String::new, |date| format!("page of {date}{old}, "));
            let page = match format {
                Format::Text => format!("{} ({date}read {})\n    {}", source.title, source.read_on, source.url),
                Format::Markdown => format!("[{}]({}) ({date}read {})", source.title, source.url, source.read_on),
            };
            if !pages.contains(&page) {
                pages.push(page);
            }
        }
        pages
    }
}

impl Verdict {
    /// The verdict as it stands on screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Claimed => "Claimed",
            Self::NotClaimed => "Not claimed",
            Self::DependsOn => "It depends",
        }
    }
}

impl State {
    /// The state as it stands on screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not met",
            Self::NotKnown => "not known",
        }
    }
}

/// A title as a sentence of its own.
fn sentence(title: &str) -> String {
    if title.is_empty() { String::new() } else { format!("{title}.") }
}

/// The name of a policy, as it may stand in the text; empty where there is none.
fn name(policy: Option<&NamedPolicy>, text: &Writer) -> String {
    policy.and_then(|policy| policy.name.as_deref()).map_or_else(String::new, |name| text.value(name))
}

/// The same before a sentence.
fn of_policy(policy: Option<&NamedPolicy>, text: &Writer) -> String {
    let name = name(policy, text);
    if name.is_empty() { name } else { format!("{name}: ") }
}

fn reason(reason: &ClaimReason, text: &Writer) -> String {
    let policy = of_policy(reason.policy.as_ref(), text);
    let fix: String = reason.fix.iter().map(|step| format!(" {}: {}", step.owner.label(), step.text)).collect();
    format!("{policy}{} {}{fix}", sentence(reason.title), reason.text)
}

fn question(question: &ClaimQuestion, text: &Writer) -> String {
    let policy = of_policy(question.policy.as_ref(), text);
    format!("{policy}{} {}", question.question, question.help)
}

fn condition(condition: &ClaimCondition) -> String {
    format!("{}: {}. {}", condition.title, condition.state.label(), condition.why)
}

fn event(event: &ClaimEvent, text: &Writer) -> String {
    let moment = |moment: Option<Moment>| moment.map(Moment::text);
    let when = match (moment(event.earliest), moment(event.latest)) {
        (Some(one), Some(other)) if one == other => format!("{one}: "),
        (Some(one), Some(other)) => format!("{one} to {other}: "),
        (Some(one), None) => format!("from {one} on: "),
        (None, Some(other)) => format!("until {other}: "),
        (None, None) => String::new(),
    };
    let name = name(event.policy.as_ref(), text);
    let policy = if name.is_empty() { name } else { format!(" ({name})") };
    format!("{when}{}{policy}. {}", event.title, event.text)
}
