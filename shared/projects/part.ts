import type { Entry } from "../journal/entry.ts";
import type { ProjectRefusal } from "./decide.ts";

/** A record of its own in a project's partition: a task, a role, a risk. It counts its changes. */
export interface Part {
  readonly id: string;
  readonly version: number;
}

/** Why a change of a part is refused, besides the reasons for which one of the project is. */
export type PartRefusal =
  | ProjectRefusal
  | "unknown"
  | "no-such-part"
  | "too-many"
  | "address-taken"
  | "ends-before-it-begins";

/** What a decision about a part makes true, a refusal, or nothing to do because all is as asked. */
export type PartAnswer<P extends Part> =
  | { readonly part: P; readonly entries: readonly Entry[] }
  | { readonly removed: true; readonly entries: readonly Entry[] }
  | { readonly refusal: PartRefusal }
  | { readonly unchanged: true };

/** A part as the next version of what it was. */
export const nextVersion = <P extends Part>(part: P, change: Partial<P>): P => ({
  ...part,
  ...change,
  version: part.version + 1,
});
