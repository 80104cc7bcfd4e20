//! The workbench: on the left what was given, on the right what it means; in one column where there is no room for two.

use crate::model::{Fact, Place, Value};
use crate::ui::bench::{Bench, Start};
use crate::ui::browser;
use crate::ui::change::{Change, Shown};
use crate::ui::parts::announcer::Announcer;
use crate::ui::parts::code_explanation::CodeExplanation;
use crate::ui::parts::findings::Findings;
use crate::ui::parts::footer::Footer;
use crate::ui::parts::header::Header;
use crate::ui::parts::known_facts::KnownFacts;
use crate::ui::parts::next_question::NextQuestion;
use crate::ui::parts::paste_box::PasteBox;
use crate::ui::parts::trials::Trials;
use crate::ui::parts::understood::Understood;
use crate::ui::parts::verdict_card::VerdictCard;
use crate::workbench::{Action, TRIALS, Workbench};
use yew::prelude::*;

/// What the page begins with.
#[derive(Properties, PartialEq)]
pub(crate) struct WorkbenchPageProps {
    pub(crate) start: Start,
}

/// The workbench.
#[component]
pub(crate) fn WorkbenchPage(props: &WorkbenchPageProps) -> Html {
    let bench = use_reducer(|| Bench::from(&props.start));
    let shown = use_state(Shown::default);
    let wide = use_state(|| false);
    let focus = use_focus();
    let put_aside = use_put_aside(bench.epoch);
    let paste = use_node_ref();
    {
        let (root, wide) = (focus.root.clone(), wide.setter());
        use_effect_with((), move |()| {
            let watch = browser::watch_width(&root, Callback::from(move |room| wide.set(room)));
            move || drop(watch)
        });
    }
    let workbench = &bench.workbench;
    let act: Callback<Action> = bench.dispatcher().into();
    let hands = Hands { act, focus: focus.clone(), paste, shown: shown.clone() };
    let empty = workbench.is_empty();
    let facts = (!empty || *shown > Shown::Known).then(|| facts(workbench, &hands));
    let answer = if has_answer(workbench) {
        html! { <>{ answer(workbench, &hands, &put_aside) }</> }
    } else {
        nothing_yet(workbench, &hands)
    };
    let findings = has_answer(workbench).then(|| findings(workbench, &hands));
    let (beside, between) = if *wide { (facts, None) } else { (None, facts) };
    html! {
        <div class={classes!("workbench", wide.then_some("wide"))} ref={focus.root.clone()}>
            <Header />
            <div class="columns">
                <div class="given" key="given">
                    { given(workbench, bench.epoch, &hands) }
                    { beside }
                </div>
                <div class="meaning" key="meaning">
                    <div class="answer-part" key="answer">{ answer }</div>
                    { between }
                    { findings }
                </div>
            </div>
            <Footer knowledge_date={workbench.report().knowledge_date} />
            <Announcer text={workbench.announcement()} />
        </div>
    }
}

/// What the page does on behalf of its parts.
#[derive(Clone)]
struct Hands {
    act: Callback<Action>,
    focus: Focus,
    paste: NodeRef,
    shown: UseStateHandle<Shown>,
}

impl Hands {
    /// Does something, and then gives the focus to the first of these that is there.
    fn act_and_focus(&self, action: Action, selectors: &[&str]) {
        self.focus.next(selectors);
        self.act.emit(action);
    }

    /// Goes to a fact, and shows it first if need be.
    fn go_to(&self, fact: Fact) {
        let selector = fact_selector(fact);
        if !browser::focus_in(&self.focus.root, &selector) {
            self.focus.next(&[&selector]);
            self.shown.set(Shown::All);
        }
    }

    fn show_facts(&self) {
        self.focus.next(&["#known"]);
        self.shown.set(Shown::Mattering);
    }

    fn on_place(&self) -> Callback<Place> {
        let paste = self.paste.clone();
        Callback::from(move |place: Place| browser::select(&paste, place.start, place.end))
    }

    fn on_change(&self) -> Callback<Change> {
        let hands = self.clone();
        Callback::from(move |change: Change| match change {
            Change::Say(fact, value) => hands.act.emit(Action::Say(fact, value)),
            Change::TakeBack(fact) => hands.act_and_focus(Action::TakeBack(fact), &[&fact_selector(fact), "#known"]),
            Change::Restore(fact) => {
                hands.act_and_focus(Action::Restore(fact), &[&fact_selector(fact), "#known", "#paste"])
            }
        })
    }
}

fn fact_selector(fact: Fact) -> String {
    format!("[data-fact='{}']", fact.id())
}

/// Something has been given about which something can be said.
fn has_answer(workbench: &Workbench) -> bool {
    !workbench.codes().is_empty() || workbench.knowledge().facts().next().is_some()
}

/// The box and what goes with it.
fn given(workbench: &Workbench, epoch: u32, hands: &Hands) -> Html {
    let on_text = hands.act.reform(Action::Text);
    let on_try = {
        let hands = hands.clone();
        Callback::from(move |at: usize| {
            if let Some(trial) = TRIALS.get(at) {
                hands.act_and_focus(Action::Try(trial), &["#verdict", "#paste"]);
            }
        })
    };
    let on_say = {
        let hands = hands.clone();
        Callback::from(move |()| hands.show_facts())
    };
    let on_meant = {
        let hands = hands.clone();
        Callback::from(move |(place, code): (Place, &'static str)| {
            if let Some(text) = browser::replace(&hands.paste, place.start, place.end, code) {
                hands.act_and_focus(Action::Text(text), &["#paste"]);
            }
        })
    };
    let act = |action: Action, selectors: &'static [&'static str]| {
        let hands = hands.clone();
        Callback::from(move |_: MouseEvent| hands.act_and_focus(action.clone(), selectors))
    };
    let empty = workbench.is_empty();
    html! {
        <>
            <div class="intro">
                <h2>{ "Why did it fail? Will it run?" }</h2>
                <p>{ "Paste what you have, or say what you know. The answer follows at once." }</p>
            </div>
            <section class="card paste" aria-label="What you paste">
                <PasteBox text={AttrValue::from(workbench.shared_text())} {epoch} node={hands.paste.clone()} {on_text} />
                <div class="paste-foot">
                    if workbench.text().trim().is_empty() {
                        <p class="promise">{ "It is read here, in your browser. Nothing is sent anywhere." }</p>
                    } else {
                        <Understood reading={workbench.reading().clone()} on_place={hands.on_place()} {on_meant} />
                    }
                    <div class="buttons">
                        if workbench.can_undo() {
                            <button type="button" class="link undo" onclick={act(Action::Undo, &[".undo", "#paste"])}>
                                { "Undo" }
                            </button>
                        }
                        if !empty {
                            <button type="button" class="link" onclick={act(Action::Clear, &["#paste"])}>{ "Clear" }</button>
                        }
                    </div>
                </div>
                if empty { <Trials titles={TRIALS.iter().map(|trial| trial.title).collect::<Vec<_>>()} {on_try} {on_say} /> }
            </section>
        </>
    }
}

fn facts(workbench: &Workbench, hands: &Hands) -> Html {
    let report = workbench.report();
    let on_shown = {
        let hands = hands.clone();
        Callback::from(move |shown| {
            hands.focus.next(&["#known", "#paste"]);
            hands.shown.set(shown);
        })
    };
    html! {
        <KnownFacts
            key="facts"
            facts={report.facts.clone()}
            mattering={report.to_ask.iter().map(|question| question.fact).collect::<Vec<_>>()}
            shown={*hands.shown}
            {on_shown}
            on_change={hands.on_change()}
            on_place={hands.on_place()}
        />
    }
}

/// The verdict, the next question, and what the codes in the paste mean.
fn answer(workbench: &Workbench, hands: &Hands, put_aside: &PutAside) -> Html {
    let report = workbench.report();
    let is_aside = |fact: Fact| {
        put_aside.facts.contains(&fact) || workbench.knowledge().standing(fact) == crate::model::Standing::TakenBack
    };
    let fact = report.to_ask.iter().map(|question| question.fact).find(|fact| !is_aside(*fact));
    let aside = report.to_ask.iter().filter(|question| put_aside.facts.contains(&question.fact)).count();
    let on_value = hands.act.reform(|(fact, value): (Fact, Value)| Action::Say(fact, value));
    let on_end = {
        let focus = hands.focus.clone();
        Callback::from(move |()| {
            browser::focus_in(&focus.root, "#verdict");
        })
    };
    let codes = workbench.codes();
    let heading = if codes.len() == 1 { "The code in your paste" } else { "The codes in your paste" };
    html! {
        <>
            <VerdictCard verdict={report.verdict} summary={report.summary.clone()} />
            <NextQuestion
                {fact}
                put_aside={aside}
                {on_value}
                on_put_aside={put_aside.add.clone()}
                on_ask_again={put_aside.clear.clone()}
                {on_end}
            />
            if !codes.is_empty() {
                <section class="card" aria-labelledby="codes">
                    <h3 id="codes">{ heading }</h3>
                    { for codes.into_iter().map(|entry| html! { <CodeExplanation key={entry.id} {entry} /> }) }
                </section>
            }
        </>
    }
}

fn findings(workbench: &Workbench, hands: &Hands) -> Html {
    let report = workbench.report();
    let on_fact = {
        let hands = hands.clone();
        Callback::from(move |fact| hands.go_to(fact))
    };
    html! {
        <div class="findings-part" key="findings">
            <Findings findings={report.findings.clone()} unchecked={report.unchecked.clone()} {on_fact} />
        </div>
    }
}

/// What will stand here; or, of a text of which nothing was understood, what to do.
fn nothing_yet(workbench: &Workbench, hands: &Hands) -> Html {
    if workbench.text().trim().is_empty() {
        return html! {
            <section class="hint" aria-label="What you will see here">
                <p><strong>{ "Here you will see" }</strong></p>
                <ul>
                    <li>{ "why a run failed, or whether the next one will work;" }</li>
                    <li>{ "what to do, and who can do it;" }</li>
                    <li>{ "the page that says so, with its date." }</li>
                </ul>
            </section>
        };
    }
    let onclick = {
        let hands = hands.clone();
        Callback::from(move |_| hands.show_facts())
    };
    html! {
        <section class="card hint" aria-labelledby="unread">
            <h3 id="unread">{ "We don’t recognise this text" }</h3>
            <p>{ "It stays in the box as it is. What may help:" }</p>
            <ul>
                <li>{ "Paste more of it: the whole answer, with the error code and the message." }</li>
                <li>{ "Type the error code alone, as it stands in the run details." }</li>
                <li>{ "Say what you know of the run: its mode, the machine, the licences." }</li>
            </ul>
            <button type="button" class="small" {onclick}>{ "Say what you know" }</button>
        </section>
    }
}

/// Where the focus goes once the page is drawn again.
#[derive(Clone)]
struct Focus {
    root: NodeRef,
    wanted: std::rc::Rc<std::cell::RefCell<Vec<String>>>,
}

impl Focus {
    fn next(&self, selectors: &[&str]) {
        self.wanted.replace(selectors.iter().map(|selector| (*selector).to_owned()).collect());
    }
}

#[hook]
fn use_focus() -> Focus {
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

/// The questions that the person can't answer. They come back with the next text or example.
struct PutAside {
    facts: Vec<Fact>,
    add: Callback<Fact>,
    clear: Callback<()>,
}

#[hook]
fn use_put_aside(epoch: u32) -> PutAside {
    let facts = use_state(Vec::<Fact>::new);
    {
        let facts = facts.setter();
        use_effect_with(epoch, move |_| facts.set(vec![]));
    }
    let add = {
        let facts = facts.clone();
        Callback::from(move |fact| facts.set(facts.iter().copied().chain([fact]).collect()))
    };
    let clear = {
        let facts = facts.clone();
        Callback::from(move |()| facts.set(vec![]))
    };
    PutAside { facts: (*facts).clone(), add, clear }
}
