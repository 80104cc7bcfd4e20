//! Makes the answer to `autoclaim` of what was decided and of the texts.

use super::{
    AttendedAfterwards, AutoClaim, Claim, ClaimActionEntry, ClaimAdvice, ClaimAssignment, ClaimChecklist,
    ClaimCondition, ClaimEvent, ClaimPolicyAnswer, ClaimQuestion, ClaimReason, ClaimStatus, ClaimStep, ClaimText,
    ClaimWayOut, ClaimedProduct, NamedPolicy, Situation,
};
use crate::api::parts::{Citation, list};
use crate::auto_claim::checklist::{self, SetUp};
use crate::auto_claim::conditions::{self, Condition};
use crate::auto_claim::decide::{Candidate, Decision};
use crate::auto_claim::facts::{policies, run};
use crate::auto_claim::products::Named;
use crate::auto_claim::texts::{self, Text};
use crate::auto_claim::time_line::{Event, is_by_group};
use crate::auto_claim::{self, Action, Goal, Reason, Verdict, WayOut, advice, attended, outcome, time_line};
use crate::catalog::{self, Certainty};
use crate::model::{Fact, Field, Item, RunPlan};
use crate::store::ids::text_ids;

impl AutoClaim {
    /// What auto-claim does in this situation.
    #[must_use]
    pub fn of(given: &RunPlan) -> Self {
        let way_out = (!run(given).is_empty()).then(|| auto_claim::way_out(given));
        // What a run tells of the user is as good as said.
        let situation = way_out.as_ref().map_or(given, |way_out| &way_out.situation);
        let decision = auto_claim::decide(situation);
        Maker { situation, disputes: vec![] }.answer(&decision, way_out.as_ref(), given)
    }
}

/// Makes an answer, and collects the disputes of everything that is in it.
struct Maker<'a> {
    situation: &'a RunPlan,
    disputes: Vec<&'static catalog::Dispute>,
}

impl Maker<'_> {
    fn answer(mut self, decision: &Decision, way_out: Option<&WayOut>, given: &RunPlan) -> AutoClaim {
        let product = decision.product().map(named);
        let claims: Vec<Claim> = decision.candidates.iter().map(|candidate| self.claim(candidate)).collect();
        let reasons: Vec<ClaimReason> = decision.reasons_that_count().map(|reason| self.reason(reason)).collect();
        let attended = attended::afterwards(self.situation, decision);
        let conditions = conditions::general(self.situation, &decision.actions);
        let policies = self.policies(decision);
        let mut notes: Vec<ClaimText> = vec![];
        if claims.len() > 1 {
            notes.extend(self.said(text_ids::DOUBT_ORDER));
        }
        let by_group = is_by_group(self.situation, decision);
        let how = if by_group { text_ids::NOTE_GROUP } else { text_ids::NOTE_DIRECT };
        for id in [
            text_ids::NOTE_STAYS,
            how,
            text_ids::NOTE_DEFAULT_PREMIUM,
            text_ids::NOTE_PAY_AS_YOU_GO,
            text_ids::NOTE_GENERAL_AVAILABILITY,
        ] {
            notes.extend(self.said(id));
        }
        AutoClaim {
            verdict: decision.verdict,
            certainty: decision.certainty(),
            summary: summary(decision, product.as_ref(), &claims, &reasons),
            product,
            questions: self.questions(&decision.asks),
            conditions: conditions.into_iter().filter_map(|condition| self.condition(condition)).collect(),
            policies,
            advice: self.advice(decision),
            assignment: self.assignment(decision),
            attended_afterwards: AttendedAfterwards {
                state: attended.state,
                questions: self.questions(&attended.asks),
            },
            actions: decision.actions.iter().filter_map(|action| self.action(*action)).collect(),
            time_line: time_line(self.situation, decision)
                .iter()
                .filter_map(|event| self.event(event, by_group))
                .collect(),
            set_up: self.set_up(),
            way_out: way_out.and_then(|way_out| self.way_out(way_out)),
            notes,
            claims,
            reasons,
            situation: Situation(given.clone()),
            knowledge_date: catalog::knowledge_date(),
            disputes: list(&self.disputes),
        }
    }

    /// The sources of a text; its disputes are noted.
    fn cite(&mut self, text: &'static Text) -> Vec<Citation> {
        for dispute in text.disputes {
            if !self.disputes.iter().any(|known| known.id == dispute.id) {
                self.disputes.push(dispute);
            }
        }
        list(text.sources)
    }

    fn said(&mut self, id: &str) -> Option<ClaimText> {
        let text = texts::find(id)?;
        let sources = self.cite(text);
        Some(ClaimText { id: text.entry.id, title: text.entry.title, text: text.entry.text, sources })
    }

    fn policy(&self, at: Option<usize>) -> Option<NamedPolicy> {
        let index = at?;
        Some(named_policy(index, policies(self.situation).get(index)?))
    }

    fn claim(&mut self, candidate: &Candidate) -> Claim {
        let doubts: Vec<ClaimText> =
            candidate.doubts.iter().filter_map(|doubt| self.said(texts::find_two("doubt", doubt)?.entry.id)).collect();
        Claim {
            policy: self.policy(candidate.policy),
            product: named(candidate.product),
            certainty: if doubts.is_empty() { Certainty::Certain } else { Certainty::Possible },
            doubts,
        }
    }

    fn reason(&mut self, reason: &Reason) -> ClaimReason {
        let text = texts::find_two("reason", reason.id);
        ClaimReason {
            id: reason.id,
            title: text.map_or("", |text| text.entry.title),
            text: text.map_or("", |text| text.entry.text),
            policy: self.policy(reason.policy),
            certainty: reason.certainty(),
            fix: text.map(|text| list(text.fix)).unwrap_or_default(),
            sources: text.map(|text| self.cite(text)).unwrap_or_default(),
        }
    }

    fn questions(&self, asks: &[Field]) -> Vec<ClaimQuestion> {
        asks.iter().map(|ask| self.question(*ask)).collect()
    }

    fn question(&self, field: Field) -> ClaimQuestion {
        let info = field.fact.info();
        ClaimQuestion {
            field: field.path(),
            question: info.question,
            help: info.help,
            how_to_find_out: info.find_out,
            policy: self.policy(field.item),
        }
    }

    fn advice(&self, decision: &Decision) -> Vec<ClaimAdvice> {
        let advice = |one: advice::Advice| ClaimAdvice {
            policy: self.policy(Some(one.policy)),
            text: one.text(),
            works_from: one.works_from,
        };
        advice::advice(self.situation, decision).into_iter().map(advice).collect()
    }

    fn assignment(&mut self, decision: &Decision) -> Option<ClaimAssignment> {
        let assignment = outcome::assignment(self.situation, decision)?;
        let text = texts::find(assignment.text)?;
        Some(ClaimAssignment {
            how: assignment.how,
            most: assignment.most,
            text: text.entry.text,
            questions: self.questions(&assignment.asks),
            sources: self.cite(text),
        })
    }

    fn condition(&mut self, condition: Condition) -> Option<ClaimCondition> {
        let text = texts::find_two("condition", condition.id)?;
        let reason = condition.reason.and_then(|reason| texts::find_two("reason", reason));
        let sources = self.cite(text);
        Some(ClaimCondition {
            id: condition.id,
            title: text.entry.title,
            state: condition.state,
            why: reason.map_or(text.entry.why, |reason| reason.entry.text),
            question: condition.ask.map(|ask| self.question(ask)),
            sources: reason.map_or(sources, |reason| self.cite(reason)),
        })
    }

    fn policies(&mut self, decision: &Decision) -> Vec<ClaimPolicyAnswer> {
        let situation = self.situation;
        let mut answers = vec![];
        for (index, (policy, verdict)) in policies(situation).iter().zip(&decision.policies).enumerate() {
            let conditions = conditions::of_policy(situation, index, policy, &decision.actions);
            answers.push(ClaimPolicyAnswer {
                policy: named_policy(index, policy),
                verdict: *verdict,
                conditions: conditions.into_iter().filter_map(|condition| self.condition(condition)).collect(),
            });
        }
        answers
    }

    fn action(&mut self, action: Action) -> Option<ClaimActionEntry> {
        let text = texts::find_two("act", &texts::kebab(action.word()))?;
        self.cite(text);
        let status = |(source, says): &(&'static str, &'static str)| {
            let catalog::Source { title, url, page_date, .. } = *catalog::sources::find(source)?;
            Some(ClaimStatus { status: says, title, url, page_date })
        };
        let statuses: Vec<ClaimStatus> = text.entry.status.iter().filter_map(status).collect();
        let planned = statuses.iter().any(|status| status.status == "planned");
        Some(ClaimActionEntry { action, title: action.label(), place: text.entry.place, planned, statuses })
    }

    fn event(&mut self, event: &Event, by_group: bool) -> Option<ClaimEvent> {
        let text = texts::find(event.id)?;
        let sources = self.cite(text);
        Some(ClaimEvent {
            id: event.id,
            title: text.entry.title,
            text: text.entry.text,
            policy: self.policy(event.policy),
            after: Some(text.entry.after)
                .filter(|after| !after.is_empty())
                .map(|after| if by_group && after == text_ids::TIME_CLAIMED { text_ids::TIME_GROUP } else { after }),
            least: text.entry.least.map(i64::from),
            most: text.entry.most.map(i64::from),
            earliest: event.earliest,
            latest: event.latest,
            sources,
        })
    }

    fn set_up(&mut self) -> ClaimChecklist {
        let SetUp { goal, list: made, may, role, asks } = checklist::set_up(self.situation);
        let goal_text = made.as_ref().map(|made| made.text.entry);
        let role_text = texts::find(role);
        let mut steps = vec![];
        for step in made.iter().flat_map(|made| &made.steps) {
            let sources = self.cite(step.text);
            let Some(owner) = step.text.entry.owner else { continue };
            let (id, section) = (step.text.entry.id, step.text.entry.section);
            let makes = step.makes.plan();
            steps.push(ClaimStep { id, text: step.text.entry.text, owner, section, makes, done: step.done, sources });
        }
        ClaimChecklist {
            goal,
            title: goal.map_or("", Goal::label),
            impossible: goal_text.map_or("", |text| text.impossible),
            app: goal_text.map_or("", |text| text.app),
            product: goal_text.map_or("", |text| text.product),
            may,
            role: role_text.map_or("", |text| text.entry.text),
            questions: self.questions(&asks),
            steps,
            sources: role_text.map(|text| self.cite(text)).unwrap_or_default(),
        }
    }

    fn way_out(&mut self, way_out: &WayOut) -> Option<ClaimWayOut> {
        let text = texts::find(way_out.why)?;
        let sources = self.cite(text);
        Some(ClaimWayOut {
            helps: way_out.helps,
            why: text.entry.text,
            questions: self.questions(&way_out.asks),
            situation: Situation(way_out.situation.clone()),
            sources,
        })
    }
}

fn named_policy(index: usize, policy: &Item) -> NamedPolicy {
    NamedPolicy { index, name: policy.text(Fact::PoliciesName).map(str::to_owned) }
}

fn named(product: Named) -> ClaimedProduct {
    ClaimedProduct { id: product.id().to_owned(), name: product.name().to_owned() }
}

/// The answer in a sentence.
fn summary(decision: &Decision, product: Option<&ClaimedProduct>, claims: &[Claim], reasons: &[ClaimReason]) -> String {
    match (decision.verdict, product) {
        (Verdict::Claimed, Some(product)) => format!("The user gets {}.", product.name),
        (Verdict::Claimed, None) => {
            let mut names: Vec<&str> = vec![];
            for claim in claims {
                if !names.contains(&claim.product.name.as_str()) {
                    names.push(&claim.product.name);
                }
            }
            format!("The user gets a licence; which one isn’t certain: {}.", names.join(" or "))
        }
        (Verdict::NotClaimed, _) => match reasons.first() {
            Some(first) => format!("No licence is claimed. {}.", first.title),
            None => "No licence is claimed.".to_owned(),
        },
        (Verdict::DependsOn, _) if decision.asks.len() == 1 => "One answer decides it.".to_owned(),
        (Verdict::DependsOn, _) => format!("{} answers decide it.", decision.asks.len()),
    }
}
