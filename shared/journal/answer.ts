/** A decision's answer that something cannot be done, and why. `about` names what stands in the way, where the words depend on it. */
export interface Refused<Refusal extends string> {
  readonly refusal: Refusal;
  readonly about?: string | undefined;
}

/** A decision's answer that what is asked for is so already. Nothing is written; `result` is what a command that tells something tells. */
export interface Unchanged {
  readonly unchanged: true;
  readonly result?: Record<string, unknown>;
}

/** What is asked for is so already. */
export const UNCHANGED: Unchanged = { unchanged: true };

/** What is asked for is so already, and this is told of it. */
export const unchanged = (result: Record<string, unknown>): Unchanged => ({ unchanged: true, result });

/** It cannot be done, for this reason. */
export const refused = <const Refusal extends string>(refusal: Refusal): Refused<Refusal> => ({ refusal });
