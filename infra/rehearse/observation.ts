/** What is looked at. `entries`: whether each can be read; `figures`: each day summed up anew; `letters`: each written anew; `decisions`: what each reaction would do. */
export const SECTIONS = ["entries", "figures", "letters", "decisions"] as const;

/** One thing that was looked at, and what this code makes of it. */
export type Observation = {
  readonly section: (typeof SECTIONS)[number];
  /** Of what kind it is: the name of an entry, a kind of letter, a function. Of a figure, nothing. */
  readonly group: string;
  readonly id: string;
  /** What this code makes of it, as text: lines are compared. */
  readonly made: string;
  /** What is stored of it, where that says the same: the figures of a day. */
  readonly stored?: string | undefined;
  /** Set where this code cannot make anything of it at all. */
  readonly problem?: true | undefined;
};

/** What was not looked at, and why: so that silence is not taken for agreement. */
export type Unseen = { readonly what: string; readonly count: number; readonly why: string };

/** All that was looked at by one version of the code. */
export type Rehearsal = { readonly observations: readonly Observation[]; readonly unseen: readonly Unseen[] };

/** How an error is told: by its class and, of ours, its sentence. What others say may quote somebody. */
export const tellError = (error: unknown): string =>
  error instanceof Error ? `${error.name}${error.name === "Fault" ? `: ${error.message}` : ""}` : "unknown";

/** A value as lines, with its keys in order, so that what is the same reads the same. */
export const asLines = (value: unknown): string =>
  JSON.stringify(
    value,
    (_key, inner: unknown) =>
      typeof inner === "object" && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    1,
  );
