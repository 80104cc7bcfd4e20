//! The points of an unattended run's session, in words, and which rule or code is about which.

use crate::catalog::{ErrorCode, Rule, Severity, rules};

/// A point of the session, in the order in which a run passes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Point {
    /// Who is signed in before.
    Before,
    /// The sign-in with the connection's account.
    SignIn,
    /// The Remote Desktop session.
    Session,
    /// The run.
    Run,
    /// Sign-out or lock.
    After,
}

/// A kind of Windows, with session reuse or without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Lane {
    pub(crate) is_server: bool,
    pub(crate) reuses: bool,
}

/// Where a run fails, or may fail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) point: Point,
    pub(crate) lanes: Vec<Lane>,
    pub(crate) severity: Severity,
}

const fn lane(is_server: bool, reuses: bool) -> Lane {
    Lane { is_server, reuses }
}

const CLIENT: Lane = lane(false, false);
const CLIENT_REUSE: Lane = lane(false, true);
const SERVER: Lane = lane(true, false);
const SERVER_REUSE: Lane = lane(true, true);

/// Every lane.
pub(crate) const LANES: [Lane; 4] = [CLIENT, CLIENT_REUSE, SERVER, SERVER_REUSE];

/// One lane for each kind of Windows, where reuse makes no difference.
const BOTH: &[Lane] = &[CLIENT, SERVER];

/// The rules about a point, with the lanes that they concern.
const RULES: [(&str, Point, &[Lane]); 22] = [
    ("session-open-on-client-windows", Point::Before, &[CLIENT, CLIENT_REUSE]),
    ("session-of-connection-user", Point::Before, &[SERVER]),
    ("offline-after-sign-out", Point::Before, BOTH),
    ("credential-provider-in-the-way", Point::SignIn, BOTH),
    ("sign-in-rights-withheld", Point::SignIn, BOTH),
    ("legal-notice", Point::SignIn, BOTH),
    ("always-prompt-for-local-account", Point::SignIn, BOTH),
    ("always-prompt-on-entra-machine", Point::SignIn, BOTH),
    ("always-prompt-with-weak-rdp", Point::SignIn, BOTH),
    ("remote-desktop-off", Point::Session, BOTH),
    ("remote-desktop-not-listening", Point::Session, BOTH),
    ("remote-desktop-fails-by-hand", Point::Session, BOTH),
    ("no-right-to-remote-desktop", Point::Session, BOTH),
    ("remote-desktop-right-withheld", Point::Session, BOTH),
    ("citrix-direct-access", Point::Session, BOTH),
    ("slow-remote-desktop-sign-in", Point::Session, BOTH),
    ("service-cannot-list-sessions", Point::Session, BOTH),
    ("no-free-session-on-server", Point::Session, &[SERVER, SERVER_REUSE]),
    ("reuse-with-several-sessions", Point::Session, &[SERVER_REUSE]),
    ("idle-session-limit", Point::Run, BOTH),
    ("active-session-limit", Point::Run, BOTH),
    ("reuse-with-entra-sign-in", Point::After, &[CLIENT_REUSE, SERVER_REUSE]),
];

/// Where a rule stops the run, if it is about a point of the session.
pub(crate) fn of_rule(rule: &Rule) -> Option<Mark> {
    let (_, point, lanes) = RULES.iter().find(|(id, ..)| *id == rule.id)?;
    Some(Mark { point: *point, lanes: lanes.to_vec(), severity: rule.severity })
}

/// Where a code says that the run stopped: the point that all its causes share.
pub(crate) fn of_code(entry: &ErrorCode) -> Option<Mark> {
    let marks: Option<Vec<Mark>> = entry.causes.iter().map(|cause| of_rule(rules::find(cause.rule)?)).collect();
    let marks = marks?;
    let point = marks.first()?.point;
    let lanes = LANES.into_iter().filter(|lane| marks.iter().any(|mark| mark.lanes.contains(lane))).collect();
    marks.iter().all(|mark| mark.point == point).then_some(Mark { point, lanes, severity: Severity::Blocker })
}

impl Lane {
    /// The kind of Windows, and whether sessions are reused.
    pub(crate) const fn name(self) -> &'static str {
        match (self.is_server, self.reuses) {
            (false, false) => "Windows 10 or 11, session reuse off",
            (false, true) => "Windows 10 or 11, session reuse on",
            (true, false) => "Windows Server, session reuse off",
            (true, true) => "Windows Server, session reuse on",
        }
    }
}

impl Point {
    pub(crate) const ALL: [Self; 5] = [Self::Before, Self::SignIn, Self::Session, Self::Run, Self::After];

    /// Its two short lines in the picture.
    pub(crate) const fn label(self, lane: Lane) -> [&'static str; 2] {
        match (self, lane.is_server, lane.reuses) {
            (Self::Before, false, false) => ["Nobody", "signed in"],
            (Self::Before, false, true) => ["Nobody, or", "run’s user"],
            (Self::Before, true, false) => ["Run’s user", "signed out"],
            (Self::Before, true, true) => ["Run’s user,", "or one free"],
            (Self::SignIn, ..) => ["Sign-in", ""],
            (Self::Session, _, false) => ["Remote", "Desktop"],
            (Self::Session, _, true) => ["Session,", "old or new"],
            (Self::Run, ..) => ["Run", ""],
            (Self::After, _, false) => ["Sign-out", ""],
            (Self::After, _, true) => ["Lock", ""],
        }
    }

    /// What happens there.
    pub(crate) const fn sentence(self, lane: Lane) -> &'static str {
        match (self, lane.is_server, lane.reuses) {
            (Self::Before, false, false) => "Nobody is signed in. A locked or disconnected session counts too.",
            (Self::Before, false, true) => "Nobody is signed in, or only the run’s user: the connection’s account.",
            (Self::Before, true, false) => {
                "The run’s user, the connection’s account, has no session. A session is free."
            }
            (Self::Before, true, true) => {
                "The run’s user, the connection’s account, has a session, or a session is free."
            }
            (Self::SignIn, ..) => "Power Automate signs in with the connection’s account.",
            (Self::Session, _, false) => {
                "The machine opens a new Remote Desktop session to itself, never the console session."
            }
            (Self::Session, _, true) => "Power Automate uses the user’s session again, or opens a new one.",
            (Self::Run, ..) => "The flow runs. The screen stays locked, so nobody sees it.",
            (Self::After, _, false) => "Power Automate signs the user out.",
            (Self::After, _, true) => "Power Automate locks the session and leaves it for the next run.",
        }
    }
}

impl Mark {
    /// What happens at the point, in two words.
    pub(crate) const fn says(&self) -> &'static str {
        match self.severity {
            Severity::Blocker => "fails here",
            Severity::Risk | Severity::Note => "may fail",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::codes;

    #[test]
    fn each_session_rule_for_unattended_runs_has_its_point() {
        // Not about a point of the session: the run is refused before, or the session is somebody's at the screen.
        let other = ["picture-in-picture-unattended", "designer-in-use", "service-account-denied"];
        let unattended =
            |rule: &&Rule| rule.applies_to.iter().all(|condition| condition.allows(crate::model::RunMode::Unattended));
        for rule in rules::all().iter().filter(unattended) {
            let is_session = ["windows-sessions", "remote-desktop"].contains(&rule.family);
            let is_other = other.contains(&rule.id);
            assert!(!is_session || is_other != of_rule(rule).is_some(), "{}", rule.id);
        }
        assert!(RULES.iter().all(|(id, ..)| rules::find(id).is_some()));
    }

    #[test]
    fn a_code_is_marked_where_all_its_causes_are() {
        let mark = |id: &str| codes::find(id).and_then(of_code);
        let busy = mark("Win10AlreadyHasActiveSession");
        assert_eq!(busy.map(|mark| (mark.point, mark.lanes)), Some((Point::Before, vec![CLIENT, CLIENT_REUSE])));
        assert_eq!(mark("TooManyActiveSessions").map(|mark| mark.point), Some(Point::Session));
        assert_eq!(mark("NoCandidateMachine"), None, "its causes are of many kinds");
    }
}
