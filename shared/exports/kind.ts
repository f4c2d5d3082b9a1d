import type * as z from "zod/mini";
import type { RecordKind } from "../privacy/catalogue/catalogue.ts";

/** Where items go of which no list knows. */
export const OTHER = "other";

/** A kind of record as it is exported: the file it goes to, what it is in plain words, and which items of the table are of it. */
export interface ExportKind {
  /** The name of its files, and of its rule in the catalogue. */
  readonly name: RecordKind | typeof OTHER;
  readonly about: string;
  /** What the keys of its items look like, `<pk> <sk>`. */
  readonly keys: RegExp;
  /** The attribute that holds the record; an item without one is the record itself. */
  readonly record?: string;
  /** Parts of the record that are nobody's to take away. */
  readonly without?: readonly string[];
  /** The shape of the record, for the data dictionary. */
  readonly shape?: z.ZodMiniType;
}
