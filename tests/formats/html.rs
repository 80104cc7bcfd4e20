//! The HTML report is only text and style, small, and can be read again with the same facts.

use super::{gated, subjects};
use flow_preflight::batch::{Judged, Level, Rules, Subject};
use flow_preflight::formats;
use flow_preflight::model::Units;
use flow_preflight::share::Shared;
use flow_preflight::understand::understand;

/// The size limit of one run's report, in bytes, as stated in docs/terminal.md.
const MOST: usize = 24 * 1024;

fn html(subject: Subject) -> String {
    let (subjects, rules) = ([subject], Rules::default());
    formats::html(&Judged::new(&subjects, &rules))
}

#[test]
fn it_has_no_script_loads_nothing_and_escapes_every_name() {
    let (subjects, rules) = (subjects(), gated(Level::Unless));
    let out = formats::html(&Judged::new(&subjects, &rules));
    for word in ["<script", "javascript:", "<link", "<img", "@import", "url(", "src=", "onclick"] {
        assert!(!out.contains(word), "{word} in {out}");
    }
    assert!(out.contains("<h2>&lt;log &amp; 100%&gt;\n.txt</h2>"), "{out}");
    assert!(out.contains("light-dark(") && out.contains("@media print"));
    assert!(!out.contains("flow-preflight-case"), "several inputs are no case");
}

#[test]
fn read_again_it_gives_the_same_facts() {
    let plans = include_str!("../typical_plans.toml").parse::<toml::Table>().unwrap();
    // A few of every kind: without optimisation each takes a second.
    let mut plans: Vec<String> = plans_in(&toml::Value::Table(plans)).into_iter().step_by(12).collect();
    plans.push(r#"{"run":{"mode":"unattended"},"machine":{"rdpEnabled":false}}"#.to_owned());
    assert!(plans.len() > 5, "{}", plans.len());
    for plan in plans {
        let subject = Subject::check("plan.json", plan.clone());
        let Some(report) = subject.report() else { panic!("{plan}: {:?}", subject.unusable_because()) };
        let mut shared =
            Shared { knowledge: flow_preflight::model::Knowledge::said(&report.plan), ..Shared::default() };
        shared.redact(false);
        let facts = serde_json::to_string(&flow_preflight::check::check(&shared.knowledge).plan).unwrap();
        let page = html(subject);
        let again = understand(&page, Units::Utf8);
        assert_eq!(serde_json::to_string(&again.report().plan).unwrap(), facts, "{plan}");
        assert!(page.len() <= MOST, "{} bytes for {plan}", page.len());
    }
}

#[test]
fn a_text_that_was_read_gives_the_same_codes_and_facts() {
    for text in [
        "RDPIsNotEnabled",
        include_str!("../artifacts/dataverse/flowsessions-newest-first.json"),
        "AzureAdJoined : YES\nDomainJoined : NO\nNoCandidateMachine",
    ] {
        let subject = Subject::read("-", text);
        let before = subject.text_read().unwrap();
        let facts = serde_json::to_string(&before.report().plan).unwrap();
        let codes: Vec<&str> = before.certain_codes().iter().map(|code| code.id).collect();
        let again = understand(&html(subject), Units::Utf8);
        assert_eq!(serde_json::to_string(&again.report().plan).unwrap(), facts);
        assert_eq!(again.certain_codes().iter().map(|code| code.id).collect::<Vec<_>>(), codes);
    }
}

#[test]
fn names_of_people_are_replaced() {
    let plan = r#"{"machine":{"sessions":{"items":[{"user":"contoso\\maria"}],"complete":true}}}"#;
    let page = html(Subject::check("plan.json", plan));
    assert!(!page.contains("maria"), "{page}");
}

/// Every text of the table that is a plan.
fn plans_in(value: &toml::Value) -> Vec<String> {
    match value {
        toml::Value::String(text) if text.trim_start().starts_with('{') => vec![text.clone()],
        toml::Value::Table(table) => table.values().flat_map(plans_in).collect(),
        toml::Value::Array(items) => items.iter().flat_map(plans_in).collect(),
        _ => vec![],
    }
}

#[test]
fn a_step_leads_to_its_portal_in_the_cloud_of_the_run() {
    let plan = |cloud: &str| {
        let plan = r#"{"run":{"mode":"unattended"},"environment":{"cloud":"CLOUD"},"machine":{"unattendedBots":0,"autoAllocation":"off"}}"#;
        html(Subject::check("plan.json", plan.replace("CLOUD", cloud)))
    };
    let link = |url: &str| format!("<br><a href=\"{url}\">Power Platform admin center</a>");
    let (public, gcc) = (plan("public"), plan("gcc"));
    assert!(public.contains(&link("https://admin.powerplatform.microsoft.com")), "{public}");
    assert!(gcc.contains(&link("https://gcc.admin.powerplatform.microsoft.us")), "{gcc}");
}
