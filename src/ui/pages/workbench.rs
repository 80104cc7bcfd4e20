//! The workbench page: input and facts beside the answer, or all in one column on a narrow screen.

use super::given::{bar, box_card, on_drag, use_opened_link, use_share};
use super::handlers::{Handlers, use_focus};
use crate::catalog::knowledge_date;
use crate::export::{self, Format};
use crate::fix;
use crate::intake::Evidence;
use crate::labels;
use crate::model::{Fact, Field};
use crate::ui::browser::{self, Deflate};
use crate::ui::fact_edit::FactFilter;
use crate::ui::link::OpenedLink;
use crate::ui::parts::explanation::code_explanation::code_explanation;
use crate::ui::parts::facts::known_facts::known_facts;
use crate::ui::parts::findings::list::findings;
use crate::ui::parts::fix::ways::ways;
use crate::ui::parts::shared::announcer::use_announcer;
use crate::ui::parts::shared::button::{button, disclosure};
use crate::ui::parts::shared::copy_text::CopyText;
use crate::ui::parts::shared::footer::footer;
use crate::ui::parts::shared::header::header;
use crate::ui::parts::verdict::next_question::NextQuestion;
use crate::ui::parts::verdict::verdict_card::verdict_card;
use crate::ui::sharing::report;
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

/// The workbench page. The facts are beside the answer, or between answer and findings on a narrow screen, so that the
/// order of the elements is the reading order.
#[component]
pub(crate) fn WorkbenchPage(props: &WorkbenchPageProps) -> Html {
    let state = use_reducer(|| {
        let mut state = UiState::from(&props.start);
        if let Some(opened) = &props.opened {
            state.open_link(opened);
        }
        state
    });
    let dispatch: Callback<UiAction> = state.dispatcher().into();
    use_opened_link(&props.opened, dispatch.reform(UiAction::OpenLink));
    use_report(&state.workbench, &props.on_change);
    let paste = use_node_ref();
    let focus = use_focus();
    use_width(&focus.root, dispatch.reform(UiAction::SetWide));
    let workbench = &*state.workbench;
    let announcer = use_announcer(
        state.announcement(&workbench.announcement()),
        state.notice.is_empty(),
        &state.announced,
        dispatch.reform(UiAction::Announce),
    );
    let (filter, wide, read_only) = (state.facts, state.wide, workbench.is_read_only());
    let has_answer = workbench.has_answer();
    let explain = props.explain.is_some();
    let (deflate, address) = (props.deflate.as_ref(), props.address.as_ref());
    let share = use_share(&state, has_answer, deflate, address, &dispatch, |shared, form| {
        report(shared, workbench.evidence(), state.pinned, form)
    });
    let handlers = Handlers { dispatch, focus: focus.clone(), paste };
    let when = |shown: bool, part: &dyn Fn() -> Html| if shown { part() } else { Html::default() };
    let facts = when(!workbench.is_empty() || filter > FactFilter::Hidden, &|| {
        known_facts(
            workbench.report(),
            filter,
            read_only,
            &handlers.on_filter(),
            &handlers.on_edit(),
            &handlers.on_place(),
        )
    });
    let (beside, between) = if wide && !explain { (facts, Html::default()) } else { (Html::default(), facts) };
    let asked = when(has_answer || filter > FactFilter::Hidden, &|| question(&state, explain, &handlers));
    let (first, then) = if explain { (asked, Html::default()) } else { (Html::default(), asked) };
    // Each part keeps its position among its siblings, empty or not: Yew would otherwise recreate an element in use.
    html! {
        <div
            class="workbench"
            data-wide={wide.then_some("")}
            ref={focus.root}
            ondragover={Callback::from(on_drag)}
            ondrop={handlers.on_files().reform(DragEvent::into)}
            onpaste={handlers.on_files()}
        >
            { header() }
            { when(!state.notice.is_empty(), &|| html! { <p class="notice">{ state.notice }</p> }) }
            <div class="columns">
                <div class="column given">
                    { when(!read_only && !explain, &intro) }
                    { if let Some(whole) = &props.explain { meaning(workbench, whole) } else if read_only { bar(workbench, &handlers) } else { box_card(workbench, state.text_revision, &SAMPLES, &handlers) } }
                    { beside }
                </div>
                <div class="column meaning">
                    { first }
                    { when(has_answer, &|| verdict_card(workbench.report(), state.sharing.is_some(), handlers.dispatch.reform(|_| UiAction::ToggleShare))) }
                    { share }
                    { then }
                    { if explain { Html::default() } else if has_answer { codes(workbench, "") } else { nothing_yet(workbench, &handlers) } }
                    { when(has_answer, &|| way_out(&state, &handlers)) }
                    { when(!explain, &|| evidence(workbench.evidence())) }
                    { between }
                    { when(has_answer, &|| findings(workbench.report(), workbench.codes(), &props.site, &handlers.on_fact())) }
                </div>
            </div>
            { footer(knowledge_date()) }
            { announcer }
        </div>
    }
}

/// The changes that make the run work, if a rule is broken.
fn way_out(state: &UiState, handlers: &Handlers) -> Html {
    let report = state.workbench.report();
    let on_pin = handlers.dispatch.reform(|(fact, stays)| UiAction::Pin(fact, stays));
    let on_pin = (!state.workbench.is_read_only()).then_some(&on_pin);
    ways(report, &fix::fix(report, state.pinned), state.pinned, on_pin)
}

fn intro() -> Html {
    html! {
        <div class="intro">
            <h2>{ "Why did it fail? Will it run?" }</h2>
            <p>{ "Paste what you have, or say what you know. The answer follows at once." }</p>
        </div>
    }
}

/// The explanation of the code, and a link to the page with the text box.
fn meaning(workbench: &Workbench, whole: &AttrValue) -> Html {
    html! {
        <>
            { codes(workbench, "What it means") }
            <p class="whole"><a href={whole}>{ "Open it in the workbench" }</a>{ ", where you can paste what you have." }</p>
        </>
    }
}

/// The explanations of the codes, under `heading`, or under a heading that says where the codes were found if it is empty.
fn codes(workbench: &Workbench, heading: &'static str) -> Html {
    let codes = workbench.codes();
    let heading = match codes.len() {
        0 => return Html::default(),
        _ if !heading.is_empty() => heading,
        1 if workbench.reading().codes.is_empty() => "The code in the link",
        _ if workbench.reading().codes.is_empty() => "The codes in the link",
        1 => "The code in your paste",
        _ => "The codes in your paste",
    };
    html! {
        <section class="card" aria-labelledby="codes">
            <h3 id="codes">{ heading }</h3>
            <div>{ for codes.iter().map(|entry| code_explanation(entry, &workbench.report().plan)) }</div>
        </section>
    }
}

/// The evidence that a support case needs; empty if nothing failed.
fn evidence(list: &[Evidence]) -> Html {
    if list.is_empty() {
        return Html::default();
    }
    let text = export::evidence(list, true, Format::Text);
    let inside = html! {
        <>
            <p class="quiet">{ "What your paste holds of it, and how to get the rest. Names are not replaced here." }</p>
            <CopyText {text} about="for a support case" rows=10 />
        </>
    };
    html! { <section class="card evidence">{ disclosure("more", "What a support case will ask for", "", inside) }</section> }
}

/// The next question, or the number of skipped ones.
fn question(state: &UiState, explain: bool, handlers: &Handlers) -> Html {
    let skipped: Vec<Fact> = state.skipped.iter().map(|field| field.fact).collect();
    let next = state.workbench.next_question(&skipped, explain);
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

/// What the page will show; or, for text that wasn't recognised, what may help.
fn nothing_yet(workbench: &Workbench, handlers: &Handlers) -> Html {
    let line = |text: &&'static str| html! { <li>{ *text }</li> };
    if workbench.text().trim().is_empty() {
        return html! {
            <section class="hint" aria-label="What you will see here">
                <p><strong>{ "Here you will see" }</strong></p>
                <ul>{ for WILL_SEE.iter().map(line) }</ul>
            </section>
        };
    }
    let onclick = handlers.on_describe().reform(|_| ());
    html! {
        <section class="card hint" aria-labelledby="unread">
            <h3 id="unread">{ "We don’t recognise this text" }</h3>
            <p>{ "It stays in the box as it is. What may help:" }</p>
            <ul>{ for MAY_HELP.iter().map(line) }</ul>
            { button("small", "Say what you know", "", onclick) }
        </section>
    }
}

const WILL_SEE: [&str; 3] = [
    "why a run failed, or whether the next one will work;",
    "what to do, and who can do it;",
    "the page that says so, with its date.",
];

const MAY_HELP: [&str; 3] = [
    "Paste more of it: the whole answer, with the error code and the message.",
    "Type the error code alone, as it stands in the run details.",
    "Say what you know of the run: its mode, the machine, the licences.",
];

/// Calls `on_wide` whenever there is room for two columns, or no longer.
#[hook]
pub(super) fn use_width(root: &NodeRef, on_wide: Callback<bool>) {
    let root = root.clone();
    use_effect_with((), move |()| {
        let watch = browser::watch_width(&root, on_wide);
        move || drop(watch)
    });
}

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
