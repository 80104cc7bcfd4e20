//! Licences and owners.

use super::*;

#[test]
fn what_is_no_longer_sold_or_listed_is_said() {
    says(licenses::find("Power Apps per app plan").unwrap().note, &["2 January 2026"]);
    says(licenses::find("FLOW_P1_GOV").unwrap().note, &["January 2026", "FLOW_P1_GOV"]);
    says(note("process-plan-covers-flows").title, &["25 cloud flows"]);
    says(note("windows-10-out-of-support").text, &["14 October 2025"]);
}

#[test]
fn the_version_in_the_portal_is_that_of_the_last_run() {
    says(Fact::MachinePadVersion.info().help, &["as of the machine’s last run"]);
    says(note("portal-version-lags").text, &["after each desktop flow run"]);
    says(note("maintenance-mode-ends").title, &["keys"]);
}

#[test]
fn azure_and_network_work_is_for_an_owner_of_its_own() {
    let owner = |steps: &[Step]| steps.first().unwrap().owner;
    assert_eq!(owner(code("canaryCheckUnpass").fix), Owner::AzureAdmin);
    assert_eq!(owner(rule("service-bus-endpoint-on-subnet").guidance.fix), Owner::AzureAdmin);
    assert_eq!(Owner::AzureAdmin.label(), "Azure or network admin");
    let of_azure =
        rules::all().iter().flat_map(|rule| rule.guidance.fix).filter(|step| step.owner == Owner::AzureAdmin);
    assert!(of_azure.count() >= 12);
}
