//! The auto-claim page: a tab with the answer and its conditions, each with the facts that decide it, and one with the
//! set-up.

use super::given::{ABOUT_A_USER, bar, box_card, on_drag, use_share, use_ui_state};
use super::handlers::{Handlers, use_focus};
use crate::api::{Answer, AutoClaim};
use crate::auto_claim::answers::answers;
use crate::auto_claim::combinations::{Combination, FIRST};
use crate::auto_claim::facts::run;
use crate::auto_claim::{decide, way_out};
use crate::export::Format;
use crate::model::{Fact, FactStatus, Field, RunPlan};
use crate::outgoing::ShareForm;
use crate::text::json::indent;
use crate::ui::browser::Deflate;
use crate::ui::fact_edit::FactEdit;
use crate::ui::link::OpenedLink;
use crate::ui::parts::auto_claim::set_up::{claim_notes, claim_set_up};
use crate::ui::parts::auto_claim::stepper::{self, stepper};
use crate::ui::parts::auto_claim::table::claim_table;
use crate::ui::parts::auto_claim::times::claim_times;
use crate::ui::parts::auto_claim::verdict::{claim_outcome, claim_verdict, claim_way_out, policy_name};
use crate::ui::parts::auto_claim::whose::claim_offers;
use crate::ui::parts::paste::next_paste::next_paste;
use crate::ui::parts::shared::announcer::use_announcer;
use crate::ui::parts::shared::header::header;
use crate::ui::parts::shared::tabs::{Tab, tabs};
use crate::ui::parts::verdict::next_question::NextQuestion;
use crate::ui::state::{SharedWorkbench, UiAction, UiState};
use crate::workbench::{Action, SITUATIONS};
use yew::prelude::*;

/// The properties of the page.
#[derive(Clone, Default, Properties, PartialEq)]
pub(crate) struct AutoClaimPageProps {
    /// The content that was opened last.
    #[prop_or_default]
    pub(crate) opened: Option<OpenedLink>,
    /// The address that share links point to, if it is known.
    #[prop_or_default]
    pub(crate) address: Option<AttrValue>,
    /// Deflates share links, if the browser can.
    #[prop_or_default]
    pub(crate) deflate: Option<Deflate>,
    /// Draws the box alone: the first screen, as it stands in the page before any program.
    #[prop_or_default]
    pub(crate) first: bool,
}

/// The tabs: one for a user, one for the tenant.
const TABS: [Tab; 2] = [(CHECK, "Check one user"), (SET_UP, "Set up policies")];
const CHECK: &str = "check-tab";
const SET_UP: &str = "set-up-tab";

/// The page.
#[component]
pub(crate) fn AutoClaimPage(props: &AutoClaimPageProps) -> Html {
    let (state, dispatch) = use_ui_state(&SharedWorkbench::default(), &props.opened);
    let focus = use_focus();
    let narrowed = use_state(|| FIRST);
    let tab = use_state(|| CHECK);
    let paste = use_node_ref();
    let workbench = &*state.workbench;
    let knowledge = workbench.knowledge();
    let plan = knowledge.plan();
    let answer = AutoClaim::of(&plan);
    let said = format!("{}. {}", answer.verdict.label(), answer.summary);
    let announcer = use_announcer(
        state.announcement(&said),
        state.notice.is_empty(),
        &state.announced,
        dispatch.reform(UiAction::Announce),
    );
    let share = use_share(&state, true, props.deflate.as_ref(), props.address.as_ref(), &dispatch, |shared, form| {
        passed_on(&shared.knowledge.plan(), form)
    });
    let handlers = Handlers { dispatch: dispatch.clone(), focus: focus.clone(), paste };
    let reading = workbench.is_read_only();
    let conditions = || {
        stepper(&stepper::Context {
            answer: &answer,
            knowledge,
            plan: &plan,
            question: question(&state, &plan, &answer, &handlers),
            opened: state.opened,
            read_only: reading,
            on_edit: on_step_edit(&handlers),
            on_place: handlers.on_place(),
        })
    };
    let offers = || claim_offers(&workbench.reading().offers, knowledge, &handlers.on_offer(), &handlers.on_edit());
    let at = *tab;
    let on_tab = {
        let (tab, focus) = (tab.setter(), focus.clone());
        Callback::from(move |id: &'static str| {
            focus.next(&[&format!("#{id}")]);
            tab.set(id);
        })
    };
    let on_drop = (!reading).then(|| {
        let facts = run(&plan).iter().map(|(fact, _)| fact).collect();
        handlers.on_click(Action::Forget(facts), &["#verdict"])
    });
    let on_code = dispatch.reform(|code| UiAction::Workbench(Action::Replace(code)));
    let on_narrow = {
        let narrowed = narrowed.setter();
        Callback::from(move |one: Combination| narrowed.set(one))
    };
    html! {
        <div
            class="workbench auto-claim"
            ref={focus.root.clone()}
            ondragover={Callback::from(on_drag)}
            ondrop={handlers.on_files().reform(DragEvent::into)}
            onpaste={handlers.on_files()}
        >
            { header() }
            if !state.notice.is_empty() { <p class="notice">{ state.notice }</p> }
            <div class="page-top">
                if !reading { { intro() } }
                { tabs("Auto-claim", &TABS, at, &on_tab) }
            </div>
            <div class="columns" role="tabpanel" id="check-tab-panel" aria-labelledby={CHECK} hidden={at != CHECK}>
                <div class="column given">
                    { if reading { bar(workbench, &handlers) } else { box_card(&ABOUT_A_USER, workbench, state.text_revision, &SITUATIONS, (offers(), Html::default()), &handlers) } }
                    { for workbench.reading().next_paste.as_ref().map(|next| html! { <section class="card hint">{ next_paste(next, "../", &on_code) }</section> }) }
                </div>
                if !props.first {
                    <div class="column meaning">
                        { claim_verdict(&answer, state.sharing.is_some(), dispatch.reform(|_| UiAction::ToggleShare)) }
                        { share }
                        { for answer.way_out.as_ref().map(|way_out| claim_way_out(way_out, on_drop)) }
                        { conditions() }
                        { claim_outcome(&answer) }
                    </div>
                    <div class="column side">
                        { claim_times(&answer) }
                        { claim_table(*narrowed, &on_narrow) }
                        { claim_notes(&answer) }
                    </div>
                }
            </div>
            <div class="panel" role="tabpanel" id="set-up-tab-panel" aria-labelledby={SET_UP} hidden={at != SET_UP}>
                if at == SET_UP { { claim_set_up(&answer, knowledge, reading, &handlers.on_edit(), &handlers.on_place()) } }
            </div>
            { announcer }
        </div>
    }
}

fn intro() -> Html {
    html! {
        <div class="intro">
            <h2>{ "Will this user get a licence?" }</h2>
            <p>{ "Describe the tenant, the user and what they did. You get an answer right away." }</p>
        </div>
    }
}

/// The answer in the chosen form, for sharing.
fn passed_on(plan: &RunPlan, form: ShareForm) -> String {
    let answer = AutoClaim::of(plan);
    match form {
        ShareForm::Text => answer.text(Format::Text),
        ShareForm::Markdown => answer.text(Format::Markdown),
        ShareForm::Link | ShareForm::Json => indent(&serde_json::to_string(&Answer::new(answer)).unwrap_or_default()),
    }
}

/// Edits a fact in a step, which then stays open whatever the answer becomes.
fn on_step_edit(handlers: &Handlers) -> Callback<FactEdit> {
    let (dispatch, on_edit) = (handlers.dispatch.clone(), handlers.on_edit());
    Callback::from(move |edit: FactEdit| {
        dispatch.emit(UiAction::OpenFact(edit.fact()));
        on_edit.emit(edit);
    })
}

/// The first open field that was neither skipped nor set to unknown, and its question; without one, the number of
/// skipped questions.
fn question(state: &UiState, plan: &RunPlan, answer: &AutoClaim, handlers: &Handlers) -> (Option<Field>, Html) {
    let way_out = answer.way_out.is_some().then(|| way_out(plan));
    let asks: Vec<Field> = way_out.map_or_else(|| decide(plan).asks, |way_out| way_out.asks);
    let knowledge = state.workbench.knowledge();
    let is_open = |field: &Field| knowledge.status(field.fact) != FactStatus::SetUnknown;
    let is_aside = |field: &Field| state.skipped.contains(field);
    let field = asks.iter().copied().find(|field| is_open(field) && !is_aside(field));
    let named = |at: usize| answer.policies.get(at).map(|policy| format!("{}: ", policy_name(&policy.policy)));
    // The next question may be in another step, and is then another element.
    let (dispatch, focus) = (handlers.dispatch.clone(), handlers.focus.clone());
    let on_answer = Callback::from(move |action: UiAction| {
        focus.next(&["#ask", "#verdict"]);
        dispatch.emit(action);
    });
    let (dispatch, focus) = (handlers.dispatch.clone(), handlers.focus.clone());
    let on_go = Callback::from(move |field: Field| {
        focus.next(&[&format!("[data-fact='{}']", field.path())]);
        dispatch.emit(UiAction::OpenFact(if field.item.is_some() { Fact::Policies } else { field.fact }));
    });
    let question = html! {
        <NextQuestion
            read_only={state.workbench.is_read_only()}
            {field}
            about={field.and_then(|field| named(field.item?)).unwrap_or_default()}
            answers={field.map(|field| answers(field, plan)).unwrap_or_default()}
            {on_go}
            skipped={asks.iter().filter(|field| is_aside(field)).count()}
            on_value={on_answer.reform(|(field, value)| UiAction::Workbench(Action::Answer(field, value)))}
            on_skipped={on_answer.reform(UiAction::Skip)}
            on_ask_again={on_answer.reform(|()| UiAction::AskSkipped)}
            on_end={handlers.on_verdict()}
        />
    };
    (field, question)
}
