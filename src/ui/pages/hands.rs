//! What a page does on behalf of its parts: acts on the workbench, and takes care of the focus.

use crate::intake::{READ_LIMIT, text_of};
use crate::model::{Fact, Place};
use crate::ui::bench::Move;
use crate::ui::browser;
use crate::ui::change::{Change, Shown};
use crate::workbench::{Action, TRIALS};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// What a page does on behalf of its parts.
#[derive(Clone)]
pub(super) struct Hands {
    pub(super) on_move: Callback<Move>,
    pub(super) focus: Focus,
    pub(super) paste: NodeRef,
}

impl Hands {
    /// Does something, and then gives the focus to the first of these that is there.
    fn act_and_focus(&self, action: Action, selectors: &[&str]) {
        self.focus.next(selectors);
        self.on_move.emit(Move::Act(action));
    }

    pub(super) fn on_press(&self, action: Action, selectors: &'static [&'static str]) -> Callback<MouseEvent> {
        let hands = self.clone();
        Callback::from(move |_| hands.act_and_focus(action.clone(), selectors))
    }

    pub(super) fn on_try(&self) -> Callback<usize> {
        let hands = self.clone();
        Callback::from(move |at: usize| {
            if let Some(trial) = TRIALS.get(at) {
                hands.act_and_focus(Action::Try(trial), &["#verdict", "#paste"]);
            }
        })
    }

    /// Asks the first question, and makes room for what is known.
    pub(super) fn on_say(&self) -> Callback<()> {
        let hands = self.clone();
        Callback::from(move |()| {
            hands.focus.next(&["#ask", "#known"]);
            hands.on_move.emit(Move::Show(Shown::Known));
        })
    }

    pub(super) fn on_shown(&self) -> Callback<Shown> {
        let hands = self.clone();
        Callback::from(move |shown| {
            hands.focus.next(&["#known", "#paste"]);
            hands.on_move.emit(Move::Show(shown));
        })
    }

    /// Replaces a word in the box by the code that was meant.
    pub(super) fn on_meant(&self) -> Callback<(Place, &'static str)> {
        let hands = self.clone();
        Callback::from(move |(place, code): (Place, &'static str)| {
            if let Some(text) = browser::replace(&hands.paste, place.start, place.end, code) {
                hands.act_and_focus(Action::Text(text), &["#paste"]);
            }
        })
    }

    pub(super) fn on_place(&self) -> Callback<Place> {
        let paste = self.paste.clone();
        Callback::from(move |place: Place| browser::select(&paste, place.start, place.end))
    }

    pub(super) fn on_change(&self) -> Callback<Change> {
        let hands = self.clone();
        Callback::from(move |change: Change| match change {
            Change::Say(fact, value) => hands.on_move.emit(Move::Act(Action::Say(fact, value))),
            Change::TakeBack(fact) => hands.act_and_focus(Action::TakeBack(fact), &[&selector(fact), "#known"]),
            Change::Restore(fact) => hands.act_and_focus(Action::Restore(fact), &[&selector(fact), "#known", "#paste"]),
        })
    }

    /// Goes to a fact, and shows it first if need be.
    pub(super) fn on_fact(&self) -> Callback<Fact> {
        let hands = self.clone();
        Callback::from(move |fact| {
            if !browser::focus_in(&hands.focus.root, &selector(fact)) {
                hands.focus.next(&[&selector(fact)]);
                hands.on_move.emit(Move::Show(Shown::All));
            }
        })
    }

    /// Takes the files that are dropped, pasted or chosen into the box. What comes as text too is pasted as text.
    pub(super) fn on_files(&self) -> Callback<Event> {
        let hands = self.clone();
        Callback::from(move |event: Event| {
            let files = browser::files(&event);
            if files.is_empty() || browser::carries(&event, "text/plain") {
                return;
            }
            event.prevent_default();
            let on_move = hands.on_move.clone();
            if files.iter().any(|file| file.type_().starts_with("image/")) {
                return on_move.emit(Move::Notice(PICTURE));
            }
            browser::read_files(files, MOST_OF_A_FILE, move |files| {
                let texts: Option<Vec<String>> = files.iter().map(|bytes| text_of(bytes)).collect();
                on_move.emit(match texts {
                    Some(texts) => {
                        let mut text = texts.join("\n\n");
                        // What is never read would only make the box slow; the file still has it.
                        text.truncate(text.floor_char_boundary(READ_LIMIT + 1));
                        Move::Act(Action::Replace(text))
                    }
                    None => Move::Notice(NO_TEXT),
                });
            });
        })
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

/// More of a file than the box reads, in an encoding that takes twice the room.
const MOST_OF_A_FILE: i32 = 2 * (READ_LIMIT as i32) + 4;

fn selector(fact: Fact) -> String {
    format!("[data-fact='{}']", fact.id())
}

/// Where the focus goes once the page is drawn again.
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

/// Gives the focus, after every drawing, to what was wished for last.
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
