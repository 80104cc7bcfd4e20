/** The class of <flow-preflight>, in `element.js`; `embed.js` registers it. Written by hand, checked by `tests/js-api/element_types.test.mjs`. */

export type View = 'workbench' | 'explain' | 'catalog' | 'auto-claim' | 'runs';
export type Verdict = 'blocked' | 'notSure' | 'atRisk' | 'ready';

/** What may go wrong on the way. */
export type FailureKind =
  | 'policy-connect' | 'policy-script' | 'policy-wasm' | 'not-found' | 'wrong-type' | 'server' | 'integrity' | 'cross-origin'
  | 'offline' | 'unreachable' | 'no-webassembly' | 'too-old' | 'damaged' | 'panic' | 'unknown';

export interface FlowPreflightEventMap {
  /** It is drawn, and asks no server for anything any more. */
  'flow-preflight-ready': CustomEvent<undefined>;
  /** The verdict or the codes have changed. Never a name. */
  'flow-preflight-verdict': CustomEvent<{ verdict: Verdict; codes: string[] }>;
  /** It could not start, or stopped; the message stands in place. */
  'flow-preflight-error': CustomEvent<{ cause: FailureKind; message: string; error: unknown }>;
}

/** Shows Flow Preflight. What stands inside the element is shown until it is ready, and when it cannot be. */
export class FlowPreflight extends HTMLElement {
  static readonly observedAttributes: readonly string[];
  /** What it shows; the workbench without it. */
  get view(): View | null;
  set view(value: View | null | undefined);
  /** What it begins with: an error code, or any text that would go into the box. */
  get code(): string | null;
  set code(value: string | null | undefined);
  /** Facts that are known from the start: a plan, as an object or as JSON. */
  get plan(): string | null;
  set plan(value: object | string | null | undefined);
  /** What the catalogue looks for at first. */
  get query(): string | null;
  set query(value: string | null | undefined);
  /** As the page around it without it. */
  get theme(): 'auto' | 'light' | 'dark' | null;
  set theme(value: 'auto' | 'light' | 'dark' | null | undefined);
  /** Leaves out head, introduction, promise and foot. */
  get compact(): boolean;
  set compact(value: boolean | null | undefined);
  /** The level of its first headings, 2 to 6. */
  get headingLevel(): string | null;
  set headingLevel(value: 2 | 3 | 4 | 5 | 6 | string | null | undefined);
  /** `here` on the page of the tool itself, else the address of that page. */
  get shareLinks(): string | null;
  set shareLinks(value: string | null | undefined);
  /** Reads a text as if it were pasted into the box. What was said stays. */
  read(text: string): void;
  /** Empties everything. “Undo” brings it back. */
  clear(): void;
  /** The report with names replaced, as `check` of the engine gives it; nothing until the element is ready. */
  report(): { schema: 'flow-preflight/1'; verdict: Verdict; [key: string]: unknown } | undefined;
  addEventListener<K extends keyof FlowPreflightEventMap>(type: K, listener: (this: FlowPreflight, event: FlowPreflightEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'flow-preflight': FlowPreflight;
  }
}
