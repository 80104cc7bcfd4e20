//! The columns of a run, by meaning. Of several names, the first takes precedence.

/// The error message, else the details.
pub(super) const MESSAGE: &[&str] = &["errormessage", "errordetails"];

/// How the run ended.
pub(super) const STATUS: &[&str] = &["statuscode", "statusreason", "status", "runstatus", "result"];

/// When the run was.
pub(super) const TIMES: &[&str] =
    &["startedon", "started", "starttime", "start", "requested", "completedon", "completed", "createdon"];

/// The machine's name.
pub(super) const MACHINE: &[&str] = &["machine", "machinename"];

pub(crate) use of_tables::{RunColumn, run_column};

/// Columns that only tables of many runs have.
mod of_tables {
    use super::{MACHINE, MESSAGE, STATUS, TIMES};
    use crate::intake::scan::record::Key;
    use std::collections::BTreeMap;
    use std::sync::LazyLock;

    /// The error code.
    const CODE: &[&str] = &["errorcode"];

    /// The meaning of a column in a table of runs.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) enum RunColumn {
        Code,
        Message,
        Status,
        Mode,
        Time,
        Machine,
        Group,
        Connection,
        Flow,
    }

    impl RunColumn {
        /// All of them, in order.
        pub(crate) const ALL: [Self; 9] = [
            Self::Code,
            Self::Message,
            Self::Status,
            Self::Mode,
            Self::Time,
            Self::Machine,
            Self::Group,
            Self::Connection,
            Self::Flow,
        ];
    }

    /// The columns with their names: display names and export names, then lookup names, then ids.
    const COLUMNS: &[(RunColumn, &[&[&str]])] = &[
        (RunColumn::Code, &[CODE]),
        (RunColumn::Message, &[MESSAGE]),
        (RunColumn::Status, &[STATUS]),
        (RunColumn::Mode, &[&["runmode"]]),
        (RunColumn::Time, &[TIMES]),
        (
            RunColumn::Machine,
            &[
                MACHINE,
                &[
                    "machineidvalueodatacommunitydisplayv1formattedvalue",
                    "machineidname",
                    "machineidvalue",
                    "machineid",
                ],
            ],
        ),
        (
            RunColumn::Group,
            &[&[
                "machinegroupname",
                "machinegroup",
                "machinegroupidvalueodatacommunitydisplayv1formattedvalue",
                "machinegroupidname",
                "machinegroupidvalue",
                "machinegroupid",
            ]],
        ),
        (RunColumn::Connection, &[&["connectionname", "connection", "connectionid"]]),
        (
            RunColumn::Flow,
            &[&[
                "desktopflow",
                "flowname",
                "regarding",
                "regardingobjectidvalueodatacommunitydisplayv1formattedvalue",
                "regardingobjectidname",
                "regardingobjectidvalue",
                "regardingobjectid",
            ]],
        ),
    ];

    /// The meaning of a column, by its name in any spelling, and its rank among columns with the same meaning.
    pub(crate) fn run_column(name: &str) -> Option<(usize, RunColumn)> {
        static KEYS: LazyLock<BTreeMap<Key, (usize, RunColumn)>> = LazyLock::new(|| {
            let of = |(column, lists): &(RunColumn, &'static [&'static [&'static str]])| {
                let column = *column;
                lists.iter().copied().flatten().enumerate().map(move |(rank, name)| (Key::of(name), (rank, column)))
            };
            COLUMNS.iter().flat_map(of).collect()
        });
        KEYS.get(&Key::of(name)).copied()
    }
}
