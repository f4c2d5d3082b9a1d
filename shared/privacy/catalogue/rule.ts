import type { PurposeName } from "./purposes.ts";

/** How carefully a record is to be kept. Each class has its rules in `docs/assurance/data.md`. */
export type DataClass = "personal" | "work" | "ids" | "open" | "system";

/** Who sees a record in the product. */
export type SeenBy = "team" | "administrators" | "its person" | "everybody" | "nobody";

/** Whose data a record holds. */
export type Whose =
  | "people who write to us"
  | "members"
  | "people who come to events"
  | "applicants"
  | "people of partner organisations"
  | "people who use what we made"
  | "the team";

/**
 * How the records of one person are found. `filed`: under them in the index by person. `own`: in a partition named after them. `with`: beside
 * a record of another kind that is found so. `by`: in another way, which is named.
 */
export type Found = "filed" | "own" | { readonly with: string } | { readonly by: string };

/**
 * What erasing somebody does to a record. `deleted`: it goes. `emptied`: what names them and what they wrote goes, and `stays` says what is left for
 * the counts. `expires`: it goes by itself soon. `stays`: it is left as it is, for a reason that they are told.
 */
export type Erased =
  | { readonly how: "deleted" }
  | { readonly how: "emptied"; readonly stays: string }
  | { readonly how: "expires"; readonly within: string }
  | { readonly how: "stays"; readonly why: string };

/** Whether a record is in the copy that its person gets: at once, after somebody has looked for third parties in it, or not, and why. */
export type Copied = "at once" | "after review" | { readonly not: string };

interface SaidOfAll {
  readonly seenBy: readonly SeenBy[];
  /** How long it is kept, where it is not kept until somebody takes it out. */
  readonly kept?: string;
}

/** What is said of records that hold personal data. */
export interface PersonalRule extends SaidOfAll {
  readonly dataClass: "personal";
  readonly whose: readonly [Whose, ...Whose[]];
  /** Why it is kept; the lawful basis is that of the purpose. */
  readonly purpose: PurposeName;
  readonly found: Found;
  readonly erased: Erased;
  readonly copied: Copied;
}

/** What is said of records that hold none, or ids only. */
export interface PlainRule extends SaidOfAll {
  readonly dataClass: Exclude<DataClass, "personal">;
}

/** What is said of a kind of record. */
export type RecordRule = PersonalRule | PlainRule;

/** Everyday work of the team. */
export const work: PlainRule = { dataClass: "work", seenBy: ["team"] };

/** What is, or will be, on the public pages. */
export const open: PlainRule = { dataClass: "open", seenBy: ["team", "everybody"] };

/** What serves the machine. */
export const system: PlainRule = { dataClass: "system", seenBy: ["nobody"] };

/** Ids and counts that the team sees, kept so long if told. */
export const ids = (kept?: string): PlainRule => ({
  dataClass: "ids",
  seenBy: ["team"],
  ...(kept !== undefined && { kept }),
});

/** Personal data that the team sees. */
export const personal = (
  rule: Omit<PersonalRule, "dataClass" | "seenBy"> & { readonly seenBy?: readonly SeenBy[] },
): PersonalRule => ({ seenBy: ["team"], ...rule, dataClass: "personal" });

/** Personal data that its person sees, too, by the link in their email. */
export const ownToo = (rule: Omit<PersonalRule, "dataClass" | "seenBy">): PersonalRule =>
  personal({ ...rule, seenBy: ["team", "its person"] });
