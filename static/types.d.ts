// Made from the code; never edited. Refresh: UPDATE=1 cargo test --features publish --test generated

/** Hosted machine access */
export type AccountOnHostedMachine =
  /** Created the machine */
  | "creator"
  /** Was added to it */
  | "added"
  /** Neither */
  | "absent";

/** Machines with the same answer. */
export interface Alike {
  /** The verdict. */
  verdict: Verdict;
  /** The rules that they break. */
  broken: Array<string>;
  /** The rules that are open. */
  open: Array<string>;
  /** Their names. */
  machines: Array<string>;
}

/** The first key of every answer. */
export interface Answer {
  /** The name of the machine form. */
  schema: "flow-preflight/1";
}

/** A recognised part of the text. */
export interface Artifact {
  /** Its kind. */
  kind: ArtifactKind;
  /** Its place. */
  place: Place;
}

/** The kinds of recognised parts. */
export type ArtifactKind =
  /** A response of the RunDesktopFlow action. */
  | "runDesktopFlowAnswer"
  /** A request of the RunDesktopFlow action. */
  | "runDesktopFlowRequest"
  /** A `licenseCheck` object without the response around it. */
  | "licenseCheck"
  /** An object with `code` and `message` of an error. */
  | "errorObject"
  /** A cloud flow action with its outputs. */
  | "cloudFlowAction"
  /** A plan of Flow Preflight, as JSON. */
  | "runPlan"
  /** An error code in other text. */
  | "errorCode"
  /** A message of the product, recognised by its wording. */
  | "errorMessage"
  /** A row of the table of desktop flow runs. */
  | "flowSession"
  /** An event of the queue. */
  | "queueEvent"
  /** A row of the table of machines. */
  | "flowMachine"
  /** A row of the table of machine groups. */
  | "flowMachineGroup"
  /** A row of the table of unattended bots. */
  | "capacityAssignment"
  /** A connection of a desktop flow. */
  | "connection"
  /** The licences of one user. */
  | "userLicenses"
  /** The licences of a tenant. */
  | "tenantLicenses"
  /** The output of `query user` or `qwinsta`. */
  | "windowsSessions"
  /** The members of a local group. */
  | "localGroup"
  /** The output of `dsregcmd /status`. */
  | "deviceState"
  /** The output of `systeminfo` or a similar command. */
  | "systemInfo"
  /** Windows registry values. */
  | "registry"
  /** Windows services. */
  | "services"
  /** User rights of a security policy. */
  | "userRights"
  /** A test of a network connection. */
  | "connectionTest"
  /** The report of the machine runtime's diagnostic tool. */
  | "diagnosticReport"
  /** The state of a user account: `net user NAME`, `Get-ADUser`. */
  | "account"
  /** A clock compared with another: `w32tm`. */
  | "clock"
  /** The free space of a disk: `fsutil volume diskfree`. */
  | "disk"
  /** Settings of the tenant in Microsoft Entra. */
  | "entraSettings"
  /** The user that a command runs as. */
  | "whoami"
  /** An error of an action inside the flow. */
  | "flowActionError"
  /** Proxy settings of Windows. */
  | "proxySettings"
  /** A file that `collect.ps1` wrote. */
  | "collectedMachine"
  /** An event of the Service Control Manager. */
  | "serviceEvent";

/** Whether the user can run attended flows afterwards. */
export interface AttendedAfterwards {
  /** Whether the user can. */
  state: ClaimState;
  /** Open questions beyond those of the claim. */
  questions: Array<ClaimQuestion>;
}

/** Which licence the user gets, when, and why not. */
export interface AutoClaim {
  /** Claimed, not claimed, or open. */
  verdict: ClaimVerdict;
  /** The certainty of a decided verdict by the sources; `possible` if no page covers this exact case. */
  certainty: Certainty;
  /** The answer in a sentence. */
  summary: string;
  /** The product, if it is decided which one is or would be assigned. */
  product: ClaimedProduct | null;
  /** The products that may be claimed, each with its policy; empty if nothing is claimed. */
  claims: Array<Claim>;
  /** Why nothing is claimed, or why a policy claims nothing. */
  reasons: Array<ClaimReason>;
  /** Open questions, each of which can change the verdict; empty if it is decided. */
  questions: Array<ClaimQuestion>;
  /** The conditions that apply to all policies. */
  conditions: Array<ClaimCondition>;
  /** Each policy with its conditions, in the order of the situation. */
  policies: Array<ClaimPolicyAnswer>;
  /** When to repeat the action, if a policy may not be in effect yet. */
  advice: Array<ClaimAdvice>;
  /** How the licence is assigned, and how long that takes; `null` if nothing is claimed. */
  assignment: ClaimAssignment | null;
  /** Whether the user can run attended flows afterwards. */
  attendedAfterwards: AttendedAfterwards;
  /** The possible actions, with what each page says about them. */
  acts: Array<ClaimActEntry>;
  /** The events in order of time. */
  timeLine: Array<ClaimEvent>;
  /** How to set up auto-claim. */
  setUp: ClaimChecklist;
  /** Further notes. */
  notes: Array<ClaimText>;
  /** The disputes between sources that matter here. */
  disputes: Array<Dispute>;
  /** Whether auto-claim helps the run; `null` without a plan. */
  wayOut: ClaimWayOut | null;
  /** The situation; it can be passed to `autoclaim` again. */
  situation: Situation;
  /** The latest day on which a source was read. */
  knowledgeDate: string;
}

/** The answer to `autoclaim`. */
export type AutoClaimAnswer = Answer & AutoClaim;

/** A known fact on which a finding is based. */
export interface Because {
  /** The fact. */
  fact: Fact;
  /** Its value. */
  value: Value;
  /** Its place in the text; `null` if it was stated or implied. */
  place: Place | null;
  /** The condition of the rule that it meets, in words. */
  condition: string;
}

/** A rule that a machine breaks. */
export interface Broken {
  /** The rule. */
  rule: string;
  /** The strength of the fault. */
  strength: Strength;
}

/** A row that could not be read. */
export interface BrokenRow {
  /** Its line. */
  line: number;
  /** Why. */
  why: string;
  /** Its beginning. */
  text: string;
}

/** How a code was recognised. */
export type By =
  /** The text contains the code itself. */
  | "code"
  /** The text contains a message that only this code has. */
  | "message"
  /** The text contains a message that several codes share. Such a code implies no facts. */
  | "sharedMessage";

/** A value and its origin. */
export interface Candidate {
  /** The value. */
  value: Value;
  /** Its origin. */
  origin: Origin;
}

/** The whole catalogue. */
export interface Catalog {
  /** Every error code. */
  codes: Array<Explanation>;
  /** Every rule. */
  rules: Array<Rule>;
  /** Every note. */
  notes: Array<Note>;
  /** Every licence. */
  licenses: Array<Product>;
  /** Every page that was used as a source. */
  sources: Array<Source>;
  /** Every dispute between sources. */
  disputes: Array<Dispute>;
  /** Every fact that a plan can hold. */
  facts: Array<FactEntry>;
}

/** The answer to `catalog`. */
export type CatalogAnswer = Answer & Catalog;

/** One cause of a code. */
export interface Cause {
  /** The cause in a few words. */
  title: string;
  /** The facts that hold if this is the cause; together with `implies` they break `rule`. */
  facts: RunPlan;
  /** The fact that holds if this isn't the cause; empty if it stays open which of several facts is false. */
  not: RunPlan;
  /** The id of the rule that is broken. */
  rule: string;
  /** How to distinguish it from the other causes. */
  howToTell: string;
}

/** How often runs failed with one code. */
export interface CauseCount {
  /** The code as the catalogue or the text names it; “no code” if a run has none. */
  code: string;
  /** What went wrong; missing if the catalogue doesn't have the code. */
  cause?: string | null;
  /** Who takes the first step; missing if unknown. */
  owner?: Owner | null;
  /** The number of runs that failed with it. */
  count: number;
}

/** How sure the sources are. */
export type Certainty =
  /** Documented as the cause. */
  | "certain"
  /** Documented, but other conditions can lead to another code. */
  | "likely"
  /** A hint. */
  | "possible";

/** One change by one person. */
export interface Change {
  /** What to do. */
  text: string;
  /** The role that can do it. */
  owner: Owner;
  /** The portals where it is done, with their addresses in the public cloud. */
  links: Array<Link>;
  /** Complete commands that do it, to copy. */
  commands: Array<string>;
  /** The same text for use on its own, without “or” or “then”. */
  action: string;
  /** Whether later runs benefit too. */
  lasts: boolean;
  /** The rules that it fixes, together with the changes before it. */
  settles: Array<string>;
  /** The rules that it breaks, which a later change fixes. */
  breaks: Array<string>;
}

/** The answer to `check`. */
export type CheckAnswer = Answer & Report;

/** The answer to `check` with several inputs. */
export type CheckManyAnswer = Answer & CheckResults;

/** The answer for one plan. */
export interface CheckResult {
  /** The path of the input, with `/`; `-` for standard input. */
  subject: string;
  /** The report on the run; `null` if the input can't be used. */
  report: Report | null;
  /** Why the input can't be used; `null` if it can. */
  error: string | null;
}

/** The answers to `check`, one for each input. */
export interface CheckResults {
  /** One result for each input, in the order of the inputs. */
  results: Array<CheckResult>;
  /** The gate's result. */
  gate?: Gate | null;
}

/** A section of a public page, as the source of a statement. */
export interface Citation {
  /** The title of the page. */
  title: string;
  /** Its address. */
  url: string;
  /** The section with the statement. */
  section: string;
  /** The date printed on the page, such as `2025-02-10`; `null` if there is none. */
  pageDate: string | null;
  /** The day on which it was last read. */
  readOn: string;
  /** The page's age in whole years on the knowledge date; `null` below one year, or without a date. */
  yearsOld: number | null;
}

/** A product that may be claimed. */
export interface Claim {
  /** The policy; `null` if it isn't listed. */
  policy: NamedPolicy | null;
  /** The product. */
  product: ClaimedProduct;
  /** `possible` if no page covers this exact case. */
  certainty: Certainty;
  /** The reasons for doubt. */
  doubts: Array<ClaimText>;
}

/** Action */
export type ClaimAct =
  /** Starts a premium cloud flow */
  | "startPremiumFlow"
  /** Saves a premium cloud flow */
  | "savePremiumFlow"
  /** Turns on a premium cloud flow */
  | "turnOnPremiumFlow"
  /** Starts, saves or turns on a standard cloud flow */
  | "useStandardFlow"
  /** Requests the per user licence */
  | "requestPerUser"
  /** Starts a premium cloud flow with attended RPA */
  | "startAttendedFlow"
  /** Saves a premium cloud flow with attended RPA */
  | "saveAttendedFlow"
  /** Turns on a premium cloud flow with attended RPA */
  | "turnOnAttendedFlow"
  /** Requests the Premium licence */
  | "requestPremium"
  /** Selects Go Premium */
  | "goPremium"
  /** Uses RPA on a self-assisted Premium trial */
  | "useTrial"
  /** Starts a desktop flow through the RunDesktopFlow API */
  | "callApi"
  /** Does something else */
  | "other";

/** An action, and what each page says about it. */
export interface ClaimActEntry {
  /** Its word in a situation. */
  act: ClaimAct;
  /** Its text. */
  title: string;
  /** Where it is done. */
  where: string;
  /** True if one of the pages calls it planned; the newest calls it live. */
  planned: boolean;
  /** What each page says. */
  statuses: Array<ClaimStatus>;
}

/** When to repeat the action, because a policy may not work yet. */
export interface ClaimAdvice {
  /** The policy. */
  policy: NamedPolicy | null;
  /** What to do, in one sentence. */
  text: string;
  /** The latest moment from which the policy is in effect; `null` if its creation time is unknown. */
  worksFrom: Moment | null;
}

/** App */
export type ClaimApp =
  /** Power Automate per User Plan */
  | "perUserPlan"
  /** Power Automate RPA Attended */
  | "rpaAttended"
  /** Another app */
  | "other";

/** How the licence is assigned. */
export interface ClaimAssignment {
  /** Directly or through a security group; `null` if unknown. Direct is the documented default. */
  how: PoliciesAssigns | null;
  /** The longest that it can take, in minutes. */
  most: number;
  /** Its text. */
  text: string;
  /** Open questions. */
  questions: Array<ClaimQuestion>;
  /** Its sources. */
  sources: Array<Citation>;
}

/** How to set up auto-claim. */
export interface ClaimChecklist {
  /** The goal; `null` if it has to be asked. */
  goal: ClaimGoal | null;
  /** The goal in words. */
  title: string;
  /** Why no policy can achieve it; empty if one can. */
  impossible: string;
  /** The app to choose; empty if there is none. */
  app: string;
  /** The product to choose; empty if there is none. */
  product: string;
  /** Whether the user's role can set up policies. */
  may: ClaimState;
  /** What the user's role can do. */
  role: string;
  /** Open questions: the goal or the role. */
  questions: Array<ClaimQuestion>;
  /** The steps, in their order. */
  steps: Array<ClaimStep>;
  /** The sources for `role`. */
  sources: Array<Citation>;
}

/** A condition and its state. */
export interface ClaimCondition {
  /** Its id. */
  id: string;
  /** Its title, in a few words. */
  title: string;
  /** Its state. */
  state: ClaimState;
  /** Why it matters; if it isn't met, what is wrong. */
  why: string;
  /** The open question; `null` if the state is known. */
  question: ClaimQuestion | null;
  /** Its sources. */
  sources: Array<Citation>;
}

/** An event between two moments. */
export interface ClaimEvent {
  /** Its id. */
  id: string;
  /** Its title, in a few words. */
  title: string;
  /** Its text. */
  text: string;
  /** The policy that it concerns; `null` if it concerns none. */
  policy: NamedPolicy | null;
  /** The event from which its time is counted; `null` if there is none. */
  after: string | null;
  /** The shortest time after that event, in minutes. */
  least: number | null;
  /** The longest time after that event, in minutes; `null` if no page gives a number. */
  most: number | null;
  /** The earliest moment; `null` if the event before it has no known time. */
  earliest: Moment | null;
  /** The latest moment; `null` if no source says it, or the event before it has no known time. */
  latest: Moment | null;
  /** Its sources. */
  sources: Array<Citation>;
}

/** Goal */
export type ClaimGoal =
  /** Licences for attended runs */
  | "attendedRuns"
  /** Licences for premium cloud flows */
  | "premiumFlows"
  /** Unattended runs */
  | "unattendedRuns"
  /** Stop claiming licences */
  | "stopClaims"
  /** Replace claimed licences with group licences */
  | "groupLicenses";

/** The known facts about an auto-claim policy. Everything is optional; missing and `null` mean not known. */
export interface ClaimPolicy {
  /**
   * Name
   * What is the policy called? Only to distinguish policies; the name has no effect.
   */
  name?: string | null;
  /**
   * App
   * Which app is the policy for? The app decides which actions count; the policy’s name doesn’t.
   */
  app?: ClaimApp | Array<ClaimApp> | null;
  /**
   * Product
   * Which product does the policy assign? The product must be the one that belongs to the app.
   */
  product?: string | null;
  /**
   * Backup products
   * Does the policy have backup products, and which? A policy can have up to four, tried in order after the first product.
   */
  backups?: Array<string> | null;
  /**
   * Included apps
   * Which apps are ticked on the policy’s page “Select apps”? Services of the licence can be left out when a policy is created.
   */
  includedApps?: Array<string> | null;
  /**
   * Excluded apps
   * Is Power Automate RPA Attended ticked among the apps of the policy? Single services of the licence can be left out when a policy is created.
   */
  excludedApps?: Array<string> | null;
  /**
   * Assignment method
   * Does the policy assign the licence directly or add the user to a security group? The page “Set an auto-claim app and product” has the option “Add user to a security group”. A group can take up to 24 hours.
   */
  assigns?: PoliciesAssigns | Array<PoliciesAssigns> | null;
  /**
   * Policy switched on
   * Is the policy switched on? A policy can be off while the feature as a whole is on.
   */
  on?: boolean | null;
  /**
   * Created
   * When was the policy created? A new policy can take up to two hours to take effect.
   */
  created?: Moment | null;
  /**
   * Policy in effect
   * Is the policy already in effect when the user acts? From two hours after its creation, yes; before that, perhaps. Once it has assigned a licence, it’s in effect.
   */
  inForce?: boolean | null;
}

/** A policy and its result. */
export interface ClaimPolicyAnswer {
  /** The policy. */
  policy: NamedPolicy;
  /** Whether it would claim a licence as the only policy. */
  verdict: ClaimVerdict;
  /** Its conditions. */
  conditions: Array<ClaimCondition>;
}

/** A list that may be incomplete. */
export interface ClaimPolicyList {
  /** The known items. */
  items: Array<ClaimPolicy>;
  /** True if the list is complete. False if a plan leaves it out. */
  complete?: boolean;
}

/** A field of the situation to find out. */
export interface ClaimQuestion {
  /** Its path in the situation, such as `policies.items[0].on`. */
  field: string;
  /** The question. */
  question: string;
  /** An explanation of the question. */
  help: string;
  /** Ways to find the answer, easiest first. */
  howToFindOut: Array<FindOut>;
  /** The policy that it concerns; `null` if it concerns none. */
  policy: NamedPolicy | null;
}

/** Why something is not claimed. */
export interface ClaimReason {
  /** Its id. */
  id: string;
  /** Its title, in a few words. */
  title: string;
  /** The explanation. */
  text: string;
  /** The policy that it concerns; `null` if it concerns all. */
  policy: NamedPolicy | null;
  /** `possible` if no page covers this exact case. */
  certainty: Certainty;
  /** How to fix it. */
  fix: Array<Step>;
  /** Its sources. */
  sources: Array<Citation>;
}

/** Your admin role */
export type ClaimRole =
  /** Global Administrator */
  | "globalAdmin"
  /** User Administrator */
  | "userAdmin"
  /** License Administrator */
  | "licenseAdmin"
  /** Power Platform Administrator */
  | "powerPlatformAdmin"
  /** Dynamics 365 Administrator */
  | "dynamics365Admin"
  /** Another role, or none */
  | "other";

/** Policy scope */
export type ClaimScope =
  /** All environments */
  | "allEnvironments"
  /** Managed ones only */
  | "managedOnly";

/** The state of a condition. */
export type ClaimState =
  /** It is met. */
  | "met"
  /** It is not met. */
  | "notMet"
  /** Not known yet. */
  | "notKnown";

/** What one page says about an action. */
export interface ClaimStatus {
  /** `live`, `planned` or `notMentioned`. */
  status: string;
  /** The title of the page. */
  title: string;
  /** Its address. */
  url: string;
  /** The date printed on it. */
  pageDate: string | null;
}

/** A step of a checklist. */
export interface ClaimStep {
  /** Its id. */
  id: string;
  /** What to do. */
  text: string;
  /** The role that can do it. */
  owner: Owner;
  /** `before`, `setUp` or `afterwards`. */
  section: string;
  /** The facts that it changes; none if it only looks something up or concerns one policy. */
  makes?: RunPlan;
  /** Whether it is done; `null` if unknown. */
  done: boolean | null;
  /** Its sources. */
  sources: Array<Citation>;
}

/** A statement with its sources. */
export interface ClaimText {
  /** Its id. */
  id: string;
  /** Its title, in one sentence; empty if it has none. */
  title: string;
  /** The text. */
  text: string;
  /** Its sources. */
  sources: Array<Citation>;
}

/** Whether a licence is claimed. */
export type ClaimVerdict =
  /** The user gets a licence. */
  | "claimed"
  /** The user gets no licence. */
  | "notClaimed"
  /** Open until one of the questions is answered. */
  | "dependsOn";

/** Whether auto-claim helps a run. */
export interface ClaimWayOut {
  /** Whether it helps. */
  helps: ClaimState;
  /** The reason, as text. */
  why: string;
  /** Open questions, if that is unknown. */
  questions: Array<ClaimQuestion>;
  /** The situation with the plan's facts. */
  situation: Situation;
  /** Its sources. */
  sources: Array<Citation>;
}

/** A product. */
export interface ClaimedProduct {
  /** Its id in the catalogue, or its name as written. */
  id: string;
  /** Its name. */
  name: string;
}

/** Whether the product still reports a code. */
export type CodeStatus =
  /** Still reported. */
  | "current"
  /** Reported by older versions only. */
  | "legacy";

/** The answer to `compare`. */
export type CompareAnswer = Answer & Compared;

/** Two runs side by side: what differs, and which differences change a fault. */
export interface Compared {
  /** The run before. */
  before: ComparedRun;
  /** The run after. */
  after: ComparedRun;
  /**
   * The facts that are not the same: those that change a fault, then those known in both runs, then those known in
   * one run only.
   */
  differences: Array<ComparedFact>;
  /** The number of facts that are the same in both. */
  same: number;
}

/** A fact that is not the same in both runs. */
export interface ComparedFact {
  /** The fact. */
  fact: Fact;
  /** Its label. */
  label: string;
  /** Its value before; `null` if it was not known. */
  before: ComparedValue | null;
  /** Its value after; `null` if it is not known. */
  after: ComparedValue | null;
  /** The rules whose fault comes or goes with it; empty if it changes no fault. */
  rules: Array<ComparedRule>;
}

/** A rule with a fault. */
export interface ComparedRule {
  /** The id of the rule. */
  rule: string;
  /** The fault. */
  title: string;
}

/** One of the two runs. */
export interface ComparedRun {
  /** Whether such a run works. */
  verdict: Verdict;
  /** The codes in its text that the other run lacks. */
  codes: Array<string>;
  /** The rules with a fault that the other run lacks. */
  faults: Array<ComparedRule>;
}

/** A known value. */
export interface ComparedValue {
  /** The value. */
  value: Value;
  /** The value in words. */
  text: string;
  /** Where it was read; `null` if it was implied. */
  place: Place | null;
}

/** Connection’s account */
export type ConnectionAccountType =
  /** Microsoft Entra */
  | "entra"
  /** Domain */
  | "domain"
  /** Local */
  | "local";

/** Connection sign-in method */
export type ConnectionAuth =
  /** User name and password */
  | "usernamePassword"
  /** Stored credential with a password */
  | "credentialPassword"
  /** Certificate */
  | "credentialCba"
  /** Connect with sign-in */
  | "signIn"
  /** Service principal as run owner */
  | "runOwner"
  /** On-premises data gateway */
  | "gateway"
  /** Default (deprecated) */
  | "defaultDeprecated";

/** Credential store */
export type ConnectionCredentialStore =
  /** Azure Key Vault */
  | "azureKeyVault"
  /** CyberArk */
  | "cyberark";

/** Run owner’s flow access */
export type ConnectionFlowAccess =
  /** None */
  | "none"
  /** User */
  | "user"
  /** Co-owner */
  | "coOwner"
  /** Owner */
  | "owner";

/** Connection status */
export type ConnectionStatus =
  /** Connected */
  | "connected"
  /** “Fix connection” or an error */
  | "error";

/** User name format */
export type ConnectionUsernameFormat =
  /** name@domain */
  | "upn"
  /** DOMAIN\name */
  | "downLevelDomain"
  /** MACHINE\name, local\name or .\name */
  | "local"
  /** The name alone */
  | "bare";

/** A fact in which some machines of a group differ from the others. */
export interface Difference {
  /** The folder of the group. */
  group: string;
  /** The fact. */
  fact: Fact;
  /** The value of the machines that differ. */
  value: Value;
  /** Their names. */
  machines: Array<string>;
  /** The value of most machines. */
  usual: Value;
  /** The number of machines with that value. */
  others: number;
}

/** A dispute between sources. */
export interface Dispute {
  /** Its id. */
  id: string;
  /** The disputed point. */
  point: string;
  /** The position of each source. */
  positions: Array<Position>;
  /** Which position Flow Preflight follows, and why. */
  follow: string;
}

/** The effort of finding out a fact. */
export type Effort =
  /** The user knows it or sees it on the page. */
  | "knownAtOnce"
  /** It takes a command on the machine or a look into a portal. */
  | "command"
  /** It takes a question to another person. */
  | "anotherPerson";

/** Microsoft cloud */
export type EnvironmentCloud =
  /** Public */
  | "public"
  /** GCC */
  | "gcc"
  /** GCC High */
  | "gccHigh"
  /** DoD */
  | "dod"
  /** China */
  | "china";

/** Dataverse */
export type EnvironmentDataverse =
  /** Yes */
  | "database"
  /** For Teams only */
  | "teams"
  /** No */
  | "none";

/** A detail that a support case needs. */
export interface Evidence {
  /** Its name. */
  label: string;
  /** Its place in the text; missing if the text doesn't have it. */
  place?: Place | null;
  /** Its value, if that is short and not secret. */
  value?: string | null;
  /** How to get it. */
  how: string;
}

/** An example plan with the rule's result. */
export interface Example {
  /** The situation as text. */
  title: string;
  /** The situation as a plan. */
  plan: RunPlan;
  /** The rule's result. */
  outcome: Outcome;
}

/** The answer to `explain`. */
export type ExplainAnswer = Answer & Explanation;

/** The meaning of an error, and what to do. */
export interface Explanation {
  /** The product's code; `null` if it reports the failure without one. */
  code: string | null;
  /** The id of the entry: the code, or a name that the catalogue gives. */
  id: string;
  /** The failure, as a user would describe it. */
  title: string;
  /** The part of the product that reports it. */
  family: Family;
  /** Whether the product still reports it. */
  status: CodeStatus;
  /** The product's messages, word for word. */
  messages: Array<string>;
  /** What happened. */
  what: string;
  /** Why the product behaves like this. */
  why: string;
  /** How to fix it, one action per step, easiest first. */
  fix: Array<Step>;
  /** The facts that hold whenever this code is reported. */
  implies: RunPlan;
  /** Its possible causes. */
  causes: Array<Cause>;
  /** Why there are no causes; `null` if there are. */
  noCause: string | null;
  /** Codes that are often confused with this one. */
  lookAlikes: Array<LookAlike>;
  /** Other names of the same code. */
  aliases: Array<string>;
  /** The run modes in which it is reported. */
  runModes: Array<RunMode>;
  /** The HTTP status of the response; `null` if no source says so. */
  httpStatus: number | null;
  /** Its sources. */
  sources: Array<Citation>;
  /** The disputes between its sources. */
  disputes: Array<Dispute>;
}

/** A fact about a run, by its path in the plan. */
export type Fact =
  | "run.mode"
  | "run.queueWait"
  | "run.inputSize"
  | "run.pictureInPicture"
  | "connection.auth"
  | "connection.accountType"
  | "connection.usernameFormat"
  | "connection.passwordCurrent"
  | "connection.status"
  | "connection.unusedSinceKeyRenewal"
  | "connection.daysSinceUse"
  | "connection.credentialStore"
  | "connection.createdBeforeApril2024"
  | "connection.runsPerMinute"
  | "connection.runOwnerEnvironmentMaker"
  | "connection.flowAccess"
  | "connection.credentialAccess"
  | "connection.usesPin"
  | "connectionOwner.licenses"
  | "cloudFlow.exists"
  | "cloudFlow.asyncDisabled"
  | "cloudFlowOwner.licenses"
  | "flow.needsElevation"
  | "flow.scriptsNeedElevation"
  | "flow.usesAudioVideo"
  | "flow.duration"
  | "flow.usesCloudConnectors"
  | "flow.connectionReferencesEmbedded"
  | "flow.schema"
  | "flow.usesUncPaths"
  | "flow.dlpSuspended"
  | "flow.needsBrowserExtension"
  | "flow.savedWithNewerVersion"
  | "flow.registersMachine"
  | "machine.osFamily"
  | "machine.osMultiSession"
  | "machine.sessions"
  | "machine.reuseSessions"
  | "machine.singleSessionPerUser"
  | "machine.freeSessions"
  | "machine.designerRunningInSession"
  | "machine.rdpEnabled"
  | "machine.rdpListener"
  | "machine.rdpLoopbackWorks"
  | "machine.rdpSignInInTime"
  | "machine.legalNoticeSet"
  | "machine.unsupportedCredentialProvider"
  | "machine.maxConnectionTime"
  | "machine.maxIdleTime"
  | "machine.citrixVda"
  | "machine.unattendedBots"
  | "machine.autoAllocation"
  | "machine.enoughBots"
  | "machine.screenResolutionEnabled"
  | "machine.padVersion"
  | "machine.uiAccessEnabled"
  | "machine.cloudConnectorsDisabled"
  | "machine.uncPathsDisabled"
  | "machine.extensionForAccount"
  | "machine.elevationPromptDefault"
  | "machine.pipEnabled"
  | "machine.joinType"
  | "machine.nlaRequired"
  | "machine.alwaysPromptForPassword"
  | "machine.securityLayer"
  | "machine.useRdsAadAuthentication"
  | "machine.smartcardRequired"
  | "machine.registration"
  | "machine.allowedRegistrationTenants"
  | "machine.registrationRights"
  | "machine.allowTenantSwitching"
  | "machine.entraTenant"
  | "machine.allowRegisteringOutsideJoinedTenant"
  | "machine.registrationEnforcedOnStart"
  | "machine.online"
  | "machine.maintenanceMode"
  | "machine.runLimitReached"
  | "machine.keyDeliveryStatus"
  | "machine.osEdition"
  | "machine.osRelease"
  | "machine.cpuArch"
  | "machine.cpuCores"
  | "machine.diskSpaceLeft"
  | "machine.ramGb"
  | "machine.sizedForSessions"
  | "machine.dotnetFramework"
  | "machine.padEdition"
  | "machine.padVersionAgeMonths"
  | "machine.clonedAfterInstall"
  | "machine.clockCorrect"
  | "machine.proxySettings"
  | "machine.proxyScript"
  | "machine.pacProxyEnabled"
  | "account.inRemoteDesktopUsers"
  | "account.inAdministrators"
  | "account.inDirectAccessUsers"
  | "account.onHostedMachine"
  | "account.allowLogOnLocally"
  | "account.allowNetworkAccess"
  | "account.allowLogOnThroughRds"
  | "account.denyLogOnLocally"
  | "account.denyNetworkAccess"
  | "account.denyLogOnThroughRds"
  | "account.mfaEnforced"
  | "account.federated"
  | "account.passwordHashSynced"
  | "account.smartcardRequired"
  | "account.lockedOut"
  | "account.disabled"
  | "account.passwordExpired"
  | "account.expired"
  | "account.onPremisesSidSynced"
  | "service.accountInRemoteDesktopUsers"
  | "service.accountDenyLogOnLocally"
  | "service.accountDenyLogOnThroughRds"
  | "service.uiflowserviceRunning"
  | "service.launcherRunning"
  | "service.accountLogOnAsService"
  | "service.accountPasswordChanged"
  | "environment.payAsYouGo"
  | "environment.cloud"
  | "environment.hostedProcessCapacity"
  | "environment.hostedWorkAccountsEnabled"
  | "environment.dataverse"
  | "environment.registerFlowMachineActive"
  | "environment.managed"
  | "entra.certificateAuthorities"
  | "entra.rdpAppEnabled"
  | "entra.consentHiddenForMachine"
  | "entra.tokenProtection"
  | "network.ecsReachable"
  | "network.entraReachable"
  | "network.hostedHostsReachable"
  | "network.servicebusReachableByService"
  | "network.dynamicsReachable"
  | "network.islandReachable"
  | "network.powerplatformApiReachable"
  | "network.crlReachable"
  | "network.tls12"
  | "network.webSocketsAllowed"
  | "network.serviceEndpointServicebusOnSubnet"
  | "network.proxyRequiresAuth"
  | "network.proxyCredentialsConfiguredForService"
  | "network.needsSignedInUser"
  | "target.type"
  | "target.exists"
  | "target.access"
  | "target.image"
  | "target.network"
  | "target.sharedWithRunOwner"
  | "group.size"
  | "group.localAccountConsistent"
  | "group.clocksAgree"
  | "act.what"
  | "act.at"
  | "act.padVersion"
  | "act.padEdition"
  | "user.licenses"
  | "user.ownsConnection"
  | "feature.on"
  | "feature.scope"
  | "policies"
  | "tenant.licenses"
  | "setUp.goal"
  | "setUp.role";

/** A fact with its texts and values. */
export interface FactEntry {
  /** Its path in a plan. */
  fact: Fact;
  /** A short name. */
  label: string;
  /** The question that asks for it. */
  question: string;
  /** An explanation of the question. */
  help: string;
  /** Ways to find the answer, easiest first. */
  howToFindOut: Array<FindOut>;
  /** The effort of finding it out. */
  effort: Effort;
  /** Who can change it; empty if nobody can. */
  changedBy: Array<Owner>;
  /** Its possible values; a sample if there are many. */
  values: Array<Value>;
}

/** The origin of the value in force, or why there is none. */
export type FactOrigin =
  /** The user set the fact to unknown. */
  | {
    kind: "takenBack";
  }
  /** Two candidates of the same rank differ. */
  | {
    kind: "disputed";
  }
  /** Stated by the user, read or implied. */
  | Origin;

/** A cause with the runs that failed because of it. */
export interface FailedCause {
  /** The id of the entry; `null` for texts that aren't recognised. */
  id: string | null;
  /** The failure, as a user would describe it. */
  title: string | null;
  /** The part of the product that reports it. */
  family: Family | null;
  /** Who can take the first step. */
  owner: Owner | null;
  /** The number of runs. */
  runs: number;
  /** The number of signatures. */
  signatures: number;
}

/** Failed runs with the same code, wording and run mode. */
export interface FailedSignature {
  /** Its id: a hash of code, wording and run mode. */
  id: string;
  /** The code as written. */
  code: string;
  /** The message without names, ids and numbers. */
  wording: string;
  /** The run mode as written. */
  mode: string;
  /** The number of runs. */
  runs: number;
  /** The first start, in seconds since 1970. */
  first: number | null;
  /** The last start. */
  last: number | null;
  /** One complete message: the one with the smallest hash. */
  sample: string;
}

/** The part of the product that reports a code. */
export type Family =
  /** The licence check at the start of a run. */
  | "licenseCheck"
  /** The cloud flow that starts the run is off or suspended. */
  | "cloudFlow"
  /** Windows sessions of attended runs. */
  | "attendedSession"
  /** Windows sessions of unattended runs. */
  | "unattendedSession"
  /** Signing in to Windows with a Microsoft Entra account. */
  | "entra"
  /** The credentials of the connection. */
  | "credentials"
  /** Windows status numbers of a refused sign-in. */
  | "windowsStatus"
  /** Azure Key Vault and CyberArk. */
  | "credentialStore"
  /** The desktop flow connection. */
  | "connection"
  /** The Power Automate services on the machine. */
  | "agent"
  /** The connection between the machine and the service. */
  | "connectivity"
  /** The queue that assigns runs to machines. */
  | "queue"
  /** Incompatible versions. */
  | "version"
  /** Machine registration. */
  | "registration"
  /** Creation of a hosted machine. */
  | "hosted"
  /** An action of the desktop flow: licence, queue, session and sign-in worked. */
  | "automation";

/** A way to find out a fact. */
export type FindOut =
  /** A read-only command to run on the machine. */
  | {
    kind: "command";
    text: string;
  }
  /** Where to look in a portal or in Windows. */
  | {
    kind: "menu";
    text: string;
  }
  /** Who to ask. */
  | {
    kind: "person";
    text: string;
  };

/** A rule that is broken, open or met. */
export interface Finding {
  /** The id of the rule. */
  rule: string;
  /** The fault, as a user would describe it. */
  title: string;
  /** The effect of a broken rule on the run. */
  severity: Severity;
  /** The rule's result. */
  outcome: Outcome;
  /** What is wrong. */
  what: string;
  /** Why the product behaves like this. */
  why: string;
  /** How to fix it, one action per step, easiest first. */
  fix: Array<Step>;
  /** The facts that it is based on or asks for. */
  facts: Array<Fact>;
  /** The strength of a known fault; missing if no fault is known. */
  strength?: Strength | null;
  /** The facts whose usual value the fault is based on. */
  presumed: Array<Fact>;
  /** The exceptions that would remove the fault. */
  unless: Array<Saving>;
  /** The open circumstances under which the fault matters. */
  when: Array<When>;
  /** The known facts that it is based on, each with the condition that it meets. */
  because: Array<Because>;
  /** Its sources. */
  sources: Array<Citation>;
  /** The disputes between its sources. */
  disputes: Array<Dispute>;
}

/** The changes that make a run ready. */
export interface Fix {
  /** The verdict without any change. */
  verdict: Verdict;
  /** The smallest sets of changes, the one with the least effort first. */
  ways: Array<Way>;
  /** Broken rules that no change fixes. */
  stuck: Array<Stuck>;
  /** True if the search ended before everything was tried. */
  cutShort: boolean;
}

/** The answer to `fix`. */
export type FixAnswer = Answer & Fix;

/** The answer to `fleet`, and what the gate says. */
export interface Fleet {
  /** The machines by name. The verdict holds if `questions` raise no fault. */
  machines: Array<FleetMachine>;
  /** The prerequisites that some machine lacks or may lack; most severe first, then most machines first. */
  lacking: Array<Lack>;
  /** Machines with the same answer, most machines first. */
  alike: Array<Alike>;
  /** Facts in which a few machines of a group differ from the others. */
  differences: Array<Difference>;
  /** The changes that free most machines of faults: the smallest of several sets. */
  changes: Array<FleetChange>;
  /** False if another set of the same size may help more machines, because the changes were picked one by one. */
  best: boolean;
  /** The facts that an answer needs and no file contains, the same for every machine. */
  questions: Array<FleetQuestion>;
  /** The files that weren't used. */
  skipped: Array<Skipped>;
  /** The gate's result; its subjects are the machines' files. */
  gate?: Gate | null;
}

/** The answer to `fleet`. */
export type FleetAnswer = Answer & Fleet;

/** A change that makes machines ready. */
export interface FleetChange {
  /** What to do. */
  text: string;
  /** The role that can do it. */
  owner: Owner;
  /** The portals where it is done, with their addresses in the public cloud. */
  links: Array<Link>;
  /** Complete commands that do it, to copy. */
  commands: Array<string>;
  /** The same text for use on its own, without “or” or “then”. */
  action: string;
  /** The number of machines that this change and the ones before it free of faults. */
  ready: number;
}

/** A machine. */
export interface FleetMachine {
  /** Its name. */
  name: string;
  /** The file. */
  file: string;
  /** The folder of the file: machines of one folder are a group. */
  group: string;
  /** The verdict from the facts in the file. */
  verdict: Verdict;
  /** The rules that it breaks. */
  broken: Array<Broken>;
  /** The rules that its file leaves open. */
  open: Array<string>;
  /** The facts that decide them. */
  asked: Array<Fact>;
  /** The known facts of a run on it; it can be passed to `check` again. */
  plan: RunPlan;
}

/** A fact that no file contains. */
export interface FleetQuestion {
  /** The fact. */
  fact: Fact;
  /** The question. */
  question: string;
}

/** Flow duration */
export type FlowDuration =
  /** Less than its timeout */
  | "withinTimeout"
  /** More than its timeout, less than a day */
  | "overTimeout"
  /** More than a day */
  | "overDay";

/** Flow schema */
export type FlowSchema =
  /** v1 */
  | "v1"
  /** v2 */
  | "v2";

/** The gate's result for several inputs. */
export interface Gate {
  /** The threshold: `atRisk`, `notSure`, `unless` or `blocked`; `null` if nothing makes the gate fail. */
  failOn: string | null;
  /** Whether the gate fails. */
  fails: boolean;
  /** The inputs for which it fails. */
  failed: Array<string>;
  /** Faults that aren't in the baseline; `null` without a baseline. */
  new: Array<GateFault> | null;
  /** Faults of the baseline that are gone; `null` without a baseline. */
  gone: Array<GateFault> | null;
  /** The faults that an exception accepts. */
  accepted: Array<GateFault>;
  /** Expired exceptions. Each makes the gate fail. */
  expired: Array<GateException>;
  /** Exceptions that match no fault. */
  unused: Array<GateException>;
}

/** An exception. */
export interface GateException {
  /** The rule or code that it names. */
  id: string;
  /** The inputs that it concerns. */
  subject: string;
  /** Who is responsible for it. */
  owner: string;
  /** Its last day. */
  until: string;
}

/** A fault in one input. */
export interface GateFault {
  /** The input. */
  subject: string;
  /** The id of the rule or code. */
  id: string;
}

/** A catalogue entry that has words of the text. */
export interface Hit {
  /** Its kind. */
  kind: HitKind;
  /** Its id. */
  id: string;
  /** Its title. */
  title: string;
  /** What it means, in a sentence or two. */
  what: string;
}

/** The kinds of entries. */
export type HitKind =
  /** An error code or a message. */
  | "code"
  /** A rule. */
  | "rule"
  /** A licence. */
  | "license";

/** Who holds a product. */
export type Holder =
  /** One user. */
  | "user"
  /** An environment and, from it, a machine; a user's licences never list it. */
  | "machine"
  /** An environment and, from it, a cloud flow. */
  | "cloudFlow"
  /** An environment as a whole. */
  | "environment";

/** A fact with a known value, or with candidates. */
export interface KnownFact {
  /** The fact. */
  fact: Fact;
  /** The value in force; `null` if it was set to unknown or two sources disagree. */
  value: Value | null;
  /** Where the value comes from. */
  origin: FactOrigin;
  /** Other values that were found and aren't in force. */
  others: Array<Candidate>;
}

/** A prerequisite with the machines that lack it. */
export interface Lack {
  /** The rule. */
  rule: string;
  /** What it requires. */
  title: string;
  /** The severity of the fault. */
  severity: Severity;
  /** The machines that lack it. */
  broken: Array<string>;
  /** The machines whose files leave it open. */
  open: Array<string>;
}

/** One assigned licence. */
export interface License {
  /** The product's id in the catalogue, its part number, its GUID or its name. */
  product: string;
  /** True if the service plan that gives the right is switched off in this assignment. */
  switchedOff?: boolean;
}

/** How a product is acquired. */
export type LicenseKind =
  /** It is bought. */
  | "paid"
  /** It is free and doesn't expire. */
  | "free"
  /** It is free and expires. */
  | "trial"
  /** It is included in another product. */
  | "seeded"
  /** It is no longer sold; existing licences stay valid. */
  | "legacy"
  /** It is bought in addition to another product. */
  | "addOn"
  /** Each run is billed. */
  | "payAsYouGo";

/** The licences of one user. A product that isn't in the catalogue makes a right unknown, not absent. */
export interface Licenses {
  /** The known items. */
  items: Array<License>;
  /** True if the list is complete. False if a plan leaves it out. */
  complete?: boolean;
  /** Rights that an error code says the user doesn't have, whatever the list contains. */
  lacks?: Array<Right>;
}

/** A portal, or one of its pages. */
export interface Link {
  /** Its name, as steps use it. */
  label: string;
  /** Its address in the public cloud. */
  url: string;
}

/** A code that is often confused with another. */
export interface LookAlike {
  /** The other code. */
  code: string;
  /** How the two differ. */
  difference: string;
}

/** Allowed tenant list */
export type MachineAllowedRegistrationTenants =
  /** No list */
  | "noList"
  /** On the list */
  | "listed"
  /** Not on the list */
  | "notListed";

/** Bot auto-allocation */
export type MachineAutoAllocation =
  /** On with capacity left */
  | "available"
  /** On with no capacity left */
  | "nothingLeft"
  /** Off */
  | "off";

/** Processor */
export type MachineCpuArch =
  /** x64 */
  | "x64"
  /** x86 */
  | "x86"
  /** ARM */
  | "arm64";

/** Machine’s Entra tenant */
export type MachineEntraTenant =
  /** The same tenant */
  | "same"
  /** Another tenant */
  | "other"
  /** Not joined to Entra */
  | "none";

/** One fact about a machine, as text. */
export interface MachineFact {
  /** The name of the fact. */
  label: string;
  /** Its value. */
  value: string;
}

/** Machine join type */
export type MachineJoinType =
  /** Microsoft Entra only */
  | "entra"
  /** Hybrid */
  | "hybrid"
  /** Active Directory only */
  | "domain"
  /** On-premises registration */
  | "onpremDrs"
  /** Not joined */
  | "workgroup";

/** Machine group key */
export type MachineKeyDeliveryStatus =
  /** Default */
  | "default"
  /** Pending New Key */
  | "pendingNewKey"
  /** Key Expired */
  | "keyExpired";

/** Active session limit */
export type MachineMaxConnectionTime =
  /** No limit */
  | "none"
  /** The limit is longer than the run */
  | "longer"
  /** The limit is shorter than the run */
  | "shorter";

/** Idle session limit */
export type MachineMaxIdleTime =
  /** No limit */
  | "none"
  /** The limit is longer than the run */
  | "longer"
  /** The limit is shorter than the run */
  | "shorter";

/** Windows edition */
export type MachineOsEdition =
  /** Home */
  | "home"
  /** Pro */
  | "pro"
  /** Enterprise */
  | "enterprise"
  /** Education */
  | "education"
  /** Server */
  | "server";

/** Windows on the machine */
export type MachineOsFamily =
  /** Windows 10 */
  | "windows10"
  /** Windows 11 */
  | "windows11"
  /** Windows Server */
  | "windowsServer"
  /** Other */
  | "other";

/** Installed from */
export type MachinePadEdition =
  /** The installer */
  | "installer"
  /** The Microsoft Store */
  | "store"
  /** Both */
  | "both";

/** Power Automate proxy settings */
export type MachineProxySettings =
  /** Nowhere */
  | "none"
  /** In the files */
  | "files"
  /** In the registry */
  | "registry"
  /** In both */
  | "both";

/** Registration */
export type MachineRegistration =
  /** In this environment */
  | "here"
  /** In another environment */
  | "otherEnvironment"
  /** In another tenant */
  | "otherTenant"
  /** Not registered */
  | "none";

/** Registration rights */
export type MachineRegistrationRights =
  /** Not as administrator */
  | "user"
  /** As administrator */
  | "administrator"
  /** As administrator, override off */
  | "administratorNoOverride";

/** One of the machines in the text. */
export interface MachineRow {
  /** Its name. */
  name: string;
  /** The facts that the text gives about it. */
  facts: Array<MachineFact>;
  /** Its place. */
  place: Place;
}

/** Remote Desktop security layer */
export type MachineSecurityLayer =
  /** 0, RDP */
  | "rdp"
  /** 1, negotiate */
  | "negotiate"
  /** 2, TLS */
  | "tls";

/** A place in the text that was understood, and its meaning. */
export interface Mark {
  /** Its kind. */
  kind: MarkKind;
  /** Its place. Marks are in text order; the mark of an artefact may contain others. */
  place: Place;
  /** Its meaning, in a few words. */
  meaning: string;
}

/** The kinds of marks. */
export type MarkKind =
  /** A whole output, row or object. */
  | "artifact"
  /** A code or message that the catalogue has. */
  | "code"
  /** A code that the catalogue doesn't have. */
  | "unknownCode"
  /** The value of a fact. */
  | "fact";

/** A request to one person. */
export interface Message {
  /** The person. */
  owner: Owner;
  /** The message as plain text. */
  text: string;
}

/** The verdict of one run mode. */
export interface ModeVerdict {
  /** The run mode. */
  mode: RunMode;
  /** Whether such a run will work. */
  verdict: Verdict;
}

/** A moment: `2026-11-21T09:30Z`, with or without seconds, with `Z`, an offset or no zone; or minutes from a moment that the caller chooses. All moments of a situation have the same form. */
export type Moment = string | number;

/** A policy of the situation. */
export interface NamedPolicy {
  /** Its index in the list, from 0. */
  index: number;
  /** Its name; `null` if it has none. */
  name: string | null;
}

/** Advice for a text in which nothing was understood. */
export interface NextPaste {
  /** What the text looks like. */
  looksLike: string;
  /** Catalogue entries that have words of the text, best first; at most five. */
  hits: Array<Hit>;
  /** The texts that would help most, one sentence each. */
  pasteInstead: Array<string>;
}

/** A note on certain runs, about something that can't be checked. */
export interface Note {
  /** Its permanent id. */
  id: string;
  /** Its title, in one sentence. */
  title: string;
  /** The consequence. */
  text: string;
  /** The runs to which it applies, as text. */
  appliesTo: Array<string>;
  /** Its sources. */
  sources: Array<Citation>;
  /** The disputes between its sources. */
  disputes: Array<Dispute>;
}

/** A choice that the user has to make. */
export interface Offer {
  /** What is chosen. */
  kind: OfferKind;
  /** The question. */
  question: string;
  /** The options. */
  choices: Array<OfferedChoice>;
}

/** What is chosen. */
export type OfferKind =
  /** The text has several runs. */
  | "run"
  /** The text has several machines. */
  | "machine"
  /** The text has licences and doesn't name their holder. */
  | "holder"
  /** The text has a user's groups; the user may be the connection's user. */
  | "connectionUser";

/** One option. */
export interface OfferedChoice {
  /** Its label. */
  label: string;
  /** True if its facts and codes are those of the reading. */
  inForce: boolean;
  /** The facts that hold if it is chosen. */
  facts: Array<ReadFact>;
  /** The codes that apply if it is chosen. */
  codes: Array<ReadCode>;
  /** Its place. */
  place: Place;
}

/** The origin of a value. What the user stated takes precedence over what was read, and that over what is implied. */
export type Origin =
  /** The user stated it. */
  | {
    kind: "said";
  }
  /** It was read in the text. */
  | {
    kind: "read";
    /** Its place in the text; missing without the text, as in a share link. */
    place?: Place | null;
  }
  /** It holds whenever this error code is reported. */
  | {
    kind: "implied";
    /** The error code. */
    code: string;
  };

/** The result of a rule. */
export type Outcome =
  /** The rule is broken. */
  | "broken"
  /** The condition is met. */
  | "holds"
  /** The rule doesn't apply to this run. */
  | "notApplicable"
  /** Some facts are unknown. */
  | "needToKnow";

/** The role that takes a step. Domain admins count as machine admins. */
export type Owner =
  /** The flow's author or the connection owner. */
  | "maker"
  /** Assigns licences and auto-claim policies in the Microsoft 365 admin center. */
  | "microsoft365Admin"
  /** Environments, capacity, security roles and data policies. */
  | "powerPlatformAdmin"
  /** Local administrator of the Windows machine; also of its domain and its Group Policy. */
  | "machineAdmin"
  /** Applications, consent, Conditional Access and certificates in Microsoft Entra. */
  | "entraAdmin"
  /** Firewall, proxy and DNS; Azure subscriptions, virtual networks and images; Intune. */
  | "azureAdmin"
  /** A support ticket. */
  | "microsoftSupport";

/** Desktop app edition */
export type PadEdition =
  /** By its installer */
  | "installer"
  /** Microsoft Store */
  | "store";

/** A place in the text, in the requested units. Line and column count from 1. */
export interface Place {
  /** Offset of the first unit. */
  start: number;
  /** Offset one past the last unit. */
  end: number;
  /** The line of the first unit, from 1. */
  line: number;
  /** The column of the first unit, from 1. */
  column: number;
}

/** Assignment method */
export type PoliciesAssigns =
  /** Directly */
  | "direct"
  /** Through a security group */
  | "group";

/** The position of one source. */
export interface Position {
  /** What it says, paraphrased. */
  says: string;
  /** Its section. */
  source: Citation;
}

/** A predicted code, and the rule that predicts it. */
export interface PredictedCode {
  /** The product's code; `null` if it reports the failure without one. */
  code: string | null;
  /** The id of the entry in the catalogue. */
  id: string;
  /** The rule that predicts it. */
  rule: string;
  /** The certainty of this code. */
  certainty: Certainty;
}

/** A usual value that is used because the fact is unknown. Anything stated, read or implied overrides it. */
export interface Presumed {
  /** The fact. */
  fact: Fact;
  /** The value. */
  value: Value;
  /** Why it can be presumed. */
  why: string;
  /** Its source; `null` if it is a judgement of Flow Preflight. */
  source: Citation | null;
}

/** A licence that a user, a machine, a cloud flow or an environment can have. */
export interface Product {
  /** Its id; a plan can use it as `product`. */
  id: string;
  /** Its current name. */
  name: string;
  /** How it is acquired. */
  kind: LicenseKind;
  /** Who holds it. */
  holder: Holder;
  /** Part numbers and earlier names. */
  names: Array<string>;
  /** Its GUID in Microsoft Graph, the first if there are several; `null` if there is none. */
  sku: string | null;
  /** Each of its variants in Microsoft Graph. */
  skus?: Array<Sku>;
  /** The service plans that identify it. */
  plans?: Array<ServicePlan>;
  /** The rights that it gives to its holder's runs. */
  rights: Array<Right>;
  /** Rights that it may or may not give, because no source says. */
  unsure?: Array<Right>;
  /** Whether its holder can register machines. */
  registersMachines: boolean;
  /** The last day of sale, such as `2024-02-01`; missing if no source says. */
  soldUntil?: string | null;
  /** A common misunderstanding about it; empty if there is none. */
  note: string;
  /** Its sources. */
  sources?: Array<Citation>;
}

/** A fact to find out. */
export interface Question {
  /** The fact. */
  fact: Fact;
  /** The question. */
  question: string;
  /** Ways to find the answer, easiest first. */
  howToFindOut: Array<FindOut>;
}

/** The reading of a text, and the report that results from it. */
export interface Read {
  /** The reading. */
  reading: Reading;
  /** The explanation of each code, in text order. */
  explanations: Array<Explanation>;
  /**
   * The details that a support case needs, with the values found and how to get the others. Missing if nothing
   * failed.
   */
  evidence?: Array<Evidence>;
  /** The report on the facts that were read and implied. */
  report: Report;
}

/** The answer to `read`. */
export type ReadAnswer = Answer & Read;

/** An error code in the text. */
export interface ReadCode {
  /** The id of its entry. */
  code: string;
  /** Its place. */
  place: Place;
  /** How it was recognised. */
  by: By;
}

/** A fact in the text. */
export interface ReadFact {
  /** The fact. */
  fact: Fact;
  /** Its value. */
  value: Value;
  /** Its place. */
  place: Place;
}

/** The answer to `read` with several inputs. */
export type ReadManyAnswer = Answer & ReadResults;

/** A note on the text. */
export interface ReadNote {
  /** The note. */
  text: string;
  /** The place that it concerns; missing if it concerns the whole text. */
  place?: Place | null;
}

/** The answer for one text. */
export interface ReadResult {
  /** The path of the input, with `/`; `-` for standard input. */
  subject: string;
  /** The reading and the report; `null` if the input can't be used. */
  read: Read | null;
  /** Why the input can't be used; `null` if it can. */
  error: string | null;
}

/** The answers to `read`, one for each input. */
export interface ReadResults {
  /** One result for each input, in the order of the inputs. */
  results: Array<ReadResult>;
  /** The gate's result; missing without a gate. */
  gate?: Gate | null;
}

/** The reading of a text. */
export interface Reading {
  /** The recognised parts. */
  artifacts: Array<Artifact>;
  /** The facts. */
  facts: Array<ReadFact>;
  /** The error codes. */
  codes: Array<ReadCode>;
  /** Codes that were probably meant. */
  suggestions: Array<Suggestion>;
  /** Choices that the user has to make, such as one of several runs or the holder of the licences. */
  offers: Array<Offer>;
  /** Notes, above all on what was not understood. */
  notes: Array<ReadNote>;
  /** The meaning of outputs and tables, one sentence each. */
  summary?: Array<ReadNote>;
  /** Codes that are quoted or labelled as such and aren't in the catalogue. */
  unknown?: Array<UnknownCode>;
  /** The runs, if the text has several. */
  runs?: RunTable | null;
  /** The machines, if the text has several. */
  machines?: Array<MachineRow>;
  /** The tenant's products with the number of licences. */
  tenant?: Array<TenantLicense>;
  /** Each place that was understood, in text order. */
  marks?: Array<Mark>;
  /** Advice if nothing was understood. */
  nextPaste?: NextPaste | null;
}

/** The result of all rules for a run. */
export interface Report {
  /** The answer in one word. */
  verdict: Verdict;
  /** The answer in a sentence, with the number of conditions that were not checked. */
  summary: string;
  /** The codes that the service would report. Which of several it reports first isn't documented. */
  predictedCodes: Array<PredictedCode>;
  /** The verdict of each run mode, if the mode is unknown and the verdicts differ. */
  byMode: Array<ModeVerdict>;
  /** The presumed values of unknown facts that affect the answer. */
  presumed: Array<Presumed>;
  /**
   * Broken rules, then faults under a circumstance that weighs, open rules that have to be asked, other faults under a
   * circumstance, rules that hold; blockers first in each part.
   */
  findings: Array<Finding>;
  /** The other rules that could not be decided. */
  unchecked: Array<Unchecked>;
  /** Notes on things that can't be checked. */
  notes: Array<Note>;
  /** The next questions, the most informative first. */
  toAsk: Array<Question>;
  /** The facts in force; it can be passed to `check` again. */
  plan: RunPlan;
  /** Each fact with its origin. */
  facts: Array<KnownFact>;
  /** The latest day on which a source was read. */
  knowledgeDate: string;
}

/** What a licence allows a desktop flow run to do. */
export type Right =
  /** Attended runs started from a cloud flow. */
  | "attended"
  /** Unattended runs on your own machines. */
  | "unattended"
  /** Runs on hosted machines and groups. */
  | "hosted";

/** A condition that a run needs. */
export interface Rule {
  /** Its permanent id. */
  id: string;
  /** The fault, as a user would describe it. */
  title: string;
  /** The effect of a broken rule on the run. */
  severity: Severity;
  /** How sure the sources are. */
  certainty: Certainty;
  /** What it means if the rule can't be decided. */
  unknown: Unknown;
  /** Whether it is still in use. */
  status: RuleStatus;
  /** The conditions under which the rule applies, as text. */
  appliesTo: Array<string>;
  /** Every fact that it reads. */
  asks: Array<Fact>;
  /** What is wrong. */
  what: string;
  /** Why the product behaves like this. */
  why: string;
  /** How to fix it, one action per step, easiest first. */
  fix: Array<Step>;
  /** Its sources. */
  sources: Array<Citation>;
  /** The disputes between its sources. */
  disputes: Array<Dispute>;
  /** Example plans with the rule's result; missing if the build has none. */
  examples?: Array<Example>;
}

/** Whether a rule is in use. Ids are permanent. */
export type RuleStatus =
  /** In use. */
  | "current"
  /** Kept for old links, never broken. */
  | "retired";

/** The number of runs, and of failed ones. */
export interface RunCount {
  /** All runs. */
  runs: number;
  /** Failed runs. */
  failed: number;
}

/** Input size */
export type RunInputSize =
  /** 1 MB at most */
  | "upTo1Mb"
  /** More than 1 MB, 2 MB at most */
  | "upTo2Mb"
  /** More than 2 MB */
  | "over2Mb";

/** Run mode */
export type RunMode =
  /** Attended */
  | "attended"
  /** Unattended */
  | "unattended"
  /** Local (started in Power Automate for desktop) */
  | "local";

/** How a run ended. */
export type RunOutcome =
  /** It failed, or the product ended it. */
  | "failed"
  /** It succeeded. */
  | "succeeded"
  /** Unknown, or the run hasn't ended. */
  | "unknown";

/** What is known of one run: one connection, one machine. Everything is optional; missing and `null` mean not known. */
export interface RunPlan {
  run?: {
    /**
     * Run mode
     * Is the run attended or unattended? Attended runs work in the Windows session of a signed-in person. Unattended runs open their own. A cloud flow or the API starts both.
     */
    mode?: RunMode | Array<RunMode> | null;
    /**
     * Queue waiting time
     * How long might the run wait in the queue? The longest time on a busy day.
     */
    queueWait?: RunQueueWait | Array<RunQueueWait> | null;
    /**
     * Input size
     * How large are all inputs of the desktop flow together? The values that the cloud flow or the API passes. Usually far below 1 MB; a whole file as text can be more.
     */
    inputSize?: RunInputSize | Array<RunInputSize> | null;
    /**
     * Picture-in-picture
     * Is the run set to picture-in-picture? Such an attended run works in its own window while the person continues working.
     */
    pictureInPicture?: boolean | null;
  } | null;
  connection?: {
    /**
     * Connection sign-in method
     * How does the connection sign in to the machine? What was chosen when the connection was created.
     */
    auth?: ConnectionAuth | Array<ConnectionAuth> | null;
    /**
     * Connection’s account
     * Does the connection sign in with a Microsoft Entra, a domain or a local account? A Microsoft Entra account looks like a mail address, a domain account like `DOMAIN\name`, a local one like `MACHINE\name` or `.\name`. The format alone doesn’t prove it.
     */
    accountType?: ConnectionAccountType | Array<ConnectionAccountType> | null;
    /**
     * User name format
     * How is the user name written in the connection? A name alone counts as a local account. For a name that begins with `AzureAD\` leave this open.
     */
    usernameFormat?: ConnectionUsernameFormat | Array<ConnectionUsernameFormat> | null;
    /**
     * Password up to date
     * Does the connection use the account’s current password? The password entered in the connection, or the one in the vault.
     */
    passwordCurrent?: boolean | null;
    /**
     * Connection status
     * Which status does Power Automate show for the connection? “Fix connection” means that its data can no longer be used.
     */
    status?: ConnectionStatus | Array<ConnectionStatus> | null;
    /**
     * Missed key renewal
     * Was the certificate of the machine or group renewed while no run used this connection? A certificate usually lasts five years and is renewed in the last six months. One run in that time is enough.
     */
    unusedSinceKeyRenewal?: boolean | null;
    /**
     * Days since last run
     * How many days ago was the last run through the connection? Runs of all flows through this connection count.
     */
    daysSinceUse?: number | null;
    /**
     * Credential store
     * Where is the secret of the connection’s credential stored? Leave this open if user name and password are in the connection itself.
     */
    credentialStore?: ConnectionCredentialStore | Array<ConnectionCredentialStore> | null;
    /**
     * Created before April 2024
     * Was the connection last saved before April 2024? Connections saved since then fetch the secret from the vault at each run.
     */
    createdBeforeApril2024?: boolean | null;
    /**
     * Runs per minute
     * How many runs start through the connection in its busiest minute? All flows with this connection count together.
     */
    runsPerMinute?: number | null;
    /**
     * Environment Maker role
     * Does the run owner have the role Environment Maker, or a higher one, in the environment? The run owner is whoever created the connection, unless a service principal was set as run owner.
     */
    runOwnerEnvironmentMaker?: boolean | null;
    /**
     * Run owner’s flow access
     * What access to the desktop flow does the run owner have? The run owner is whoever created the connection, unless a service principal was set as run owner.
     */
    flowAccess?: ConnectionFlowAccess | Array<ConnectionFlowAccess> | null;
    /**
     * Run owner’s credential access
     * Can the run owner use the connection’s credential? Yes, if the run owner created the credential or it’s shared with them. Without a stored credential, leave this open.
     */
    credentialAccess?: boolean | null;
    /**
     * PIN or password
     * Was a Windows Hello PIN entered in the connection instead of the password? A PIN works on one device only. It isn’t a password, even if Windows accepts it there.
     */
    usesPin?: boolean | null;
  } | null;
  connectionOwner?: {
    /**
     * Connection owner’s licences
     * Which Power Automate licences does the connection owner hold? Whoever created the desktop flow connection of the run; often not the person who starts the run.
     */
    licenses?: Licenses | null;
  } | null;
  cloudFlow?: {
    /**
     * Started by cloud flow
     * Does a cloud flow start the run? If not, a program calls the RunDesktopFlow API.
     */
    exists?: boolean | null;
    /**
     * Asynchronous pattern
     * Is the asynchronous pattern switched off on the action that starts the desktop flow? It is on unless someone switched it off.
     */
    asyncDisabled?: boolean | null;
  } | null;
  cloudFlowOwner?: {
    /**
     * Cloud flow owner’s licences
     * Which Power Automate licences does the cloud flow owner hold? Often, but not always, the connection owner.
     */
    licenses?: Licenses | null;
  } | null;
  flow?: {
    /**
     * Elevated application
     * Does the flow click or type in an application that runs as administrator? For example an application that opens with a User Account Control prompt, or a script that must run as administrator.
     */
    needsElevation?: boolean | null;
    /**
     * Elevated scripts or files
     * Does a script, a service or a file action in the flow need administrator rights? For example a PowerShell script that changes the system, or a file in a protected folder.
     */
    scriptsNeedElevation?: boolean | null;
    /**
     * Uses sound or camera
     * Does the flow use a microphone, a speaker, a camera or a capture device? Also through an application that it starts, such as a meeting or recording app.
     */
    usesAudioVideo?: boolean | null;
    /**
     * Flow duration
     * How long does the desktop flow take at most? Compare with the timeout of the action that starts it; through the API it’s three hours, unless the call says otherwise.
     */
    duration?: FlowDuration | Array<FlowDuration> | null;
    /**
     * Uses cloud connectors
     * Does the desktop flow itself use cloud connector actions? For example SharePoint, Dataverse or Outlook.com. The cloud flow’s own connectors don’t count.
     */
    usesCloudConnectors?: boolean | null;
    /**
     * Connection references embedded
     * Are all connection references of the desktop flow embedded in it? Only the owner of a connection can embed its reference.
     */
    connectionReferencesEmbedded?: boolean | null;
    /**
     * Flow schema
     * In which schema is the desktop flow saved? If the environment has the v2 schema, a flow is in v2 once it is saved again.
     */
    schema?: FlowSchema | Array<FlowSchema> | null;
    /**
     * Uses network paths
     * Does an action in the flow use a network path that begins with two backslashes? For example `\\server\share\file.xlsx`. A mapped drive such as Z: doesn’t count.
     */
    usesUncPaths?: boolean | null;
    /**
     * Data policy suspension
     * Is the desktop flow suspended because of a data policy (DLP)? Flows are suspended within a day of a policy change.
     */
    dlpSuspended?: boolean | null;
    /**
     * Browser extension needed
     * Does the flow automate a browser through the Power Automate browser extension? Browser automation with Edge, Chrome or Firefox does, unless it uses WebDriver (from version 2.62).
     */
    needsBrowserExtension?: boolean | null;
    /**
     * Saved with newer version
     * Was the flow last saved with a newer Power Automate for desktop than the machine has? In a group, compare with the oldest version on its machines.
     */
    savedWithNewerVersion?: boolean | null;
    /**
     * Registers the machine
     * Does an action in the flow register the machine or change its registration? For example a script that starts `PAD.MachineRegistration.Silent.exe`.
     */
    registersMachine?: boolean | null;
  } | null;
  machine?: {
    /**
     * Windows on the machine
     * Which Windows does the machine have? Windows 10 and 11 and Windows Server handle signed-in users differently.
     */
    osFamily?: MachineOsFamily | Array<MachineOsFamily> | null;
    /**
     * Multi-session edition
     * Is it a multi-session edition of Windows? “Windows 10/11 Enterprise multi-session”, known from Azure Virtual Desktop. Other editions aren’t.
     */
    osMultiSession?: boolean | null;
    /**
     * Windows sessions
     * Who is signed in to the machine when the run starts? Locked and disconnected sessions count. The command shows a locked session as active.
     */
    sessions?: SessionList | null;
    /**
     * Session reuse
     * Is “Reuse sessions for unattended runs” switched on for the machine? It is off unless someone switched it on for the machine or its group.
     */
    reuseSessions?: boolean | null;
    /**
     * One session per user
     * Does Windows allow each user only one session on this machine? It does unless fSingleSessionPerUser is 0. The policy is “Restrict Remote Desktop Services users to a single Remote Desktop Services session”.
     */
    singleSessionPerUser?: boolean | null;
    /**
     * Free server sessions
     * How many more Windows sessions can the server open when the run starts? A server can hold two, or more with Remote Desktop Services. Subtract the sessions that `query user` lists.
     */
    freeSessions?: number | null;
    /**
     * Recording or test run
     * Is a desktop flow being recorded or tested in the session where the run works? In the designer or the recorder, as the connection’s user.
     */
    designerRunningInSession?: boolean | null;
    /**
     * Remote Desktop
     * Is Remote Desktop switched on? A policy overrides the switch in Settings.
     */
    rdpEnabled?: boolean | null;
    /**
     * Remote Desktop listener
     * Does Remote Desktop listen for connections? `qwinsta` shows rdp-tcp as Listen. Without the service TermService nothing listens.
     */
    rdpListener?: boolean | null;
    /**
     * Manual Remote Desktop sign-in
     * Can you open a Remote Desktop session on the machine yourself, with the connection’s account? From another PC; on a server also to localhost, from another account’s session.
     */
    rdpLoopbackWorks?: boolean | null;
    /**
     * Remote Desktop sign-in time
     * Does a Remote Desktop sign-in of the connection’s user take less than three minutes? The limit is 180 seconds, or SessionCreationTimeoutSeconds.
     */
    rdpSignInInTime?: boolean | null;
    /**
     * Sign-in notice
     * Does Windows show a notice that must be confirmed before sign-in? It does if legalnoticecaption or legalnoticetext isn’t empty.
     */
    legalNoticeSet?: boolean | null;
    /**
     * Unsupported credential provider
     * Does the machine have a credential provider that Power Automate doesn’t support? Subkey 0094A34B-0BF0-4789-8B2D-8339E469D756 (SailPoint Desktop Password Reset), 36ED98C6-02FF-47e8-B7FE-957A411CEA16 (SIDCredentialProvider) or BDA6DA5B-7E7E-482C-9B3E-67AFF0C838C0 (CGWinLogon).
     */
    unsupportedCredentialProvider?: boolean | null;
    /**
     * Active session limit
     * Does Windows limit how long Remote Desktop sessions can last, and is the limit longer than the run? MaxConnectionTime is in milliseconds; 0 or no value means no limit.
     */
    maxConnectionTime?: MachineMaxConnectionTime | Array<MachineMaxConnectionTime> | null;
    /**
     * Idle session limit
     * Does Windows limit how long Remote Desktop sessions can be idle, and is the limit longer than the run? MaxIdleTime is in milliseconds; 0 or no value means no limit. Idle means no mouse or keyboard input.
     */
    maxIdleTime?: MachineMaxIdleTime | Array<MachineMaxIdleTime> | null;
    /**
     * Citrix machine
     * Does the machine have a Citrix Virtual Delivery Agent? On some Citrix machines another group grants the right to sign in.
     */
    citrixVda?: boolean | null;
    /**
     * Unattended bots
     * How many unattended bots does the machine have? Each one is a Process licence or an Unattended RPA add-on assigned to the machine, by hand or by auto-allocation. One bot covers one unattended run at a time. A hosted machine includes one.
     */
    unattendedBots?: number | null;
    /**
     * Bot auto-allocation
     * Does the machine get an unattended bot automatically when a run needs one? It’s on unless someone switched it off. It works only while the environment has Process or Unattended RPA capacity left.
     */
    autoAllocation?: MachineAutoAllocation | Array<MachineAutoAllocation> | null;
    /**
     * Bots for simultaneous runs
     * Does the machine have as many unattended bots as simultaneous unattended runs? One bot runs one flow at a time; the others wait.
     */
    enoughBots?: boolean | null;
    /**
     * Screen resolution set
     * Is the screen resolution for unattended runs set on the machine? With the registry value ScreenResolutionEnabled and Width, Height and Scale (version 2.35 or later); before that, in the service’s configuration file.
     */
    screenResolutionEnabled?: boolean | null;
    /**
     * Power Automate for desktop
     * Which version of Power Automate for desktop is installed? For example 2.57.173.25212. The first two numbers are enough. The portal shows the version as of the machine’s last run.
     */
    padVersion?: Version | null;
    /**
     * UI Access
     * Is UI Access switched on for UI automation? UseUIAccessAutomationServer is 1. It exists from version 2.68.
     */
    uiAccessEnabled?: boolean | null;
    /**
     * Cloud connectors on machine
     * Are cloud connectors switched off on the machine? They are if DisableCloudConnectors is 1.
     */
    cloudConnectorsDisabled?: boolean | null;
    /**
     * Network paths on machine
     * Are UNC paths switched off for Power Automate for desktop on the machine? They are if DisableUNCPaths is 1.
     */
    uncPathsDisabled?: boolean | null;
    /**
     * User’s browser extension
     * Is the Power Automate browser extension installed and on in the browser profile of the connection’s user? An extension is installed for one Windows user: sign in as that user to check.
     */
    extensionForAccount?: boolean | null;
    /**
     * Elevation prompt
     * Is the elevation prompt for administrators set to its default? ConsentPromptBehaviorAdmin is 5, or missing.
     */
    elevationPromptDefault?: boolean | null;
    /**
     * Picture-in-picture enabled
     * Is picture-in-picture enabled on the machine? The installer offers it; an administrator can enable it later.
     */
    pipEnabled?: boolean | null;
    /**
     * Machine join type
     * What is the machine joined to? AzureAdJoined and DomainJoined: YES and NO is Microsoft Entra only, YES and YES hybrid, NO and YES Active Directory only. WorkplaceJoined doesn’t count.
     */
    joinType?: MachineJoinType | Array<MachineJoinType> | null;
    /**
     * Network Level Authentication
     * Does Remote Desktop require Network Level Authentication (NLA)? UserAuthentication is 1. A value under Policies overrides it.
     */
    nlaRequired?: boolean | null;
    /**
     * Always prompt for password
     * Does Windows always ask for the password when a Remote Desktop session opens? fPromptForPassword is 1. A value under Policies overrides it.
     */
    alwaysPromptForPassword?: boolean | null;
    /**
     * Remote Desktop security layer
     * Which security layer does Remote Desktop use? SecurityLayer is 0 (RDP), 1 (negotiate) or 2 (TLS). A value under Policies overrides it.
     */
    securityLayer?: MachineSecurityLayer | Array<MachineSecurityLayer> | null;
    /**
     * Registry-forced Entra sign-in
     * Is UseRdsAadAuthentication set to 1 for the Power Automate service? Few machines have it. It switches on sign-in with Microsoft Entra tokens from version 2.49; from 2.50 that is automatic where NLA is required.
     */
    useRdsAadAuthentication?: boolean | null;
    /**
     * Machine smart card
     * Does the machine accept sign-ins by smart card only? The policy “Interactive logon: Require Windows Hello for Business or smart card”: scforceoption is 1.
     */
    smartcardRequired?: boolean | null;
    /**
     * Registration
     * Where is the machine registered? A machine can be registered in one environment at a time; the connection’s environment counts.
     */
    registration?: MachineRegistration | Array<MachineRegistration> | null;
    /**
     * Allowed tenant list
     * Does the machine have a list of allowed tenants, and is this tenant on it? The value is a list of tenant IDs. Yours is in Power Apps › Settings › Session details.
     */
    allowedRegistrationTenants?: MachineAllowedRegistrationTenants | Array<MachineAllowedRegistrationTenants> | null;
    /**
     * Registration rights
     * Is the machine being registered as administrator? “As administrator”: the machine runtime was started with “Run as administrator”. The override is off if DisableTenantChangeRegistrationAdminOverride is 1.
     */
    registrationRights?: MachineRegistrationRights | Array<MachineRegistrationRights> | null;
    /**
     * Users can change tenant
     * Can users without administrator rights move the machine to another tenant? They can if AllowTenantSwitching is 1.
     */
    allowTenantSwitching?: boolean | null;
    /**
     * Machine’s Entra tenant
     * Is the machine joined to the environment’s Microsoft Entra tenant? Only for AzureAdJoined YES and DomainJoined NO. TenantId names the tenant.
     */
    entraTenant?: MachineEntraTenant | Array<MachineEntraTenant> | null;
    /**
     * Users can register elsewhere
     * Can users without administrator rights register the machine outside the tenant that it’s joined to? They can if AllowRegisteringOutsideOfAADJoinedTenant is 1.
     */
    allowRegisteringOutsideJoinedTenant?: boolean | null;
    /**
     * Registration check at start
     * Is the registration checked whenever the Power Automate service starts? It is if EnforceRegistrationTenantRestrictionsOnServiceStart is 1, from version 2.31.
     */
    registrationEnforcedOnStart?: boolean | null;
    /**
     * Cloud connection
     * Does the portal show the machine as connected? The service’s connection counts, not whether the machine is switched on.
     */
    online?: boolean | null;
    /**
     * Maintenance mode
     * Is maintenance mode switched on for the machine? Maintenance mode of a group covers all its machines.
     */
    maintenanceMode?: boolean | null;
    /**
     * Run limit reached
     * Does the machine already run as many desktop flows as it can at a time? Each run needs its own Windows session, and an unattended one a bot.
     */
    runLimitReached?: boolean | null;
    /**
     * Machine group key
     * What does “Machine Key Delivery Status” say for the machine? A column of the Dataverse table Flow Machine. Empty means Default.
     */
    keyDeliveryStatus?: MachineKeyDeliveryStatus | Array<MachineKeyDeliveryStatus> | null;
    /**
     * Windows edition
     * Which edition of Windows is it? Windows 10 and 11 have editions; a server counts as Server.
     */
    osEdition?: MachineOsEdition | Array<MachineOsEdition> | null;
    /**
     * Windows Server year
     * Which year is in the name of the Windows Server? The year only: 2012 for Windows Server 2012 R2.
     */
    osRelease?: number | null;
    /**
     * Processor
     * What kind of processor does the machine have? The command prints x64-based PC or ARM64-based PC.
     */
    cpuArch?: MachineCpuArch | Array<MachineCpuArch> | null;
    /**
     * Processor cores
     * How many processor cores does the machine have? For a virtual machine, the cores assigned to it.
     */
    cpuCores?: number | null;
    /**
     * Free disk space
     * Is there free space on the machine’s Windows disk? No threshold is documented. “No” means that the disk is full, or that Windows warns about it.
     */
    diskSpaceLeft?: boolean | null;
    /**
     * Memory in GB
     * How many gigabytes of memory does the machine have? Rounded down.
     */
    ramGb?: number | null;
    /**
     * Sized for its sessions
     * Does the machine have enough cores and memory for all its simultaneous runs? Four cores and 4 GB for the first session, two cores and 4 GB for each further one.
     */
    sizedForSessions?: boolean | null;
    /**
     * .NET Framework
     * Which version of .NET Framework does the machine have? Release 0x70bf0 or more is 4.7.2, 0x80ea8 or more is 4.8, 0x82348 or more is 4.8.1.
     */
    dotnetFramework?: Version | null;
    /**
     * Installed from
     * Does Power Automate for desktop come from the installer (MSI), the Microsoft Store, or both? Among the apps, “Power Automate” is from the Store and “Power Automate for desktop” from the installer.
     */
    padEdition?: MachinePadEdition | Array<MachinePadEdition> | null;
    /**
     * Version age in months
     * How many months older than the newest version is the installed one? Microsoft supports versions released within a year before the newest.
     */
    padVersionAgeMonths?: number | null;
    /**
     * Copied after installation
     * Was the machine copied from an image or a machine with Power Automate already installed? An image without Power Automate is fine.
     */
    clonedAfterInstall?: boolean | null;
    /**
     * Machine clock
     * Is the machine’s clock within five minutes of the domain controller’s? Kerberos refuses sign-ins if the clocks differ by more.
     */
    clockCorrect?: boolean | null;
    /**
     * Power Automate proxy settings
     * Where are the proxy settings for Power Automate for desktop? In the registry a value such as ProxyServer; the files are the four `Proxy.config` in C:\Program Files (x86)\Power Automate Desktop.
     */
    proxySettings?: MachineProxySettings | Array<MachineProxySettings> | null;
    /**
     * Proxy PAC script
     * Do the proxy files name a PAC script? As scriptLocation in the `Proxy.config` files.
     */
    proxyScript?: boolean | null;
    /**
     * PAC scripts switched on
     * Is EnablePacProxy set to 1? Without it Power Automate skips PAC scripts. From version 2.67.
     */
    pacProxyEnabled?: boolean | null;
  } | null;
  account?: {
    /**
     * In Remote Desktop Users
     * Is the connection’s user a member of Remote Desktop Users on the machine? Directly or through a group. Its name depends on the Windows language; its SID is S-1-5-32-555.
     */
    inRemoteDesktopUsers?: boolean | null;
    /**
     * In Administrators
     * Is the connection’s user an administrator of the machine? Directly or through a group (Administrators is S-1-5-32-544).
     */
    inAdministrators?: boolean | null;
    /**
     * In Direct Access Users
     * Is the connection’s user a member of Direct Access Users on the machine? A Citrix Virtual Delivery Agent adds this group; it counts only there.
     */
    inDirectAccessUsers?: boolean | null;
    /**
     * Hosted machine access
     * Did the connection’s user create the hosted machine, or was the user added to it? Only the person who created a hosted machine can sign in to it. Other work accounts can be added, for unattended runs.
     */
    onHostedMachine?: AccountOnHostedMachine | Array<AccountOnHostedMachine> | null;
    /**
     * Local sign-in right
     * Does the connection’s user have the right “Allow log on locally”? Directly or through a group.
     */
    allowLogOnLocally?: boolean | null;
    /**
     * Network access right
     * Does the connection’s user have the right “Access this computer from the network”? Directly or through a group.
     */
    allowNetworkAccess?: boolean | null;
    /**
     * Remote Desktop right
     * Does the connection’s user have the right “Allow log on through Remote Desktop Services”? Directly or through a group; Administrators and Remote Desktop Users usually have it.
     */
    allowLogOnThroughRds?: boolean | null;
    /**
     * Local sign-in denial
     * Is the connection’s user listed under “Deny log on locally”? Directly or through a group. Deny overrides allow.
     */
    denyLogOnLocally?: boolean | null;
    /**
     * Network access denial
     * Is the connection’s user listed under “Deny access to this computer from the network”? Directly or through a group. Deny overrides allow.
     */
    denyNetworkAccess?: boolean | null;
    /**
     * Remote Desktop denial
     * Is the connection’s user listed under “Deny log on through Remote Desktop Services”? Directly or through a group. Deny overrides allow.
     */
    denyLogOnThroughRds?: boolean | null;
    /**
     * Multifactor authentication
     * Does Microsoft Entra ask the connection’s account for multifactor authentication when a Remote Desktop session opens? By Conditional Access, security defaults, or a setting of the user.
     */
    mfaEnforced?: boolean | null;
    /**
     * Federated account
     * Is the connection’s account federated? It then signs in through the organisation’s own identity provider, such as AD FS.
     */
    federated?: boolean | null;
    /**
     * Entra password check
     * Can Microsoft Entra itself check the password of the federated account? Yes, if password hashes are synchronised and a Home Realm Discovery policy sets AllowCloudPasswordValidation to true.
     */
    passwordHashSynced?: boolean | null;
    /**
     * Account smart card
     * Must the connection’s account sign in with a smart card? In Active Directory: “Smart card is required for interactive logon”.
     */
    smartcardRequired?: boolean | null;
    /**
     * Account locked out
     * Is the connection’s account locked out? Windows locks an account after failed sign-ins, and usually unlocks it later. “Account active  Locked” means yes. For a local account leave out /domain.
     */
    lockedOut?: boolean | null;
    /**
     * Account disabled
     * Is the connection’s account disabled? “Account active  No” means yes. For a local account leave out /domain.
     */
    disabled?: boolean | null;
    /**
     * Password expired
     * Has the account’s password expired, or must it be changed at the next sign-in? “Password expires” shows the day. “Password last set  Never” means a change is due. For a local account leave out /domain.
     */
    passwordExpired?: boolean | null;
    /**
     * Account expired
     * Has the connection’s account passed its end date? An account can have an end date, whatever its password.
     */
    expired?: boolean | null;
    /**
     * Synchronised domain user
     * Is the connection’s Microsoft Entra user synchronised from the machine’s domain? The user’s onPremisesSecurityIdentifier is filled.
     */
    onPremisesSidSynced?: boolean | null;
  } | null;
  service?: {
    /**
     * Service in Remote Desktop Users
     * Is the Power Automate service account a member of Remote Desktop Users? It is `NT SERVICE\UIFlowService` unless `sc.exe qc UIFlowService` names another; not the connection’s user.
     */
    accountInRemoteDesktopUsers?: boolean | null;
    /**
     * Service’s local sign-in denial
     * Is the Power Automate service account listed under “Deny log on locally”? Usually `NT SERVICE\UIFlowService`. Its groups count too.
     */
    accountDenyLogOnLocally?: boolean | null;
    /**
     * Service’s Remote Desktop denial
     * Is the Power Automate service account listed under “Deny log on through Remote Desktop Services”? Usually `NT SERVICE\UIFlowService`. Its groups count too.
     */
    accountDenyLogOnThroughRds?: boolean | null;
    /**
     * Power Automate service
     * Is the Power Automate service running? Its name is UIFlowService.
     */
    uiflowserviceRunning?: boolean | null;
    /**
     * Agent launcher service
     * Is the Power Automate agent launcher service running? Its name is UIFlowAgentLauncherService.
     */
    launcherRunning?: boolean | null;
    /**
     * Log on as a service
     * Does the Power Automate service account have the right “Log on as a service”? It is `NT SERVICE\UIFlowService` unless `sc.exe qc UIFlowService` names another. Its groups count too.
     */
    accountLogOnAsService?: boolean | null;
    /**
     * Service account password
     * Has the service account’s password changed since it was entered? The default account `NT SERVICE\UIFlowService` has no password: not changed.
     */
    accountPasswordChanged?: boolean | null;
  } | null;
  environment?: {
    /**
     * Pay-as-you-go environment
     * Is the environment on a pay-as-you-go plan? An Azure subscription then pays for premium use instead of licences.
     */
    payAsYouGo?: boolean | null;
    /**
     * Microsoft cloud
     * In which Microsoft cloud is the environment? Nearly always the public cloud. GCC, GCC High and DoD are for the US government; 21Vianet operates the one in China.
     */
    cloud?: EnvironmentCloud | Array<EnvironmentCloud> | null;
    /**
     * Hosted Process capacity
     * How many Hosted Process licences are assigned to the environment? Formerly the hosted RPA add-on. Process and Unattended RPA don’t count.
     */
    hostedProcessCapacity?: number | null;
    /**
     * Hosted group work accounts
     * Are work or school accounts switched on for the environment’s hosted machine groups? They are unless an admin switched them off.
     */
    hostedWorkAccountsEnabled?: boolean | null;
    /**
     * Dataverse
     * Does the environment have a Dataverse database? A Microsoft Teams environment has only Dataverse for Teams.
     */
    dataverse?: EnvironmentDataverse | Array<EnvironmentDataverse> | null;
    /**
     * RegisterFlowMachine process
     * Is the process RegisterFlowMachine active in the environment? This Dataverse process registers machines. It is active unless someone switched it off.
     */
    registerFlowMachineActive?: boolean | null;
    /**
     * Managed environment
     * Is the environment a managed environment? Policies can be limited to managed environments, and a standard flow counts only there.
     */
    managed?: boolean | null;
  } | null;
  entra?: {
    /**
     * Tenant’s certificate sign-in
     * Is Microsoft Entra certificate-based authentication configured in the tenant? The authorities that issue the certificates are registered in Microsoft Entra.
     */
    certificateAuthorities?: boolean | null;
    /**
     * Remote Desktop Entra sign-in
     * Is Microsoft Entra authentication for Remote Desktop switched on in the tenant? isRemoteDesktopProtocolEnabled is true on the service principal of Microsoft Remote Desktop, application a4a365df-50f1-4397-bc59-1a1564b8bb9c.
     */
    rdpAppEnabled?: boolean | null;
    /**
     * Consent prompt hidden
     * Is the Remote Desktop consent prompt hidden for this machine? The machine is in a targetDeviceGroup of application a4a365df-50f1-4397-bc59-1a1564b8bb9c. A dynamic group takes minutes, in large tenants up to a day.
     */
    consentHiddenForMachine?: boolean | null;
    /**
     * Token protection
     * Does a Conditional Access policy with token protection cover the connection’s account? The session control “Require token protection for sign-in sessions”.
     */
    tokenProtection?: boolean | null;
  } | null;
  network?: {
    /**
     * config.edge.skype.com reachable
     * Can the machine reach config.edge.skype.com on port 443? Power Automate asks there whether to sign in with Microsoft Entra tokens. Government clouds have their own host.
     */
    ecsReachable?: boolean | null;
    /**
     * Microsoft Entra reachable
     * Can the machine reach login.microsoftonline.com on port 443? Windows asks Microsoft Entra to check Entra accounts. A proxy must let *.microsoftonline.com and *.powerautomate.com through.
     */
    entraReachable?: boolean | null;
    /**
     * Hosted machine hosts reachable
     * Does the network let hosted machines reach the hosts that create and join them? go.microsoft.com, enterpriseregistration.windows.net, device.login.microsoftonline.com and login.microsoftonline.com, besides the hosts of the runtime and the installer.
     */
    hostedHostsReachable?: boolean | null;
    /**
     * Azure Relay reachable
     * Can the Power Automate service reach Azure Relay on port 443? *.servicebus.windows.net; in the US government clouds *.servicebus.usgovcloudapi.net.
     */
    servicebusReachableByService?: boolean | null;
    /**
     * Dataverse reachable
     * Can the Power Automate service reach the environment’s Dataverse address? *.dynamics.com (public and GCC), *.microsoftdynamics.us (GCC High), *.crm.appsplatform.us (DoD), *.dynamics.cn (China).
     */
    dynamicsReachable?: boolean | null;
    /**
     * Desktop flow service reachable
     * Can the Power Automate service reach the desktop flow service? *.gateway.prod.island.powerapps.com; GCC and GCC High *.gateway.gov.island.powerapps.us, DoD *.gateway.gov.island.appsplatform.us, China *.gateway.mooncake.island.powerapps.cn.
     */
    islandReachable?: boolean | null;
    /**
     * Power Platform API reachable
     * Can the Power Automate service reach the Power Platform API of its cloud? *.api.powerplatform.com; GCC *.api.gov.powerplatform.microsoft.us, GCC High *.api.high.powerplatform.microsoft.us, DoD *.api.appsplatform.us, China *.api.powerplatform.partner.microsoftonline.cn and *.api.powerautomate.cn.
     */
    powerplatformApiReachable?: boolean | null;
    /**
     * Revocation lists reachable
     * Can the machine reach the certificate revocation services over HTTP? ocsp.digicert.com, ocsp.msocsp.com, mscrl.microsoft.com, crl3.digicert.com and crl4.digicert.com.
     */
    crlReachable?: boolean | null;
    /**
     * TLS 1.2
     * Can the machine use TLS 1.2? It can unless Enabled is 0 or DisabledByDefault is 1 there, or the network blocks TLS 1.2.
     */
    tls12?: boolean | null;
    /**
     * Web sockets, long connections
     * Does the network let web sockets through and leave long connections open? Proxies and firewalls may cut a connection after a set time.
     */
    webSocketsAllowed?: boolean | null;
    /**
     * Microsoft.ServiceBus service endpoint
     * Is the machine an Azure virtual machine in a subnet with the service endpoint Microsoft.ServiceBus? No for every machine outside Azure.
     */
    serviceEndpointServicebusOnSubnet?: boolean | null;
    /**
     * Proxy asks for credentials
     * Does a proxy ask the Power Automate service for credentials? No, if there is no proxy, or if it lets the hosts of Power Automate through.
     */
    proxyRequiresAuth?: boolean | null;
    /**
     * Proxy credentials
     * Does the Power Automate service have credentials that the proxy accepts? A stored credential (ProxyNetworkCredentialsKey with ProxyServer), or a service account that the proxy accepts.
     */
    proxyCredentialsConfiguredForService?: boolean | null;
    /**
     * Offline after sign-out
     * Does the portal show the machine as disconnected minutes after the last user signed out? Some proxies let a machine through only while a user is signed in.
     */
    needsSignedInUser?: boolean | null;
  } | null;
  target?: {
    /**
     * Run target
     * Where is the run sent: to a machine or a group, your own or hosted? What was chosen in the connection. Power Automate creates hosted machines in Microsoft’s cloud.
     */
    type?: TargetType | Array<TargetType> | null;
    /**
     * Machine or group exists
     * Does the connection’s machine or group still exist? A group created again with the same name is a different one.
     */
    exists?: boolean | null;
    /**
     * Hosted group account type
     * Was the hosted machine group created for work or school accounts, or with a local admin account? This was chosen when the group was created.
     */
    access?: TargetAccess | Array<TargetAccess> | null;
    /**
     * Hosted machine image
     * Which VM image was the hosted machine or group created from? Custom images must be generalised, generation 2 with trusted launch, small enough and in the right region, with a Windows that is still supported.
     */
    image?: TargetImage | Array<TargetImage> | null;
    /**
     * Hosted machine network
     * Which network connection does the hosted machine or group use? Without your own network connection, hosted machines use Microsoft’s network.
     */
    network?: TargetNetwork | Array<TargetNetwork> | null;
    /**
     * Run owner’s machine access
     * What access to the machine or group does the run owner have? The run owner is whoever created the connection, unless a service principal was set as run owner.
     */
    sharedWithRunOwner?: TargetSharedWithRunOwner | Array<TargetSharedWithRunOwner> | null;
  } | null;
  group?: {
    /**
     * Group size
     * How many machines are in the machine group? Offline machines count too.
     */
    size?: number | null;
    /**
     * Same local account
     * Does every machine in the group have the connection’s local account, with the same password? Only for connections with a local account.
     */
    localAccountConsistent?: boolean | null;
    /**
     * Group clocks correct
     * Do all machines in the group show the right time? Run the command on each machine: it prints how far the clock is off.
     */
    clocksAgree?: boolean | null;
  } | null;
  act?: {
    /**
     * Action
     * What does the user do? Only certain actions trigger a policy. A flow counts as attended if one of its steps runs a desktop flow in attended mode.
     */
    what?: ClaimAct | Array<ClaimAct> | null;
    /**
     * Action time
     * When does the user do it? Leave it open if you are only planning.
     */
    at?: Moment | null;
    /**
     * Desktop app version
     * Which version of Power Automate for desktop is it? In the desktop app, actions count from version 2.43.
     */
    padVersion?: Version | null;
    /**
     * Desktop app edition
     * Was Power Automate for desktop installed by its installer or from the Microsoft Store? The documented actions name the installer edition only.
     */
    padEdition?: PadEdition | Array<PadEdition> | null;
  } | null;
  user?: {
    /**
     * User’s licences
     * Which Power Automate licences does the user hold already? A user who already has what the action needs gets no further licence.
     */
    licenses?: Licenses | null;
    /**
     * User owns the connection
     * Does this user own the desktop flow connection? An attended run needs the licence of the connection owner, not of the person who starts the flow.
     */
    ownsConnection?: boolean | null;
  } | null;
  feature?: {
    /**
     * Auto-claim feature
     * Is the auto-claim feature switched on? While it is off, the tab shows the button “Turn on setting” instead of policies.
     */
    on?: boolean | null;
    /**
     * Policy scope
     * Which environments do the policies cover? The setting covers all environments, or managed environments only.
     */
    scope?: ClaimScope | Array<ClaimScope> | null;
  } | null;
  tenant?: {
    /**
     * Tenant’s licences
     * How many licences of the product are left to assign? Auto-claim assigns purchased licences; it never buys any.
     */
    licenses?: SeatsList | null;
  } | null;
  setUp?: {
    /**
     * Goal
     * What do you want to achieve? The steps depend on it.
     */
    goal?: ClaimGoal | Array<ClaimGoal> | null;
    /**
     * Your admin role
     * Which admin role do you have? One role creates policies, another sets their scope.
     */
    role?: ClaimRole | Array<ClaimRole> | null;
  } | null;
  /**
   * Policies
   * Which auto-claim policies exist, and is the list complete? Some tenants have a policy that Microsoft created, so check the tab.
   */
  policies?: ClaimPolicyList | null;
}

/** Queue waiting time */
export type RunQueueWait =
  /** An hour at most */
  | "upToHour"
  /** More than an hour, six at most */
  | "upToSixHours"
  /** More than six hours */
  | "longer";

/** One run. */
export interface RunRow {
  /** Its id, or a number if the text has none. */
  id: string;
  /** Its start time as written; missing if the text has none. */
  time?: string | null;
  /** How it ended. */
  outcome: RunOutcome;
  /** Its code; missing if it has none. */
  code?: string | null;
  /** What went wrong; missing if the catalogue doesn't have the code. */
  cause?: string | null;
  /** Who takes the first step; missing if unknown. */
  owner?: Owner | null;
  /** The user of its connection; missing if the text has none. */
  user?: string | null;
  /** Its place. */
  place: Place;
}

/** The counts of many rows. */
export interface RunSummary {
  /** The version of the signatures; only counts of one version can be added. */
  recipe: number;
  /** The numbers of all runs and of failed runs. */
  total: RunCount;
  /** Runs whose row doesn't say how they ended. */
  open: number;
  /** The failed runs that come from logs, which don’t say how many runs succeeded. */
  fromLogs?: number;
  /** Rows that could not be read. */
  brokenRows: number;
  /** The first of them. */
  broken: Array<BrokenRow>;
  /** The reader's notes, without repetition. */
  notes: Array<string>;
  /** Rows whose time names no time zone; it is taken for UTC. */
  withoutZone: number;
  /** Rows with a time that could not be read, or without one. */
  withoutTime: number;
  /** The first start, in seconds since 1970. */
  first: number | null;
  /** The last start. */
  last: number | null;
  /** By machine. */
  machines: RunsByName;
  /** By machine group. */
  groups: RunsByName;
  /** By connection. */
  connections: RunsByName;
  /** By desktop flow. */
  flows: RunsByName;
  /** By hour of the week, UTC: 0 is Monday, 00:00. */
  hours: {
  };
  /** By day, UTC. */
  days: RunsByName;
  /** Failed runs by signature and machine: the signature’s id, U+001F, the machine. */
  pairs: RunsByName;
  /** The failed runs by signature. */
  signatures: Array<FailedSignature>;
}

/** The runs of a text with several of them. */
export interface RunTable {
  /** The number of runs in the text. */
  total: number;
  /** The number of failed runs. */
  failed: number;
  /** The failed runs by code, most frequent first; at most 5,000 runs are counted. */
  causes: Array<CauseCount>;
  /** The runs in text order; at most 200. */
  rows: Array<RunRow>;
}

/** Counts by name. */
export type RunsByName = {
};

/** The exceptions that would remove the fault. */
export interface Saving {
  /** The fact. */
  fact: Fact;
  /** The value that removes the fault; `null` if it is no single value. */
  value: Value | null;
  /** The exception as a clause. */
  text: string;
}

/** A change that would have prevented failures. */
export interface SavingChange {
  /** What to do. */
  text: string;
  /** The role that can do it. */
  owner: Owner;
  /** The portals where it is done, with their addresses in the public cloud. */
  links: Array<Link>;
  /** Complete commands that do it, to copy. */
  commands: Array<string>;
  /** The same text for use on its own, without “or” or “then”. */
  action: string;
  /** The failures that this change and the ones before it would have prevented. */
  saved: number;
}

/** A tenant's unassigned licences of one product. */
export interface Seats {
  /** The product's id in the catalogue, its part number, its GUID or its name. */
  product: string;
  /** The number left to assign; missing means not known. */
  free?: number | null;
}

/** A list that may be incomplete. */
export interface SeatsList {
  /** The known items. */
  items: Array<Seats>;
  /** True if the list is complete. False if a plan leaves it out. */
  complete?: boolean;
}

/** A part of a product that can be switched off separately. */
export interface ServicePlan {
  /** Its GUID, `servicePlanId`. */
  id: string;
  /** Its name, `servicePlanName`. */
  name: string;
  /** The rights that it gives; most plans give none. */
  rights: Array<Right>;
}

/** A Windows session on the machine. `query user` shows a locked session as active, so the lock stays unknown. */
export interface Session {
  /** The signed-in user, as written. */
  user?: string | null;
  /** Connected or not. */
  state?: SessionState | null;
  /** Whether the screen is locked. */
  locked?: boolean | null;
  /** Whether it belongs to the user that the connection signs in with. */
  isConnectionUser?: boolean | null;
}

/** A list that may be incomplete. */
export interface SessionList {
  /** The known items. */
  items: Array<Session>;
  /** True if the list is complete. False if a plan leaves it out. */
  complete?: boolean;
}

/** The state that Windows gives a session. */
export type SessionState =
  /** Connected to a screen or to a remote desktop window; it may be locked. */
  | "active"
  /** Disconnected without signing out. */
  | "disconnected";

/** The effect of a broken rule on the run. */
export type Severity =
  /** The run doesn't start, or ends at once. For a licence, the cloud flow may be suspended later instead. */
  | "blocker"
  /** The run may fail, or work less well. */
  | "risk"
  /** A note. */
  | "note";

/** The known facts of a tenant, its policies, a user and the user's action. Everything is optional; missing and `null` mean not known. The facts of a run can be given under `plan`. */
export interface Situation {
  run?: {
    /**
     * Run mode
     * Is the run attended or unattended? Attended runs work in the Windows session of a signed-in person. Unattended runs open their own. A cloud flow or the API starts both.
     */
    mode?: RunMode | Array<RunMode> | null;
    /**
     * Queue waiting time
     * How long might the run wait in the queue? The longest time on a busy day.
     */
    queueWait?: RunQueueWait | Array<RunQueueWait> | null;
    /**
     * Input size
     * How large are all inputs of the desktop flow together? The values that the cloud flow or the API passes. Usually far below 1 MB; a whole file as text can be more.
     */
    inputSize?: RunInputSize | Array<RunInputSize> | null;
    /**
     * Picture-in-picture
     * Is the run set to picture-in-picture? Such an attended run works in its own window while the person continues working.
     */
    pictureInPicture?: boolean | null;
  } | null;
  connection?: {
    /**
     * Connection sign-in method
     * How does the connection sign in to the machine? What was chosen when the connection was created.
     */
    auth?: ConnectionAuth | Array<ConnectionAuth> | null;
    /**
     * Connection’s account
     * Does the connection sign in with a Microsoft Entra, a domain or a local account? A Microsoft Entra account looks like a mail address, a domain account like `DOMAIN\name`, a local one like `MACHINE\name` or `.\name`. The format alone doesn’t prove it.
     */
    accountType?: ConnectionAccountType | Array<ConnectionAccountType> | null;
    /**
     * User name format
     * How is the user name written in the connection? A name alone counts as a local account. For a name that begins with `AzureAD\` leave this open.
     */
    usernameFormat?: ConnectionUsernameFormat | Array<ConnectionUsernameFormat> | null;
    /**
     * Password up to date
     * Does the connection use the account’s current password? The password entered in the connection, or the one in the vault.
     */
    passwordCurrent?: boolean | null;
    /**
     * Connection status
     * Which status does Power Automate show for the connection? “Fix connection” means that its data can no longer be used.
     */
    status?: ConnectionStatus | Array<ConnectionStatus> | null;
    /**
     * Missed key renewal
     * Was the certificate of the machine or group renewed while no run used this connection? A certificate usually lasts five years and is renewed in the last six months. One run in that time is enough.
     */
    unusedSinceKeyRenewal?: boolean | null;
    /**
     * Days since last run
     * How many days ago was the last run through the connection? Runs of all flows through this connection count.
     */
    daysSinceUse?: number | null;
    /**
     * Credential store
     * Where is the secret of the connection’s credential stored? Leave this open if user name and password are in the connection itself.
     */
    credentialStore?: ConnectionCredentialStore | Array<ConnectionCredentialStore> | null;
    /**
     * Created before April 2024
     * Was the connection last saved before April 2024? Connections saved since then fetch the secret from the vault at each run.
     */
    createdBeforeApril2024?: boolean | null;
    /**
     * Runs per minute
     * How many runs start through the connection in its busiest minute? All flows with this connection count together.
     */
    runsPerMinute?: number | null;
    /**
     * Environment Maker role
     * Does the run owner have the role Environment Maker, or a higher one, in the environment? The run owner is whoever created the connection, unless a service principal was set as run owner.
     */
    runOwnerEnvironmentMaker?: boolean | null;
    /**
     * Run owner’s flow access
     * What access to the desktop flow does the run owner have? The run owner is whoever created the connection, unless a service principal was set as run owner.
     */
    flowAccess?: ConnectionFlowAccess | Array<ConnectionFlowAccess> | null;
    /**
     * Run owner’s credential access
     * Can the run owner use the connection’s credential? Yes, if the run owner created the credential or it’s shared with them. Without a stored credential, leave this open.
     */
    credentialAccess?: boolean | null;
    /**
     * PIN or password
     * Was a Windows Hello PIN entered in the connection instead of the password? A PIN works on one device only. It isn’t a password, even if Windows accepts it there.
     */
    usesPin?: boolean | null;
  } | null;
  connectionOwner?: {
    /**
     * Connection owner’s licences
     * Which Power Automate licences does the connection owner hold? Whoever created the desktop flow connection of the run; often not the person who starts the run.
     */
    licenses?: Licenses | null;
  } | null;
  cloudFlow?: {
    /**
     * Started by cloud flow
     * Does a cloud flow start the run? If not, a program calls the RunDesktopFlow API.
     */
    exists?: boolean | null;
    /**
     * Asynchronous pattern
     * Is the asynchronous pattern switched off on the action that starts the desktop flow? It is on unless someone switched it off.
     */
    asyncDisabled?: boolean | null;
  } | null;
  cloudFlowOwner?: {
    /**
     * Cloud flow owner’s licences
     * Which Power Automate licences does the cloud flow owner hold? Often, but not always, the connection owner.
     */
    licenses?: Licenses | null;
  } | null;
  flow?: {
    /**
     * Elevated application
     * Does the flow click or type in an application that runs as administrator? For example an application that opens with a User Account Control prompt, or a script that must run as administrator.
     */
    needsElevation?: boolean | null;
    /**
     * Elevated scripts or files
     * Does a script, a service or a file action in the flow need administrator rights? For example a PowerShell script that changes the system, or a file in a protected folder.
     */
    scriptsNeedElevation?: boolean | null;
    /**
     * Uses sound or camera
     * Does the flow use a microphone, a speaker, a camera or a capture device? Also through an application that it starts, such as a meeting or recording app.
     */
    usesAudioVideo?: boolean | null;
    /**
     * Flow duration
     * How long does the desktop flow take at most? Compare with the timeout of the action that starts it; through the API it’s three hours, unless the call says otherwise.
     */
    duration?: FlowDuration | Array<FlowDuration> | null;
    /**
     * Uses cloud connectors
     * Does the desktop flow itself use cloud connector actions? For example SharePoint, Dataverse or Outlook.com. The cloud flow’s own connectors don’t count.
     */
    usesCloudConnectors?: boolean | null;
    /**
     * Connection references embedded
     * Are all connection references of the desktop flow embedded in it? Only the owner of a connection can embed its reference.
     */
    connectionReferencesEmbedded?: boolean | null;
    /**
     * Flow schema
     * In which schema is the desktop flow saved? If the environment has the v2 schema, a flow is in v2 once it is saved again.
     */
    schema?: FlowSchema | Array<FlowSchema> | null;
    /**
     * Uses network paths
     * Does an action in the flow use a network path that begins with two backslashes? For example `\\server\share\file.xlsx`. A mapped drive such as Z: doesn’t count.
     */
    usesUncPaths?: boolean | null;
    /**
     * Data policy suspension
     * Is the desktop flow suspended because of a data policy (DLP)? Flows are suspended within a day of a policy change.
     */
    dlpSuspended?: boolean | null;
    /**
     * Browser extension needed
     * Does the flow automate a browser through the Power Automate browser extension? Browser automation with Edge, Chrome or Firefox does, unless it uses WebDriver (from version 2.62).
     */
    needsBrowserExtension?: boolean | null;
    /**
     * Saved with newer version
     * Was the flow last saved with a newer Power Automate for desktop than the machine has? In a group, compare with the oldest version on its machines.
     */
    savedWithNewerVersion?: boolean | null;
    /**
     * Registers the machine
     * Does an action in the flow register the machine or change its registration? For example a script that starts `PAD.MachineRegistration.Silent.exe`.
     */
    registersMachine?: boolean | null;
  } | null;
  machine?: {
    /**
     * Windows on the machine
     * Which Windows does the machine have? Windows 10 and 11 and Windows Server handle signed-in users differently.
     */
    osFamily?: MachineOsFamily | Array<MachineOsFamily> | null;
    /**
     * Multi-session edition
     * Is it a multi-session edition of Windows? “Windows 10/11 Enterprise multi-session”, known from Azure Virtual Desktop. Other editions aren’t.
     */
    osMultiSession?: boolean | null;
    /**
     * Windows sessions
     * Who is signed in to the machine when the run starts? Locked and disconnected sessions count. The command shows a locked session as active.
     */
    sessions?: SessionList | null;
    /**
     * Session reuse
     * Is “Reuse sessions for unattended runs” switched on for the machine? It is off unless someone switched it on for the machine or its group.
     */
    reuseSessions?: boolean | null;
    /**
     * One session per user
     * Does Windows allow each user only one session on this machine? It does unless fSingleSessionPerUser is 0. The policy is “Restrict Remote Desktop Services users to a single Remote Desktop Services session”.
     */
    singleSessionPerUser?: boolean | null;
    /**
     * Free server sessions
     * How many more Windows sessions can the server open when the run starts? A server can hold two, or more with Remote Desktop Services. Subtract the sessions that `query user` lists.
     */
    freeSessions?: number | null;
    /**
     * Recording or test run
     * Is a desktop flow being recorded or tested in the session where the run works? In the designer or the recorder, as the connection’s user.
     */
    designerRunningInSession?: boolean | null;
    /**
     * Remote Desktop
     * Is Remote Desktop switched on? A policy overrides the switch in Settings.
     */
    rdpEnabled?: boolean | null;
    /**
     * Remote Desktop listener
     * Does Remote Desktop listen for connections? `qwinsta` shows rdp-tcp as Listen. Without the service TermService nothing listens.
     */
    rdpListener?: boolean | null;
    /**
     * Manual Remote Desktop sign-in
     * Can you open a Remote Desktop session on the machine yourself, with the connection’s account? From another PC; on a server also to localhost, from another account’s session.
     */
    rdpLoopbackWorks?: boolean | null;
    /**
     * Remote Desktop sign-in time
     * Does a Remote Desktop sign-in of the connection’s user take less than three minutes? The limit is 180 seconds, or SessionCreationTimeoutSeconds.
     */
    rdpSignInInTime?: boolean | null;
    /**
     * Sign-in notice
     * Does Windows show a notice that must be confirmed before sign-in? It does if legalnoticecaption or legalnoticetext isn’t empty.
     */
    legalNoticeSet?: boolean | null;
    /**
     * Unsupported credential provider
     * Does the machine have a credential provider that Power Automate doesn’t support? Subkey 0094A34B-0BF0-4789-8B2D-8339E469D756 (SailPoint Desktop Password Reset), 36ED98C6-02FF-47e8-B7FE-957A411CEA16 (SIDCredentialProvider) or BDA6DA5B-7E7E-482C-9B3E-67AFF0C838C0 (CGWinLogon).
     */
    unsupportedCredentialProvider?: boolean | null;
    /**
     * Active session limit
     * Does Windows limit how long Remote Desktop sessions can last, and is the limit longer than the run? MaxConnectionTime is in milliseconds; 0 or no value means no limit.
     */
    maxConnectionTime?: MachineMaxConnectionTime | Array<MachineMaxConnectionTime> | null;
    /**
     * Idle session limit
     * Does Windows limit how long Remote Desktop sessions can be idle, and is the limit longer than the run? MaxIdleTime is in milliseconds; 0 or no value means no limit. Idle means no mouse or keyboard input.
     */
    maxIdleTime?: MachineMaxIdleTime | Array<MachineMaxIdleTime> | null;
    /**
     * Citrix machine
     * Does the machine have a Citrix Virtual Delivery Agent? On some Citrix machines another group grants the right to sign in.
     */
    citrixVda?: boolean | null;
    /**
     * Unattended bots
     * How many unattended bots does the machine have? Each one is a Process licence or an Unattended RPA add-on assigned to the machine, by hand or by auto-allocation. One bot covers one unattended run at a time. A hosted machine includes one.
     */
    unattendedBots?: number | null;
    /**
     * Bot auto-allocation
     * Does the machine get an unattended bot automatically when a run needs one? It’s on unless someone switched it off. It works only while the environment has Process or Unattended RPA capacity left.
     */
    autoAllocation?: MachineAutoAllocation | Array<MachineAutoAllocation> | null;
    /**
     * Bots for simultaneous runs
     * Does the machine have as many unattended bots as simultaneous unattended runs? One bot runs one flow at a time; the others wait.
     */
    enoughBots?: boolean | null;
    /**
     * Screen resolution set
     * Is the screen resolution for unattended runs set on the machine? With the registry value ScreenResolutionEnabled and Width, Height and Scale (version 2.35 or later); before that, in the service’s configuration file.
     */
    screenResolutionEnabled?: boolean | null;
    /**
     * Power Automate for desktop
     * Which version of Power Automate for desktop is installed? For example 2.57.173.25212. The first two numbers are enough. The portal shows the version as of the machine’s last run.
     */
    padVersion?: Version | null;
    /**
     * UI Access
     * Is UI Access switched on for UI automation? UseUIAccessAutomationServer is 1. It exists from version 2.68.
     */
    uiAccessEnabled?: boolean | null;
    /**
     * Cloud connectors on machine
     * Are cloud connectors switched off on the machine? They are if DisableCloudConnectors is 1.
     */
    cloudConnectorsDisabled?: boolean | null;
    /**
     * Network paths on machine
     * Are UNC paths switched off for Power Automate for desktop on the machine? They are if DisableUNCPaths is 1.
     */
    uncPathsDisabled?: boolean | null;
    /**
     * User’s browser extension
     * Is the Power Automate browser extension installed and on in the browser profile of the connection’s user? An extension is installed for one Windows user: sign in as that user to check.
     */
    extensionForAccount?: boolean | null;
    /**
     * Elevation prompt
     * Is the elevation prompt for administrators set to its default? ConsentPromptBehaviorAdmin is 5, or missing.
     */
    elevationPromptDefault?: boolean | null;
    /**
     * Picture-in-picture enabled
     * Is picture-in-picture enabled on the machine? The installer offers it; an administrator can enable it later.
     */
    pipEnabled?: boolean | null;
    /**
     * Machine join type
     * What is the machine joined to? AzureAdJoined and DomainJoined: YES and NO is Microsoft Entra only, YES and YES hybrid, NO and YES Active Directory only. WorkplaceJoined doesn’t count.
     */
    joinType?: MachineJoinType | Array<MachineJoinType> | null;
    /**
     * Network Level Authentication
     * Does Remote Desktop require Network Level Authentication (NLA)? UserAuthentication is 1. A value under Policies overrides it.
     */
    nlaRequired?: boolean | null;
    /**
     * Always prompt for password
     * Does Windows always ask for the password when a Remote Desktop session opens? fPromptForPassword is 1. A value under Policies overrides it.
     */
    alwaysPromptForPassword?: boolean | null;
    /**
     * Remote Desktop security layer
     * Which security layer does Remote Desktop use? SecurityLayer is 0 (RDP), 1 (negotiate) or 2 (TLS). A value under Policies overrides it.
     */
    securityLayer?: MachineSecurityLayer | Array<MachineSecurityLayer> | null;
    /**
     * Registry-forced Entra sign-in
     * Is UseRdsAadAuthentication set to 1 for the Power Automate service? Few machines have it. It switches on sign-in with Microsoft Entra tokens from version 2.49; from 2.50 that is automatic where NLA is required.
     */
    useRdsAadAuthentication?: boolean | null;
    /**
     * Machine smart card
     * Does the machine accept sign-ins by smart card only? The policy “Interactive logon: Require Windows Hello for Business or smart card”: scforceoption is 1.
     */
    smartcardRequired?: boolean | null;
    /**
     * Registration
     * Where is the machine registered? A machine can be registered in one environment at a time; the connection’s environment counts.
     */
    registration?: MachineRegistration | Array<MachineRegistration> | null;
    /**
     * Allowed tenant list
     * Does the machine have a list of allowed tenants, and is this tenant on it? The value is a list of tenant IDs. Yours is in Power Apps › Settings › Session details.
     */
    allowedRegistrationTenants?: MachineAllowedRegistrationTenants | Array<MachineAllowedRegistrationTenants> | null;
    /**
     * Registration rights
     * Is the machine being registered as administrator? “As administrator”: the machine runtime was started with “Run as administrator”. The override is off if DisableTenantChangeRegistrationAdminOverride is 1.
     */
    registrationRights?: MachineRegistrationRights | Array<MachineRegistrationRights> | null;
    /**
     * Users can change tenant
     * Can users without administrator rights move the machine to another tenant? They can if AllowTenantSwitching is 1.
     */
    allowTenantSwitching?: boolean | null;
    /**
     * Machine’s Entra tenant
     * Is the machine joined to the environment’s Microsoft Entra tenant? Only for AzureAdJoined YES and DomainJoined NO. TenantId names the tenant.
     */
    entraTenant?: MachineEntraTenant | Array<MachineEntraTenant> | null;
    /**
     * Users can register elsewhere
     * Can users without administrator rights register the machine outside the tenant that it’s joined to? They can if AllowRegisteringOutsideOfAADJoinedTenant is 1.
     */
    allowRegisteringOutsideJoinedTenant?: boolean | null;
    /**
     * Registration check at start
     * Is the registration checked whenever the Power Automate service starts? It is if EnforceRegistrationTenantRestrictionsOnServiceStart is 1, from version 2.31.
     */
    registrationEnforcedOnStart?: boolean | null;
    /**
     * Cloud connection
     * Does the portal show the machine as connected? The service’s connection counts, not whether the machine is switched on.
     */
    online?: boolean | null;
    /**
     * Maintenance mode
     * Is maintenance mode switched on for the machine? Maintenance mode of a group covers all its machines.
     */
    maintenanceMode?: boolean | null;
    /**
     * Run limit reached
     * Does the machine already run as many desktop flows as it can at a time? Each run needs its own Windows session, and an unattended one a bot.
     */
    runLimitReached?: boolean | null;
    /**
     * Machine group key
     * What does “Machine Key Delivery Status” say for the machine? A column of the Dataverse table Flow Machine. Empty means Default.
     */
    keyDeliveryStatus?: MachineKeyDeliveryStatus | Array<MachineKeyDeliveryStatus> | null;
    /**
     * Windows edition
     * Which edition of Windows is it? Windows 10 and 11 have editions; a server counts as Server.
     */
    osEdition?: MachineOsEdition | Array<MachineOsEdition> | null;
    /**
     * Windows Server year
     * Which year is in the name of the Windows Server? The year only: 2012 for Windows Server 2012 R2.
     */
    osRelease?: number | null;
    /**
     * Processor
     * What kind of processor does the machine have? The command prints x64-based PC or ARM64-based PC.
     */
    cpuArch?: MachineCpuArch | Array<MachineCpuArch> | null;
    /**
     * Processor cores
     * How many processor cores does the machine have? For a virtual machine, the cores assigned to it.
     */
    cpuCores?: number | null;
    /**
     * Free disk space
     * Is there free space on the machine’s Windows disk? No threshold is documented. “No” means that the disk is full, or that Windows warns about it.
     */
    diskSpaceLeft?: boolean | null;
    /**
     * Memory in GB
     * How many gigabytes of memory does the machine have? Rounded down.
     */
    ramGb?: number | null;
    /**
     * Sized for its sessions
     * Does the machine have enough cores and memory for all its simultaneous runs? Four cores and 4 GB for the first session, two cores and 4 GB for each further one.
     */
    sizedForSessions?: boolean | null;
    /**
     * .NET Framework
     * Which version of .NET Framework does the machine have? Release 0x70bf0 or more is 4.7.2, 0x80ea8 or more is 4.8, 0x82348 or more is 4.8.1.
     */
    dotnetFramework?: Version | null;
    /**
     * Installed from
     * Does Power Automate for desktop come from the installer (MSI), the Microsoft Store, or both? Among the apps, “Power Automate” is from the Store and “Power Automate for desktop” from the installer.
     */
    padEdition?: MachinePadEdition | Array<MachinePadEdition> | null;
    /**
     * Version age in months
     * How many months older than the newest version is the installed one? Microsoft supports versions released within a year before the newest.
     */
    padVersionAgeMonths?: number | null;
    /**
     * Copied after installation
     * Was the machine copied from an image or a machine with Power Automate already installed? An image without Power Automate is fine.
     */
    clonedAfterInstall?: boolean | null;
    /**
     * Machine clock
     * Is the machine’s clock within five minutes of the domain controller’s? Kerberos refuses sign-ins if the clocks differ by more.
     */
    clockCorrect?: boolean | null;
    /**
     * Power Automate proxy settings
     * Where are the proxy settings for Power Automate for desktop? In the registry a value such as ProxyServer; the files are the four `Proxy.config` in C:\Program Files (x86)\Power Automate Desktop.
     */
    proxySettings?: MachineProxySettings | Array<MachineProxySettings> | null;
    /**
     * Proxy PAC script
     * Do the proxy files name a PAC script? As scriptLocation in the `Proxy.config` files.
     */
    proxyScript?: boolean | null;
    /**
     * PAC scripts switched on
     * Is EnablePacProxy set to 1? Without it Power Automate skips PAC scripts. From version 2.67.
     */
    pacProxyEnabled?: boolean | null;
  } | null;
  account?: {
    /**
     * In Remote Desktop Users
     * Is the connection’s user a member of Remote Desktop Users on the machine? Directly or through a group. Its name depends on the Windows language; its SID is S-1-5-32-555.
     */
    inRemoteDesktopUsers?: boolean | null;
    /**
     * In Administrators
     * Is the connection’s user an administrator of the machine? Directly or through a group (Administrators is S-1-5-32-544).
     */
    inAdministrators?: boolean | null;
    /**
     * In Direct Access Users
     * Is the connection’s user a member of Direct Access Users on the machine? A Citrix Virtual Delivery Agent adds this group; it counts only there.
     */
    inDirectAccessUsers?: boolean | null;
    /**
     * Hosted machine access
     * Did the connection’s user create the hosted machine, or was the user added to it? Only the person who created a hosted machine can sign in to it. Other work accounts can be added, for unattended runs.
     */
    onHostedMachine?: AccountOnHostedMachine | Array<AccountOnHostedMachine> | null;
    /**
     * Local sign-in right
     * Does the connection’s user have the right “Allow log on locally”? Directly or through a group.
     */
    allowLogOnLocally?: boolean | null;
    /**
     * Network access right
     * Does the connection’s user have the right “Access this computer from the network”? Directly or through a group.
     */
    allowNetworkAccess?: boolean | null;
    /**
     * Remote Desktop right
     * Does the connection’s user have the right “Allow log on through Remote Desktop Services”? Directly or through a group; Administrators and Remote Desktop Users usually have it.
     */
    allowLogOnThroughRds?: boolean | null;
    /**
     * Local sign-in denial
     * Is the connection’s user listed under “Deny log on locally”? Directly or through a group. Deny overrides allow.
     */
    denyLogOnLocally?: boolean | null;
    /**
     * Network access denial
     * Is the connection’s user listed under “Deny access to this computer from the network”? Directly or through a group. Deny overrides allow.
     */
    denyNetworkAccess?: boolean | null;
    /**
     * Remote Desktop denial
     * Is the connection’s user listed under “Deny log on through Remote Desktop Services”? Directly or through a group. Deny overrides allow.
     */
    denyLogOnThroughRds?: boolean | null;
    /**
     * Multifactor authentication
     * Does Microsoft Entra ask the connection’s account for multifactor authentication when a Remote Desktop session opens? By Conditional Access, security defaults, or a setting of the user.
     */
    mfaEnforced?: boolean | null;
    /**
     * Federated account
     * Is the connection’s account federated? It then signs in through the organisation’s own identity provider, such as AD FS.
     */
    federated?: boolean | null;
    /**
     * Entra password check
     * Can Microsoft Entra itself check the password of the federated account? Yes, if password hashes are synchronised and a Home Realm Discovery policy sets AllowCloudPasswordValidation to true.
     */
    passwordHashSynced?: boolean | null;
    /**
     * Account smart card
     * Must the connection’s account sign in with a smart card? In Active Directory: “Smart card is required for interactive logon”.
     */
    smartcardRequired?: boolean | null;
    /**
     * Account locked out
     * Is the connection’s account locked out? Windows locks an account after failed sign-ins, and usually unlocks it later. “Account active  Locked” means yes. For a local account leave out /domain.
     */
    lockedOut?: boolean | null;
    /**
     * Account disabled
     * Is the connection’s account disabled? “Account active  No” means yes. For a local account leave out /domain.
     */
    disabled?: boolean | null;
    /**
     * Password expired
     * Has the account’s password expired, or must it be changed at the next sign-in? “Password expires” shows the day. “Password last set  Never” means a change is due. For a local account leave out /domain.
     */
    passwordExpired?: boolean | null;
    /**
     * Account expired
     * Has the connection’s account passed its end date? An account can have an end date, whatever its password.
     */
    expired?: boolean | null;
    /**
     * Synchronised domain user
     * Is the connection’s Microsoft Entra user synchronised from the machine’s domain? The user’s onPremisesSecurityIdentifier is filled.
     */
    onPremisesSidSynced?: boolean | null;
  } | null;
  service?: {
    /**
     * Service in Remote Desktop Users
     * Is the Power Automate service account a member of Remote Desktop Users? It is `NT SERVICE\UIFlowService` unless `sc.exe qc UIFlowService` names another; not the connection’s user.
     */
    accountInRemoteDesktopUsers?: boolean | null;
    /**
     * Service’s local sign-in denial
     * Is the Power Automate service account listed under “Deny log on locally”? Usually `NT SERVICE\UIFlowService`. Its groups count too.
     */
    accountDenyLogOnLocally?: boolean | null;
    /**
     * Service’s Remote Desktop denial
     * Is the Power Automate service account listed under “Deny log on through Remote Desktop Services”? Usually `NT SERVICE\UIFlowService`. Its groups count too.
     */
    accountDenyLogOnThroughRds?: boolean | null;
    /**
     * Power Automate service
     * Is the Power Automate service running? Its name is UIFlowService.
     */
    uiflowserviceRunning?: boolean | null;
    /**
     * Agent launcher service
     * Is the Power Automate agent launcher service running? Its name is UIFlowAgentLauncherService.
     */
    launcherRunning?: boolean | null;
    /**
     * Log on as a service
     * Does the Power Automate service account have the right “Log on as a service”? It is `NT SERVICE\UIFlowService` unless `sc.exe qc UIFlowService` names another. Its groups count too.
     */
    accountLogOnAsService?: boolean | null;
    /**
     * Service account password
     * Has the service account’s password changed since it was entered? The default account `NT SERVICE\UIFlowService` has no password: not changed.
     */
    accountPasswordChanged?: boolean | null;
  } | null;
  environment?: {
    /**
     * Pay-as-you-go environment
     * Is the environment on a pay-as-you-go plan? An Azure subscription then pays for premium use instead of licences.
     */
    payAsYouGo?: boolean | null;
    /**
     * Microsoft cloud
     * In which Microsoft cloud is the environment? Nearly always the public cloud. GCC, GCC High and DoD are for the US government; 21Vianet operates the one in China.
     */
    cloud?: EnvironmentCloud | Array<EnvironmentCloud> | null;
    /**
     * Hosted Process capacity
     * How many Hosted Process licences are assigned to the environment? Formerly the hosted RPA add-on. Process and Unattended RPA don’t count.
     */
    hostedProcessCapacity?: number | null;
    /**
     * Hosted group work accounts
     * Are work or school accounts switched on for the environment’s hosted machine groups? They are unless an admin switched them off.
     */
    hostedWorkAccountsEnabled?: boolean | null;
    /**
     * Dataverse
     * Does the environment have a Dataverse database? A Microsoft Teams environment has only Dataverse for Teams.
     */
    dataverse?: EnvironmentDataverse | Array<EnvironmentDataverse> | null;
    /**
     * RegisterFlowMachine process
     * Is the process RegisterFlowMachine active in the environment? This Dataverse process registers machines. It is active unless someone switched it off.
     */
    registerFlowMachineActive?: boolean | null;
    /**
     * Managed environment
     * Is the environment a managed environment? Policies can be limited to managed environments, and a standard flow counts only there.
     */
    managed?: boolean | null;
  } | null;
  entra?: {
    /**
     * Tenant’s certificate sign-in
     * Is Microsoft Entra certificate-based authentication configured in the tenant? The authorities that issue the certificates are registered in Microsoft Entra.
     */
    certificateAuthorities?: boolean | null;
    /**
     * Remote Desktop Entra sign-in
     * Is Microsoft Entra authentication for Remote Desktop switched on in the tenant? isRemoteDesktopProtocolEnabled is true on the service principal of Microsoft Remote Desktop, application a4a365df-50f1-4397-bc59-1a1564b8bb9c.
     */
    rdpAppEnabled?: boolean | null;
    /**
     * Consent prompt hidden
     * Is the Remote Desktop consent prompt hidden for this machine? The machine is in a targetDeviceGroup of application a4a365df-50f1-4397-bc59-1a1564b8bb9c. A dynamic group takes minutes, in large tenants up to a day.
     */
    consentHiddenForMachine?: boolean | null;
    /**
     * Token protection
     * Does a Conditional Access policy with token protection cover the connection’s account? The session control “Require token protection for sign-in sessions”.
     */
    tokenProtection?: boolean | null;
  } | null;
  network?: {
    /**
     * config.edge.skype.com reachable
     * Can the machine reach config.edge.skype.com on port 443? Power Automate asks there whether to sign in with Microsoft Entra tokens. Government clouds have their own host.
     */
    ecsReachable?: boolean | null;
    /**
     * Microsoft Entra reachable
     * Can the machine reach login.microsoftonline.com on port 443? Windows asks Microsoft Entra to check Entra accounts. A proxy must let *.microsoftonline.com and *.powerautomate.com through.
     */
    entraReachable?: boolean | null;
    /**
     * Hosted machine hosts reachable
     * Does the network let hosted machines reach the hosts that create and join them? go.microsoft.com, enterpriseregistration.windows.net, device.login.microsoftonline.com and login.microsoftonline.com, besides the hosts of the runtime and the installer.
     */
    hostedHostsReachable?: boolean | null;
    /**
     * Azure Relay reachable
     * Can the Power Automate service reach Azure Relay on port 443? *.servicebus.windows.net; in the US government clouds *.servicebus.usgovcloudapi.net.
     */
    servicebusReachableByService?: boolean | null;
    /**
     * Dataverse reachable
     * Can the Power Automate service reach the environment’s Dataverse address? *.dynamics.com (public and GCC), *.microsoftdynamics.us (GCC High), *.crm.appsplatform.us (DoD), *.dynamics.cn (China).
     */
    dynamicsReachable?: boolean | null;
    /**
     * Desktop flow service reachable
     * Can the Power Automate service reach the desktop flow service? *.gateway.prod.island.powerapps.com; GCC and GCC High *.gateway.gov.island.powerapps.us, DoD *.gateway.gov.island.appsplatform.us, China *.gateway.mooncake.island.powerapps.cn.
     */
    islandReachable?: boolean | null;
    /**
     * Power Platform API reachable
     * Can the Power Automate service reach the Power Platform API of its cloud? *.api.powerplatform.com; GCC *.api.gov.powerplatform.microsoft.us, GCC High *.api.high.powerplatform.microsoft.us, DoD *.api.appsplatform.us, China *.api.powerplatform.partner.microsoftonline.cn and *.api.powerautomate.cn.
     */
    powerplatformApiReachable?: boolean | null;
    /**
     * Revocation lists reachable
     * Can the machine reach the certificate revocation services over HTTP? ocsp.digicert.com, ocsp.msocsp.com, mscrl.microsoft.com, crl3.digicert.com and crl4.digicert.com.
     */
    crlReachable?: boolean | null;
    /**
     * TLS 1.2
     * Can the machine use TLS 1.2? It can unless Enabled is 0 or DisabledByDefault is 1 there, or the network blocks TLS 1.2.
     */
    tls12?: boolean | null;
    /**
     * Web sockets, long connections
     * Does the network let web sockets through and leave long connections open? Proxies and firewalls may cut a connection after a set time.
     */
    webSocketsAllowed?: boolean | null;
    /**
     * Microsoft.ServiceBus service endpoint
     * Is the machine an Azure virtual machine in a subnet with the service endpoint Microsoft.ServiceBus? No for every machine outside Azure.
     */
    serviceEndpointServicebusOnSubnet?: boolean | null;
    /**
     * Proxy asks for credentials
     * Does a proxy ask the Power Automate service for credentials? No, if there is no proxy, or if it lets the hosts of Power Automate through.
     */
    proxyRequiresAuth?: boolean | null;
    /**
     * Proxy credentials
     * Does the Power Automate service have credentials that the proxy accepts? A stored credential (ProxyNetworkCredentialsKey with ProxyServer), or a service account that the proxy accepts.
     */
    proxyCredentialsConfiguredForService?: boolean | null;
    /**
     * Offline after sign-out
     * Does the portal show the machine as disconnected minutes after the last user signed out? Some proxies let a machine through only while a user is signed in.
     */
    needsSignedInUser?: boolean | null;
  } | null;
  target?: {
    /**
     * Run target
     * Where is the run sent: to a machine or a group, your own or hosted? What was chosen in the connection. Power Automate creates hosted machines in Microsoft’s cloud.
     */
    type?: TargetType | Array<TargetType> | null;
    /**
     * Machine or group exists
     * Does the connection’s machine or group still exist? A group created again with the same name is a different one.
     */
    exists?: boolean | null;
    /**
     * Hosted group account type
     * Was the hosted machine group created for work or school accounts, or with a local admin account? This was chosen when the group was created.
     */
    access?: TargetAccess | Array<TargetAccess> | null;
    /**
     * Hosted machine image
     * Which VM image was the hosted machine or group created from? Custom images must be generalised, generation 2 with trusted launch, small enough and in the right region, with a Windows that is still supported.
     */
    image?: TargetImage | Array<TargetImage> | null;
    /**
     * Hosted machine network
     * Which network connection does the hosted machine or group use? Without your own network connection, hosted machines use Microsoft’s network.
     */
    network?: TargetNetwork | Array<TargetNetwork> | null;
    /**
     * Run owner’s machine access
     * What access to the machine or group does the run owner have? The run owner is whoever created the connection, unless a service principal was set as run owner.
     */
    sharedWithRunOwner?: TargetSharedWithRunOwner | Array<TargetSharedWithRunOwner> | null;
  } | null;
  group?: {
    /**
     * Group size
     * How many machines are in the machine group? Offline machines count too.
     */
    size?: number | null;
    /**
     * Same local account
     * Does every machine in the group have the connection’s local account, with the same password? Only for connections with a local account.
     */
    localAccountConsistent?: boolean | null;
    /**
     * Group clocks correct
     * Do all machines in the group show the right time? Run the command on each machine: it prints how far the clock is off.
     */
    clocksAgree?: boolean | null;
  } | null;
  act?: {
    /**
     * Action
     * What does the user do? Only certain actions trigger a policy. A flow counts as attended if one of its steps runs a desktop flow in attended mode.
     */
    what?: ClaimAct | Array<ClaimAct> | null;
    /**
     * Action time
     * When does the user do it? Leave it open if you are only planning.
     */
    at?: Moment | null;
    /**
     * Desktop app version
     * Which version of Power Automate for desktop is it? In the desktop app, actions count from version 2.43.
     */
    padVersion?: Version | null;
    /**
     * Desktop app edition
     * Was Power Automate for desktop installed by its installer or from the Microsoft Store? The documented actions name the installer edition only.
     */
    padEdition?: PadEdition | Array<PadEdition> | null;
  } | null;
  user?: {
    /**
     * User’s licences
     * Which Power Automate licences does the user hold already? A user who already has what the action needs gets no further licence.
     */
    licenses?: Licenses | null;
    /**
     * User owns the connection
     * Does this user own the desktop flow connection? An attended run needs the licence of the connection owner, not of the person who starts the flow.
     */
    ownsConnection?: boolean | null;
  } | null;
  feature?: {
    /**
     * Auto-claim feature
     * Is the auto-claim feature switched on? While it is off, the tab shows the button “Turn on setting” instead of policies.
     */
    on?: boolean | null;
    /**
     * Policy scope
     * Which environments do the policies cover? The setting covers all environments, or managed environments only.
     */
    scope?: ClaimScope | Array<ClaimScope> | null;
  } | null;
  tenant?: {
    /**
     * Tenant’s licences
     * How many licences of the product are left to assign? Auto-claim assigns purchased licences; it never buys any.
     */
    licenses?: SeatsList | null;
  } | null;
  setUp?: {
    /**
     * Goal
     * What do you want to achieve? The steps depend on it.
     */
    goal?: ClaimGoal | Array<ClaimGoal> | null;
    /**
     * Your admin role
     * Which admin role do you have? One role creates policies, another sets their scope.
     */
    role?: ClaimRole | Array<ClaimRole> | null;
  } | null;
  /**
   * Policies
   * Which auto-claim policies exist, and is the list complete? Some tenants have a policy that Microsoft created, so check the tab.
   */
  policies?: ClaimPolicyList | null;
  plan?: RunPlan | null;
}

/** A file that wasn't used. */
export interface Skipped {
  /** The file. */
  file: string;
  /** Why. */
  why: string;
}

/** A product as Microsoft Graph names it. */
export interface Sku {
  /** Its GUID, `skuId`. */
  id: string;
  /** Its part number, `skuPartNumber`. */
  partNumber: string;
}

/** A public page that is a source. */
export interface Source {
  /** Its id. */
  id: string;
  /** Its title. */
  title: string;
  /** Its address. */
  url: string;
  /** The date printed on it, such as `2025-02-10`; `null` where there is none. */
  pageDate: string | null;
  /** The day on which it was last read. */
  readOn: string;
}

/** One change by one person. */
export interface Step {
  /** What to do. */
  text: string;
  /** The role that can do it. */
  owner: Owner;
  /** The portals where it is done, with their addresses in the public cloud. */
  links: Array<Link>;
  /** Complete commands that do it, to copy. */
  commands: Array<string>;
}

/** The strength of a fault. */
export type Strength =
  /** The known facts decide it. */
  | "proven"
  /** Decided, unless a presumed value is wrong or an exception that wasn't mentioned applies. */
  | "unless"
  /** It depends on an open circumstance, such as the run mode. */
  | "if";

/** A broken rule that no change fixes. */
export interface Stuck {
  /** The id of the rule. */
  rule: string;
  /** The fault. */
  title: string;
  /** The facts that would have to change and are pinned; empty if no change is known. */
  pinned: Array<Fact>;
}

/** A word that resembles a code. */
export interface Suggestion {
  /** The word as written. */
  written: string;
  /** The id of the entry that was probably meant. */
  code: string;
  /** Its place. */
  place: Place;
}

/** Hosted group account type */
export type TargetAccess =
  /** Work or school accounts */
  | "workAccount"
  /** A local admin account */
  | "localAdmin";

/** Hosted machine image */
export type TargetImage =
  /** Microsoft’s default image */
  | "default"
  /** A custom image that meets the requirements */
  | "custom"
  /** A custom image whose Windows is out of support */
  | "unsupported"
  /** A custom image that doesn’t meet a requirement */
  | "unfit";

/** Hosted machine network */
export type TargetNetwork =
  /** Microsoft’s network */
  | "microsoft"
  /** Your own virtual network, without errors */
  | "healthy"
  /** Your own virtual network, with an error */
  | "unhealthy";

/** Run owner’s machine access */
export type TargetSharedWithRunOwner =
  /** None */
  | "none"
  /** User */
  | "user"
  /** Owner or co-owner */
  | "coOwner";

/** Run target */
export type TargetType =
  /** A machine */
  | "machine"
  /** A machine group */
  | "group"
  /** A hosted machine */
  | "hostedMachine"
  /** A hosted machine group */
  | "hostedGroup";

/** A product of the tenant, with the number of licences. */
export interface TenantLicense {
  /** The product, as the catalogue or as the paste names it. */
  product: string;
  /** The number of licences. */
  total?: number | null;
  /** The number of assigned licences. */
  assigned?: number | null;
  /** The number of unassigned licences. */
  left?: number | null;
  /** Its place. */
  place: Place;
}

/** The answer to `triage`, and what the gate says. */
export interface Triage {
  /** The causes, most runs first; texts that aren't recognised last. */
  causes: Array<FailedCause>;
  /** The changes that would have prevented most failures, according to the rules. */
  changes: Array<SavingChange>;
  /** False if another set of the same size may prevent more failures, because the changes were picked one by one. */
  best: boolean;
  /** An upper bound: no set of the same size prevents more failures. */
  atMost: number;
  /** The texts that aren't recognised, most runs first. */
  unknown: Array<UnknownText>;
  /** The counts behind the answer. `triage --merge` adds them up. */
  summary: RunSummary;
  /** The gate's result, with a baseline or exceptions; its subjects are the files. */
  gate?: Gate | null;
}

/** The answer to `triage`. */
export type TriageAnswer = Answer & Triage;

/** A rule that could not be decided, and that seldom matters or is only a risk. */
export interface Unchecked {
  /** The rule. */
  rule: string;
  /** The fault that wasn't checked. */
  title: string;
}

/** What it means that a rule can't be decided. */
export type Unknown =
  /** The condition often fails: it is asked before a run is called ready. */
  | "ask"
  /** The condition seldom fails: it is listed as unchecked. */
  | "mention"
  /** The condition seldom fails: once its fault is known, the question is whether it affects the run. */
  | "askWhenFaulty";

/** A code that is quoted or labelled as such and isn't in the catalogue. */
export interface UnknownCode {
  /** The code as written. */
  written: string;
  /** The message or sentence around it; missing if there is none. */
  context?: string | null;
  /** Its place. */
  place: Place;
}

/** A text that isn't recognised. */
export interface UnknownText {
  /** The code and the message, without names and numbers. */
  text: string;
  /** The number of runs. */
  runs: number;
}

/** A fact's value in a plan: yes or no, a number, a word or a version, several words of which one holds, names, Windows sessions, licences, or auto-claim policies. */
export type Value = boolean | number | string | Array<string> | SessionList | Licenses | SeatsList | ClaimPolicyList;

/** Whether the run will work. */
export type Verdict =
  /** A blocker is broken. */
  | "blocked"
  /** A condition that often fails can't be decided yet. */
  | "notSure"
  /** Nothing blocks it, but a risk is broken. */
  | "atRisk"
  /** No known fault, and every common condition is decided. */
  | "ready";

/** A dotted version such as `2.57.173.25212`: one to six numbers. */
export type Version = string;

/** One set of changes. No smaller set of the same actions has the same result. */
export interface Way {
  /** The effort, as text. */
  effort: string;
  /** The changes, in the order in which they are best made. */
  changes: Array<Change>;
  /** The verdict after all of them. */
  verdict: Verdict;
  /** The plan after all of them; it can be passed to `check` again. */
  plan: RunPlan;
  /** Unknown facts that could undo it; empty if some set can't be undone by any unknown fact. */
  leansOn: Array<Fact>;
  /** A message for each person who makes a change. */
  messages: Array<Message>;
}

/** A circumstance under which a fault matters. */
export interface When {
  /** The fact. */
  fact: Fact;
  /** The values under which it matters; empty if they are no single values. */
  values: Array<Value>;
  /** The circumstance as a clause. */
  text: string;
}

/** The result of a rule for a run, traced from facts to sources. */
export interface Why {
  /** The id of the rule. */
  rule: string;
  /** The fault. */
  title: string;
  /** The rule's result; `null` if the rule doesn't apply. */
  outcome: Outcome | null;
  /** The strength of a known fault; `null` if none is known. */
  strength: Strength | null;
  /** The known facts that it is based on, each with the condition that it meets. */
  because: Array<Because>;
  /** The facts whose usual value the fault is based on. */
  presumed: Array<Fact>;
  /** The exceptions that would remove the fault. */
  unless: Array<Saving>;
  /** The open circumstances under which the fault matters. */
  when: Array<When>;
  /** Its sources. */
  sources: Array<Citation>;
}

/** The answer to `why`. */
export type WhyAnswer = Answer & Why;

/** The answer to `why-not`. */
export type WhyNotAnswer = Answer & WhyNotCode;

/** Why a code isn't predicted for a run. */
export interface WhyNotCode {
  /** The id of the entry: the code, or a name that the catalogue gives. */
  code: string;
  /** The rules of the code's causes. */
  rules: Array<WhyNotRule>;
}

/** Why one rule doesn't predict a code. */
export interface WhyNotRule {
  /** The id of the rule. */
  rule: string;
  /** The fault. */
  title: string;
  /** The rule's result. */
  outcome: Outcome;
  /** The first condition that fails, as text; `null` if none does. */
  fails: string | null;
  /** The known facts that make it fail. */
  facts: Array<Fact>;
  /** The open conditions, as text. */
  open: Array<string>;
  /** The open exceptions, as text: each would prevent the fault. */
  exceptions: Array<string>;
}
