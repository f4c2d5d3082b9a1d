import type * as z from "zod/mini";
import type { CommitNeeds, Write } from "../journal/commit.ts";
import type { Entry, Occasion } from "../journal/entry.ts";
import type { RandomBytes } from "../platform/references.ts";
import type { Fields } from "./fields.ts";
import type { FileImport } from "./model.ts";
import type { ImportKindName, Outcome } from "./outcome.ts";
import type { ReadFile } from "./row.ts";
import type { KnownForm } from "./sheet.ts";

/** What the work of an import needs from the outside. */
export interface ImportNeeds extends CommitNeeds {
  readonly randomBytes: RandomBytes;
}

/** A file as somebody sent it. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A question that is asked when an import is confirmed. */
export interface Question {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  /** One of several, a single box that may be ticked, a line, or a text of several lines. */
  readonly answers: "one" | "box" | "line" | "text";
  readonly items: readonly { readonly value: string; readonly text: string }[];
  readonly answer?: string;
}

/** What the pages need to know of a kind of import. */
export interface ImportDescription {
  readonly name: ImportKindName;
  /** What its rows are: `organisation`, `organisations`. */
  readonly row: { readonly one: string; readonly many: string };
  /** The columns that its files have. Undefined where its files are no tables. */
  readonly columns?: { readonly fields: Fields; readonly forms: readonly KnownForm[] };
  /** What is asked when it is confirmed, and how the answers are understood. */
  readonly questions?: (one: FileImport) => readonly Question[];
  readonly answers?: z.ZodMiniType<Record<string, string>>;
  /** Whether rows are drafted first and released in a second way through the parts, when all are there. */
  readonly releases?: (one: FileImport) => boolean;
  /** Whether somebody else than the sender has to start it, as it was answered. */
  readonly needsSecond?: (one: FileImport) => boolean;
  /** What the sender should know before they start it: that nobody gets a letter. */
  readonly quiet?: string;
  /** What undoing it does, in a sentence or two. Undefined where it cannot be undone. */
  readonly undoes?: string;
}

/** On which occasion a part is imported, and what the import was told. */
export interface PartOccasion {
  readonly one: FileImport;
  readonly occasion: Occasion;
  /** What the rows of earlier parts are about: no two rows of an import may be one thing. Costs a read for every hundred parts. */
  readonly subjectsBefore: () => Promise<ReadonlySet<string>>;
}

/** What becomes of a row: the outcome, what is written for it, and what must be known to release and to undo it. */
export interface Decision<Made, Refusal extends string = string> {
  readonly outcome: Outcome;
  readonly writes?: readonly Write<Refusal>[];
  readonly entries?: readonly Entry[];
  readonly made?: Made;
}

/** What becomes of what was drafted; `isShown` is whether it is counted as released. */
export interface Released<Made, Refusal extends string = string> {
  readonly writes: readonly Write<Refusal>[];
  readonly entries: readonly Entry[];
  readonly made: Made;
  readonly isShown: boolean;
}

/**
 * A kind of import: what its rows are, how they are compared with what is stored, how they are saved, and how that is undone. The dry run and the
 * run are the same decision; the run alone makes its writes.
 */
export interface ImportKind<Row, Made, Refusal extends string = string> extends ImportDescription {
  readonly rowSchema: z.ZodMiniType<Row>;
  readonly madeSchema: z.ZodMiniType<Made>;
  /** Reads the rows of a file. Does not throw, whatever the file holds. */
  readonly read: (needs: ImportNeeds, bytes: Uint8Array, one: FileImport) => Promise<ReadFile<Row>>;
  /** How many writes, entries included, a row leads to at most. A part holds rows of 80 together. */
  readonly writesFor: (row: Row) => number;
  /** What becomes of the rows of a part, in their order. */
  readonly decide: (
    needs: ImportNeeds,
    rows: readonly Row[],
    part: PartOccasion,
  ) => Promise<readonly Decision<Made, Refusal>[]>;
  /** The second way through the parts: what becomes of what the first has made, in its order; undefined where nothing does. */
  readonly release?: (
    needs: ImportNeeds,
    made: readonly Made[],
    part: PartOccasion,
  ) => Promise<readonly (Released<Made, Refusal> | undefined)[]>;
  /** Undoes what was made of rows, in their order. */
  readonly undo?: (
    needs: ImportNeeds,
    made: readonly Made[],
    part: PartOccasion,
  ) => Promise<readonly Decision<Made, Refusal>[]>;
}
