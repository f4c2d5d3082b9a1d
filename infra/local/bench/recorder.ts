import { EventEmitter } from "node:events";

/** One call of a function, from start to end; times are those of the movable clock, durations are real. */
export interface Invocation {
  id: string;
  function: string;
  /** What called it: `GET /join`, the type of an event, `stream`, `queue ...`, `schedule ...`. */
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

/** What happened, in order; also an emitter of `change` for the flow page. */
export interface Recorder {
  invocations: Invocation[];
  refusals: Refusal[];
  /** Which actions each function used on which resources, and how often: for the least-privilege test. */
  used: Map<string, number>;
  events: EventEmitter<{ change: [kind: string, value: unknown] }>;
  invocation: (value: Invocation) => void;
  refusal: (value: Refusal) => void;
  /** Tells whoever follows of something else that happened, of a kind that the recorder need not know. */
  tell: (kind: string, value: unknown) => void;
}

const KEEP = 100_000;
/** Whoever looks at one invocation, or at what it logged, looks at a late one; the lines of all would fill the memory. */
const KEEP_WHOLE = 2000;

/**
 * Adds an item to a list that must not grow for ever: when it is full, the oldest tenth goes. `shrink` takes from an item that is no
 * longer among the newest two thousand what takes much room.
 */
export const keep = <Item>(list: Item[], item: Item, shrink: (old: Item) => void = () => undefined): void => {
  list.push(item);
  const old = list.at(-1 - KEEP_WHOLE);
  if (old !== undefined && list.length > KEEP_WHOLE) shrink(old);
  if (list.length > KEEP) list.splice(0, KEEP / 10);
};

/** An empty record; `done` is told of each invocation when it is over. */
export function createRecorder(done: (value: Invocation) => void = () => undefined): Recorder {
  const events = new EventEmitter<{ change: [kind: string, value: unknown] }>();
  events.setMaxListeners(0);
  const recorder: Recorder = {
    invocations: [],
    refusals: [],
    used: new Map(),
    events,
    invocation: (value) => {
      if (value.outcome === "running")
        keep(recorder.invocations, value, (old) => {
          old.logs = [];
        });
      else done(value);
      events.emit("change", "invocation", value);
    },
    refusal: (value) => {
      keep(recorder.refusals, value);
      events.emit("change", "refusal", value);
    },
    tell: (kind, value) => {
      events.emit("change", kind, value);
    },
  };
  return recorder;
}
