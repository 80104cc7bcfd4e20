//! Help for a fact: what exactly it means and how to find it out, collapsed.

use super::button::disclosure;
use super::copy_text::CopyText;
use crate::model::{Fact, FindOut};
use yew::prelude::*;

/// Help for a fact.
pub(crate) fn how_to_find_out(fact: Fact) -> Html {
    let info = fact.info();
    ways_to_find_out(info.help, info.find_out, info.label)
}

/// Help for anything. `about` distinguishes it for screen readers.
pub(crate) fn ways_to_find_out(help: &'static str, ways: &[FindOut], about: &'static str) -> Html {
    let inside = html! {
        <>
            <p>{ help }</p>
            <ul class="clues">{ for ways.iter().map(way) }</ul>
        </>
    };
    disclosure("find-out", "How to find out", about, inside)
}

/// A command to copy, a place to look, or a person to ask.
fn way(find_out: &FindOut) -> Html {
    let (kind, text) = match *find_out {
        FindOut::Command(command) => ("Run", html! { <CopyText text={command} about={command} /> }),
        FindOut::Menu(path) => ("Look", html! { { path } }),
        FindOut::Person(person) => ("Ask", html! { { person } }),
    };
    html! { <li class="clue"><span class="clue-kind">{ kind }</span><span class="clue-text">{ text }</span></li> }
}
