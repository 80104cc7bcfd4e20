//! The workbench: what was given beside what it means; in one column where there is no room for two.

use super::hands::{Hands, use_focus};
use crate::model::{Fact, Standing};
use crate::ui::bench::{Bench, Move, Start};
use crate::ui::browser;
use crate::ui::change::Shown;
use crate::ui::parts::announcer::use_announcer;
use crate::ui::parts::code_explanation::code_explanation;
use crate::ui::parts::findings::findings;
use crate::ui::parts::footer::footer;
use crate::ui::parts::header::header;
use crate::ui::parts::known_facts::known_facts;
use crate::ui::parts::next_question::NextQuestion;
use crate::ui::parts::paste_box::PasteBox;
use crate::ui::parts::press::press;
use crate::ui::parts::trials::trials;
use crate::ui::parts::understood::understood;
use crate::ui::parts::verdict_card::verdict_card;
use crate::workbench::{Action, TRIALS, Workbench};
use yew::prelude::*;

/// What the page begins with.
#[derive(Default, Properties, PartialEq)]
pub(crate) struct WorkbenchPageProps {
    #[prop_or_default]
    pub(crate) start: Start,
}

/// The workbench. Facts stand in the order in which they are read: beside the answer, or between answer and findings.
#[component]
pub(crate) fn WorkbenchPage(props: &WorkbenchPageProps) -> Html {
    let bench = use_reducer(|| Bench::from(&props.start));
    let on_move: Callback<Move> = bench.dispatcher().into();
    let paste = use_node_ref();
    let focus = use_focus();
    use_width(&focus.root, on_move.reform(Move::Widen));
    let (workbench, report) = (&*bench.workbench, bench.workbench.report());
    let announcer = use_announcer(workbench.announcement(), &bench.told, on_move.reform(Move::Tell));
    let hands = Hands { on_move, focus: focus.clone(), paste };
    let (shown, wide) = (bench.shown, bench.wide);
    let has_answer = !workbench.codes().is_empty() || !report.facts.is_empty();
    let when = |shown: bool, part: &dyn Fn() -> Html| if shown { part() } else { Html::default() };
    let facts = when(!workbench.is_empty() || shown > Shown::Later, &|| {
        known_facts(report, shown, &hands.on_shown(), &hands.on_change(), &hands.on_place())
    });
    let (beside, between) = if wide { (facts, Html::default()) } else { (Html::default(), facts) };
    // Every part has its fixed place in its column, empty or not: what is being used must never be drawn anew.
    html! {
        <div class={classes!("workbench", wide.then_some("wide"))} ref={focus.root}>
            { header() }
            <div class="columns">
                <div class="column">
                    { intro() }
                    { box_card(workbench, bench.epoch, &hands) }
                    { beside }
                </div>
                <div class="column">
                    { when(has_answer, &|| verdict_card(report)) }
                    { when(has_answer || shown > Shown::Later, &|| question(&bench, &hands)) }
                    { if has_answer { codes(workbench) } else { nothing_yet(workbench, &hands) } }
                    { between }
                    { when(has_answer, &|| findings(report, &workbench.codes(), &hands.on_fact())) }
                </div>
            </div>
            { footer(report.knowledge_date) }
            { announcer }
        </div>
    }
}

fn intro() -> Html {
    html! {
        <div class="intro">
            <h2>{ "Why did it fail? Will it run?" }</h2>
            <p>{ "Paste what you have, or say what you know. The answer follows at once." }</p>
        </div>
    }
}

/// The box and what goes with it.
fn box_card(workbench: &Workbench, epoch: u32, hands: &Hands) -> Html {
    let titles = TRIALS.iter().map(|trial| trial.title).collect::<Vec<_>>();
    let on_text = hands.on_move.reform(|text| Move::Act(Action::Text(text)));
    let empty = workbench.is_empty();
    html! {
        <section class="card paste" aria-label="What you paste">
            <PasteBox text={AttrValue::from(workbench.shared_text())} {epoch} node={hands.paste.clone()} {on_text} />
            <div class="paste-foot">
                if workbench.text().trim().is_empty() {
                    <p class="promise">{ "It is read here, in your browser. Nothing is sent anywhere." }</p>
                } else {
                    { understood(workbench.reading(), &hands.on_place(), &hands.on_meant()) }
                }
                <div class="buttons">
                    if workbench.can_undo() {
                        { press("link undo", "Undo", "", hands.on_press(Action::Undo, &[".undo", "#paste"])) }
                    }
                    if !empty {
                        { press("link", "Clear", "", hands.on_press(Action::Clear, &["#paste"])) }
                    }
                </div>
            </div>
            if empty { { trials(&titles, &hands.on_try(), &hands.on_say()) } }
        </section>
    }
}

/// What the codes in the paste mean.
fn codes(workbench: &Workbench) -> Html {
    let codes = workbench.codes();
    let heading = match codes.len() {
        0 => return Html::default(),
        1 => "The code in your paste",
        _ => "The codes in your paste",
    };
    html! {
        <section class="card" aria-labelledby="codes">
            <h3 id="codes">{ heading }</h3>
            <div>{ for codes.into_iter().map(code_explanation) }</div>
        </section>
    }
}

/// The first question that was neither put aside nor taken back.
fn question(bench: &Bench, hands: &Hands) -> Html {
    let asked = || bench.workbench.report().to_ask.iter().map(|question| question.fact);
    let is_aside = |fact: &Fact| bench.put_aside.contains(fact);
    let taken_back = |fact: &Fact| bench.workbench.knowledge().standing(*fact) == Standing::TakenBack;
    html! {
        <NextQuestion
            fact={asked().find(|fact| !is_aside(fact) && !taken_back(fact))}
            put_aside={asked().filter(is_aside).count()}
            on_value={hands.on_move.reform(|(fact, value)| Move::Act(Action::Say(fact, value)))}
            on_put_aside={hands.on_move.reform(Move::PutAside)}
            on_ask_again={hands.on_move.reform(|()| Move::AskAgain)}
            on_end={hands.on_verdict()}
        />
    }
}

/// What will stand here; or, of a text of which nothing was understood, what to do.
fn nothing_yet(workbench: &Workbench, hands: &Hands) -> Html {
    let line = |text: &&'static str| html! { <li>{ *text }</li> };
    if workbench.text().trim().is_empty() {
        return html! {
            <section class="hint" aria-label="What you will see here">
                <p><strong>{ "Here you will see" }</strong></p>
                <ul>{ for WILL_SEE.iter().map(line) }</ul>
            </section>
        };
    }
    let onclick = hands.on_say().reform(|_| ());
    html! {
        <section class="card hint" aria-labelledby="unread">
            <h3 id="unread">{ "We don’t recognise this text" }</h3>
            <p>{ "It stays in the box as it is. What may help:" }</p>
            <ul>{ for MAY_HELP.iter().map(line) }</ul>
            { press("small", "Say what you know", "", onclick) }
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

/// Says whenever there is room for two columns, or no longer.
#[hook]
fn use_width(root: &NodeRef, on_wide: Callback<bool>) {
    let root = root.clone();
    use_effect_with((), move |()| {
        let watch = browser::watch_width(&root, on_wide);
        move || drop(watch)
    });
}
