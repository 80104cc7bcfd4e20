//! The event handlers that a page passes to its parts: they dispatch actions and move the focus.

use crate::intake::{READ_LIMIT, text_of};
use crate::model::{Fact, Place};
use crate::ui::browser;
use crate::ui::fact_edit::{FactEdit, FactFilter};
use crate::ui::state::UiAction;
use crate::workbench::{Action, Sample};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The event handlers of the workbench page.
#[derive(Clone)]
pub(super) struct Handlers {
    pub(super) dispatch: Callback<UiAction>,
    pub(super) focus: Focus,
    pub(super) paste: NodeRef,
}

impl Handlers {
    /// Applies an action, then focuses the first of these selectors that matches.
    fn apply_and_focus(&self, action: Action, selectors: &[&str]) {
        self.focus.next(selectors);
        self.dispatch.emit(UiAction::Workbench(action));
    }

    pub(super) fn on_click(&self, action: Action, selectors: &'static [&'static str]) -> Callback<MouseEvent> {
        let handlers = self.clone();
        Callback::from(move |_| handlers.apply_and_focus(action.clone(), selectors))
    }

    pub(super) fn on_sample(&self, samples: &'static [Sample]) -> Callback<usize> {
        let handlers = self.clone();
        Callback::from(move |at: usize| {
            if let Some(sample) = samples.get(at) {
                handlers.apply_and_focus(Action::LoadSample(sample), &["#verdict", "#paste"]);
            }
        })
    }

    /// Shows the facts that matter most, to describe a run with.
    pub(super) fn on_describe(&self) -> Callback<()> {
        let handlers = self.clone();
        Callback::from(move |()| {
            handlers.focus.next(&["#known"]);
            handlers.dispatch.emit(UiAction::FilterFacts(FactFilter::Relevant));
        })
    }

    pub(super) fn on_filter(&self) -> Callback<FactFilter> {
        let handlers = self.clone();
        Callback::from(move |filter| {
            handlers.focus.next(&["#known", "#paste"]);
            handlers.dispatch.emit(UiAction::FilterFacts(filter));
        })
    }

    /// Replaces a word in the text box by the suggested code.
    pub(super) fn on_suggestion(&self) -> Callback<(Place, &'static str)> {
        let handlers = self.clone();
        Callback::from(move |(place, code): (Place, &'static str)| {
            if let Some(text) = browser::replace(&handlers.paste, place.start, place.end, code) {
                handlers.apply_and_focus(Action::Text(text), &["#paste"]);
            }
        })
    }

    /// Goes to a place in the paste: to its mark, or else into the text box.
    pub(super) fn on_place(&self) -> Callback<Place> {
        let (root, paste) = (self.focus.root.clone(), self.paste.clone());
        Callback::from(move |place: Place| {
            if !browser::focus_in(&root, &format!("[data-place='{}']", place.start)) {
                browser::select(&paste, place.start, place.end);
            }
        })
    }

    /// Goes from a mark to what it leads to: its fact, or the answer.
    pub(super) fn on_mark(&self) -> Callback<MouseEvent> {
        let root = self.focus.root.clone();
        Callback::from(move |event: MouseEvent| {
            if let Some(to) = browser::attribute(&event, "data-to") {
                event.prevent_default();
                browser::open_and_focus(&root, &to);
            }
        })
    }

    /// Shows the text box to write in.
    pub(super) fn on_write(&self) -> Callback<MouseEvent> {
        let paste = self.paste.clone();
        Callback::from(move |_| browser::write_in(&paste))
    }

    pub(super) fn on_edit(&self) -> Callback<FactEdit> {
        let handlers = self.clone();
        Callback::from(move |edit: FactEdit| match edit {
            FactEdit::Set(fact, value) => handlers.dispatch.emit(UiAction::Workbench(Action::Set(fact, value))),
            FactEdit::SetUnknown(fact) => {
                handlers.apply_and_focus(Action::SetUnknown(fact), &[&selector(fact), "#known"])
            }
            FactEdit::Restore(fact) => {
                handlers.apply_and_focus(Action::Restore(fact), &[&selector(fact), "#known", "#paste"])
            }
        })
    }

    /// Shows a fact with its control, and focuses it.
    pub(super) fn on_fact(&self) -> Callback<Fact> {
        let handlers = self.clone();
        Callback::from(move |fact| {
            handlers.focus.next(&[&selector(fact)]);
            handlers.dispatch.emit(UiAction::OpenFact(fact));
        })
    }

    /// Reads files that are dropped, pasted or chosen into the text box. A paste with plain text is left to the
    /// browser.
    pub(super) fn on_files(&self) -> Callback<Event> {
        let handlers = self.clone();
        Callback::from(move |event: Event| {
            let files = browser::files(&event);
            if files.is_empty() || browser::carries(&event, "text/plain") {
                return;
            }
            event.prevent_default();
            let dispatch = handlers.dispatch.clone();
            if files.iter().any(|file| file.type_().starts_with("image/")) {
                return dispatch.emit(UiAction::Notice(PICTURE));
            }
            browser::read_files(files, MOST_OF_A_FILE, move |files| {
                let texts: Option<Vec<String>> = files.iter().map(|bytes| text_of(bytes)).collect();
                dispatch.emit(match texts {
                    Some(texts) => {
                        let mut text = texts.join("\n\n");
                        // Text beyond the limit is never read, and would make the text box slow.
                        text.truncate(text.floor_char_boundary(READ_LIMIT + 1));
                        UiAction::Workbench(Action::Replace(text))
                    }
                    None => UiAction::Notice(NO_TEXT),
                });
            });
        })
    }

    /// Chooses an answer to a question that the text leaves open.
    pub(super) fn on_offer(&self) -> Callback<(usize, usize)> {
        self.dispatch.reform(|(offer, choice)| UiAction::Workbench(Action::Choose(offer, choice)))
    }

    pub(super) fn on_choose_files(&self) -> Callback<MouseEvent> {
        let on_files = self.on_files();
        Callback::from(move |_| {
            browser::choose_files(on_files.clone());
        })
    }

    pub(super) fn on_verdict(&self) -> Callback<()> {
        let root = self.focus.root.clone();
        Callback::from(move |()| {
            browser::focus_in(&root, "#verdict");
        })
    }
}

const PICTURE: &str = "Pictures can’t be read. Copy the text of the message, or type the error code into the box.";
const NO_TEXT: &str = "This file holds no text. Open it in its own program, copy the text, and paste it into the box.";

/// The number of bytes read of a file: one character past the limit, in UTF-16.
const MOST_OF_A_FILE: i32 = 2 * (READ_LIMIT as i32) + 4;

fn selector(fact: Fact) -> String {
    format!("[data-fact='{}']", fact.id())
}

/// Where the focus goes after the next render.
#[derive(Clone)]
pub(super) struct Focus {
    pub(super) root: NodeRef,
    wanted: Rc<RefCell<Vec<String>>>,
}

impl Focus {
    pub(super) fn next(&self, selectors: &[&str]) {
        self.wanted.replace(selectors.iter().map(|selector| (*selector).to_owned()).collect());
    }
}

/// After every render, moves the focus to the last target of [`Focus::next`].
#[hook]
pub(super) fn use_focus() -> Focus {
    let focus = Focus { root: use_node_ref(), wanted: use_mut_ref(Vec::new) };
    let after = focus.clone();
    use_effect(move || {
        for selector in after.wanted.take() {
            if browser::focus_in(&after.root, &selector) {
                break;
            }
        }
    });
    focus
}
