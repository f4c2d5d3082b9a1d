import type { Entry } from "../../journal/entry.ts";

/** A record of its own in a project's partition: a task, a role, a risk. It counts its changes. */
export interface Part {
  readonly id: string;
  readonly version: number;
}

/** A part as it becomes, with its entries. */
export interface ChangedPart<P extends Part> {
  readonly part: P;
  readonly entries: readonly Entry[];
}

/** What a decision about several parts of one kind makes true. */
export interface PartsDecision<P extends Part> {
  readonly parts: readonly ChangedPart<P>[];
}

/** What a decision about a part makes true: the part as it becomes, or that it is taken away. */
export type PartDecision<P extends Part> =
  | ChangedPart<P>
  | { readonly removed: true; readonly entries: readonly Entry[] };

/** A part as the next version of what it was. */
export const nextVersion = <P extends Part>(part: P, change: Partial<P>): P => ({
  ...part,
  ...change,
  version: part.version + 1,
});
