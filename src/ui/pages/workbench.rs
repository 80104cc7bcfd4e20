//! The workbench page: the box, the answer, the run's facts beside it, the details; one column on a narrow screen.

use super::answer::{Answer, Part, next_question, solved};
use super::given::{ABOUT_A_RUN, bar, box_card, on_drag, use_share, use_ui_state};
use super::handlers::{Handlers, use_focus};
use crate::catalog::knowledge_date;
use crate::export::{self, Format};
use crate::intake::Evidence;
use crate::labels;
use crate::model::Field;
use crate::outgoing::report;
use crate::ui::browser::Deflate;
use crate::ui::fact_edit::FactFilter;
use crate::ui::link::OpenedLink;
use crate::ui::parts::facts::known_facts;
use crate::ui::parts::paste::collector::collector;
use crate::ui::parts::paste::next_paste::next_paste;
use crate::ui::parts::paste::offers::offers;
use crate::ui::parts::shared::announcer::use_announcer;
use crate::ui::parts::shared::button::button;
use crate::ui::parts::shared::copy_text::CopyText;
use crate::ui::parts::shared::footer::footer;
use crate::ui::parts::shared::header::header;
use crate::ui::parts::verdict::next_question::NextQuestion;
use crate::ui::state::{SharedWorkbench, UiAction, UiState};
use crate::workbench::{Action, SAMPLES, Workbench};
use std::rc::Rc;
use yew::prelude::*;

/// The properties of the page.
#[derive(Clone, Default, Properties, PartialEq)]
pub(crate) struct WorkbenchPageProps {
    #[prop_or_default]
    pub(crate) start: SharedWorkbench,
    /// The address that share links point to, if it is known.
    #[prop_or_default]
    pub(crate) address: Option<AttrValue>,
    /// The address of the site, with a slash at the end; empty if this page is the site's start page.
    #[prop_or_default]
    pub(crate) site: AttrValue,
    /// Deflates share links, if the browser can.
    #[prop_or_default]
    pub(crate) deflate: Option<Deflate>,
    /// The share link that was opened last.
    #[prop_or_default]
    pub(crate) opened: Option<OpenedLink>,
    /// Shows the explanation of a code instead of the text box. The value is the address of the page with the box.
    #[prop_or_default]
    pub(crate) explain: Option<AttrValue>,
    /// Called with the workbench at first and after each change.
    #[prop_or_default]
    pub(crate) on_change: Option<Callback<SharedWorkbench>>,
}

/// The workbench page. The order of the elements is the reading order: box, answer, facts, details.
#[component]
pub(crate) fn WorkbenchPage(props: &WorkbenchPageProps) -> Html {
    let (state, dispatch) = use_ui_state(&props.start, &props.opened);
    use_report(&state.workbench, &props.on_change);
    let paste = use_node_ref();
    let focus = use_focus();
    let workbench = &*state.workbench;
    let announcer = use_announcer(
        state.announcement(&workbench.announcement()),
        state.notice.is_empty(),
        &state.announced,
        dispatch.reform(UiAction::Announce),
    );
    let read_only = workbench.is_read_only();
    let has_answer = workbench.has_answer();
    let explain = props.explain.is_some();
    let (deflate, address) = (props.deflate.as_ref(), props.address.as_ref());
    let share = use_share(&state, has_answer, deflate, address, &dispatch, |shared, form| {
        report(shared, workbench.evidence(), state.pinned, form)
    });
    let handlers = Handlers { dispatch, focus: focus.clone(), paste };
    let when = |shown: bool, part: &dyn Fn() -> Html| if shown { part() } else { Html::default() };
    let answer = has_answer.then(|| Answer::new(&state, &handlers, &props.site, explain));
    let part = |part: Part| answer.as_ref().map_or_else(Html::default, |answer| answer.part(part));
    // The fix of a failure comes before what it means for the next run.
    let explained = !workbench.codes().is_empty();
    let describes = state.facts > FactFilter::Hidden;
    // Each part keeps its position among its siblings, even if empty: Yew would otherwise recreate an element in use.
    html! {
        <div
            class="workbench"
            ref={focus.root}
            ondragover={Callback::from(on_drag)}
            ondrop={handlers.on_files().reform(DragEvent::into)}
            onpaste={handlers.on_files()}
        >
            { header() }
            { when(!state.notice.is_empty(), &|| html! { <p class="notice">{ state.notice }</p> }) }
            <div class="columns" data-answer={(has_answer || describes).then_some("")}>
                <div class="column given">
                    { when(!read_only && !explain && !has_answer && !describes, &intro) }
                    { if let Some(whole) = &props.explain { whole_page(whole) } else if read_only { bar(workbench, &handlers) } else { box_card(&ABOUT_A_RUN, workbench, state.text_revision, &SAMPLES, (offers(&workbench.reading().offers, &handlers.on_offer()), collector()), &handlers) } }
                </div>
                <div class="column meaning">
                    { when(!explain && (has_answer || describes), &|| html! { <h2 class="unseen">{ "Answer" }</h2> }) }
                    { part(Part::Failure) }
                    { when(explained, &|| part(Part::WhatToDo)) }
                    { part(Part::Verdict) }
                    { share }
                    { when(!explained, &|| part(Part::WhatToDo)) }
                    { when(has_answer || describes, &|| question(&state, explain, &handlers)) }
                    { when(!has_answer && !describes && !explain, &|| example_or_advice(workbench, &props.site, &handlers)) }
                </div>
                <div class="column side">{ when(has_answer || describes, &|| your_run(&state, &handlers)) }</div>
                <div class="column rest">
                    { part(Part::Details) }
                    { when(!explain, &|| evidence(workbench.evidence())) }
                    { part(Part::Sources) }
                </div>
            </div>
            { footer(knowledge_date()) }
            { announcer }
        </div>
    }
}

/// The facts of the run, with the verdict above them.
fn your_run(state: &UiState, handlers: &Handlers) -> Html {
    let context = known_facts::Context {
        filter: state.facts,
        find: &state.find,
        opened: state.opened,
        read_only: state.workbench.is_read_only(),
        on_filter: handlers.on_filter(),
        on_find: handlers.dispatch.reform(UiAction::Find),
        on_edit: handlers.on_edit(),
        on_place: handlers.on_place(),
        on_verdict: handlers.on_verdict(),
    };
    known_facts::known_facts(state.workbench.report(), state.workbench.has_answer(), &context)
}

fn intro() -> Html {
    html! {
        <div class="intro">
            <h2>{ "Why did this Power Automate desktop flow fail? Will the next run work?" }</h2>
            <p>{ "Paste an error or describe the run. You get the cause, the fix and who makes it, with a dated Microsoft source." }</p>
        </div>
    }
}

/// A link to the page with the text box.
fn whole_page(whole: &AttrValue) -> Html {
    html! { <p class="whole"><a href={whole}>{ "Open in the workbench" }</a>{ " to paste your own error." }</p> }
}

/// The evidence that a support case needs; empty if nothing failed.
fn evidence(list: &[Evidence]) -> Html {
    if list.is_empty() {
        return Html::default();
    }
    let text = export::evidence(list, true, Format::Text);
    let inside = html! {
        <>
            <p class="quiet">{ "What your paste contains of it, and how to get the rest. Names aren’t replaced here." }</p>
            <CopyText {text} about="for a support case" rows=10 />
        </>
    };
    html! {
        <details class="card fold evidence">
            <summary><h3>{ "What Microsoft support will ask for" }</h3></summary>
            { inside }
        </details>
    }
}

/// The next question, or the number of skipped ones.
fn question(state: &UiState, explain: bool, handlers: &Handlers) -> Html {
    let next = next_question(state, explain);
    let field = next.fact.map(Field::from);
    let answers = next.fact.map(labels::answers).unwrap_or_default();
    html! {
        <NextQuestion
            read_only={state.workbench.is_read_only()}
            {field}
            answers={answers.into_iter().filter_map(|(label, value)| Some((label, field?, value))).collect::<Vec<_>>()}
            skipped={next.skipped}
            on_go={handlers.on_fact().reform(|field: Field| field.fact)}
            on_value={handlers.dispatch.reform(|(field, value)| UiAction::Workbench(Action::Answer(field, value)))}
            on_skipped={handlers.dispatch.reform(UiAction::Skip)}
            on_ask_again={handlers.dispatch.reform(|()| UiAction::AskSkipped)}
            on_end={handlers.on_verdict()}
        />
    }
}

/// Before any input, a solved example; for text that wasn't recognised, suggestions. Recognised text is answered beside
/// the box.
fn example_or_advice(workbench: &Workbench, site: &str, handlers: &Handlers) -> Html {
    if workbench.text().trim().is_empty() {
        return solved();
    }
    if !workbench.reading().artifacts.is_empty() {
        return Html::default();
    }
    let line = |text: &&'static str| html! { <li>{ *text }</li> };
    let onclick = handlers.on_describe().reform(|_| ());
    let on_code = handlers.dispatch.reform(|code| UiAction::Workbench(Action::Replace(code)));
    let next = workbench.reading().next_paste.as_ref();
    let is_look_up = next.is_some_and(|next| next.is_look_up);
    let help = match next {
        Some(next) => next_paste(next, site, &on_code),
        None => html! { <ul>{ for MAY_HELP.iter().map(line) }</ul> },
    };
    html! {
        <section class="card hint" aria-labelledby="unread">
            <h3 id="unread">{ if is_look_up { "Closest entries" } else { "Not recognised" } }</h3>
            { help }
            { button("small", "Describe the run instead", "", onclick) }
        </section>
    }
}

const MAY_HELP: [&str; 3] = [
    "Paste more of it: the whole response, with the error code and the message.",
    "Type only the error code, as the run details show it.",
    "Describe the run: its mode, the machine, the licences.",
];

/// Reports each change to the embedding page.
#[hook]
fn use_report(workbench: &Rc<Workbench>, on_change: &Option<Callback<SharedWorkbench>>) {
    let on_change = on_change.clone();
    use_effect_with(SharedWorkbench(Rc::clone(workbench)), move |workbench| {
        if let Some(on_change) = on_change {
            on_change.emit(workbench.clone());
        }
    });
}
