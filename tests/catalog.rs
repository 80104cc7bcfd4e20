//! The catalogue is consistent: every entry is listed, explained, cited and reachable, and codes and rules refer to
//! each other.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test says what broke by panicking")]

use flow_preflight::api;
use flow_preflight::auto_claim::texts;
use flow_preflight::catalog::rule::Outcome;
use flow_preflight::catalog::{Citation, Step, codes, disputes, licenses, links, notes, rules, sources};
use flow_preflight::explain::{Explained, explain};
use flow_preflight::model::{Concerns, Fact, RunPlan, Units};
use std::collections::BTreeSet;

/// `base`, with the facts of `over` replacing its own.
fn with(mut base: RunPlan, over: &RunPlan) -> RunPlan {
    for (fact, value) in over.iter() {
        base.set(fact, Some(value.clone()));
    }
    base
}

/// The facts implied by a code and one of its causes break the cause's rule, and that rule predicts the code.
#[test]
fn the_circle_from_code_to_cause_to_rule_to_code_closes() {
    for entry in codes::all() {
        for cause in entry.causes {
            let at = format!("{}, “{}”", entry.id, cause.title);
            let rule = rules::find(cause.rule).unwrap_or_else(|| panic!("{at} names no rule: {}", cause.rule));
            let plan = with(entry.implies.plan(), &cause.facts.plan());
            let Outcome::Broken(evidence) = rule.outcome(&plan) else {
                panic!("{at} does not break {}: {:?}", rule.id, rule.outcome(&plan));
            };
            let predicted: Vec<&str> = evidence.codes.iter().map(|predicted| predicted.code).collect();
            assert!(predicted.contains(&entry.id), "{at}: {} predicts {predicted:?}", rule.id);
        }
    }
}

/// Conversely, a code that a rule predicts has a cause that names the rule.
#[test]
fn each_predicted_code_names_the_rule_among_its_causes() {
    for rule in rules::all() {
        for example in rule.examples {
            let of_example = match rule.outcome(&example.plan.plan()) {
                Outcome::Broken(evidence) => evidence.codes,
                _ => vec![],
            };
            for predicted in of_example.into_iter().chain(rule.table_codes()) {
                let entry = codes::find(predicted.code)
                    .unwrap_or_else(|| panic!("{} predicts an unknown code {}", rule.id, predicted.code));
                assert!(
                    entry.causes.iter().any(|cause| cause.rule == rule.id),
                    "{} predicts {}, which does not name it among its causes",
                    rule.id,
                    entry.id
                );
            }
        }
    }
}

#[test]
fn a_code_without_a_cause_says_why() {
    for entry in codes::all() {
        assert_eq!(
            entry.causes.is_empty(),
            !entry.no_cause.is_empty(),
            "{}: either causes or the reason for none",
            entry.id
        );
    }
}

#[test]
fn each_code_is_found_by_its_name_in_any_case_and_by_its_aliases() {
    for entry in codes::all() {
        for name in std::iter::once(&entry.id).chain(entry.aliases) {
            for written in [(*name).to_owned(), name.to_uppercase(), name.to_lowercase()] {
                assert!(
                    matches!(explain(&written), Explained::Known(found) if found == entry),
                    "{written} does not lead to {}",
                    entry.id
                );
            }
        }
    }
}

#[test]
fn ids_are_given_once() {
    let ids: Vec<&str> =
        codes::all().iter().flat_map(|entry| std::iter::once(entry.id).chain(entry.aliases.iter().copied())).collect();
    let unique: BTreeSet<String> = ids.iter().map(|id| id.to_lowercase()).collect();
    assert_eq!(ids.len(), unique.len(), "two codes share a name");
    let rules: BTreeSet<&str> = rules::all().iter().map(|rule| rule.id).collect();
    assert_eq!(rules.len(), rules::all().len(), "two rules share an id");
}

#[test]
fn each_code_says_what_why_and_what_to_do() {
    for entry in codes::all() {
        assert!(!entry.title.ends_with('.'), "{}: a title has no full stop", entry.id);
        assert!(entry.what.len() > 20 && entry.why.len() > 20, "{} says too little", entry.id);
        assert!(
            !entry.fix.is_empty() && !entry.sources.is_empty() && !entry.run_modes.is_empty(),
            "{} lacks a part",
            entry.id
        );
        let hyphen = entry.id.trim_start_matches('-').contains('-');
        assert_eq!(entry.code.is_none(), hyphen, "{}: only names of our own have a hyphen", entry.id);
        for other in entry.look_alikes {
            assert!(codes::find(other.code).is_some(), "{} is likened to an unknown code {}", entry.id, other.code);
        }
    }
}

#[test]
fn each_step_is_a_sentence() {
    let steps = rules::all().iter().flat_map(|rule| rule.guidance.fix.iter().map(|step| (rule.id, step)));
    for (at, step) in steps.chain(codes::all().iter().flat_map(|entry| entry.fix.iter().map(|step| (entry.id, step)))) {
        let Step { text, links: portals, commands, .. } = step;
        assert!(
            text.ends_with('.') && text.starts_with(|first: char| first.is_uppercase()),
            "{at}: “{text}” is no sentence"
        );
        for command in *commands {
            assert!(!command.ends_with('.') && !command.contains('`'), "{at}: “{command}” is no command to copy");
        }
        let named: Vec<&str> =
            links::all().iter().map(|link| link.label).filter(|label| text.contains(label)).collect();
        assert!(named.is_empty() || !portals.is_empty(), "{at}: “{text}” names {named:?} and leads nowhere");
    }
}

#[test]
fn each_link_is_an_address_and_the_clouds_have_their_own() {
    let in_gcc_high = RunPlan::from_json(r#"{"environment":{"cloud":"gccHigh"}}"#, Units::Utf8).unwrap();
    for link in links::all() {
        for url in [link.url, link.address(&in_gcc_high)] {
            assert!(url.starts_with("https://") && !url.ends_with('/'), "{}: {url}", link.id);
        }
    }
    let portal = links::find("power-automate").unwrap();
    assert_eq!(portal.address(&RunPlan::new()), "https://make.powerautomate.com");
    assert_eq!(portal.address(&in_gcc_high), "https://make.high.powerautomate.us");
}

/// For every rule, some set of its steps fixes its broken examples.
#[test]
fn the_steps_of_a_rule_mend_it() {
    for rule in rules::all() {
        for example in rule.examples {
            let before = example.plan.plan();
            if !rule.outcome(&before).is_broken() {
                continue;
            }
            let mended = rule
                .guidance
                .fix
                .iter()
                .any(|step| !rule.outcome(&with(before.clone(), &step.makes.plan())).is_broken());
            assert!(mended, "{}: no step mends “{}”", rule.id, example.title);
        }
    }
}

#[test]
fn each_source_is_used_and_each_citation_is_listed() {
    let mut used: BTreeSet<&str> = BTreeSet::new();
    let rules = rules::all().iter().flat_map(|rule| rule.guidance.sources);
    let codes = codes::all().iter().flat_map(|entry| entry.sources);
    let licenses = licenses::all().iter().flat_map(|product| product.sources);
    let disputes = disputes::all().iter().flat_map(|dispute| dispute.positions).map(|position| &position.source);
    let notes = notes::all().iter().flat_map(|note| note.sources);
    let auto_claim = texts::all().iter().flat_map(|text| text.sources);
    let catalogue = rules.chain(codes).chain(licenses).chain(disputes).chain(notes);
    for Citation { source, section } in catalogue.chain(auto_claim) {
        assert!(!section.is_empty(), "{} is cited without a section", source.id);
        assert!(sources::all().iter().any(|listed| listed.id == source.id), "{} is not listed", source.id);
        used.insert(source.id);
    }
    for source in sources::all() {
        assert!(used.contains(source.id), "{} is never cited", source.id);
    }
}

#[test]
fn each_dispute_has_two_sides_and_is_shown_somewhere() {
    for dispute in disputes::all() {
        assert!(dispute.positions.len() >= 2, "{} has one side", dispute.id);
        let shown = rules::all()
            .iter()
            .flat_map(|rule| rule.disputes)
            .chain(codes::all().iter().flat_map(|entry| entry.disputes));
        let shown = shown.chain(notes::all().iter().flat_map(|note| note.disputes));
        let shown = shown.chain(texts::all().iter().flat_map(|text| text.disputes));
        assert!(shown.into_iter().any(|other| other.id == dispute.id), "{} is shown nowhere", dispute.id);
    }
}

#[test]
fn each_fact_is_asked_by_a_rule() {
    for fact in Fact::ALL.iter().filter(|fact| fact.info().concerns == Concerns::Run) {
        assert!(rules::all().iter().any(|rule| rule.asks.contains(fact)), "no rule asks for {}", fact.id());
    }
}

#[test]
fn at_most_fifteen_rules_are_asked_for_a_run_mode() {
    use flow_preflight::catalog::rule::{Severity, Unknown};
    let asked =
        rules::all().iter().filter(|rule| rule.unknown == Unknown::Ask && rule.severity == Severity::Blocker).count();
    assert!(asked <= 15, "{asked} blockers have to be asked before a run is ready");
}

#[test]
fn a_misspelt_code_names_the_one_that_was_meant() {
    for (written, meant) in [
        ("UnatendedNoAdon", "UnattendedNoAddon"),
        ("RDPNotEnabled", "RDPIsNotEnabled"),
        ("AttendedNoLicence", "AttendedNoLicense"),
    ] {
        let near = match explain(written) {
            Explained::DidYouMean(near) => near,
            other => panic!("{written}: {other:?}"),
        };
        assert_eq!(near.first().map(|entry| entry.id), Some(meant));
    }
    assert!(matches!(explain("hello"), Explained::Unknown));
}

/// Similar digits mean nothing: 0xC0000099 has nothing to do with 0xC000006A.
#[test]
fn a_number_is_found_in_every_spelling_and_never_a_neighbour() {
    for (written, id) in [
        ("3221225581", "-1073741715"),
        ("0XC000006D", "-1073741715"),
        ("0xD000006D", "-1073741715"),
        ("−1073741421", "-1073741421"),
        ("0x800484C1", "-1073445695"),
        ("-2147187519", "-1073445695"),
        ("aadsts700082", "AADSTS70008"),
        ("2147746327", "0x80040217"),
        // Windows has a second number for each of these: that of its own programs, as an HRESULT.
        ("0x8007052E", "-1073741715"),
        ("2147943726", "-1073741715"),
        ("0x80070569", "-1073741477"),
        ("-2147023565", "-1073741710"),
        ("0x80070775", "-1073741260"),
        ("ERROR_TIME_SKEW", "-1073741517"),
    ] {
        assert!(
            matches!(explain(written), Explained::Known(entry) if entry.id == id),
            "{written}: {:?}",
            explain(written)
        );
    }
    for written in
        ["-1073741716", "0xC0000099", "3221225580", "AADSTS50077", "AADSTS700083", "0x80040218", "0x8007056A"]
    {
        assert!(matches!(explain(written), Explained::UnknownNumber(_)), "{written}: {:?}", explain(written));
    }
    // A word that is nearly a number gets no suggestions.
    assert!(!matches!(explain("-107374171"), Explained::DidYouMean(_)));
}

#[test]
fn a_source_says_how_old_it_is_once_it_is_older_than_a_year() {
    let page = |id: &str| sources::find(id).unwrap();
    let license_check = page("license-check");
    assert_eq!(license_check.page_date, Some("2024-03-04"));
    for (day, years) in [("2024-11-29", None), ("2025-03-03", None), ("2025-03-04", Some(1)), ("2026-11-29", Some(2))] {
        assert_eq!(license_check.years_old(day), years, "on {day}");
    }
    assert_eq!(page("computer-use").years_old("2026-11-29"), None, "a page without a date");
    let json =
        serde_json::to_string(&api::Citation::from(&codes::find("AttendedNoLicense").unwrap().sources[0])).unwrap();
    assert!(json.contains(r#""yearsOld":2"#), "{json}");
    let text = flow_preflight::export::explanation(
        codes::find("AttendedNoLicense").unwrap(),
        flow_preflight::export::Format::Text,
    );
    assert!(text.contains("page of 2024-03-04, 2 years old, read"), "{text}");
}
