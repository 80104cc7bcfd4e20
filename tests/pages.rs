//! Natively rendered pages: their content, a name for every control, and nothing that the policy forbids.
#![cfg(feature = "publish")]
#![allow(clippy::unwrap_used, clippy::string_slice, clippy::panic, reason = "a test says what broke by panicking")]

use flow_preflight::check::Verdict;
use flow_preflight::model::{RunPlan, Units};
use flow_preflight::publish::pages::{auto_claim_page, runs_page, workbench_page};
use flow_preflight::workbench::{Action, SAMPLES, SITUATIONS, Workbench};

/// A workbench after these actions.
fn after(actions: impl IntoIterator<Item = Action>) -> Workbench {
    let mut workbench = Workbench::default();
    for action in actions {
        workbench.apply(action);
    }
    workbench
}

/// A workbench with the example of this title.
#[track_caller]
fn example(title: &str) -> Workbench {
    let sample = SAMPLES.iter().find(|sample| sample.title == title);
    after([Action::LoadSample(sample.unwrap_or_else(|| panic!("no example {title}")))])
}

/// A run that is stopped by a locked session.
fn locked() -> Workbench {
    example("Windows 11 with a locked session")
}

/// A workbench on which a plan was stated fact by fact.
fn said(plan: &str) -> Workbench {
    let plan = RunPlan::from_json(plan, Units::Utf16).unwrap();
    after(plan.iter().map(|(fact, value)| Action::Set(fact, value.clone())))
}

/// An attended run that nothing stops; `needs` says whether a step needs administrator rights.
fn attended(needs: bool) -> Workbench {
    let plan = r#"{"run":{"mode":"attended"},"flow":{"needsElevation":NEEDS},"connection":{"auth":"usernamePassword","accountType":"domain"},"connectionOwner":{"licenses":{"items":[{"product":"premium"}],"complete":true}},"machine":{"osFamily":"windows11","osMultiSession":false,"padVersion":"2.50","uiAccessEnabled":false,"sessions":{"items":[{"user":"contoso\\robot","state":"active","locked":false,"isConnectionUser":true}],"complete":true}}}"#;
    said(&plan.replace("NEEDS", &needs.to_string()))
}

/// Every tested state.
fn states() -> Vec<(&'static str, Workbench)> {
    vec![
        ("empty", Workbench::default()),
        ("not_understood", after([Action::Text("the robot did not work".to_owned())])),
        ("failed_license_check", example("A failed licence check")),
        ("blocked", locked()),
        ("not_sure", example("A bare error code")),
        ("may_fail", attended(true)),
        ("ready", attended(false)),
        ("reading", after([Action::Open(locked().to_share(true))])),
    ]
}

/// A table of runs with a known cause, an unknown one, a name that is markup, and a row that can't be read.
const RUNS: &str = "statuscode,runmode,errorcode,errormessage,startedon,machinename
8,2,Win10AlreadyHasActiveSession,,2026-11-14T22:00:00Z,BOT-01
8,2,,The invoice <img src=x onerror=alert(1)> is lost.,2026-11-14T23:00:00Z,BOT-<b>02</b>
4,2,,,2026-11-15T01:00:00Z,BOT-01
8,2
";

#[test]
fn many_runs_are_answered_with_changes_and_causes() {
    let page = runs_page(RUNS);
    for words in [
        "1 change would have saved 50.0 % of the failed runs",
        "Win10AlreadyHasActiveSession",
        "Not recognised: 1 text",
        "Message to Machine admin",
        "1 row that can’t be read",
    ] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    assert!(!page.contains("<img"), "{page}");
    assert!(runs_page("").contains("Drop your run history here"));
}

/// Every page in every tested state, rendered.
fn pages() -> Vec<(&'static str, String)> {
    let mut pages: Vec<(&str, String)> =
        states().into_iter().map(|(name, workbench)| (name, workbench_page(workbench))).collect();
    pages.push(("auto-claim", auto_claim_page("{}")));
    pages.push(("runs", runs_page("")));
    pages.push(("runs that failed", runs_page(RUNS)));
    pages.extend(SITUATIONS.iter().map(|sample| (sample.title, auto_claim_page(sample.text))));
    pages
}

/// The tags of a page: name, attributes, and the text up to the next tag.
fn tags(html: &str) -> Vec<(&str, &str, &str)> {
    html.split('<')
        .skip(1)
        .filter(|part| !part.starts_with('/'))
        .map(|part| {
            let (tag, text) = part.split_once('>').unwrap_or((part, ""));
            let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            (name, attributes, text)
        })
        .collect()
}

fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    attributes.split(&format!("{name}=\"")).nth(1)?.split('"').next()
}

/// The first element whose opening tag contains these words.
fn element<'a>(html: &'a str, words: &str) -> Option<&'a str> {
    let at = html.find(words)?;
    let start = html.get(..at)?.rfind('<')?;
    let from = html.get(start..)?;
    let name = from.get(1..)?.split([' ', '>']).next()?;
    let (mut depth, mut end) = (0, 0);
    while let Some((before, tag)) = from.get(end..)?.split_once('<') {
        end += before.len() + 1;
        if tag.strip_prefix('/').is_some_and(|tag| tag.strip_prefix(name).is_some_and(|rest| rest.starts_with('>'))) {
            depth -= 1;
        } else if tag.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '>'])) {
            depth += 1;
        }
        if depth == 0 {
            return from.get(..end + name.len() + 2);
        }
    }
    None
}

/// One tag per line for readable snapshots. Numbers of conditions become `N`, because every new rule changes them.
fn lines(html: &str) -> String {
    let mut html = html.replace("><", ">\n<");
    for what in [" common ", " rare conditions", " conditions"] {
        for at in html.match_indices(what).map(|(at, _)| at).collect::<Vec<_>>().into_iter().rev() {
            let digits = html[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
            if digits > 0 {
                html.replace_range(at - digits..at, "N");
            }
        }
    }
    html
}

/// Compares parts of a page with snapshots, each found by words in its opening tag.
#[track_caller]
fn check_parts(state: &str, parts: &[&str]) {
    let (_, workbench) = states().into_iter().find(|(name, _)| *name == state).unwrap();
    let page = workbench_page(workbench);
    let shown = parts.iter().map(|part| element(&page, part).unwrap_or_else(|| panic!("{state} has no {part}")));
    insta::assert_snapshot!(format!("page_{state}"), shown.map(lines).collect::<Vec<_>>().join("\n\n"));
}

const PASTE: &str = "class=\"card paste\"";
const VERDICT: &str = "aria-labelledby=\"verdict\"";
const QUESTION: &str = "aria-labelledby=\"ask\"";
const CODES: &str = "aria-labelledby=\"codes\"";
const CHANGES: &str = "aria-labelledby=\"ways\"";
const FINDING: &str = "class=\"finding\"";

#[test]
fn an_empty_page_shows_the_box_the_examples_and_the_promise() {
    let page = workbench_page(Workbench::default());
    for sample in &SAMPLES {
        assert!(page.contains(sample.title));
    }
    assert!(page.contains("Nothing is sent") && page.contains("<textarea"));
    assert!(!page.contains("id=\"verdict\"") && !page.contains("id=\"known\""), "nothing else asks for attention");
    check_parts("empty", &[PASTE, "class=\"solved\""]);
}

#[test]
fn a_text_that_is_not_understood_stays_and_is_answered() {
    let page = workbench_page(after([Action::Text("the robot did not work".to_owned())]));
    assert!(page.contains("the robot did not work") && page.contains("Not recognised"));
    check_parts("not_understood", &["class=\"understood\"", "aria-labelledby=\"unread\""]);
}

#[test]
fn a_failed_license_check_is_explained() {
    check_parts("failed_license_check", &[VERDICT, CODES]);
}

#[test]
fn a_blocked_run_says_why_and_what_to_do() {
    check_parts("blocked", &[VERDICT, CHANGES, FINDING]);
}

#[test]
fn a_bare_code_asks_the_next_question() {
    check_parts("not_sure", &[VERDICT, QUESTION]);
}

#[test]
fn a_run_that_may_fail_says_what_may_go_wrong() {
    check_parts("may_fail", &[VERDICT, FINDING]);
}

#[test]
fn a_ready_run_says_how_much_was_not_checked() {
    check_parts("ready", &[VERDICT]);
}

#[test]
fn a_link_for_reading_shows_facts_and_answer_and_no_editor() {
    let (_, workbench) = states().into_iter().find(|(name, _)| *name == "reading").unwrap();
    let page = workbench_page(workbench);
    let edits = |tag: &&(&str, &str, &str)| {
        ["input", "select"].contains(&tag.0) || (tag.0 == "textarea" && !tag.1.contains("readonly"))
    };
    let tags = tags(&page);
    let controls: Vec<_> = tags.iter().filter(edits).collect();
    assert!(controls.is_empty(), "{controls:?}");
    assert!(page.contains("read-only link") && page.contains("Edit a copy") && page.contains("id=\"verdict\""));
    assert!(page.contains("data-fact=\"machine.sessions\""));
}

#[track_caller]
fn check_verdict(workbench: Workbench, verdict: Verdict) {
    assert_eq!(workbench.report().verdict, verdict);
    let page = workbench_page(workbench);
    let sign = match verdict {
        Verdict::Blocked => "blocked",
        Verdict::NotSure => "question",
        Verdict::AtRisk => "risk",
        Verdict::Ready => "ready",
    };
    assert!(page.contains(&format!("<section data-sign=\"{sign}\"")), "{verdict:?} has its colour");
    assert!(page.contains(&format!("<svg data-sign=\"{sign}\"")), "{verdict:?} has its shape");
    assert!(page.contains(&format!(">{}</h3>", verdict.label())), "{verdict:?} has its word");
}

#[test]
fn each_verdict_is_told_by_word_shape_and_colour() {
    check_verdict(locked(), Verdict::Blocked);
    check_verdict(example("A bare error code"), Verdict::NotSure);
    check_verdict(attended(true), Verdict::AtRisk);
    check_verdict(attended(false), Verdict::Ready);
}

#[test]
fn nothing_that_the_policy_forbids_is_on_a_page() {
    for (name, page) in pages() {
        for forbidden in [" style=", "<style", "<script", "javascript:"] {
            assert!(!page.contains(forbidden), "{name} contains {forbidden}");
        }
        for (tag, attributes, _) in tags(&page) {
            let handler =
                attributes.split(' ').find(|attribute| attribute.starts_with("on") && attribute.contains('='));
            assert!(handler.is_none(), "{name}: <{tag}> has {handler:?}");
        }
    }
}

#[test]
fn pasted_markup_is_shown_and_never_run() {
    let page = workbench_page(after([Action::Text("<img src=x onerror=alert(1)>NoCandidateMachine".to_owned())]));
    assert!(page.contains("&lt;img src=x onerror=alert(1)&gt;"));
}

#[test]
fn every_control_has_a_name() {
    for (name, page) in pages() {
        let tags = tags(&page);
        let labels: Vec<&str> =
            tags.iter().filter(|(tag, ..)| *tag == "label").filter_map(|(_, at, _)| attribute(at, "for")).collect();
        for (at, (tag, attributes, text)) in tags.iter().enumerate() {
            let named = match *tag {
                "button" | "summary" => {
                    // A shape may precede the words, and a heading may surround them.
                    let around = |tag: &str| ["svg", "path", "h3", "h4"].contains(&tag);
                    let mut inside = tags.iter().skip(at + 1);
                    let next = inside.find(|(tag, _, text)| !around(tag) || !text.trim().is_empty());
                    !text.trim().is_empty() || next.is_some_and(|next| !next.2.trim().is_empty())
                }
                "a" => !text.trim().is_empty(),
                "textarea" if attribute(attributes, "aria-label").is_some_and(|name| !name.is_empty()) => true,
                "textarea" | "select" => attribute(attributes, "id").is_some_and(|id| labels.contains(&id)),
                // A checkbox or radio button is inside its label, before the words.
                "input" if attributes.contains("type=\"text\"") || attributes.contains("type=\"datetime") => {
                    attribute(attributes, "id").is_some_and(|id| labels.contains(&id))
                }
                "input" => tags[at - 1].0 == "label" && !tags[at + 1].2.trim().is_empty(),
                _ => true,
            };
            assert!(named, "{name}: <{tag} {attributes}> has no name");
        }
    }
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    for (name, page) in pages() {
        let mut before = 1;
        for (tag, ..) in tags(&page) {
            let Some(level) = tag.strip_prefix('h').and_then(|level| level.parse::<u8>().ok()) else { continue };
            assert!(level <= before + 1, "{name}: <{tag}> follows <h{before}>");
            before = level;
        }
        assert!(before > 1, "{name} has headings");
    }
}

#[test]
fn ids_are_there_once() {
    for (name, page) in pages() {
        // With a blank before it, so that `data-…id=` doesn't match.
        let spaced = page.replace("<", "< ");
        let mut ids: Vec<&str> = spaced.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{name} has an id twice");
    }
}

#[test]
fn a_fact_that_was_said_shows_it() {
    assert!(workbench_page(attended(false)).contains(">you</span>"));
}

#[test]
fn an_answer_of_auto_claim_is_told_by_word_shape_and_colour() {
    for (sample, (sign, word)) in
        SITUATIONS.iter().zip([("ready", "Claimed"), ("blocked", "Not claimed"), ("question", "It depends")])
    {
        let page = auto_claim_page(sample.text);
        assert!(page.contains(&format!("<section data-sign=\"{sign}\"")), "{} has its colour", sample.title);
        assert!(page.contains(&format!("<svg data-sign=\"{sign}\"")), "{} has its shape", sample.title);
        assert!(page.contains(&format!(">{word}</h3>")), "{} has its word", sample.title);
    }
}

#[test]
fn the_name_of_a_policy_is_nothing_but_text() {
    let page = auto_claim_page(r#"{"policies":{"items":[{"name":"<img src=x onerror=alert(1)>"}]}}"#);
    assert!(page.contains("&lt;img src=x onerror=alert(1)&gt;") && !page.contains("<img"));
}

/// Steps for another join are left out, texts are those for this join, and portals those of the cloud.
#[test]
fn the_steps_of_a_code_use_what_is_known_of_the_run() {
    let plan = r#"{"run":{"mode":"unattended"},"machine":{"joinType":"domain"},"environment":{"cloud":"gccHigh"}}"#;
    let plan = RunPlan::from_json(plan, Units::Utf16).unwrap();
    let code = Action::Text("WindowsIdentityIncorrect, then MachineNotFound".to_owned());
    let said = plan.iter().map(|(fact, value)| Action::Set(fact, value.clone()));
    let html = workbench_page(after(std::iter::once(code).chain(said)));
    assert!(html.contains("Write the user name in the connection as DOMAIN\\name."));
    assert!(!html.contains("If the machine is joined to Microsoft Entra only or hybrid"));
    assert!(!html.contains("use a local account in the connection"));
    assert!(html.contains("https://make.high.powerautomate.us") && !html.contains("https://make.powerautomate.com"));
}

/// Each owner of a code's step gets a message: the failure, their own steps, the sources.
#[test]
fn a_failure_has_a_message_for_each_owner() {
    use flow_preflight::catalog::{codes, steps_for};
    use flow_preflight::export::{Format, failure_message};
    for entry in codes::all() {
        for step in entry.fix {
            let text = failure_message(entry, step.owner, &RunPlan::new(), Format::Text);
            assert!(text.contains(entry.title), "{}: {text}", entry.id);
            for other in steps_for(entry.fix, &RunPlan::new()) {
                let is_told = text.contains(&other.action(&RunPlan::new()).replace('`', ""));
                assert_eq!(
                    is_told,
                    other.owner == step.owner,
                    "{} to {}: {}",
                    entry.id,
                    step.owner.label(),
                    other.text
                );
            }
        }
    }
    let page = workbench_page(example("A premium connector refused"));
    assert!(page.contains("Message to ") && page.contains("Microsoft 365 admin"));
}
