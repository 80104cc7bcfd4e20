//! What the person has in hand on the page of auto-claim: the situation, what follows from it, and what is shown.

use crate::api::AutoClaim;
use crate::autoclaim::ask::Ask;
use crate::autoclaim::combinations::{Combination, Set};
use crate::autoclaim::trials::TRIALS;
use crate::autoclaim::way_out::carry_over;
use crate::autoclaim::{Act, Situation, decide, way_out};
use crate::model::{RunPlan, Units};
use crate::share::{LinkError, body_of};
use crate::text::percent::decode;
use std::rc::Rc;
use yew::prelude::*;

/// How many steps back `Undo` goes.
const UNDO_DEPTH: usize = 50;

/// A situation that an address holds, or why it can't be opened. The same only if it is the very same.
#[derive(Clone)]
pub(crate) struct FollowedClaim(Rc<Result<Situation, LinkError>>);

impl PartialEq for FollowedClaim {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl FollowedClaim {
    /// What is behind the fragment of an address: a share link, which inflates to `json` if it can be inflated, or
    /// `plan=…`, a run that lacks a licence. Nothing if it is neither.
    pub(crate) fn new(fragment: &str, json: Option<&str>) -> Option<Self> {
        if let Some(plan) = fragment.trim_start_matches('#').strip_prefix("plan=") {
            return Some(Self::of_plan(&decode(plan)));
        }
        let opened = match body_of(fragment) {
            Ok(None) => return None,
            Ok(Some(_)) => json.ok_or(LinkError::Damaged).and_then(Situation::from_link),
            Err(error) => Err(error),
        };
        Some(Self(Rc::new(opened)))
    }

    /// The situation of a run, given as a plan in JSON.
    pub(crate) fn of_plan(plan: &str) -> Self {
        let (plan, _) = RunPlan::from_json_leniently(plan, Units::Utf16);
        let mut situation = carry_over(&plan, &Situation::default());
        situation.plan = plan;
        Self(Rc::new(Ok(situation)))
    }
}

/// The form in which an answer is passed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum ClaimForm {
    /// A link to this page that holds the situation.
    #[default]
    Link,
    /// The answer as Markdown.
    Markdown,
    /// The answer as plain text.
    Text,
}

impl ClaimForm {
    /// Every form, with what it is called.
    pub(crate) const ALL: [(Self, &'static str); 3] =
        [(Self::Link, "Link"), (Self::Markdown, "Markdown"), (Self::Text, "Text")];
}

/// What the person wants to pass on.
#[derive(Clone, Default)]
pub(crate) struct ClaimSharing {
    pub(crate) form: ClaimForm,
    /// Names stay as they are.
    pub(crate) keep_names: bool,
    /// The fragment that was made last, with the JSON that is in it; empty where the browser can't make one.
    pub(crate) link: Option<(Rc<str>, String)>,
}

impl ClaimSharing {
    /// What goes out, and which names stand in it for which.
    pub(crate) fn situation(&self, situation: &Situation) -> (Situation, Vec<(String, String)>) {
        let mut redacted = situation.clone();
        let replaced = redacted.redact();
        (if self.keep_names { situation.clone() } else { redacted }, replaced)
    }
}

/// What happens on the page.
pub(crate) enum ClaimMove {
    /// The situation is this one now.
    Say(Situation),
    /// One of the situations to try is taken.
    Try(usize),
    /// What an address holds is opened.
    Follow(FollowedClaim),
    /// A question is put aside.
    PutAside(Ask),
    /// The questions put aside are asked again.
    AskAgain,
    /// Everything is emptied.
    Clear,
    /// Back to before the last change.
    Undo,
    /// There is room for two columns, or no longer.
    Widen(bool),
    /// The panel for passing on is opened or closed.
    Share,
    /// It goes out in this form.
    Form(ClaimForm),
    /// Names stay, or don't.
    KeepNames(bool),
    /// The link to this JSON is made.
    Linked(Rc<str>, String),
    /// The table of combinations shows those that have this in common.
    Narrow(Combination),
    /// Screen readers are told this.
    Tell(String),
}

/// Everything that the page shows.
#[derive(Clone)]
pub(crate) struct ClaimBench {
    pub(crate) situation: Situation,
    pub(crate) answer: Rc<AutoClaim>,
    /// What can still tip the answer.
    pub(crate) asks: Vec<Ask>,
    aside: Vec<Ask>,
    undo: Vec<Situation>,
    pub(crate) wide: bool,
    pub(crate) notice: &'static str,
    pub(crate) sharing: Option<ClaimSharing>,
    pub(crate) narrowed: Combination,
    pub(crate) told: String,
}

impl ClaimBench {
    /// A page that begins with what an address holds.
    pub(crate) fn new(followed: Option<&FollowedClaim>) -> Self {
        let situation = Situation::default();
        let mut bench = Self {
            answer: Rc::new(AutoClaim::from(&situation)),
            situation,
            asks: vec![],
            aside: vec![],
            undo: vec![],
            wide: false,
            notice: "",
            sharing: None,
            narrowed: FIRST,
            told: String::new(),
        };
        bench.take(Situation::default());
        if let Some(followed) = followed {
            bench.follow(followed);
        }
        bench
    }

    /// True as long as nothing is said.
    pub(crate) fn is_empty(&self) -> bool {
        self.situation == Situation::default()
    }

    /// True if there is something to undo.
    pub(crate) const fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// The question whose answer comes first, of those that were not put aside.
    pub(crate) fn question(&self) -> Option<Ask> {
        self.asks.iter().copied().find(|ask| !self.aside.contains(ask))
    }

    /// How many of the open questions are put aside.
    pub(crate) fn put_aside(&self) -> usize {
        self.asks.iter().filter(|ask| self.aside.contains(ask)).count()
    }

    /// What a screen reader is told.
    pub(crate) fn announcement(&self) -> String {
        if self.notice.is_empty() {
            format!("{}. {}", self.answer.verdict.label(), self.answer.summary)
        } else {
            self.notice.to_owned()
        }
    }

    fn take(&mut self, situation: Situation) {
        self.answer = Rc::new(AutoClaim::from(&situation));
        self.asks =
            if situation.plan.is_empty() { decide(&situation).asks } else { way_out(&situation.plan, &situation).asks };
        self.situation = situation;
    }

    fn change(&mut self, situation: Situation) {
        if situation != self.situation {
            self.undo.push(self.situation.clone());
            if self.undo.len() > UNDO_DEPTH {
                self.undo.remove(0);
            }
            self.notice = "";
            self.take(situation);
        }
    }

    fn follow(&mut self, followed: &FollowedClaim) {
        match &*followed.0 {
            Ok(situation) => self.change(situation.clone()),
            Err(error) => self.notice = error.message(),
        }
    }
}

/// What the table of combinations shows at first: what a user without a licence gets where all is set up.
const FIRST: Combination = Combination { feature: true, set: Set::Premium, left: true, held: "", act: Act::Other };

impl Reducible for ClaimBench {
    type Action = ClaimMove;

    fn reduce(self: Rc<Self>, action: ClaimMove) -> Rc<Self> {
        let mut next = Self::clone(&self);
        match action {
            ClaimMove::Say(situation) => next.change(situation),
            ClaimMove::Try(at) => {
                if let Some(trial) = TRIALS.get(at) {
                    next.aside = vec![];
                    next.change(trial.situation());
                }
            }
            ClaimMove::Follow(followed) => next.follow(&followed),
            ClaimMove::PutAside(ask) => next.aside.push(ask),
            ClaimMove::AskAgain => next.aside = vec![],
            ClaimMove::Clear => {
                next.aside = vec![];
                next.change(Situation::default());
            }
            ClaimMove::Undo => {
                if let Some(situation) = next.undo.pop() {
                    next.take(situation);
                }
            }
            ClaimMove::Widen(wide) => next.wide = wide,
            ClaimMove::Share => {
                next.sharing = if next.sharing.is_some() { None } else { Some(ClaimSharing::default()) }
            }
            ClaimMove::Form(form) => next.sharing.get_or_insert_default().form = form,
            ClaimMove::KeepNames(keep) => next.sharing.get_or_insert_default().keep_names = keep,
            ClaimMove::Linked(json, fragment) => {
                if let Some(sharing) = &mut next.sharing {
                    sharing.link = Some((json, fragment));
                }
            }
            ClaimMove::Narrow(narrowed) => next.narrowed = narrowed,
            ClaimMove::Tell(told) => next.told = told,
        }
        Rc::new(next)
    }
}
