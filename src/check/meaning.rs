//! Says in a sentence each what the facts that were read mean for a run.

use super::{FactOrigin, Report};
use crate::labels;
use crate::model::{Fact, OpenList, Origin, Session, Value};

/// A sentence for each fact that was read and means something by itself.
#[must_use]
pub fn meaning(report: &Report) -> Vec<String> {
    let is_read = |origin: &FactOrigin| matches!(origin, FactOrigin::Known(Origin::Read { .. }));
    let read = report.facts.iter().filter(|known| is_read(&known.origin));
    read.filter_map(|known| sentence(known.fact, known.value.as_ref()?)).collect()
}

fn sentence(fact: Fact, value: &Value) -> Option<String> {
    let flag = |yes: &str, no: &str| match value {
        Value::Flag(true) => Some(yes.to_owned()).filter(|text| !text.is_empty()),
        Value::Flag(false) => Some(no.to_owned()).filter(|text| !text.is_empty()),
        _ => None,
    };
    let word = |wanted: &[(&str, &str)]| {
        let Value::Choice(words) = value else { return None };
        let id = words.single()?.id;
        wanted.iter().find(|(word, _)| *word == id).map(|(_, text)| (*text).to_owned())
    };
    match (fact, value) {
        (Fact::MachineSessions, Value::Sessions(list)) => Some(sessions(list)),
        (Fact::MachineJoinType, _) => word(&[
            ("entra", "The machine is joined to Entra only: the connection needs the user name as name@domain."),
            ("hybrid", "The machine is hybrid joined: write the user name in the connection as name@domain."),
            ("domain", "The machine is joined to Active Directory only: the connection needs DOMAIN\\name."),
            ("workgroup", "The machine isn’t joined: only local accounts can sign in, written as MACHINE\\name."),
        ]),
        (Fact::MachineOsEdition, _) => word(&[(
            "home",
            "Windows Home: no run from the cloud works, only runs started in Power Automate for desktop.",
        )]),
        (Fact::MachineRdpEnabled, _) => {
            flag("", "Remote Desktop is off: an unattended run would be refused; attended runs don’t need it.")
        }
        (Fact::MachineNlaRequired, _) => {
            flag("Remote Desktop requires NLA: an Entra account with a password needs version 2.50 or later.", "")
        }
        (Fact::ServiceUiflowserviceRunning, _) => {
            flag("", "The Power Automate service is stopped: no run from the cloud reaches the machine.")
        }
        (Fact::AccountInRemoteDesktopUsers, _) => flag(
            "The connection’s user is in Remote Desktop Users, as unattended runs need.",
            "The connection’s user isn’t in Remote Desktop Users: unattended runs need that, or Administrators.",
        ),
        (Fact::AccountInAdministrators, _) => {
            flag("The connection’s user is an administrator of the machine: unattended runs need no other group.", "")
        }
        (Fact::ConnectionOwnerLicenses | Fact::CloudFlowOwnerLicenses, _) => {
            Some(format!("{}: {}.", fact.info().label, labels::value(fact, value)))
        }
        _ => None,
    }
}

/// Who is signed in, and what that means for an unattended run.
fn sessions(list: &OpenList<Session>) -> String {
    let count = list.items.len();
    let own = list.items.iter().any(|session| session.is_connection_user == Some(true));
    let who = match (count, list.complete) {
        (0, true) => {
            return "Nobody is signed in: an unattended run can start, an attended run can’t.".to_owned();
        }
        (0, false) => return "It is not known who is signed in.".to_owned(),
        (1, _) => "One person is signed in".to_owned(),
        (2, _) => "Two people are signed in".to_owned(),
        (more, _) => format!("{more} people are signed in"),
    };
    let server = if own {
        "on a server too, because one of them is the connection’s user"
    } else {
        "on a server it can start"
    };
    format!("{who}: an unattended run on Windows 10 or 11 would be refused; {server}.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;
    use crate::model::{Candidate, Knowledge, RunPlan, Units};

    /// The sentences about facts that were read.
    fn read(plan: &str) -> Vec<String> {
        let plan = RunPlan::from_json(plan, Units::Utf8).unwrap();
        let found = |(fact, value): (Fact, &Value)| {
            (fact, Candidate { value: value.clone(), origin: Origin::Read { place: None } })
        };
        let mut knowledge = Knowledge::default();
        knowledge.set_found(plan.iter().map(found).collect::<Vec<_>>());
        meaning(&check(&knowledge))
    }

    #[test]
    fn sessions_say_who_is_signed_in_and_which_windows_refuses_a_run() {
        let other = r#"{"isConnectionUser":false}"#;
        let own = r#"{"isConnectionUser":true}"#;
        let server = "on a server it can start.";
        let not_there = "on a server too, because one of them is the connection’s user.";
        for (items, complete, expected) in [
            (vec![], true, "Nobody is signed in: an unattended run can start, an attended run can’t.".to_owned()),
            (vec![], false, "It is not known who is signed in.".to_owned()),
            (vec![other], true, refused("One person is signed in", server)),
            (vec![own], false, refused("One person is signed in", not_there)),
            (vec![other, own], true, refused("Two people are signed in", not_there)),
            (vec![other, other, other], true, refused("3 people are signed in", server)),
        ] {
            let list = format!(r#"{{"items":[{}],"complete":{complete}}}"#, items.join(","));
            assert_eq!(read(&format!(r#"{{"machine":{{"sessions":{list}}}}}"#)), [expected], "{list}");
        }
    }

    fn refused(who: &str, server: &str) -> String {
        format!("{who}: an unattended run on Windows 10 or 11 would be refused; {server}")
    }

    #[test]
    fn licences_say_whose_they_are_and_what_they_include() {
        let premium = r#"{"licenses":{"items":[{"product":"premium"}],"complete":true}}"#;
        for (owner, whose) in [("connectionOwner", "Connection owner’s"), ("cloudFlowOwner", "Cloud flow owner’s")]
        {
            let said = read(&format!(r#"{{"{owner}":{premium}}}"#));
            let begins = format!("{whose} licences: Power Automate Premium");
            assert!(matches!(&said[..], [one] if one.starts_with(&begins)), "{owner}: {said:?}");
        }
    }

    #[test]
    fn what_was_stated_and_what_is_in_order_needs_no_sentence() {
        let stated = RunPlan::from_json(r#"{"machine":{"rdpEnabled":false}}"#, Units::Utf8).unwrap();
        assert_eq!(meaning(&check(&Knowledge::said(&stated))), [""; 0], "the user said so");
        assert_eq!(read(r#"{"machine":{"rdpEnabled":true,"padVersion":"2.57"}}"#), [""; 0], "it is as it should be");
    }
}
