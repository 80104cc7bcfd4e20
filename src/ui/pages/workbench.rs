//! The workbench: what was given beside what it means; in one column where there is no room for two.

use super::hands::{Hands, use_focus};
use crate::catalog::knowledge_date;
use crate::explain::telling_fact;
use crate::export::{self, Format};
use crate::intake::Evidence;
use crate::model::{Fact, Standing};
use crate::plan_fix;
use crate::share::fragment_of;
use crate::ui::bench::{Bench, Move, Start};
use crate::ui::browser::{self, Deflate};
use crate::ui::change::Shown;
use crate::ui::link::Followed;
use crate::ui::parts::explanation::code_explanation::code_explanation;
use crate::ui::parts::facts::known_facts::known_facts;
use crate::ui::parts::findings::list::findings;
use crate::ui::parts::fix::ways::ways;
use crate::ui::parts::paste::collector::collector;
use crate::ui::parts::paste::offers::offers;
use crate::ui::parts::paste::paste_box::PasteBox;
use crate::ui::parts::paste::reading_bar::reading_bar;
use crate::ui::parts::paste::trials::trials;
use crate::ui::parts::paste::understood::understood;
use crate::ui::parts::share::share_panel::share_panel;
use crate::ui::parts::shared::announcer::use_announcer;
use crate::ui::parts::shared::copy_text::CopyText;
use crate::ui::parts::shared::footer::footer;
use crate::ui::parts::shared::header::header;
use crate::ui::parts::shared::press::{fold, press};
use crate::ui::parts::verdict::next_question::NextQuestion;
use crate::ui::parts::verdict::verdict_card::verdict_card;
use crate::ui::sharing::ShareStep;
use crate::workbench::{Action, TRIALS, Workbench};
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// What the page begins with.
#[derive(Clone, Default, Properties, PartialEq)]
pub(crate) struct WorkbenchPageProps {
    #[prop_or_default]
    pub(crate) start: Start,
    /// Where share links point to, if that is known.
    #[prop_or_default]
    pub(crate) address: Option<AttrValue>,
    /// The address of the site, with a slash at the end; empty where the page is its start.
    #[prop_or_default]
    pub(crate) site: AttrValue,
    /// What deflates share links, if the browser can.
    #[prop_or_default]
    pub(crate) deflate: Option<Deflate>,
    /// The share link that was followed last.
    #[prop_or_default]
    pub(crate) followed: Option<Followed>,
    /// There is no box: what a code means stands first, and what follows beside it. This is the address of the box.
    #[prop_or_default]
    pub(crate) explain: Option<AttrValue>,
    /// Is told of the workbench at first and after each change.
    #[prop_or_default]
    pub(crate) on_change: Option<Callback<Start>>,
}

/// The workbench. Facts stand in the order in which they are read: beside the answer, or between answer and findings.
#[component]
pub(crate) fn WorkbenchPage(props: &WorkbenchPageProps) -> Html {
    let bench = use_reducer(|| {
        let mut bench = Bench::from(&props.start);
        if let Some(followed) = &props.followed {
            bench.follow(followed);
        }
        bench
    });
    let on_move: Callback<Move> = bench.dispatcher().into();
    use_followed(&props.followed, on_move.reform(Move::Follow));
    use_report(&bench.workbench, &props.on_change);
    let paste = use_node_ref();
    let focus = use_focus();
    use_width(&focus.root, on_move.reform(Move::Widen));
    let workbench = &*bench.workbench;
    let announcer =
        use_announcer(bench.announcement(), bench.notice.is_empty(), &bench.told, on_move.reform(Move::Tell));
    let (shown, wide, reading) = (bench.shown, bench.wide, workbench.is_read_only());
    let is_known = || !workbench.is_empty() && !workbench.report().facts.is_empty();
    let has_answer = !workbench.codes().is_empty() || is_known();
    let explain = props.explain.is_some();
    let share = use_share(&bench, has_answer, props, &on_move);
    let hands = Hands { on_move, focus: focus.clone(), paste };
    let when = |shown: bool, part: &dyn Fn() -> Html| if shown { part() } else { Html::default() };
    let facts = when(!workbench.is_empty() || shown > Shown::Later, &|| {
        known_facts(workbench.report(), shown, reading, &hands.on_shown(), &hands.on_change(), &hands.on_place())
    });
    let (beside, between) = if wide && !explain { (facts, Html::default()) } else { (Html::default(), facts) };
    let asked = when(has_answer || shown > Shown::Later, &|| question(&bench, explain, &hands));
    let (first, then) = if explain { (asked, Html::default()) } else { (Html::default(), asked) };
    // Every part has its fixed place in its column, empty or not: what is being used must never be drawn anew.
    html! {
        <div
            class="workbench"
            data-wide={wide.then_some("")}
            ref={focus.root}
            ondragover={Callback::from(on_drag)}
            ondrop={hands.on_files().reform(DragEvent::into)}
            onpaste={hands.on_files()}
        >
            { header() }
            { when(!bench.notice.is_empty(), &|| html! { <p class="notice">{ bench.notice }</p> }) }
            <div class="columns">
                <div class="column given">
                    { when(!reading && !explain, &intro) }
                    { if let Some(whole) = &props.explain { meaning(workbench, whole) } else if reading { bar(workbench, &hands) } else { box_card(workbench, bench.epoch, &hands) } }
                    { beside }
                </div>
                <div class="column meaning">
                    { first }
                    { when(has_answer, &|| verdict_card(workbench.report(), bench.sharing.is_some(), hands.on_move.reform(|_| Move::Share))) }
                    { share }
                    { then }
                    { if explain { Html::default() } else if has_answer { codes(workbench, "") } else { nothing_yet(workbench, &hands) } }
                    { when(has_answer, &|| way_out(&bench, &hands)) }
                    { when(!explain, &|| evidence(workbench.evidence())) }
                    { between }
                    { when(has_answer, &|| findings(workbench.report(), &workbench.codes(), &props.site, &hands.on_fact())) }
                </div>
            </div>
            { footer(knowledge_date()) }
            { announcer }
        </div>
    }
}

/// What to change, where something is broken.
fn way_out(bench: &Bench, hands: &Hands) -> Html {
    let report = bench.workbench.report();
    let on_stay = hands.on_move.reform(|(fact, stays)| Move::Stay(fact, stays));
    let on_stay = (!bench.workbench.is_read_only()).then_some(&on_stay);
    ways(report, &plan_fix::fix(&report.plan, bench.pinned), bench.pinned, on_stay)
}

fn intro() -> Html {
    html! {
        <div class="intro">
            <h2>{ "Why did it fail? Will it run?" }</h2>
            <p>{ "Paste what you have, or say what you know. The answer follows at once." }</p>
        </div>
    }
}

/// Files may be dropped here; of anything else the browser knows what to do.
fn on_drag(event: DragEvent) {
    if browser::carries(&event, "Files") {
        event.prevent_default();
    }
}

/// The box and what goes with it.
fn box_card(workbench: &Workbench, epoch: u32, hands: &Hands) -> Html {
    let titles = TRIALS.iter().map(|trial| trial.title).collect::<Vec<_>>();
    let on_text = hands.on_move.reform(|text| Move::Act(Action::Text(text)));
    let on_choose = hands.on_move.reform(|(offer, choice)| Move::Act(Action::Choose(offer, choice)));
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
                    { press("link", "Open a file", "", hands.on_choose_files()) }
                    if workbench.can_undo() {
                        <span class="undo">{ press("link", "Undo", "", hands.on_press(Action::Undo, &[".undo button", "#paste"])) }</span>
                    }
                    if !empty {
                        { press("link", "Clear", "", hands.on_press(Action::Clear, &["#paste"])) }
                    }
                </div>
            </div>
            { offers(&workbench.reading().offers, &on_choose) }
            { collector() }
            if empty { { trials(&titles, &hands.on_try(), &hands.on_say()) } }
        </section>
    }
}

/// What stands in place of the box where a link was opened for reading.
fn bar(workbench: &Workbench, hands: &Hands) -> Html {
    let undo = workbench.can_undo().then(|| hands.on_press(Action::Undo, &["#paste", "#reading"]));
    reading_bar(hands.on_press(Action::Edit, &["#known", "#paste"]), undo)
}

/// What a code means, and the way to the box.
fn meaning(workbench: &Workbench, whole: &AttrValue) -> Html {
    html! {
        <>
            { codes(workbench, "What it means") }
            <p class="whole"><a href={whole}>{ "Open it in the workbench" }</a>{ ", where you can paste what you have." }</p>
        </>
    }
}

/// What the codes in the paste mean; `heading` stands above them, unless it is empty.
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
            <div>{ for codes.into_iter().map(code_explanation) }</div>
        </section>
    }
}

/// What a support case will ask for, where something failed.
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
    html! { <section class="card evidence">{ fold("more", "What a support case will ask for", "", inside) }</section> }
}

/// The first question that was neither put aside nor taken back. Where a code is explained, it is first the one that
/// tells its causes apart.
fn question(bench: &Bench, explain: bool, hands: &Hands) -> Html {
    let report = bench.workbench.report();
    let codes = if explain { bench.workbench.codes() } else { vec![] };
    let telling = codes.into_iter().find_map(|entry| telling_fact(entry, &report.plan));
    let to_ask = || report.to_ask.iter().map(|question| question.fact).filter(|fact| Some(*fact) != telling);
    let asked = || telling.into_iter().chain(to_ask());
    let is_aside = |fact: &Fact| bench.put_aside.contains(fact);
    let taken_back = |fact: &Fact| bench.workbench.knowledge().standing(*fact) == Standing::TakenBack;
    html! {
        <NextQuestion
            reading={bench.workbench.is_read_only()}
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
pub(super) fn use_width(root: &NodeRef, on_wide: Callback<bool>) {
    let root = root.clone();
    use_effect_with((), move |()| {
        let watch = browser::watch_width(&root, on_wide);
        move || drop(watch)
    });
}

/// Tells whoever embeds the page of each change.
#[hook]
fn use_report(workbench: &Rc<Workbench>, on_change: &Option<Callback<Start>>) {
    let on_change = on_change.clone();
    use_effect_with(Start(Rc::clone(workbench)), move |workbench| {
        if let Some(on_change) = on_change {
            on_change.emit(workbench.clone());
        }
    });
}

/// Opens the links that are followed while the page is open. The one that it began with is open already.
#[hook]
fn use_followed(followed: &Option<Followed>, on_follow: Callback<Followed>) {
    let first = use_mut_ref(|| true);
    use_effect_with(followed.clone(), move |followed| {
        if let Some(followed) = followed.clone().filter(|_| !first.replace(false)) {
            on_follow.emit(followed);
        }
        first.replace(false);
    });
}

/// The panel for passing on, while it is open. The browser makes a link anew whenever there is something else in it.
#[hook]
fn use_share(bench: &Bench, has_answer: bool, props: &WorkbenchPageProps, on_move: &Callback<Move>) -> Html {
    let sharing = bench.sharing.as_ref().filter(|_| has_answer);
    let json: Option<Rc<str>> = sharing.map(|sharing| sharing.shared(&bench.workbench).0.to_json().into());
    let (on_made, deflate) = (on_move.clone(), props.deflate.clone());
    use_effect_with(json.clone(), move |json| {
        let wanted = Rc::new(Cell::new(true));
        if let Some(json) = json.clone() {
            let (wanted, made_of) = (Rc::clone(&wanted), Rc::clone(&json));
            let made = move |body: Option<String>| {
                if wanted.get() {
                    let fragment = body.map_or_else(String::new, |body| fragment_of(&body));
                    on_made.emit(Move::Sharing(ShareStep::Linked(made_of, fragment)));
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
    let (shared, replaced) = sharing.shared(&bench.workbench);
    let outgoing = sharing.outgoing(&shared, bench.workbench.evidence(), bench.pinned, &json, props.address.as_ref());
    share_panel(sharing, &replaced, &outgoing, &on_move.reform(Move::Sharing))
}
