// The parts that journeys look at, in any browser: the only place to change for a new design.

/** The selectors of the page's parts, inside the element. */
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
