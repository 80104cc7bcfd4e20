//! The vendor’s decision table, row by row; the number in a name is the row.

use flow_preflight::api::{self, AutoClaim};
use flow_preflight::auto_claim::{State, Verdict};
use flow_preflight::catalog::Certainty;
use flow_preflight::model::Units;

fn answer(name: &str) -> AutoClaim {
    let path = format!("{}/tests/fixtures/auto-claim/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    api::auto_claim(&text, Units::Utf8).unwrap_or_else(|errors| panic!("{name}: {}", api::error_text(&errors)))
}

#[track_caller]
fn not_claimed(name: &str, reason: &str, certainty: Certainty) {
    let answer = answer(name);
    let reasons: Vec<&str> = answer.reasons.iter().map(|reason| reason.id).collect();
    assert_eq!((answer.verdict, reasons.as_slice()), (Verdict::NotClaimed, &[reason][..]), "{name}");
    assert_eq!(answer.certainty, certainty, "{name}: how sure it is");
    assert!(answer.claims.is_empty() && answer.questions.is_empty(), "{name}: nothing is left to claim or to ask");
}

#[test]
fn row_1_the_feature_or_the_policy_is_off() {
    not_claimed("1-feature-off", "feature-off", Certainty::Certain);
    not_claimed("1-policy-off", "policy-off", Certainty::Certain);
}

#[test]
fn row_2_a_policy_younger_than_two_hours_may_work_or_not() {
    let answer = answer("2-policy-younger-than-two-hours");
    let fields: Vec<&str> = answer.questions.iter().map(|question| question.field.as_str()).collect();
    assert_eq!((answer.verdict, fields.as_slice()), (Verdict::DependsOn, &["policies.items[0].inForce"][..]));
    not_claimed("2-policy-created-afterwards", "policy-created-later", Certainty::Certain);
}

#[test]
fn row_3_who_is_entitled_needs_no_claim() {
    not_claimed("3-already-entitled", "already-entitled", Certainty::Certain);
    assert_eq!(answer("3-already-entitled").attended_afterwards.state, State::Met);
}

#[test]
fn row_4_an_environment_outside_the_scope() {
    not_claimed("4-outside-the-scope", "managed-only", Certainty::Certain);
}

#[test]
fn row_5_the_desktop_app_is_too_old_or_from_the_store() {
    not_claimed("5-desktop-too-old", "client-too-old", Certainty::Certain);
    not_claimed("5-desktop-from-the-store", "store-edition", Certainty::Possible);
}

#[test]
fn row_6_the_policy_does_not_take_the_act() {
    not_claimed("6-per-user-policy-and-attended-flow", "app-does-not-take-it", Certainty::Certain);
}

#[test]
fn row_7_no_license_is_left() {
    not_claimed("7-no-license-left", "no-license-left", Certainty::Certain);
}

#[test]
fn row_8_otherwise_the_license_is_assigned() {
    let answer = answer("8-otherwise-claimed");
    assert_eq!((answer.verdict, answer.certainty), (Verdict::Claimed, Certainty::Certain));
    assert_eq!(answer.summary, "The user gets Power Automate Premium.");
    assert_eq!(answer.claims[0].policy.as_ref().unwrap().name.as_deref(), Some("Premium for makers"));
    assert_eq!(answer.attended_afterwards.state, State::Met);
    assert!(answer.conditions.iter().all(|condition| condition.state == State::Met));
}

#[test]
fn a_backup_product_steps_in_when_the_first_is_used_up() {
    let answer = answer("8-from-the-backup");
    assert_eq!(answer.product.unwrap().id, "premium-gcc");
    assert_eq!(answer.certainty, Certainty::Possible, "the page does not list the government product");
}

#[test]
fn of_two_policies_no_page_says_which_comes_first() {
    let answer = answer("8-two-policies");
    let products: Vec<&str> = answer.claims.iter().map(|claim| claim.product.id.as_str()).collect();
    assert_eq!((answer.verdict, products.as_slice()), (Verdict::Claimed, &["premium", "per-user"][..]));
    assert_eq!(answer.product, None, "which product it is stays open");
    assert_eq!(answer.attended_afterwards.state, State::NotKnown);
    assert!(answer.notes.iter().any(|note| note.id == "doubt-order"));
}
