//! Mistakes that must stop a build. Each is made in a copy of the real catalogue and checked by its message.
#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test says what broke by panicking")]

use flow_preflight_catalog_compiler::compile;
use std::path::Path;

/// The project's catalogue.
fn real() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../catalog"))
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The problems of the catalogue after `file` was changed.
fn problems(file: &str, change: impl FnOnce(String) -> String) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    copy(real(), folder.path());
    let path = folder.path().join(file);
    let before = std::fs::read_to_string(&path).unwrap_or_default();
    let after = change(before.clone());
    assert_ne!(before, after, "{file} was not changed");
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, after).unwrap();
    compile(folder.path()).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

/// Replaces `old`, which must occur, and expects exactly these problems. `…` matches any text.
#[track_caller]
fn check(file: &str, old: &str, new: &str, expected: &[&str]) {
    let found = problems(file, |text| {
        assert!(text.contains(old), "{file} lacks {old:?}");
        text.replacen(old, new, 1)
    });
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (problem, wanted) in found.iter().zip(expected) {
        let mut rest = problem.as_str();
        for part in wanted.split('…') {
            let at = rest.find(part).unwrap_or_else(|| panic!("{problem:?} is not {wanted:?}"));
            rest = &rest[at + part.len()..];
        }
    }
}

const RULE: &str = "rules/windows-sessions/reuse-with-several-sessions.toml";
const CODE: &str = "codes/unattended-session/Win10AlreadyHasActiveSession.toml";

#[test]
fn the_catalogue_itself_compiles() {
    let problems = compile(real()).err().unwrap_or_default();
    assert!(problems.is_empty(), "{}", problems.iter().map(|one| format!("{one}\n")).collect::<String>());
}

#[test]
fn two_compilations_give_the_same_bytes() {
    let (one, two) = (compile(real()).unwrap(), compile(real()).unwrap());
    assert_eq!(one.catalog, two.catalog);
    assert_eq!(one.examples, two.examples);
    assert_eq!(one.ids, two.ids);
}

#[test]
fn a_key_given_twice() {
    check(RULE, "what = ", "what = \"Twice\"\nwhat = ", &["reuse-with-several-sessions.toml:…: Duplicate key…"]);
}

#[test]
fn an_example_without_a_rule() {
    let found = problems("examples/no-such-rule.toml", |_| "[[example]]\nis = \"holds\"\n".to_owned());
    assert_eq!(
        found,
        ["catalog/examples/no-such-rule.toml:1:1: No kind of entry has a file here, so nothing reads it."]
    );
}

#[test]
fn a_word_that_does_not_exist() {
    check(
        RULE,
        "title = ",
        "status = \"retierd\"\ntitle = ",
        &["reuse-with-several-sessions.toml:3:10: Unknown variant `retierd`…Did you mean \"retired\"?"],
    );
    check(
        RULE,
        "unknown = \"ask\"",
        "unknown = \"ask when fautly\"",
        &["…: Unknown variant `ask when fautly`…Did you mean \"askWhenFaulty\"?"],
    );
}

#[test]
fn a_value_of_the_wrong_type() {
    check(
        CODE,
        "http = 400",
        "http = \"4OO\"",
        &["Win10AlreadyHasActiveSession.toml:…: Invalid type: string \"4OO\", expected u16…"],
    );
}

#[test]
fn a_misspelt_key_at_any_depth() {
    check(CODE, "tell = ", "tel = ", &["…Unknown field `tel`…Did you mean \"tell\"?"]);
    check(RULE, "what = ", "waht = ", &["…Unknown field `waht`…Did you mean \"what\"?"]);
}

#[test]
fn two_steps_with_one_id() {
    check(
        "steps.toml",
        "[[step]]",
        "[[step]]\nid = \"or-run-the-flow-attended\"\nowner = \"maker\"\ntext = \"Again.\"\n\n[[step]]",
        &["steps.toml:…There are two steps \"or-run-the-flow-attended\"."],
    );
}

#[test]
fn a_plan_with_a_fact_or_a_word_that_does_not_exist() {
    check(
        RULE,
        "makes = { machine = { reuseSessions = false } }",
        "makes = { machine = { reuseSesions = false } }",
        &[
            "reuse-with-several-sessions.toml:…: \"machine.reuseSesions\" is not a field of a plan. Did you mean \"machine.reuseSessions\"?",
        ],
    );
    check(
        CODE,
        "osFamily = \"windowsServer\"",
        "osFamily = \"windowServer\"",
        &["…: \"machine.osFamily\" must be…not \"windowServer\"."],
    );
}

#[test]
fn a_condition_that_can_not_be_read() {
    check(
        RULE,
        "machine.reuseSessions is yes and",
        "machine.reuseSession is yes and",
        &["…there is no fact \"machine.reuseSession\". Did you mean \"machine.reuseSessions\"?"],
    );
    check(
        RULE,
        "run.mode is unattended",
        "run.mode is unatended",
        &["…run.mode has no word \"unatended\". Did you mean \"unattended\"?"],
    );
    check(
        RULE,
        "run.mode is unattended",
        "multiuser",
        &["…conditions.toml has no condition of this name. Did you mean \"multi-user\"?"],
    );
}

#[test]
fn a_usual_value_that_the_fact_can_not_have() {
    let usual = "usual = { is = \"no\", why = \"It is off until someone switches it on";
    check(
        "facts/machine.toml",
        usual,
        &usual.replace("\"no\"", "\"off\""),
        &["machine.toml:71:16: machine.reuseSessions is yes or no, not \"off\"."],
    );
    check(
        "facts/target.toml",
        "is = \"machine or group\"",
        "is = \"machine or groups\"",
        &["target.toml:…: target.type has no word \"groups\". Did you mean \"group\"?"],
    );
    check(
        "facts/machine.toml",
        "kind = \"version\"",
        "kind = \"version\"\nusual = { is = \"2.50\", why = \"W.\" }",
        &["machine.toml:…: Only a flag or a choice has a usual value."],
    );
    check(
        "facts/machine.toml",
        "yes-phrase",
        "yes-phrases",
        &["…Unknown field `yes-phrases`…Did you mean \"yes-phrase\"?"],
    );
}

#[test]
fn a_step_for_runs_that_do_not_exist() {
    let step = "id = \"or-run-the-flow-attended\"";
    check(
        "steps.toml",
        step,
        &format!("{step}\nwhen = [\"run.mode is attendet\"]"),
        &[
            "steps.toml:…: \"run.mode is attendet\" is not a condition: run.mode has no word \"attendet\". Did you mean \"attended\"?",
        ],
    );
    check(
        "steps.toml",
        step,
        &format!("{step}\nknown = [{{ when = \"environment.clod is gcc\", text = \"T.\" }}]"),
        &["steps.toml:…there is no fact \"environment.clod\". Did you mean \"environment.cloud\"?"],
    );
    check(
        CODE,
        "step = \"sign-everybody-out-of-the-machine\"",
        "step = \"sign-everybody-out-of-the-machine\"\nlasts = false",
        &["Win10AlreadyHasActiveSession.toml:…: A fix names a shared step, or has an owner and a text of its own."],
    );
}

#[test]
fn a_text_that_is_empty_or_has_blanks_around_it() {
    check(
        RULE,
        "section = \"",
        "section = \" ",
        &["reuse-with-several-sessions.toml:…: This text begins or ends with a blank."],
    );
    check(
        "facts/machine.toml",
        "label = \"Windows 10\"",
        "label = \"\"",
        &["machine.toml:14:33: This text is empty; leave the key out."],
    );
}

#[test]
fn a_rule_and_a_code_with_one_title() {
    check(
        RULE,
        "title = \"",
        "title = \"someone is signed in to the machine\" # ",
        &["…Win10AlreadyHasActiveSession.toml:…The rule \"reuse-with-several-sessions\" has this title, too."],
    );
}

#[test]
fn an_id_that_leads_nowhere() {
    check(
        RULE,
        "id = \"run-unattended\"",
        "id = \"run-unatended\"",
        &["…There is no source \"run-unatended\". Did you mean \"run-unattended\"?"],
    );
    check(
        CODE,
        "rule = \"session-open-on-client-windows\"",
        "rule = \"session-open-on-client\"",
        &["…There is no rule \"session-open-on-client\"."],
    );
    check(
        CODE,
        "step = \"sign-everybody-out-of-the-machine\"",
        "step = \"sign-everybody-out-of-teh-machine\"",
        &["…There is no step…Did you mean \"sign-everybody-out-of-the-machine\"?"],
    );
}

#[test]
fn a_source_that_nothing_cites() {
    check(
        "sources.toml",
        "[[source]]",
        "[[source]]\nid = \"lonely\"\ntitle = \"T\"\nurl = \"https://example.org/\"\nread-on = \"2026-11-20\"\n\n[[source]]",
        &["sources.toml:…Nothing uses the source \"lonely\"."],
    );
}

#[test]
fn a_rule_without_a_law() {
    check(
        RULE,
        "[[broken]]\nwhen = \"machine.reuseSessions is yes and machine.singleSessionPerUser is no\"",
        "",
        &["…Missing field `broken`."],
    );
}

#[test]
fn a_family_that_has_no_place_in_the_order() {
    let found = problems("rules/no-family/some-rule.toml", |_| std::fs::read_to_string(real().join(RULE)).unwrap());
    assert!(found.iter().any(|problem| problem.contains("order.toml has no family \"no-family\"")), "{found:#?}");
}

#[test]
fn a_note_for_a_target_that_does_not_exist() {
    check(
        "notes.toml",
        "targets = [\"machine\", \"group\"]",
        "targets = [\"machine\", \"hostedGruop\"]",
        &["notes.toml:…There is no target \"hostedGruop\".…hostedGroup…"],
    );
}
