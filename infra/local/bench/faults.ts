/**
 * What can go wrong on purpose. `duplicate`, `delay`, `reorder`: on the bus, queues and stream. `throttle`, `conflict`: before a
 * call is carried out. `fail-after-commit`, `mail-timeout`: after it was. `crash`: the function ends at a call. `index-lag`: a write
 * reaches the indexes later (index-lag.ts).
 */
export type FaultKind =
  | "duplicate"
  | "delay"
  | "reorder"
  | "throttle"
  | "conflict"
  | "fail-after-commit"
  | "mail-timeout"
  | "crash"
  | "index-lag";

/** One exact crash: the `call`-th side effect (from 1) of the next invocation of `function` that gets that far. */
export interface CrashPlan {
  /** The function's label, as invocations have it. */
  function: string;
  call: number;
  when: "before" | "after";
}

/** One side effect that a function is about to have, or has had. */
export interface SideEffect {
  /** The function's label. */
  function: string;
  /** Which side effect of its invocation this is, from 1. */
  call: number;
  /** `dynamodb:TransactWriteItems`. */
  action: string;
  /** The correlations it is made on behalf of, one for each event, message or transaction it carries. */
  behalf: () => string[];
}

/** Decides what goes wrong. Off until told otherwise. */
export interface Faults {
  /** Turns random faults on: each kind happens with its probability (0 to 1) in the order the seed gives. */
  enable: (seed: number, rates?: Partial<Record<FaultKind, number>>) => void;
  disable: () => void;
  /** Whether a fault of this kind happens now. */
  happens: (kind: FaultKind) => boolean;
  /** Whether faults of this kind are on at all. */
  isOn: (kind: FaultKind) => boolean;
  /** A random number below `limit`, for how long a delay is. */
  upTo: (limit: number) => number;
  /** Crashes one invocation at one exact side effect; once. `crashed()` of the plan says whether it got there. */
  crashAt: (plan: CrashPlan) => { crashed: () => boolean; cancel: () => void };
  /**
   * Asks `rule` before and after each side effect, with the same object both times, whether its function crashes there. A rule that
   * always says no watches. Gives the way to end it.
   */
  crashWhen: (rule: (effect: SideEffect, when: "before" | "after") => boolean) => () => void;
  /** Asked by the gateway before and after each side effect. */
  crashesHere: (effect: SideEffect, when: "before" | "after") => boolean;
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
  "index-lag": 0,
};

/** How often each goes wrong in a stack that somebody looks at: indexes lag as well, as they always do in AWS. */
export const ratesOfStart: Readonly<Record<FaultKind, number>> = { ...DEFAULT_RATES, "index-lag": 0.2 };

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
  const rules = new Set<(effect: SideEffect, when: "before" | "after") => boolean>();
  const crashWhen: Faults["crashWhen"] = (rule) => {
    rules.add(rule);
    return () => {
      rules.delete(rule);
    };
  };
  return {
    enable: (seed, own = DEFAULT_RATES) => {
      random = randomFrom(seed);
      rates = own;
    },
    disable: () => {
      rates = {};
    },
    happens: (kind) => random() < (rates[kind] ?? 0) && count(kind),
    isOn: (kind) => (rates[kind] ?? 0) > 0,
    upTo: (limit) => Math.floor(random() * limit),
    crashAt: (plan) => {
      let done = false;
      const cancel = crashWhen((effect, when) => {
        if (done || effect.function !== plan.function || effect.call !== plan.call || when !== plan.when)
          return false;
        done = true;
        return true;
      });
      return { crashed: () => done, cancel };
    },
    crashWhen,
    // Every rule is asked, because some of them count.
    crashesHere: (effect, when) =>
      [...rules].filter((rule) => rule(effect, when)).length > 0 && count("crash"),
    counts: () => ({ ...counts }),
  };
}
