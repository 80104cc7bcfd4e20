// What journeys look at, whichever engine draws it: the one place that a new design of the page changes.

/** Where the parts of the page are, inside the element. */
export const PARTS = { box: '#paste', verdict: '#verdict', meaning: '#codes' };

/** What the answers are called. */
/** The examples that journeys press. */
export const EXAMPLES = { locked: 'Windows 11 with a locked session', code: 'A bare error code', check: 'A failed licence check' };

export const ANSWERS = { blocked: 'Will not run', unknown: 'Can’t tell yet', risk: 'May fail', ready: 'Ready' };
export const CLAIMS = { yes: 'Claimed', no: 'Not claimed', open: 'It depends' };

/** The answer of a failed licence check. */
export const FAILED_CHECK = `{
  "licenseCheck": {
    "code": "UnattendedNoAddon",
    "message": "Invalid License Coverage. Running this desktop flow in unattended mode requires an \\"Unattended RPA add-on\\" or a \\"Power Automate Process\\" license."
  }
}`;
