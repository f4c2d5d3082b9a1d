import { EventEmitter } from "node:events";

/** One call of a function, from start to end; times are those of the movable clock, durations are real. */
export interface Invocation {
  id: string;
  function: string;
  /** What called it: `GET /join`, `entry MemberJoined`, `stream`, `queue letters`, `schedule ...`. */
  trigger: string;
  correlations: string[];
  attempt: number;
  started: string;
  ms: number;
  /** Milliseconds that loading the bundle took, when this call had to. */
  initMs?: number;
  /** Heap in use afterwards. */
  heapMb?: number;
  outcome: "running" | "ok" | "error" | "timeout" | "crash";
  /** Calls to AWS by action, `dynamodb:Query` -> 1. */
  calls: Record<string, number>;
  /** How many items of its batch it gave back as failed. */
  failedItems?: number;
  error?: { errorType: string; errorMessage: string };
  logs: string[];
}

/** A call that the function's role does not allow. */
export interface Refusal {
  function: string;
  action: string;
  resource: string;
  invocation: string | undefined;
  correlations: string[];
  at: string;
}

/** An entry of the journal as it was seen on the stream. */
export type JournalEntry = Record<string, unknown>;

/** What happened, in order; also an emitter of `change` for the flow page. */
export interface Recorder {
  invocations: Invocation[];
  refusals: Refusal[];
  entries: JournalEntry[];
  /** The correlation of each letter in the table by its id: its message carries the id alone. */
  letterCorrelations: Map<string, string>;
  /** Which actions each function used on which resources, and how often: for the least-privilege test. */
  used: Map<string, number>;
  events: EventEmitter<{ change: [kind: string, value: unknown] }>;
  invocation: (value: Invocation) => void;
  refusal: (value: Refusal) => void;
  entry: (value: JournalEntry) => void;
}

const KEEP = 100_000;
const keep = <Item>(list: Item[], item: Item): void => {
  list.push(item);
  if (list.length > KEEP) list.splice(0, KEEP / 10);
};

/** An empty record. */
export function createRecorder(): Recorder {
  const events = new EventEmitter<{ change: [kind: string, value: unknown] }>();
  events.setMaxListeners(0);
  const recorder: Recorder = {
    invocations: [],
    refusals: [],
    entries: [],
    letterCorrelations: new Map(),
    used: new Map(),
    events,
    invocation: (value) => {
      if (value.outcome === "running") keep(recorder.invocations, value);
      events.emit("change", "invocation", value);
    },
    refusal: (value) => {
      keep(recorder.refusals, value);
      events.emit("change", "refusal", value);
    },
    entry: (value) => {
      keep(recorder.entries, value);
      events.emit("change", "entry", value);
    },
  };
  return recorder;
}
