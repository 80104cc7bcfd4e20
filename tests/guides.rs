//! The guides: every condition that stops the run that a guide prepares is in a guide, and each item says it all.
#![cfg(feature = "publish")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what broke by panicking")]

#[path = "common/markdown.rs"]
mod markdown;

use flow_preflight::auto_claim::texts;
use flow_preflight::catalog::guides::{self, About, EXCUSED, Guide};
use flow_preflight::catalog::{Rule, Severity, rules};
use flow_preflight::model::{Fact, RunPlan, Units};
use flow_preflight::publish::file::File;
use flow_preflight::publish::site::files;
use markdown::plain;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static FILES: LazyLock<Vec<File>> = LazyLock::new(|| files().unwrap());

#[track_caller]
fn text_of(path: &str) -> &'static str {
    &FILES.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("there is no {path}")).text
}

fn run_of(guide: &Guide) -> RunPlan {
    RunPlan::from_json(guide.run, Units::Utf8).unwrap_or_else(|errors| panic!("{}: {errors:?}", guide.id))
}

/// True if the rule can stop such a run.
fn can_stop(rule: &Rule, run: &RunPlan) -> bool {
    rule.severity == Severity::Blocker
        && rule.concerns(run)
        && !rule.applies(run).is_no()
        && !rule.fault(run).is_no()
        && !rule.saved(run).is_yes()
}

#[test]
fn what_can_stop_the_run_of_a_guide_is_in_a_guide_or_excused() {
    let in_a_guide = |id: &str| guides::with_rule(id).next().is_some();
    let mut seen = 0;
    let mut missing = BTreeSet::new();
    for guide in guides::all() {
        let run = run_of(guide);
        for rule in rules::all().iter().filter(|rule| can_stop(rule, &run)) {
            seen += 1;
            if !in_a_guide(rule.id) && !EXCUSED.iter().any(|(id, _)| *id == rule.id) {
                missing.insert(format!("{}: {}", rule.id, rule.title));
            }
        }
    }
    assert!(missing.is_empty(), "in no guide and not excused:\n{}", missing.into_iter().collect::<Vec<_>>().join("\n"));
    assert!(seen > 150, "{seen} conditions were looked at");
    for (id, reason) in EXCUSED {
        assert!(rules::find(id).is_some() && !in_a_guide(id), "{id} needs no excuse");
        assert!(reason.len() > 20, "{id} says why");
    }
}

#[test]
fn each_item_is_there_once_and_names_a_rule_or_a_text() {
    let mut ids = BTreeSet::new();
    for guide in guides::all() {
        assert!(ids.insert(guide.id), "{} is there twice", guide.id);
        assert!(guide.before.iter().all(|id| guides::find(id).is_some() && *id != guide.id), "{}", guide.id);
        let (mut items, mut titles) = (BTreeSet::new(), BTreeSet::new());
        let run = run_of(guide);
        for item in guide.items() {
            assert!(items.insert(item.about.id()), "{}: {} is there twice", guide.id, item.about.id());
            assert!(titles.insert(item.title), "{}: “{}” is there twice", guide.id, item.title);
            assert!(!item.title.ends_with('.') && item.title.chars().count() <= 80, "{}", item.title);
            match item.about {
                About::Rule(id) => {
                    let rule = rules::find(id).unwrap_or_else(|| panic!("{}: there is no rule {id}", guide.id));
                    assert!(rule.concerns(&run) && !rule.applies(&run).is_no(), "{}: {id} never applies", guide.id);
                }
                About::Topic(id) => assert!(texts::find(id).is_some(), "{}: there is no text {id}", guide.id),
            }
        }
    }
}

#[test]
fn each_guide_says_for_every_item_why_who_how_and_by_which_source() {
    for guide in guides::all() {
        let html = text_of(&format!("guides/{}/index.html", guide.id));
        let twin = plain(text_of(&format!("guides/{}/index.html.md", guide.id)));
        for item in guide.items() {
            assert!(html.contains(&format!("id=\"{}\"", item.about.id())), "{}: {}", guide.id, item.about.id());
            assert!(twin.contains(&plain(item.title)), "{}: the Markdown lacks {}", guide.id, item.title);
            let Some(rule) = item.as_rule() else { continue };
            let steps = rule.guidance.fix.iter().map(|step| step.text);
            for words in [rule.title, rule.guidance.what, rule.guidance.why].into_iter().chain(steps) {
                assert!(twin.contains(&plain(words)), "{}: the Markdown lacks {words}", guide.id);
            }
            for step in rule.guidance.fix {
                assert!(twin.contains(step.owner.label()), "{}: {}", guide.id, rule.id);
                assert!(step.commands.iter().all(|command| twin.contains(&plain(command))), "{}", rule.id);
            }
            let sources = rule.guidance.sources.iter().map(|citation| citation.source.url);
            assert!(sources.into_iter().all(|url| html.contains(url)), "{}: {}", guide.id, rule.id);
            let page = text_of(&format!("rules/{}/index.html", rule.id));
            assert!(page.contains(&format!("guides/{}/#{}", guide.id, rule.id)), "{} leads to {}", rule.id, guide.id);
        }
    }
}

#[test]
fn the_guides_are_found_from_everywhere() {
    let index = text_of("guides/index.html");
    let (map, list) = (text_of("sitemap.xml"), text_of("llms.txt"));
    for guide in guides::all() {
        let folder = format!("guides/{}/", guide.id);
        assert!(index.contains(&format!("href=\"../{folder}\"")), "{folder}");
        assert!(map.contains(&folder) && list.contains(&format!("({folder}index.html.md)")), "{folder}");
    }
    assert!(text_of("catalog/index.html").contains("href=\"../guides/\""));
    assert!(text_of("index.html").contains("href=\"guides/\""));
    assert!(text_of("404.html").contains("href=\"{{base}}guides/\""));
}

/// The script of a guide reads `yes` and `no` as the values of a flag.
#[test]
fn no_choice_has_the_words_of_a_flag() {
    for fact in Fact::ALL {
        assert!(fact.words().iter().all(|word| !["yes", "no"].contains(&word.id)), "{}", fact.id());
    }
}
