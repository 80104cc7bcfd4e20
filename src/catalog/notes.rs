//! What is worth knowing of a run and can't be checked: how the product behaves, and what to keep in mind.

use super::guidance::{Citation, Dispute};
use super::rule::Gate;
use super::{disputes, sources};
use crate::model::RunMode;

/// A thing worth knowing of certain runs.
#[derive(Debug)]
pub struct Note {
    /// Our id of it, for ever.
    pub id: &'static str,
    /// It in one sentence.
    pub title: &'static str,
    /// What follows from it.
    pub text: &'static str,
    /// The runs that it concerns.
    pub applies_to: &'static [Gate],
    /// Who says so.
    pub sources: &'static [Citation],
    /// Where the sources disagree.
    pub disputes: &'static [&'static Dispute],
}

const UNATTENDED: Gate = Gate::RunMode(&[RunMode::Unattended]);
const ATTENDED: Gate = Gate::RunMode(&[RunMode::Attended]);
const CLOUD: Gate = Gate::RunMode(&[RunMode::Attended, RunMode::Unattended]);

/// Every note, in the order in which they are shown.
pub static ALL: &[Note] = &[
    Note {
        id: "license-check-warns",
        title: "A failed licence check may come before a suspension",
        text: "The licence check reports its result while the run starts. If it fails and the run goes on all the same, the cloud flow that starts it may be suspended soon. Look at its state in the portal.",
        applies_to: &[CLOUD],
        sources: &[sources::LICENSE_CHECK.at("Resolution, note")],
        disputes: &[],
    },
    Note {
        id: "licenses-take-time",
        title: "A new licence does not show everywhere at once",
        text: "It mostly counts within minutes, while a list or a banner of the portal may show the old state for as long as a week. Saving the cloud flow once more has it looked at anew.",
        applies_to: &[CLOUD],
        sources: &[sources::LICENSE_FAQ.at("Enforcement")],
        disputes: &[],
    },
    Note {
        id: "auto-claim-can-help",
        title: "Auto-claim can assign the attended licence",
        text: "Where a policy for Power Automate Premium is set up and licences are left, a user who lacks one is given it when they start, save or turn on a cloud flow with an attended step. It helps the run if that user owns the connection. A global administrator sets the policy up.",
        applies_to: &[ATTENDED],
        sources: &[sources::AUTO_CLAIM.at("Auto-claim policies scope")],
        disputes: &[],
    },
    Note {
        id: "auto-claim-never-helps",
        title: "Auto-claim never gives unattended capacity",
        text: "Auto-claim policies assign licences to users. Unattended capacity belongs to the machine and has to be allocated.",
        applies_to: &[UNATTENDED],
        sources: &[sources::AUTO_CLAIM.at("Auto-claim policies scope"), sources::CAPACITY.at("Introduction")],
        disputes: &[],
    },
    Note {
        id: "remote-desktop-never-console",
        title: "The run works in a remote desktop session, never at the console",
        text: "The session that somebody sees on a screen at the machine is not used, and can’t be.",
        applies_to: &[UNATTENDED],
        sources: &[sources::RUN_UNATTENDED.at("Introductory list")],
        disputes: &[],
    },
    Note {
        id: "session-belongs-to-the-product",
        title: "The product makes the session, locks it and gives it back",
        text: "It signs in with the connection’s account, runs the flow, signs out and reports. With session reuse it leaves the session locked for the next run instead. Nobody has to watch such a run.",
        applies_to: &[UNATTENDED],
        sources: &[sources::RUN_UNATTENDED.at("Introduction; Reuse a Windows session in unattended mode")],
        disputes: &[],
    },
    Note {
        id: "screen-stays-locked",
        title: "The screen of the machine stays locked during the run",
        text: "Nobody can watch the steps at the machine. To see what happened, open the run in the portal.",
        applies_to: &[UNATTENDED],
        sources: &[sources::RUN_UNATTENDED.at("Introductory list")],
        disputes: &[],
    },
    Note {
        id: "nobody-signs-in-meanwhile",
        title: "Nobody may sign in to the machine during the run",
        text: "Signing in while an unattended run goes on is not supported and can break it. Put the machine into maintenance mode before you work on it.",
        applies_to: &[UNATTENDED],
        sources: &[sources::RUN_UNATTENDED.at("Important box")],
        disputes: &[],
    },
    Note {
        id: "all-signed-out",
        title: "A machine that nobody uses is the safest place",
        text: "On a server only sessions of the connection’s user stand in the way. Still, the guide advises to have all users signed out.",
        applies_to: &[UNATTENDED, Gate::MultiUser],
        sources: &[sources::RUN_UNATTENDED.at("Important box")],
        disputes: &[&disputes::ALL_SIGNED_OUT],
    },
    Note {
        id: "group-settings-stay",
        title: "A machine takes over the settings of its group, and keeps them",
        text: "A machine that joins a group gets the group’s settings, session reuse among them. When it leaves the group they stay. Look at the machine’s own settings again then.",
        applies_to: &[UNATTENDED],
        sources: &[sources::RUN_UNATTENDED.at("Reuse a Windows session in unattended mode, note")],
        disputes: &[],
    },
];
