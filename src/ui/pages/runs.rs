//! The page for many runs: choose files; below are the most frequent failures and the changes that would have saved the
//! most runs.

use super::given::on_drag;
use super::handlers::use_focus;
use crate::export::RunReport;
use crate::ui::browser::{self, Chosen};
use crate::ui::parts::runs::causes::{Around, causes};
use crate::ui::parts::runs::choose::{choose, progress, read_files};
use crate::ui::parts::runs::fleet::{choose_machines, fleet_answer};
use crate::ui::parts::runs::hours::hours;
use crate::ui::parts::runs::places::{machines, others};
use crate::ui::parts::runs::save::save;
use crate::ui::parts::runs::saving::saving;
use crate::ui::parts::shared::announcer::use_announcer;
use crate::ui::parts::shared::header::header;
use crate::ui::parts::shared::segments::{Segment, segments};
use crate::ui::runs_reading::{read, read_machines};
use crate::ui::runs_state::{Form, Phase, RunsAction, RunsState, SharedTriaged, Tab};
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
    let is_done = match state.tab {
        Tab::Runs => matches!(state.phase, Phase::Done(_)),
        Tab::Machines => state.machines.is_some(),
    };
    let root = focus.root.clone();
    let before = use_mut_ref(|| state.tab);
    use_effect_with((is_done, state.tab), move |(is_done, tab)| {
        if before.replace(*tab) == *tab && *is_done {
            browser::focus_in(&root, "#saving");
        }
    });
    let on_clear = {
        let (dispatch, focus) = (dispatch.clone(), focus.clone());
        Callback::from(move |_: MouseEvent| {
            focus.next(&[".drop button"]);
            dispatch.emit(RunsAction::Clear);
        })
    };
    let inside = match (&state.phase, &state.machines, state.tab) {
        (_, None, Tab::Machines) => choose_machines(on_choose),
        (_, Some(machines), Tab::Machines) => fleet_answer(&machines.1, on_choose, on_clear),
        (Phase::Empty, ..) => choose(on_choose),
        (Phase::Reading(now), ..) => {
            let stop = Rc::clone(&stop);
            progress(now, Callback::from(move |_| stop.borrow().set(true)))
        }
        (Phase::Done(triaged), ..) => {
            let report = triaged.report();
            let (saved, keep_names) = (Rc::clone(triaged), state.keep_names);
            let on_save = Callback::from(move |form: Form| {
                browser::download(form.file(), &form.text(&saved, keep_names));
            });
            let around = Around {
                site: &props.site,
                open: state.open,
                filter: &state.filter,
                on_toggle: dispatch.reform(RunsAction::Toggle),
                on_filter: dispatch.reform(RunsAction::Filter),
            };
            html! {
                <>
                    { read_files(triaged, on_choose, on_clear, save(state.keep_names, &dispatch.reform(RunsAction::KeepNames), &on_save)) }
                    { saving(&report) }
                    { causes(&report, &around) }
                    <div class="pair-of-cards">{ hours(&report) }{ machines(&report) }</div>
                    <div class="pair-of-cards">{ others(&report) }</div>
                    { remarks(&report) }
                </>
            }
        }
    };
    let on_tab = dispatch.reform(|at: usize| RunsAction::Go(Tab::ALL.get(at).copied().unwrap_or_default()));
    html! {
        <div
            class="workbench runs"
            ref={focus.root.clone()}
            ondragover={Callback::from(on_drag)}
            ondrop={on_files.reform(DragEvent::into)}
            onpaste={on_files}
        >
            { header() }
            <div class="stack">
                <fieldset><legend class="unseen">{ "Read" }</legend>{ segments(&AttrValue::Static("tab"), tabs(state.tab), &on_tab) }</fieldset>
                { inside }
            </div>
            { announcer }
        </div>
    }
}

fn tabs(chosen: Tab) -> Vec<Segment> {
    Tab::ALL.into_iter().map(|tab| Segment { label: tab.label().into(), chosen: tab == chosen }).collect()
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
    let (tab, phase, machines) = (state.tab, state.phase.clone(), state.machines.clone());
    Callback::from(move |event: Event| {
        let files = Chosen::of(&event);
        if files.is_empty() {
            return;
        }
        event.prevent_default();
        let before = match (tab, &phase) {
            (Tab::Machines, _) => {
                return browser::spawn(read_machines(files, machines.clone(), dispatch.clone()));
            }
            (Tab::Runs, Phase::Reading(_)) => return,
            (Tab::Runs, Phase::Empty) => None,
            (Tab::Runs, Phase::Done(triaged)) => Some(Rc::clone(triaged)),
        };
        let now = Rc::<Cell<bool>>::default();
        stop.replace(Rc::clone(&now));
        browser::spawn(read(files, before, now, dispatch.clone()));
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
