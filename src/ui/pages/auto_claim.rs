//! The page of auto-claim: the situation beside what follows from it; in one column where there is no room for two.

use super::handlers::use_focus;
use super::workbench::use_width;
use crate::autoclaim::ask::Ask;
use crate::autoclaim::trials::TRIALS;
use crate::autoclaim::{Situation, way_out};
use crate::model::RunPlan;
use crate::share::fragment_of;
use crate::ui::browser::{self, Deflate};
use crate::ui::claim_bench::{ClaimBench, ClaimMove, FollowedClaim};
use crate::ui::parts::auto_claim::controls::Controls;
use crate::ui::parts::auto_claim::form::claim_form;
use crate::ui::parts::auto_claim::picture::claim_picture;
use crate::ui::parts::auto_claim::question::{OnQuestion, claim_question};
use crate::ui::parts::auto_claim::set_up::{claim_notes, claim_set_up};
use crate::ui::parts::auto_claim::share::claim_share;
use crate::ui::parts::auto_claim::table::claim_table;
use crate::ui::parts::auto_claim::times::claim_times;
use crate::ui::parts::auto_claim::verdict::{claim_reasons, claim_verdict, claim_way_out};
use crate::ui::parts::shared::announcer::use_announcer;
use crate::ui::parts::shared::button::button;
use crate::ui::parts::shared::header::header;
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// What the page begins with.
#[derive(Clone, Default, Properties, PartialEq)]
pub(crate) struct AutoClaimPageProps {
    /// What an address holds that was followed last.
    #[prop_or_default]
    pub(crate) followed: Option<FollowedClaim>,
    /// Where share links point to, if that is known.
    #[prop_or_default]
    pub(crate) address: Option<AttrValue>,
    /// What deflates share links, if the browser can.
    #[prop_or_default]
    pub(crate) deflate: Option<Deflate>,
}

/// The page.
#[component]
pub(crate) fn AutoClaimPage(props: &AutoClaimPageProps) -> Html {
    let bench = use_reducer(|| ClaimBench::new(props.followed.as_ref()));
    let on_move: Callback<ClaimMove> = bench.dispatcher().into();
    use_followed(&props.followed, on_move.reform(ClaimMove::Follow));
    let focus = use_focus();
    use_width(&focus.root, on_move.reform(ClaimMove::Widen));
    let announcer =
        use_announcer(bench.announcement(), bench.notice.is_empty(), &bench.told, on_move.reform(ClaimMove::Tell));
    let share = use_share(&bench, props, &on_move);
    let on_situation = on_move.reform(ClaimMove::Say);
    let when = |shown: bool, part: &dyn Fn() -> Html| if shown { part() } else { Html::default() };
    let form = claim_form(&bench.situation, &on_situation);
    let (beside, between) = if bench.wide { (form, Html::default()) } else { (Html::default(), form) };
    let to_focus = |selectors: &'static [&'static str], action: fn() -> ClaimMove| {
        let (focus, on_move) = (focus.clone(), on_move.clone());
        Callback::from(move |_: MouseEvent| {
            focus.next(selectors);
            on_move.emit(action());
        })
    };
    let question = OnQuestion {
        on_answer: after_answer(&focus, &on_situation),
        on_put_aside: {
            let (focus, on_move) = (focus.clone(), on_move.clone());
            Callback::from(move |ask: Ask| {
                focus.next(&["#ask", "#verdict"]);
                on_move.emit(ClaimMove::PutAside(ask));
            })
        },
        on_ask_again: to_focus(&["#ask"], || ClaimMove::AskAgain),
        on_go: {
            let root = focus.root.clone();
            Callback::from(move |ask: Ask| {
                browser::focus_in(&root, &format!("[data-ask='{}']", ask.entry_and_field().1));
            })
        },
    };
    let controls = Controls { situation: &bench.situation, on_situation: &on_situation, scope: "set-up" };
    html! {
        <div class="workbench auto-claim" data-wide={bench.wide.then_some("")} ref={focus.root.clone()}>
            { header() }
            { when(!bench.notice.is_empty(), &|| html! { <p class="notice">{ bench.notice }</p> }) }
            <div class="columns">
                <div class="column given">
                    { intro(&bench, &to_focus, &focus, &on_move) }
                    { beside }
                </div>
                <div class="column meaning">
                    { claim_verdict(&bench.answer, bench.sharing.is_some(), on_move.reform(|_| ClaimMove::Share)) }
                    { share }
                    { claim_question(&bench, &question) }
                    { for bench.answer.way_out.as_ref().map(|way_out| claim_way_out(way_out, drop_run(&bench.situation, &on_situation))) }
                    { claim_reasons(&bench.answer) }
                    { between }
                    { claim_picture(&bench.answer) }
                    { claim_times(&bench.answer) }
                    { claim_set_up(&bench.answer, &controls) }
                    { claim_table(bench.narrowed, &on_move.reform(ClaimMove::Narrow)) }
                    { claim_notes(&bench.answer) }
                </div>
            </div>
            { announcer }
        </div>
    }
}

/// Takes an answer, and goes on to the next question, or to the verdict where none is left.
fn after_answer(focus: &super::handlers::Focus, on_situation: &Callback<Situation>) -> Callback<Situation> {
    let (focus, on_situation) = (focus.clone(), on_situation.clone());
    Callback::from(move |situation: Situation| {
        focus.next(&["#ask", "#verdict"]);
        on_situation.emit(situation);
    })
}

/// Lets go of the run that was carried over; what it told of the user stays.
fn drop_run(situation: &Situation, on_situation: &Callback<Situation>) -> Callback<MouseEvent> {
    let situation = Situation { plan: RunPlan::new(), ..way_out(&situation.plan, situation).situation };
    on_situation.reform(move |_| situation.clone())
}

/// What the page is for, situations to try, and the way back.
fn intro(
    bench: &ClaimBench,
    to_focus: &dyn Fn(&'static [&'static str], fn() -> ClaimMove) -> Callback<MouseEvent>,
    focus: &super::handlers::Focus,
    on_move: &Callback<ClaimMove>,
) -> Html {
    let trial = |(at, trial): (usize, &crate::autoclaim::trials::Trial)| {
        let (focus, on_move) = (focus.clone(), on_move.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            focus.next(&["#verdict"]);
            on_move.emit(ClaimMove::Try(at));
        });
        html! { <li>{ button("small", trial.title, "", onclick) }</li> }
    };
    html! {
        <section class="card trying" aria-labelledby="begin">
            <h2 id="begin">{ "Say what you know" }</h2>
            <p>{ "Of the tenant, the user and the act. The answer follows at once, and nothing is sent anywhere." }</p>
            <div class="trials">
                <p id="trials">{ "Try one of these:" }</p>
                <ul aria-labelledby="trials">{ for TRIALS.iter().enumerate().map(trial) }</ul>
            </div>
            <div class="buttons">
                if bench.can_undo() {
                    <span class="undo">{ button("link", "Undo", "", to_focus(&[".undo button", "#situation"], || ClaimMove::Undo)) }</span>
                }
                if !bench.is_empty() { { button("link", "Clear", "", to_focus(&["#situation"], || ClaimMove::Clear)) } }
            </div>
        </section>
    }
}

/// Opens what is followed while the page is open. What it began with is open already.
#[hook]
fn use_followed(followed: &Option<FollowedClaim>, on_follow: Callback<FollowedClaim>) {
    let first = use_mut_ref(|| true);
    use_effect_with(followed.clone(), move |followed| {
        if let Some(followed) = followed.clone().filter(|_| !first.replace(false)) {
            on_follow.emit(followed);
        }
        first.replace(false);
    });
}

/// The panel for passing on, while it is open. The browser makes a link anew whenever there is something else in it.
#[hook]
fn use_share(bench: &ClaimBench, props: &AutoClaimPageProps, on_move: &Callback<ClaimMove>) -> Html {
    let json: Option<Rc<str>> =
        bench.sharing.as_ref().map(|sharing| sharing.situation(&bench.situation).0.to_link().into());
    let (on_made, deflate) = (on_move.clone(), props.deflate.clone());
    use_effect_with(json.clone(), move |json| {
        let wanted = Rc::new(Cell::new(true));
        if let Some(json) = json.clone() {
            let (wanted, made_of) = (Rc::clone(&wanted), Rc::clone(&json));
            let made = move |body: Option<String>| {
                if wanted.get() {
                    let fragment = body.map_or_else(String::new, |body| fragment_of(&body));
                    on_made.emit(ClaimMove::Linked(made_of, fragment));
                }
            };
            match deflate {
                Some(deflate) => deflate.run(&json, made),
                None => made(None),
            }
        }
        move || wanted.set(false)
    });
    let (Some(sharing), Some(json)) = (&bench.sharing, json) else { return Html::default() };
    claim_share(sharing, &bench.situation, &json, props.address.as_ref(), on_move)
}
