/**
 * What can go wrong on purpose. `duplicate`, `delay`, `reorder`: on the bus, queues and stream. `throttle`, `conflict`: before a
 * call is carried out. `fail-after-commit`, `mail-timeout`: after it was. `crash`: the function ends at a call.
 */
export type FaultKind =
  | "duplicate"
  | "delay"
  | "reorder"
  | "throttle"
  | "conflict"
  | "fail-after-commit"
  | "mail-timeout"
  | "crash";

/** One exact crash: the `call`-th side effect (from 1) of the next invocation of `function` that gets that far. */
export interface CrashPlan {
  /** The function's label: `members-on-member-joined`. */
  function: string;
  call: number;
  when: "before" | "after";
}

/** Decides what goes wrong. Off until told otherwise. */
export interface Faults {
  /** Turns random faults on: each kind happens with its probability (0 to 1) in the order the seed gives. */
  enable: (seed: number, rates?: Partial<Record<FaultKind, number>>) => void;
  disable: () => void;
  /** Whether a fault of this kind happens now. */
  happens: (kind: FaultKind) => boolean;
  /** A random number below `limit`, for how long a delay is. */
  upTo: (limit: number) => number;
  /** Crashes one invocation at one exact side effect; once. `crashed()` of the plan says whether it got there. */
  crashAt: (plan: CrashPlan) => { crashed: () => boolean; cancel: () => void };
  /** Asked by the gateway at each side effect. */
  crashesHere: (label: string, call: number, when: "before" | "after") => boolean;
  /** How often each kind has happened. */
  counts: () => Partial<Record<FaultKind, number>>;
}

const DEFAULT_RATES: Record<FaultKind, number> = {
  duplicate: 0.05,
  delay: 0.1,
  reorder: 0.1,
  throttle: 0.02,
  conflict: 0.05,
  "fail-after-commit": 0.02,
  "mail-timeout": 0.02,
  crash: 0.01,
};

/** Numbers from 0 to 1 that a seed determines (mulberry32). */
const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Faults that never happen until they are enabled. */
export function createFaults(): Faults {
  let rates: Partial<Record<FaultKind, number>> = {};
  let random = randomFrom(1);
  const counts: Partial<Record<FaultKind, number>> = {};
  const count = (kind: FaultKind): true => {
    counts[kind] = (counts[kind] ?? 0) + 1;
    return true;
  };
  let plans: (CrashPlan & { done: boolean })[] = [];
  return {
    enable: (seed, own = DEFAULT_RATES) => {
      random = randomFrom(seed);
      rates = own;
    },
    disable: () => {
      rates = {};
    },
    happens: (kind) => random() < (rates[kind] ?? 0) && count(kind),
    upTo: (limit) => Math.floor(random() * limit),
    crashAt: (plan) => {
      const planned = { ...plan, done: false };
      plans.push(planned);
      return {
        crashed: () => planned.done,
        cancel: () => {
          plans = plans.filter((one) => one !== planned);
        },
      };
    },
    crashesHere: (label, call, when) => {
      const plan = plans.find(
        (one) => !one.done && one.function === label && one.call === call && one.when === when,
      );
      if (plan === undefined) return false;
      plan.done = true;
      return count("crash");
    },
    counts: () => ({ ...counts }),
  };
}
