import type { Faults, SideEffect } from "../../infra/local/index.ts";

/**
 * A place in a story at which a function dies: at the n-th side effect (from 1) that it has for this story in this stage, before or
 * after it.
 */
export interface CrashPoint {
  readonly stage: string;
  readonly function: string;
  readonly effect: number;
  readonly action: string;
  readonly when: "before" | "after";
}

/** These two write down what became of a letter, whichever comes first: where one dies, the other has less to do. They die in different tellings. */
const RACING = new Set(["letters-queue-send-letter", "letters-on-mail-event"]);

/**
 * Deals these points out to as few tellings of their story as come to each of them once: in each stage a telling crashes at one point of
 * each function. What one function does again, because it died, is what the next is given, so they die one after the other.
 */
export const dealt = (points: readonly CrashPoint[]): CrashPoint[][] => {
  const dyingApart = ({ stage, function: name }: CrashPoint): string =>
    `${stage}|${RACING.has(name) ? "racing" : name}`;
  const apart = [...Map.groupBy(points, dyingApart).values()];
  const most = Math.max(0, ...apart.map(({ length }) => length));
  return Array.from({ length: most }, (_none, index) => apart.flatMap((some) => some[index] ?? []));
};

interface Followed {
  /** The actions that each function has made for the story so far, by stage and function. */
  readonly made: Map<string, string[]>;
  /** Where it is yet to crash. */
  readonly points: Set<CrashPoint>;
  readonly reached: Map<SideEffect, CrashPoint>;
}

/** Whose correlation a side effect counts for that is made on nobody's behalf: a schedule's. */
export const NOBODY = "nobody";

/** To put a message back is no effect: the queue does so anyhow. */
const NO_EFFECT = new Set(["sqs:ChangeMessageVisibility"]);

/** Counts the side effects of each telling of a story, by its correlation, and has functions die at some of them. */
export class CrashPoints {
  readonly #followed = new Map<string, Followed>();
  /** The stage that all stories are in. */
  stage = "";

  constructor(faults: Faults) {
    faults.crashWhen((effect, when) =>
      when === "before" ? this.#before(effect) : this.#crashes(effect, when),
    );
  }

  /** Follows the story with this correlation and crashes once at each of these points. */
  follow(correlation: string, points: readonly CrashPoint[] = []): void {
    this.#followed.set(correlation, { made: new Map(), points: new Set(points), reached: new Map() });
  }

  /** The points of this story at which nothing has crashed, because it never came there. */
  notReached(correlation: string): CrashPoint[] {
    return [...(this.#followed.get(correlation)?.points ?? [])];
  }

  /** Every point at which this story could have crashed so far. */
  points(correlation: string): CrashPoint[] {
    return [...(this.#followed.get(correlation)?.made ?? [])].flatMap(([key, actions]) => {
      const [stage = "", name = ""] = key.split("|");
      return actions.flatMap((action, index) =>
        (["before", "after"] as const).map((when) => ({
          stage,
          function: name,
          effect: index + 1,
          action,
          when,
        })),
      );
    });
  }

  #before(effect: SideEffect): boolean {
    if (NO_EFFECT.has(effect.action)) return false;
    const key = `${this.stage}|${effect.function}`;
    const behalf = effect.behalf();
    const counted: string[][] = [];
    for (const correlation of behalf.length === 0 ? [NOBODY] : behalf) {
      const story = this.#followed.get(correlation);
      if (story === undefined) continue;
      const made = story.made.get(key) ?? [];
      made.push(effect.action);
      story.made.set(key, made);
      counted.push(made);
      for (const point of story.points) {
        if (point.stage !== this.stage || point.function !== effect.function) continue;
        if (point.effect === made.length) story.reached.set(effect, point);
      }
    }
    const crashes = this.#crashes(effect, "before");
    // The call is not made, so it will come again, for everybody in it.
    if (crashes) for (const made of counted) made.pop();
    return crashes;
  }

  #crashes(effect: SideEffect, when: "before" | "after"): boolean {
    let crashes = false;
    for (const { points, reached } of this.#followed.values()) {
      const point = reached.get(effect);
      if (point?.when !== when || !points.delete(point)) continue;
      reached.delete(effect);
      crashes = true;
    }
    return crashes;
  }
}
