//! Shared by the pages with a text box: the box, the bar in its place, opened links, and the share panel.

use super::handlers::Handlers;
use crate::outgoing::{ShareForm, ShareStep};
use crate::share::{Shared, fragment_of};
use crate::ui::browser::{self, Deflate};
use crate::ui::link::OpenedLink;
use crate::ui::parts::paste::marked::marked;
use crate::ui::parts::paste::paste_box::PasteBox;
use crate::ui::parts::paste::read_only_bar::read_only_bar;
use crate::ui::parts::paste::reading_summary::reading_summary;
use crate::ui::parts::paste::samples::samples;
use crate::ui::parts::share::share_panel::share_panel;
use crate::ui::parts::shared::button::button;
use crate::ui::state::{SharedWorkbench, UiAction, UiState};
use crate::workbench::{Action, Sample, Workbench};
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// Accepts dropped files. Everything else is left to the browser.
pub(super) fn on_drag(event: DragEvent) {
    if browser::carries(&event, "Files") {
        event.prevent_default();
    }
}

/// The words of a page’s text box: its label with examples, and what to do without a text.
pub(super) struct BoxWords {
    paste: (&'static str, &'static str),
    without: (&'static str, &'static str),
}

pub(super) const ABOUT_A_RUN: BoxWords = BoxWords {
    paste: (
        "Paste an error, or what a command prints",
        "API response, error message, error code, command output, log …",
    ),
    without: ("No error at hand? ", "Describe the run instead"),
};

pub(super) const ABOUT_A_USER: BoxWords = BoxWords {
    paste: ("Paste the user’s licences (optional)", "Licence list, Microsoft Graph response, command output …"),
    without: ("", "Answer the questions"),
};

/// The text box with its summary, buttons and samples; below it, the questions that the text leaves open, and `aid`.
pub(super) fn box_card(
    words: &BoxWords,
    workbench: &Workbench,
    text_revision: u32,
    to_try: &'static [Sample],
    (offers, aid): (Html, Html),
    handlers: &Handlers,
) -> Html {
    let on_text = handlers.dispatch.reform(|text| UiAction::Workbench(Action::Text(text)));
    let empty = workbench.is_empty();
    let marked =
        (workbench.has_answer() && !workbench.text().is_empty()).then(|| marked(workbench, handlers.on_mark()));
    html! {
        <section class="card paste" data-read={workbench.has_answer().then_some("")} aria-label="Your paste">
            <PasteBox words={words.paste} text={AttrValue::from(workbench.shared_text())} {text_revision} node={handlers.paste.clone()} {on_text} marked={marked.clone()} />
            <div class="paste-foot">
                if workbench.text().trim().is_empty() {
                    <p class="promise">{ "Read in your browser. Nothing is sent." }</p>
                } else {
                    { reading_summary(workbench.reading(), &handlers.on_place(), &handlers.on_suggestion()) }
                }
                <div class="buttons">
                    if marked.is_some() { { button("link", "Edit", "", handlers.on_write()) } }
                    { button("link", "Open a file", "", handlers.on_choose_files()) }
                    if workbench.can_undo() {
                        <span class="undo">{ button("link", "Undo", "", handlers.on_click(Action::Undo, &[".undo button", "#paste"])) }</span>
                    }
                    if !empty {
                        { button("link", "Clear", "", handlers.on_click(Action::Clear, &["#paste"])) }
                    }
                </div>
            </div>
            { offers }
            { aid }
            if empty { { samples(to_try, words.without, &handlers.on_sample(to_try), &handlers.on_describe()) } }
        </section>
    }
}

/// The bar shown instead of the text box when a read-only link is open.
pub(super) fn bar(workbench: &Workbench, handlers: &Handlers) -> Html {
    let undo = workbench.can_undo().then(|| handlers.on_click(Action::Undo, &["#paste", "#reading"]));
    read_only_bar(handlers.on_click(Action::Edit, &["#known", "#paste"]), undo)
}

/// The state of a page, which opens the link at the start and each one that arrives later, and how to change it.
#[hook]
pub(super) fn use_ui_state(
    start: &SharedWorkbench,
    opened: &Option<OpenedLink>,
) -> (UseReducerHandle<UiState>, Callback<UiAction>) {
    let state = use_reducer(|| {
        let mut state = UiState::from(start);
        if let Some(opened) = opened {
            state.open_link(opened);
        }
        state
    });
    let dispatch: Callback<UiAction> = state.dispatcher().into();
    let (first, on_follow) = (use_mut_ref(|| true), dispatch.reform(UiAction::OpenLink));
    use_effect_with(opened.clone(), move |opened| {
        if let Some(opened) = opened.clone().filter(|_| !first.replace(false)) {
            on_follow.emit(opened);
        }
        first.replace(false);
    });
    (state, dispatch)
}

/// The share panel, while it is open. `report` writes the answer in a form. A new link is made when its content
/// changes.
#[hook]
pub(super) fn use_share(
    state: &UiState,
    has_answer: bool,
    deflate: Option<&Deflate>,
    address: Option<&AttrValue>,
    dispatch: &Callback<UiAction>,
    report: impl Fn(&Shared, ShareForm) -> String,
) -> Html {
    let sharing = state.sharing.as_ref().filter(|_| has_answer);
    let json: Option<Rc<str>> = sharing.map(|sharing| sharing.shared(&state.workbench).0.to_json().into());
    let (on_made, deflate) = (dispatch.clone(), deflate.cloned());
    use_effect_with(json.clone(), move |json| {
        let wanted = Rc::new(Cell::new(true));
        if let Some(json) = json.clone() {
            let (wanted, made_of) = (Rc::clone(&wanted), Rc::clone(&json));
            let made = move |body: Option<String>| {
                if wanted.get() {
                    let fragment = body.map_or_else(String::new, |body| fragment_of(&body));
                    on_made.emit(UiAction::Share(ShareStep::Linked(made_of, fragment)));
                }
            };
            match deflate {
                Some(deflate) => deflate.run(&json, made),
                None => made(None),
            }
        }
        move || wanted.set(false)
    });
    let (Some(sharing), Some(json)) = (sharing, json) else { return Html::default() };
    let (shared, replaced) = sharing.shared(&state.workbench);
    let outgoing = sharing.outgoing(&json, address.map(AttrValue::as_str), &|form| report(&shared, form));
    share_panel(sharing, &replaced, outgoing, &dispatch.reform(UiAction::Share))
}
