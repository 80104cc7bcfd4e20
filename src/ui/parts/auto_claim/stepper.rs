//! The conditions as a list of steps: each with its state in words, what is known, and the controls that change it.

use crate::api::{AutoClaim, ClaimCondition, ClaimPolicyAnswer};
use crate::auto_claim::steps::{Step, Subject, steps};
use crate::auto_claim::{State, Verdict};
use crate::check::KnownFact;
use crate::labels;
use crate::model::{Concerns, Fact, FactSet, Field, Knowledge, Place, RunPlan};
use crate::ui::fact_edit::FactEdit;
use crate::ui::parts::auto_claim::verdict::{first_fix, policy_name, reason};
use crate::ui::parts::facts::fact_row::{Shown, fact_row};
use crate::ui::parts::facts::origin_label::origin_words;
use crate::ui::parts::shared::citations::cited;
use crate::ui::parts::shared::shape::{Sign, shape};
use yew::prelude::*;

/// The context of the list.
pub(crate) struct Context<'a> {
    pub(crate) answer: &'a AutoClaim,
    pub(crate) knowledge: &'a Knowledge,
    pub(crate) plan: &'a RunPlan,
    /// The field that is asked for, with the question; without a field, what stands below the list.
    pub(crate) question: (Option<Field>, Html),
    /// Facts that were opened: shown with their controls.
    pub(crate) opened: FactSet,
    /// True if nothing can be changed.
    pub(crate) read_only: bool,
    pub(crate) on_edit: Callback<FactEdit>,
    pub(crate) on_place: Callback<Place>,
}

/// The card with all steps.
pub(crate) fn stepper(context: &Context<'_>) -> Html {
    let known = KnownFact::all(context.knowledge);
    let mut steps = steps(context.plan);
    let is_of_run = |known: &KnownFact| known.fact.info().concerns == Concerns::Run;
    if !steps.iter().any(|step| step.subject == Subject::Run) && known.iter().any(is_of_run) {
        steps.push(Step { subject: Subject::Run, state: State::NotKnown });
    }
    let has = |subject: Subject| steps.iter().any(|step| step.subject == subject);
    let facts = |subject: Subject| -> Vec<Fact> {
        let is_known = |fact: Fact| known.iter().any(|known| known.fact == fact);
        // A fact whose step doesn't matter is shown with the closest one, if it is known.
        let home = |fact: Fact| match Subject::of_fact(fact) {
            own if has(own) => own,
            Subject::Run => Subject::User,
            _ => Subject::Action,
        };
        let is_own = |fact: Fact| home(fact) == subject && (Subject::of_fact(fact) == subject || is_known(fact));
        let matters = |fact: Fact| fact.info().concerns == Concerns::AutoClaim || is_known(fact);
        Fact::ALL.iter().copied().filter(|fact| is_shown(*fact) && is_own(*fact) && matters(*fact)).collect()
    };
    let one = |step: &Step| row(*step, &facts(step.subject), &known, context);
    let below = if context.question.0.is_none() { context.question.1.clone() } else { Html::default() };
    html! {
        <section class="card facts stepper" aria-labelledby="known">
            <div class="card-head">
                <h3 id="known" tabindex="-1">{ "Conditions" }</h3>
                <p class="quiet">{ counts(&steps) }</p>
            </div>
            <ol>{ for steps.iter().map(one) }</ol>
            { below }
        </section>
    }
}

/// True for a fact that is edited here. The set-up has its own.
fn is_shown(fact: Fact) -> bool {
    fact.path().0 != "setUp"
}

/// How many steps are met, not met and not known.
fn counts(steps: &[Step]) -> String {
    let count = |state: State| steps.iter().filter(|step| step.state == state).count();
    let states = [State::Met, State::NotMet, State::NotKnown].into_iter().map(|state| (count(state), state.label()));
    let parts: Vec<String> =
        states.filter(|(count, _)| *count > 0).map(|(count, label)| format!("{count} {label}")).collect();
    parts.join(" · ")
}

/// A step: its line, and behind it the question, the reasons, the conditions and the facts.
fn row(step: Step, facts: &[Fact], known: &[KnownFact], context: &Context<'_>) -> Html {
    let Context { answer, question: (asked, question), opened, .. } = context;
    let own = |field: &Field| Subject::of_fact(field.fact) == step.subject;
    let asked = asked.filter(own);
    let mut reasons = answer.reasons.iter().filter(|reason| Subject::of_reason(reason.id) == step.subject).peekable();
    let decides = answer.verdict == Verdict::NotClaimed && step.state == State::NotMet && reasons.peek().is_some();
    let decides = asked.is_some() || decides;
    let is_open = decides || facts.iter().any(|fact| opened.contains(*fact));
    let fact = |fact: &&Fact| {
        let known = known.iter().find(|known| known.fact == **fact);
        let is_short = !matches!(**fact, Fact::Policies) && step.subject != Subject::Run;
        let is_open = opened.contains(**fact) || asked.is_none() && is_short;
        let shown = Shown { known, presumed: None, is_open, read_only: context.read_only };
        fact_row(**fact, &shown, &context.on_edit, &context.on_place)
    };
    // The question is the row of a fact that isn't known.
    let is_row = |fact: &&Fact| {
        let is_question = asked == Some(Field::from(**fact)) && !known.iter().any(|known| known.fact == **fact);
        !is_question || opened.contains(**fact)
    };
    html! {
        <li key={step.subject.title()} data-sign={Sign::from(step.state).word()} data-decides={decides.then_some("")}>
            { shape(Sign::from(step.state)) }
            <details open={is_open}>
                <summary class="step-line">
                    <span class="step-title">{ step.subject.title() }</span>
                    <span class="unseen">{ ": " }</span>
                    <span class="chip">{ step.state.label() }</span>
                    { in_words(facts, known, context.read_only) }
                </summary>
                if asked.is_some() { { question.clone() } }
                { for reasons.map(|one| reason(one, !first_fix(answer).is_some_and(|first| std::ptr::eq(first, one)))) }
                { for facts.iter().filter(is_row).map(|one| fact(&one)) }
                { conditions(step.subject, answer) }
            </details>
        </li>
    }
}

/// The known values with their origins, for the line of a step. One of several has its label.
fn in_words(facts: &[Fact], known: &[KnownFact], read_only: bool) -> Html {
    let own = known.iter().filter(|known| facts.contains(&known.fact));
    let value = |known: &KnownFact| {
        let label = if facts.len() > 1 { format!("{}: ", known.fact.info().label) } else { String::new() };
        let value = known.value.as_ref().map(|value| labels::value(known.fact, value)).unwrap_or_default();
        html! {
            <span class="step-known">{ label }{ value }{ " " }<span class="fine">{ origin_words(&known.origin, read_only) }</span></span>
        }
    };
    html! { <span class="step-facts">{ for own.map(value) }</span> }
}

/// The conditions of a step with their sources: those for every policy, then those of each policy.
fn conditions(subject: Subject, answer: &AutoClaim) -> Html {
    let is_own = |one: &&ClaimCondition| Subject::of_condition(one.id) == subject;
    let general: Vec<&ClaimCondition> = answer.conditions.iter().filter(is_own).collect();
    let is_single =
        general.len() == 1 && !answer.policies.iter().any(|policy| policy.conditions.iter().any(|one| is_own(&one)));
    let policy = |policy: &ClaimPolicyAnswer| {
        let own: Vec<&ClaimCondition> = policy.conditions.iter().filter(is_own).collect();
        if own.is_empty() {
            return Html::default();
        }
        html! { <div key={policy.policy.index}><h4>{ policy_name(&policy.policy) }</h4>{ gates(&own, answer) }</div> }
    };
    html! {
        <>
            if is_single { { for general.iter().filter(|one| !is_said(one, answer)).map(|one| text(one)) } } else { { gates(&general, answer) } }
            { for answer.policies.iter().map(policy) }
        </>
    }
}

/// Several conditions, each with its state.
fn gates(conditions: &[&ClaimCondition], answer: &AutoClaim) -> Html {
    if conditions.is_empty() {
        return Html::default();
    }
    let gate = |condition: &&ClaimCondition| {
        let line = html! {
            <>
                { condition.title }<span class="unseen">{ ": " }</span>{ " " }
                <span class="chip">{ condition.state.label() }</span>
            </>
        };
        // The explanation of a met condition is collapsed.
        let is_open = condition.state != State::Met;
        html! {
            <li class="gate" key={condition.id} data-sign={Sign::from(condition.state).word()}>
                { shape(Sign::from(condition.state)) }
                if is_said(condition, answer) {
                    <p>{ line }</p>
                } else {
                    <details open={is_open}><summary>{ line }</summary>{ text(condition) }</details>
                }
            </li>
        }
    };
    html! { <ul class="gates">{ for conditions.iter().map(gate) }</ul> }
}

/// True if a reason says what is wrong.
fn is_said(condition: &ClaimCondition, answer: &AutoClaim) -> bool {
    answer.reasons.iter().any(|reason| reason.text == condition.why)
}

/// Why a condition matters, with its sources.
fn text(condition: &ClaimCondition) -> Html {
    html! { <><p class="why">{ condition.why }</p>{ cited(&condition.sources) }</> }
}
