//! Reads network tests: `Test-NetConnection`, and the report of the machine runtime's diagnostic tool.

use crate::intake::found::{Found, Raw};
use crate::intake::scan::record::Record;
use crate::model::{Fact, Span};

/// Hosts for which a test from any session is conclusive: part of the name, port, fact.
const TESTED: [(&str, &str, Fact); 3] = [
    ("config.edge.skype.com", "443", Fact::NetworkEcsReachable),
    ("login.microsoftonline.com", "443", Fact::NetworkEntraReachable),
    ("crl3.digicert.com", "80", Fact::NetworkCrlReachable),
];

/// Hosts that the diagnostic tool tests for the service: part of the name, fact.
const REPORTED: [(&str, Fact); 9] = [
    (".servicebus.", Fact::NetworkServicebusReachableByService),
    (".dynamics.", Fact::NetworkDynamicsReachable),
    (".microsoftdynamics.us", Fact::NetworkDynamicsReachable),
    (".crm.appsplatform.us", Fact::NetworkDynamicsReachable),
    (".island.power", Fact::NetworkIslandReachable),
    (".gov.island.appsplatform.us", Fact::NetworkIslandReachable),
    (".api.powerplatform.", Fact::NetworkPowerplatformApiReachable),
    (".powerplatform.microsoft.us", Fact::NetworkPowerplatformApiReachable),
    (".api.appsplatform.us", Fact::NetworkPowerplatformApiReachable),
];

/// True if the record is the output of `Test-NetConnection`.
pub(in crate::intake) fn is_test(record: &Record) -> bool {
    record.has("computername") && record.has("tcptestsucceeded")
}

/// Reads whether the host was reached.
pub(in crate::intake) fn test(record: &Record, found: &mut Found) {
    let host = record.text("computername");
    let port = record.text("remoteport");
    let Some(answer) = record.get("tcptestsucceeded") else { return };
    let reached = match answer.value.as_ref() {
        "True" => true,
        "False" => false,
        _ => return,
    };
    let at = if port.is_empty() { String::new() } else { format!(":{port}") };
    let said = if reached {
        format!(
            "The test reached {host}{at}. It ran as the user who typed it; the Power Automate service may use another route."
        )
    } else {
        format!(
            "The test didn’t reach {host}{at}. A firewall or proxy rule blocks it for this user, or the name isn’t resolved."
        )
    };
    found.sum_up(said, Some(record.span()));
    self::reached(host, port, reached, record.place(answer), found);
}

/// Records whether a tested host was reached.
pub(super) fn reached(host: &str, port: &str, reached: bool, place: Span, found: &mut Found) {
    for (name, on, fact) in TESTED {
        if host.eq_ignore_ascii_case(name) && (port.is_empty() || port == on) {
            found.set(fact, Raw::Flag(reached), place, false);
        }
    }
}

/// The fact of the host that a report row names.
fn host<'r>(record: &'r Record) -> Option<Fact> {
    // The address in a Dataverse answer's context is no test.
    let address = |field: &&'r crate::intake::scan::record::Field<'r>| {
        field.value.starts_with("https://") && !field.name.contains("odata")
    };
    let field = record.fields.iter().find(address)?;
    REPORTED.iter().find(|(part, _)| field.value.contains(part)).map(|(_, fact)| *fact)
}

/// The field with the result, and whether the test succeeded.
fn outcome<'r>(record: &'r Record) -> Option<(&'r crate::intake::scan::record::Field<'r>, bool)> {
    record.fields.iter().find_map(|field| match field.value.trim().to_ascii_lowercase().as_str() {
        "passed" | "pass" | "success" | "succeeded" | "ok" => Some((field, true)),
        "failed" | "fail" | "failure" | "error" => Some((field, false)),
        _ => None,
    })
}

/// True if the record is a row of the diagnostic tool's report. Its columns are recognised by their content.
pub(in crate::intake) fn is_report_row(record: &Record) -> bool {
    host(record).is_some() && outcome(record).is_some()
}

/// Reads whether the service reached the host.
pub(in crate::intake) fn report_row(record: &Record, found: &mut Found) {
    if let (Some(fact), Some((field, reached))) = (host(record), outcome(record)) {
        found.set(fact, Raw::Flag(reached), record.place(field), false);
    }
}

/// True if the record is the output of `netsh winhttp show proxy`.
pub(in crate::intake) fn is_winhttp_proxy(record: &Record) -> bool {
    record.has("proxyservers") && record.has("bypasslist")
}

/// Adds that this proxy is not the product's, which has its own settings.
pub(in crate::intake) fn winhttp_proxy(record: &Record, found: &mut Found) {
    let server = record.text("proxyservers");
    let text = format!(
        "WinHTTP uses the proxy {server}. Power Automate for desktop has proxy settings of its own: the four Proxy.config files and the registry value ProxyServer."
    );
    found.sum_up(text, Some(record.span()));
}
