//! The names of columns that readers ask for: two of them make a line the head of a table.

use super::record::Key;
use std::sync::LazyLock;

/// The names, in small letters and without signs.
const COLUMNS: &[&str] = &[
    "accountskuid",
    "activeunits",
    "agentversion",
    "assigned",
    "assignedlicenses",
    "attributes",
    "available",
    "availablelicenses",
    "availableunits",
    "buildnumber",
    "caption",
    "category",
    "check",
    "completedon",
    "consumed",
    "consumedunits",
    "csname",
    "data",
    "desktopflow",
    "device",
    "displayname",
    "errorcode",
    "errordetails",
    "errormessage",
    "flowmachine",
    "flowmachineid",
    "flowsession",
    "flowsessionid",
    "groupname",
    "host",
    "hostname",
    "id",
    "license",
    "licenses",
    "machine",
    "machinename",
    "name",
    "objectclass",
    "os",
    "osname",
    "padversion",
    "principalsource",
    "product",
    "productname",
    "producttitle",
    "pscomputername",
    "rdpenabled",
    "result",
    "run",
    "runmode",
    "runid",
    "servicename",
    "sid",
    "skuid",
    "skupartnumber",
    "started",
    "startedon",
    "starttime",
    "status",
    "statuscode",
    "statusreason",
    "total",
    "totallicenses",
    "trytoreusewindowssession",
    "type",
    "used",
    "username",
    "userprincipalname",
    "version",
    "warningunits",
];

/// True if a column has one of these names.
pub(super) fn is_column(name: &str) -> bool {
    static KEYS: LazyLock<Vec<Key>> = LazyLock::new(|| {
        let mut keys: Vec<Key> = COLUMNS.iter().map(|name| Key::of(name)).collect();
        keys.sort_unstable();
        keys
    });
    name.len() <= 60 && KEYS.binary_search(&Key::of(name)).is_ok()
}
