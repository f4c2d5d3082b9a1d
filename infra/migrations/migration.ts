import type { CommitNeeds, CountWrite, Overtaken, Write } from "../../shared/journal/commit.ts";
import type { Entry } from "../../shared/journal/entry.ts";
import type { Item, Key } from "../../shared/platform/dynamo.ts";
import type { NewId } from "../../shared/platform/ids.ts";
import type { Projection } from "../../shared/projections/projection.ts";
import type { Progress } from "./progress.ts";

/** What every migration says of itself. */
interface About {
  /** Its name at the command line and in the table, for ever: `2026-11-enquiry-counts`. */
  readonly id: string;
  /** What it does, in a sentence for the operator. */
  readonly about: string;
}

/** Changes items, or writes others for them, one after another. */
export interface ItemMigration extends About {
  /** The kind of record, as the export names it; every kind unless told. */
  readonly kind?: string;
  /** Keys of what else is to be looked at. */
  readonly reads?: (item: Item & Key) => readonly Key[];
  /** What the sort keys of items of the same partition begin with that are to be looked at, too: they come after those of `reads`. */
  readonly within?: string;
  /** What is to be written for this item, given what `reads` found; nothing when it is as it should be, so that it may be asked again. */
  readonly writes: (item: Item & Key, found: readonly (Item | undefined)[]) => readonly Write<Overtaken>[];
}

/** Counts anew what is kept as counts: what each item counts as, and all items that hold the counts. */
export interface CountMigration extends About {
  readonly counted: (item: Item & Key) => readonly CountWrite[];
  readonly counts: readonly Key[];
}

/** Builds a projection anew: what it keeps of each thing there is, and of each that is gone. May be run at any time. */
export interface ProjectionMigration extends About {
  readonly rebuilt: Projection;
}

/** Has everything that ever happened told again to what is kept because of it, which comes to the same in whatever order. May be run at any time. */
export interface JournalMigration extends About {
  /** Keeps what an entry leads to, or without `apply` looks whether it would; undefined when it leads to nothing. */
  readonly tells: (needs: MigrateNeeds, entry: Entry, apply: boolean) => Promise<Became | undefined>;
}

/** Something that is done once to a table that an earlier release wrote. */
export type Migration = ItemMigration | CountMigration | ProjectionMigration | JournalMigration;

/** What running a migration needs. `say` is told of each part of the table that is done. */
export type MigrateNeeds = CommitNeeds & {
  readonly newId: NewId;
  readonly say: (progress: Progress) => void;
};

/** What came of it: how many items were looked at, how many were changed or, in a dry run, would be, and the keys of the first of them. */
export type Migrated = {
  readonly seen: number;
  readonly changed: number;
  readonly first: readonly string[];
  /** Items that somebody changed at the same moment, every time that it was tried. */
  readonly overtaken: number;
};

/** What became of one item. */
export type Became = "changed" | "as-it-should-be" | "overtaken";
