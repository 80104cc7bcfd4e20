//! Reads labelled values in prose: `AzureAdJoined : YES`, `run mode: unattended`, `fDenyTSConnections = 0`.

use super::{by_label, device, registry, values};
use crate::intake::found::{Found, Raw};
use crate::intake::scan::record::{Key, Record};
use crate::model::Fact;
use crate::text::sorted::sorted_by;
use std::sync::LazyLock;

/// Labels that are distinctive by themselves.
const LABELS: [&str; 7] =
    ["azureadjoined", "domainjoined", "enterprisejoined", "runmode", "agentversion", "padversion", "scriptlocation"];

static WATCHED: LazyLock<Vec<Key>> = LazyLock::new(|| {
    let mut keys: Vec<Key> = LABELS.iter().map(|name| Key::of(name)).collect();
    keys.extend(registry::telling_names().map(Key::of));
    keys.extend(by_label::keys());
    sorted_by(keys, |key| key.rank())
});

/// True if the label with this key is read.
pub(in crate::intake) fn is_watched(key: Key) -> bool {
    WATCHED.binary_search(&key).is_ok()
}

/// Reads the labelled values in a part of a text.
pub(in crate::intake) fn facts(record: &Record, found: &mut Found) {
    if let Some(mode) = record.get("runmode") {
        values::run_mode(&mode.value, record.place(mode), found);
    }
    if let Some(version) = record.any(&["agentversion", "padversion"]) {
        found.set(Fact::MachinePadVersion, Raw::Version(&version.value), record.place(version), false);
    }
    // The proxy's script in a `Proxy.config` file.
    if let Some(script) = record.get("scriptlocation").filter(|script| script.value.contains("//")) {
        found.set(Fact::MachineProxyScript, Raw::Flag(true), record.place(script), false);
    }
    settings(record, found);
}

/// Reads fields named like join states, registry values and facts.
pub(super) fn settings(record: &Record, found: &mut Found) {
    if device::has_join(record) {
        device::join_state(record, found);
    }
    registry::named(record, found);
    by_label::facts(record, found);
}
