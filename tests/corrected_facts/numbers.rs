//! Codes and numbers.

use super::*;

#[test]
fn an_inactive_refresh_token_has_two_numbers() {
    assert_eq!(code("AADSTS700082").id, "AADSTS70008");
}

#[test]
fn the_numbers_of_windows_sign_in_are_explained_in_every_spelling() {
    for (hex, decimal) in [
        ("0xC0000193", "-1073741421"),
        ("0xC0000133", "-1073741517"),
        ("0xC0000413", "-1073740781"),
        ("0xC0000192", "-1073741422"),
        ("0xC00000DC", "-1073741604"),
        ("0xC0000225", "-1073741275"),
        ("0xC00002EE", "-1073741074"),
    ] {
        assert_eq!(code(hex).id, code(decimal).id, "{hex}");
    }
}

#[test]
fn the_numbers_of_primary_refresh_tokens_and_entra_are_explained() {
    let numbers = [
        "-1073741616",
        "-1073741252",
        "-1073741634",
        "-1073741628",
        "-1073741729",
        "-1073445822",
        "-1073445695",
        "-1073445749",
        "-1072894385",
    ];
    let entra =
        ["700082", "50173", "53003", "53000", "50079", "50055", "50053", "50057", "70043", "65001", "50155", "50034"];
    for id in numbers.iter().map(|id| (*id).to_owned()).chain(entra.iter().map(|id| format!("AADSTS{id}"))) {
        assert!(matches!(explain(&id), Explained::Known(_)), "{id}");
    }
}

#[test]
fn a_number_that_is_not_known_is_said_to_be_unknown_and_is_never_a_neighbour() {
    for written in ["-1073741700", "0xC00000DD", "AADSTS50127", "3221225999"] {
        assert!(matches!(explain(written), Explained::UnknownNumber(_)), "{written}: {:?}", explain(written));
    }
    let read = api::read("The run ended with error code -1073741700.", Units::Utf8);
    assert!(serde_json::to_string(&api::Reading::from(&read.reading)).unwrap().contains("-1073741700"));
}

#[test]
fn failures_that_the_product_reports_by_a_sentence_are_recognised() {
    for (sentence, id) in [
        ("Failed to take screenshot (The handle is invalid)", "take-screenshot-handle-invalid"),
        (
            "Failed to assume control of Microsoft Edge (Internal error or communication failure)",
            "browser-control-failed",
        ),
    ] {
        let read = api::read(sentence, Units::Utf8);
        assert!(read.reading.codes.iter().any(|found| found.entry.id == id), "{sentence}");
    }
    // Two words that many programs print: explained by name, never recognised in a text.
    assert_eq!(code("negotiation-failed").messages, ["Negotiation failed"]);
    says(code("take-screenshot-handle-invalid").causes[0].rule, &["elevation-prompt-policy"]);
}

#[test]
fn consent_for_remote_desktop_is_missing_in_copilot_studio_and_cloud_pc_pools_too() {
    says(code("MSEntraRemoteDesktopAppConsentRequired").why, &["Copilot Studio", "Cloud PC pools"]);
}

#[test]
fn a_deleted_group_has_a_way_to_tell_it_in_each_of_its_causes() {
    let code = code("XrmMachineGroupNotFound");
    assert_eq!(code.causes.len(), 3);
    for (at, cause) in code.causes.iter().enumerate() {
        assert!(!cause.how_to_tell.is_empty());
        assert!(code.causes.iter().skip(at + 1).all(|other| other.how_to_tell != cause.how_to_tell), "{}", cause.title);
    }
}

#[test]
fn a_slow_dataverse_needs_a_larger_instance_and_not_more_storage() {
    let steps: String = code("DataverseTimeout").fix.iter().map(|step| step.text).collect();
    says(&steps, &["scale up the Dataverse instance", "More storage doesn’t make it faster"]);
}

/// With a known join, the steps for a code give the one form of the user name, not all.
#[test]
fn a_refused_user_name_is_written_in_the_one_form_that_fits_the_join() {
    let forms = [
        ("entra", "name@domain"),
        ("hybrid", "name@domain"),
        ("domain", "DOMAIN\\name"),
        ("workgroup", "MACHINE\\name"),
    ];
    for id in ["WindowsIdentityIncorrect", "-1073445812"] {
        for (join, form) in forms {
            let plan = plan(&format!(r#"{{"machine":{{"joinType":"{join}"}}}}"#));
            let said: Vec<&str> = steps_for(code(id).fix, &plan)
                .map(|step| step.text_for(&plan))
                .filter(|text| text.contains("user name in") || text.contains("local account in"))
                .collect();
            assert!(said.len() <= 1, "{id}, {join}: {said:?}");
            for text in said {
                says(text, &[form]);
                assert!(!text.starts_with("If "), "{id}, {join}: {text}");
            }
        }
        let nothing = RunPlan::new();
        assert!(
            steps_for(code(id).fix, &nothing).count()
                > steps_for(code(id).fix, &plan(r#"{"machine":{"joinType":"entra"}}"#)).count()
        );
    }
}
