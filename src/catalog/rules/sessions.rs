//! Codes of the rules about Windows sessions. They depend on a session's user and state.

use crate::catalog::rule::{CodesOf, Predicted};
use crate::model::facts::{connection, machine};
use crate::model::{ConnectionAuth, OsFamily, RunPlan, Session, SessionState, Truth};

pub(super) static CODES: &[CodesOf] = &[
    CodesOf { rule: "no-session-for-attended-run", codes: no_session_codes },
    CodesOf { rule: "session-open-on-client-windows", codes: client_windows_codes },
    CodesOf { rule: "session-of-connection-user", codes: own_session_codes },
];

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

/// The documented table of codes names only Windows 10, so on Windows 11 the code is `likely`.
fn client_windows_codes(plan: &RunPlan) -> Vec<Predicted> {
    let somebody_else =
        plan.some_session(&machine::SESSIONS, |session| session.is_connection_user.map(|own| !own)).is_yes();
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

/// Newer services give a code per session state, older ones one code for all.
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
