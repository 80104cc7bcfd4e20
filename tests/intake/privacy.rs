//! Names, ids, addresses and secrets are found, replaced consistently, and no secret is passed on.

use crate::{artifacts, table};
use flow_preflight::intake::privacy::{Private, find, mask, replace, secrets};
use flow_preflight::intake::{evidence, read};
use flow_preflight::model::Units;

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(replace(text).0, expected, "{:?}", find(text));
}

#[test]
fn the_same_thing_has_the_same_name_everywhere() {
    check(
        "CONTOSO\\svc-bot and svc-bot@contoso.com on contoso\\SVC-BOT, not CONTOSO\\kim",
        "user-1 and user-1 on user-1, not user-2",
    );
    check(
        "Host Name: BOT-VM-07\nsee bot-vm-07.corp.contoso.com and BOT-VM-08, BOT-VM-07!",
        "Host Name: machine-1\nsee machine-1.corp.contoso.com and BOT-VM-08, machine-1!",
    );
    check(
        " USERNAME SESSIONNAME ID STATE IDLE TIME LOGON TIME\n maria.lopez console 1 Active . 31/03/2026 09:12\n\nmaria.lopez says so",
        " USERNAME SESSIONNAME ID STATE IDLE TIME LOGON TIME\n user-1 console 1 Active . 31/03/2026 09:12\n\nuser-1 says so",
    );
    check(
        "run 7f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d, again 7F1B2C3D-4E5F-4A6B-8C7D-9E0F1A2B3C4D; https://contoso-bots.crm4.dynamics.com/x?y=1 at 10.20.0.14",
        "run id-1, again id-1; address-1?y=1 at address-2",
    );
    check(
        "{\"displayName\": \"Maria Lopez\"} wrote: Maria Lopez failed",
        "{\"displayName\": \"user-1\"} wrote: user-1 failed",
    );
    // Windows ignores case, in every script.
    check(
        "userName: jörg.müller\nJÖRG.MÜLLER and Jörg.Müller; userName: Иванов, ИВАНОВ",
        "userName: user-1\nuser-1 and user-1; userName: user-2, user-2",
    );
}

#[test]
fn what_everybody_has_stays() {
    for text in [
        "NT SERVICE\\UIFlowService and BUILTIN\\Administrators in HKLM\\SOFTWARE\\Microsoft",
        "sku eda1941c-3c4f-4995-b5eb-e85a42175ab9 of https://graph.microsoft.com/v1.0/me",
        "version 2.57.173.25212 with RDPIsNotEnabled at 2026-03-31T04:00:12Z, -1073741715, 0xC000006D",
        "AADSTS65001: consent to the application with ID 'a4a365df-50f1-4397-bc59-1a1564b8bb9c'",
        "S-1-5-32-555, C:\\Program Files (x86)\\Power Automate Desktop\\x.config",
    ] {
        check(text, text);
    }
}

/// However many there are: each name, also in the last line.
#[test]
fn every_user_of_a_long_list_is_replaced() {
    let users = 1_200;
    let list: String = (0..users).map(|at| format!("user: kim{at}.contoso\n")).collect();
    let (made, _) =
        replace(&format!("{list}{}", (0..users).map(|at| format!("kim{at}.contoso failed\n")).collect::<String>()));
    let left: Vec<&str> = made.lines().filter(|line| line.contains("kim")).collect();
    assert!(left.is_empty(), "{} lines still have a name: {:?} …", left.len(), left.first());
}

/// Beside the label and elsewhere, also inside a word and in another case; of two names, the longer one.
#[test]
fn every_name_of_several_words_is_replaced() {
    let users = 200;
    let list: String = (0..users).map(|at| format!("displayName: Kim Contoso{at:03}\n")).collect();
    let again: String = (0..users).map(|at| format!("\\nKIM CONTOSO{at:03} failed\n")).collect();
    let (made, replaced) = replace(&format!("{list}{again}"));
    let left: Vec<&str> = made.lines().filter(|line| line.to_lowercase().contains("contoso")).collect();
    assert!(left.is_empty(), "{} lines still have a name: {:?} …", left.len(), left.first());
    assert_eq!(replaced.len(), users, "each name has its own replacement");
    check(
        "displayName: Kim Contoso\ndisplayName: Kim Contoso Junior\ndisplayName: Kim Contosa\nKim Contoso June, Kim Contoso Junior, Kim Contosa’s, Kim",
        "displayName: user-1\ndisplayName: user-2\ndisplayName: user-3\nuser-1 June, user-2, user-3’s, Kim",
    );
    check(
        "displayName: Jörg Müller\nJÖRG MÜLLERS Maschine, xJörg Müller",
        "displayName: user-1\nuser-1S Maschine, xuser-1",
    );
}

/// Texts with a secret, and the secret.
const SECRETS: [&str; 10] = [
    "password=Tr0ub4dor;x",
    "{\"password\": {\"value\":1}, \"pwd\":\"Tr0ub4dor\"}",
    "Authorization: Bearer Tr0ub4dor.abc-def",
    "client_secret=Tr0ub4dor&grant_type=x",
    "bearer: Tr0ub4dor",
    "https://contoso.example/hook?sv=1&sig=Tr0ub4dor%3D",
    "Endpoint=sb://x/;SharedAccessKey=Tr0ub4dor=",
    "{\\\"client_secret\\\":\\\"Tr0ub4dor\\\"}",
    "token eyJhbGciOiJub25lIn0.Tr0ub4dor.x",
    "Password : Tr0ub4dor",
];

#[test]
fn no_secret_is_carried_on() {
    for text in SECRETS {
        assert!(!mask(text).contains("Tr0ub4dor"), "{}", mask(text));
        assert!(!replace(text).0.contains("Tr0ub4dor"), "{}", replace(text).0);
        // Every place where the reading quotes the paste: unknown codes, messages, users, products.
        for paste in [
            format!(
                "{{\"error\":{{\"code\":\"FlowTooSleepy\",\"message\":{}}}}}",
                serde_json::to_string(text).unwrap()
            ),
            format!("{{\"error\":{{\"code\":{},\"message\":\"x\"}}}}", serde_json::to_string(text).unwrap()),
            format!(
                "{{\"flowsessionid\":\"1\",\"statuscode\":8,\"errorcode\":{}}}",
                serde_json::to_string(text).unwrap()
            ),
        ] {
            let reading = table(&read(&paste, Units::Utf8));
            assert!(!reading.contains("Tr0ub4dor"), "{reading}");
        }
    }
}

/// One secret in the paste gives a note at its place; without a secret there is no note.
#[test]
fn a_secret_in_the_paste_is_pointed_at() {
    for text in SECRETS {
        let notes = read(text, Units::Utf8).notes;
        let note = notes.iter().find(|note| note.text.contains("never passed on"));
        let place = note.and_then(|note| note.place).unwrap_or_else(|| panic!("nothing is said of {text}"));
        assert!(find(text).iter().any(|found| found.span.start == place.start), "{text}: {place:?}");
    }
    for (name, text) in artifacts() {
        let said = read(&text, Units::Utf8).notes.iter().any(|note| note.text.contains("never passed on"));
        assert_eq!(said, name.contains("secret"), "{name}");
    }
}

/// The samples: each text, with its secrets marked as `⟦…⟧`.
fn samples() -> Vec<(String, String)> {
    let lines =
        include_str!("../fixtures/secrets.txt").lines().filter(|line| !line.is_empty() && !line.starts_with("// "));
    let written = |line: &str| line.replace('⏎', "\n").replace('⇥', "\t");
    lines.map(|line| (written(line).replace(['⟦', '⟧'], ""), written(line))).collect()
}

/// Secrets are found in full, and what only looks like one stays.
#[test]
fn secrets_are_found_and_nothing_else() {
    let samples = samples();
    let mut wrong = vec![];
    for (text, expected) in &samples {
        let mut marked = String::new();
        let mut at = 0;
        for found in secrets(text) {
            marked += &format!("{}⟦{}⟧", &text[at..found.span.start], &text[found.span.start..found.span.end]);
            at = found.span.end;
        }
        marked += &text[at..];
        if marked != *expected {
            wrong.push(format!("{expected}\n   is {marked}"));
        }
    }
    let with = samples.iter().filter(|(_, expected)| expected.contains('⟦')).count();
    assert!(samples.len() >= 200 && with >= 100 && samples.len() - with >= 60, "{with} of {} hold one", samples.len());
    assert!(wrong.is_empty(), "{} of {} samples:\n{}", wrong.len(), samples.len(), wrong.join("\n"));
}

/// Outside its line a secret may not look like one, so evidence is masked by the text around it.
#[test]
fn a_name_inside_a_secret_is_no_evidence() {
    for text in
        ["RDPIsNotEnabled\npassword=\"hostname: Tr0ub4dor\"", "RDPIsNotEnabled\n<secret>tenant=Tr0ub4dor</secret>"]
    {
        let evidence = evidence(text, &read(text, Units::Utf8), Units::Utf8);
        assert!(
            evidence.iter().any(|item| item.value.as_deref().is_some_and(|value| value.contains("[secret]"))),
            "{text}: {evidence:?}"
        );
        assert!(
            evidence.iter().all(|item| item.value.as_deref().is_none_or(|value| !value.contains("Tr0ub4dor"))),
            "{evidence:?}"
        );
    }
}

#[test]
fn replacement_is_complete_and_says_what_it_replaced() {
    for (name, text) in artifacts() {
        let (made, list) = replace(&text);
        for (original, replacement) in &list {
            let left = find(&made).into_iter().find(|found| {
                let word = made.get(found.span.start..found.span.end).unwrap_or("");
                found.kind != Private::Secret && word.eq_ignore_ascii_case(original)
            });
            assert!(left.is_none(), "{name}: {original} is still there beside {replacement}:\n{made}");
        }
        let mut names: Vec<&str> = list.iter().map(|(_, name)| name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), list.len(), "{name}: two things have one name: {list:?}");
        let mut end = 0;
        for found in find(&text) {
            assert!(found.span.start >= end && text.is_char_boundary(found.span.start), "{name}: {found:?} overlaps");
            end = found.span.end;
        }
    }
}

#[test]
fn a_name_that_begins_as_another_is_replaced_whole() {
    let text = "displayName: Kim Lee\ndisplayName: Kim Lee Jones\ndisplayName: Ümit Lee\nKIM LEE JONES asked Kim Lee, and then ümit lee";
    let (made, _) = replace(text);
    for left in ["kim", "lee", "jones", "mit"] {
        assert!(!made.to_lowercase().contains(left), "{left} in {made}");
    }
}

/// A machine’s name without its domain, unless it is too short to be one.
#[test]
fn a_machine_is_replaced_without_its_domain_too() {
    let text = |name: &str| format!("hostname: {name}.corp.contoso.com\nThe run on {name} failed.");
    let (made, _) = replace(&text("BOT-07"));
    assert!(!made.contains("BOT-07"), "{made}");
    let (made, _) = replace(&text("it"));
    assert!(made.ends_with("The run on it failed."), "{made}");
}

#[test]
fn what_support_asks_for_is_found_or_asked_for() {
    let text = include_str!("../artifacts/dump/run-and-machine.txt");
    let list = evidence(text, &read(text, Units::Utf8), Units::Utf8);
    let there: Vec<(&str, &str)> = list
        .iter()
        .filter_map(|item| item.place.map(|place| (item.label, text.get(place.start..place.end).unwrap_or(""))))
        .collect();
    assert_eq!(
        there,
        [
            ("Session ID of the run", "7f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"),
            ("Error code or message", "NoCandidateMachine"),
            ("Time of the failure", "2026-03-31T04:00:12Z"),
        ]
    );
    assert!(list.iter().all(|item| !item.how.is_empty()), "each missing thing says how to get it");
    let values: Vec<&str> = list.iter().filter_map(|item| item.value.as_deref()).collect();
    assert_eq!(values, there.iter().map(|(_, value)| *value).collect::<Vec<_>>());
    let machine = include_str!("../artifacts/dump/one-machine.txt");
    assert_eq!(evidence(machine, &read(machine, Units::Utf8), Units::Utf8), [], "nothing failed");
}

/// The environment as it goes to support.
fn environment(text: &str) -> Option<String> {
    let list = evidence(text, &read(text, Units::Utf8), Units::Utf8);
    list.iter().find(|item| item.label == "Environment ID").and_then(|item| item.value.clone())
}

/// A key that was cut off begins at the end of the line above it.
#[test]
fn evidence_beside_a_secret_stays_as_it_is() {
    let text = "NoCandidateMachine\nEnvironment: Contoso (default)\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY-----";
    assert_eq!(environment(text).as_deref(), Some("Contoso (default)"), "{:?}", secrets(text));
}

/// What stands before a secret and behind it helps support.
#[test]
fn evidence_keeps_what_is_around_a_secret() {
    let text = "NoCandidateMachine\nEnvironment: Contoso (token eyJhbGciOiJub25lIn0.Tr0ub4dor.x) in Europe";
    assert_eq!(environment(text).as_deref(), Some("Contoso (token [secret]) in Europe"), "{:?}", secrets(text));
}

#[test]
fn what_goes_to_support_holds_no_secret() {
    let text = "NoCandidateMachine, machine: eyJhbGciOiJub25lIn0.Tr0ub4dor.x";
    let list = evidence(text, &read(text, Units::Utf8), Units::Utf8);
    assert!(list.iter().any(|item| item.value.as_deref().is_some_and(|value| value.contains("[secret]"))), "{list:?}");
}
