//! The column names that readers use. Two of them make a line a table's heading.

use super::record::Key;
use crate::text::sorted::sorted_by;
use std::sync::LazyLock;

/// What a number column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::intake) enum Counts {
    Total,
    Assigned,
    Left,
}

/// The beginnings of these columns' names in admin centers and scripts, in the page's languages.
const COUNTS: [(&[&str], Counts); 3] = [
    (
        &["unassigned", "available", "remaining", "verfügbar", "disponib", "disponív", "利用可能", "使用可能", "可用"],
        Counts::Left,
    ),
    (
        &[
            "assigned",
            "consumed",
            "zugewiesen",
            "affecté",
            "attribué",
            "asignad",
            "assegnat",
            "atribuíd",
            "割り当て",
            "已分配",
            "已指派",
        ],
        Counts::Assigned,
    ),
    (&["total", "gesamt", "合計", "总数", "总计"], Counts::Total),
];

/// Words that negate the next one.
const NEGATIONS: [&str; 5] = ["nicht", "non", "no", "não", "not"];

/// What a column counts, by the words of its name. Only short names are column headings.
pub(in crate::intake) fn counts(name: &str) -> Option<Counts> {
    // A heading is plain words, unlike `"ConsumedUnits":9`. Names without blanks are in the list of names.
    if name.len() > 60 || name.contains([':', '"', '{', '}', '=']) {
        return None;
    }
    let run_together = |word: &str| {
        let mut letters = word.chars();
        letters.next();
        letters.clone().any(|letter| letter.is_ascii_uppercase()) && letters.any(|letter| letter.is_ascii_lowercase())
    };
    let begins = |word: &str, stem: &str| {
        word.as_bytes().first().map(u8::to_ascii_lowercase) == stem.bytes().next()
            && word.get(..stem.len()).is_some_and(|head| head.eq_ignore_ascii_case(stem))
    };
    for word in name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if run_together(word) {
            continue;
        }
        if NEGATIONS.iter().any(|not| word.eq_ignore_ascii_case(not)) {
            return None;
        }
        if let Some((_, counts)) = COUNTS.iter().find(|(stems, _)| stems.iter().any(|stem| begins(word, stem))) {
            return Some(*counts);
        }
    }
    None
}

/// The names, in lower case without signs.
const COLUMNS: &[&str] = &[
    "accountskuid",
    "activeunits",
    "agentversion",
    "assigned",
    "assignedlicenses",
    "assignmentpaths",
    "attributes",
    "available",
    "availablelicenses",
    "availableunits",
    "buildnumber",
    "caption",
    "azureadjoined",
    "category",
    "check",
    "completedon",
    "computername",
    "consumed",
    "consumedunits",
    "csname",
    "data",
    "desktopflow",
    "device",
    "displayname",
    "domainjoined",
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
    "nom",
    "nombre",
    "nome",
    "objectclass",
    "os",
    "osname",
    "padversion",
    "principalsource",
    "product",
    "products",
    "productname",
    "producttitle",
    "pscomputername",
    "rdpenabled",
    "requested",
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
    static KEYS: LazyLock<Vec<Key>> =
        LazyLock::new(|| sorted_by(COLUMNS.iter().map(|name| Key::of(name)).collect(), |key: &Key| key.rank()));
    name.len() <= 60 && (KEYS.binary_search(&Key::of(name)).is_ok() || counts(name).is_some())
}
