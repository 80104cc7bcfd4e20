//! The rules on Windows sessions whose codes depend on whose session it is, and in which state.

use crate::catalog::rule::{Formula, Outcome, Predicted};
use crate::model::facts::{connection, machine};
use crate::model::{ConnectionAuth, Fact, OsFamily, RunPlan, Session, SessionState, Truth, all, any};

pub(super) static FORMULAS: &[Formula] = &[
    Formula {
        rule: "no-session-for-attended-run",
        facts: &[Fact::MachineSessions, Fact::ConnectionAuth],
        check: no_session,
    },
    Formula {
        rule: "session-open-on-client-windows",
        facts: &[Fact::MachineSessions, Fact::MachineReuseSessions],
        check: open_on_client_windows,
    },
    Formula {
        rule: "session-of-connection-user",
        facts: &[Fact::MachineSessions, Fact::MachineReuseSessions],
        check: own_session,
    },
];

/// Whether there is a session in which a person of the connection can work now.
fn usable_session(plan: &RunPlan) -> Truth {
    plan.some_session(&machine::SESSIONS, usable)
}

fn usable(session: &Session) -> Option<bool> {
    let parts = [
        session.is_connection_user,
        session.state.map(|state| state == SessionState::Active),
        session.locked.map(|locked| !locked),
    ];
    if parts.contains(&Some(false)) {
        Some(false)
    } else {
        parts.iter().all(|part| *part == Some(true)).then_some(true)
    }
}

fn no_session(plan: &RunPlan) -> Outcome {
    Outcome::broken_when(!usable_session(plan), || no_session_codes(plan))
}

fn no_session_codes(plan: &RunPlan) -> Vec<Predicted> {
    let umbrella = Predicted::possible("NoCandidateMachine");
    let own = plan.some_session(&machine::SESSIONS, |session| session.is_connection_user);
    let sign_in = plan.one_of(&connection::AUTH, &[ConnectionAuth::SignIn]);
    if own.is_no() && sign_in.is_yes() {
        return vec![
            Predicted::likely("NoSessionFoundForPasswordless"),
            Predicted::possible("AttendedUserNotLoggedIn"),
            umbrella,
        ];
    }
    match own {
        Truth::Yes(_) => vec![Predicted::certain("AttendedUserSessionNotActive"), umbrella],
        Truth::No(_) => vec![Predicted::certain("AttendedUserNotLoggedIn"), umbrella],
        Truth::Open(_) => {
            vec![
                Predicted::possible("AttendedUserSessionNotActive"),
                Predicted::possible("AttendedUserNotLoggedIn"),
                umbrella,
            ]
        }
    }
}

fn open_on_client_windows(plan: &RunPlan) -> Outcome {
    let somebody = plan.some_session(&machine::SESSIONS, |_| Some(true));
    let somebody_else = plan.some_session(&machine::SESSIONS, |session| session.is_connection_user.map(|own| !own));
    let fault = any([somebody_else, all([somebody, !plan.flag(&machine::REUSE_SESSIONS)])]);
    Outcome::broken_when(fault, || client_windows_codes(plan, somebody_else.is_yes()))
}

/// The table of codes names Windows 10 only, so on Windows 11 the code is likely.
fn client_windows_codes(plan: &RunPlan, somebody_else: bool) -> Vec<Predicted> {
    let windows_10 = plan.one_of(&machine::OS_FAMILY, &[OsFamily::Windows10]).is_yes();
    match (somebody_else, windows_10) {
        (true, true) => {
            vec![Predicted::certain("Win10AlreadyHasActiveSession"), Predicted::possible("NoCandidateMachine")]
        }
        (true, false) => {
            vec![Predicted::likely("Win10AlreadyHasActiveSession"), Predicted::possible("NoCandidateMachine")]
        }
        (false, _) => vec![
            Predicted::likely("SessionExistsForTheUserWhenUnattended"),
            Predicted::possible("Win10AlreadyHasActiveSession"),
            Predicted::possible("NoCandidateMachine"),
        ],
    }
}

fn own_session(plan: &RunPlan) -> Outcome {
    let own = plan.some_session(&machine::SESSIONS, |session| session.is_connection_user);
    let fault = all([own, !plan.flag(&machine::REUSE_SESSIONS)]);
    Outcome::broken_when(fault, || own_session_codes(plan))
}

/// Newer services name the state of the session, older ones give one code for all.
fn own_session_codes(plan: &RunPlan) -> Vec<Predicted> {
    let own = |fits: fn(&Session) -> bool| {
        plan.some_session(&machine::SESSIONS, |session| Some(session.is_connection_user == Some(true) && fits(session)))
            .is_yes()
    };
    let general = "SessionExistsForTheUserWhenUnattended";
    let mut codes = vec![];
    if own(|session| session.state == Some(SessionState::Disconnected)) {
        codes.extend([Predicted::likely("UnattendedUserSessionDisconnected"), Predicted::possible(general)]);
    } else if own(|session| session.locked == Some(true)) {
        codes.extend([Predicted::likely("UnattendedUserSessionLocked"), Predicted::possible(general)]);
    } else {
        codes.push(Predicted::likely(general));
        if !own(|session| session.locked == Some(false)) {
            codes.extend([
                Predicted::possible("UnattendedUserSessionLocked"),
                Predicted::possible("UnattendedUserSessionDisconnected"),
            ]);
        }
    }
    codes.push(Predicted::possible("NoCandidateMachine"));
    codes
}
