//! The page for many runs: choose files; below are the most frequent failures and the changes that would have saved the
//! most runs.

use super::given::on_drag;
use super::handlers::use_focus;
use crate::export::RunReport;
use crate::ui::browser::{self, Chosen};
use crate::ui::parts::runs::causes::causes;
use crate::ui::parts::runs::choose::{choose, progress, read_files};
use crate::ui::parts::runs::saving::saving;
use crate::ui::parts::shared::announcer::use_announcer;
use crate::ui::parts::shared::header::header;
use crate::ui::runs_reading::read;
use crate::ui::runs_state::{Phase, RunsAction, RunsState, SharedTriaged};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// The properties of the page.
#[derive(Clone, Default, Properties, PartialEq)]
pub(crate) struct RunsPageProps {
    /// The address of the site.
    pub(crate) site: AttrValue,
    /// A result to start with.
    #[prop_or_default]
    pub(crate) start: Option<SharedTriaged>,
}

/// The page for many runs.
#[component]
pub(crate) fn RunsPage(props: &RunsPageProps) -> Html {
    let state = use_reducer(|| {
        let phase = props.start.as_ref().map(|start| Phase::Done(Rc::clone(&start.0))).unwrap_or_default();
        RunsState { phase, ..RunsState::default() }
    });
    let dispatch: Callback<RunsAction> = state.dispatcher().into();
    let focus = use_focus();
    // Stops the current reading.
    let stop = use_mut_ref(Rc::<Cell<bool>>::default);
    {
        let stop = Rc::clone(&stop);
        use_effect_with((), move |()| move || stop.borrow().set(true));
    }
    let announcer = use_announcer(said(&state), true, &state.announced, dispatch.reform(RunsAction::Announce));
    let on_files = on_files(&state, &stop, &dispatch);
    let on_choose = {
        let on_files = on_files.clone();
        Callback::from(move |_: MouseEvent| {
            browser::choose_files(on_files.clone());
        })
    };
    // Where the answer takes the place of what was pressed, the focus goes to it.
    let (is_done, root) = (matches!(state.phase, Phase::Done(_)), focus.root.clone());
    use_effect_with(is_done, move |is_done| {
        if *is_done {
            browser::focus_in(&root, "#saving");
        }
    });
    let inside = match &state.phase {
        Phase::Empty => choose(on_choose),
        Phase::Reading(now) => {
            let stop = Rc::clone(&stop);
            progress(now, Callback::from(move |_| stop.borrow().set(true)))
        }
        Phase::Done(triaged) => {
            let on_clear = {
                let (dispatch, focus) = (dispatch.clone(), focus.clone());
                Callback::from(move |_| {
                    focus.next(&[".drop button"]);
                    dispatch.emit(RunsAction::Clear);
                })
            };
            let report = triaged.report();
            html! {
                <>
                    { read_files(triaged, on_choose, on_clear) }
                    { saving(&report) }
                    { causes(&report, &props.site, state.open, &dispatch.reform(RunsAction::Toggle)) }
                    { remarks(&report) }
                </>
            }
        }
    };
    html! {
        <div
            class="workbench runs"
            ref={focus.root.clone()}
            ondragover={Callback::from(on_drag)}
            ondrop={on_files.reform(DragEvent::into)}
            onpaste={on_files}
        >
            { header() }
            <div class="stack">{ inside }</div>
            { announcer }
        </div>
    }
}

/// What screen readers are told.
fn said(state: &RunsState) -> String {
    match &state.phase {
        Phase::Empty => String::new(),
        Phase::Reading(_) => "Reading".to_owned(),
        Phase::Done(triaged) => triaged.report().headline(),
    }
}

/// Reads files that are dropped, pasted or chosen, and adds them to what was read before.
fn on_files(state: &RunsState, stop: &Rc<RefCell<Rc<Cell<bool>>>>, dispatch: &Callback<RunsAction>) -> Callback<Event> {
    let (stop, dispatch) = (Rc::clone(stop), dispatch.clone());
    let before = match &state.phase {
        Phase::Done(triaged) => Some(Rc::clone(triaged)),
        Phase::Empty | Phase::Reading(_) => None,
    };
    let busy = matches!(state.phase, Phase::Reading(_));
    Callback::from(move |event: Event| {
        let files = Chosen::of(&event);
        if files.is_empty() {
            return;
        }
        event.prevent_default();
        if busy {
            return;
        }
        let now = Rc::<Cell<bool>>::default();
        stop.replace(Rc::clone(&now));
        browser::spawn(read(files, before.clone(), now, dispatch.clone()));
    })
}

fn remarks(report: &RunReport<'_>) -> Html {
    let lines = report.worst().into_iter().map(|(label, text)| format!("{label}: {text}"));
    let lines: Vec<String> = lines.chain(report.remarks()).collect();
    html! {
        if !lines.is_empty() {
            <section class="card" aria-labelledby="remarks">
                <h2 id="remarks">{ "Good to know" }</h2>
                <ul class="notes">{ for lines.into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            </section>
        }
    }
}
