import { type CommitNeeds, commit } from "../journal/commit.ts";
import { type Entry, type Occasion, record } from "../journal/entry.ts";
import type { NewId } from "../platform/ids.ts";
import { Fault } from "../platform/keys.ts";
import type { ArchiveNeeds } from "./archive-files.ts";
import { ExportFinished } from "./entries.ts";
import type { ProgrammeExport } from "./export.ts";
import type { Shelf } from "./shelf.ts";
import { PARTS, readExport, saveExport, scanPart } from "./store.ts";
import { type Packed, TooLarge, zipOf } from "./zip.ts";

/** What making an archive needs: the table, the files that people sent, and somewhere to keep it. */
export interface ExportNeeds extends CommitNeeds {
  readonly newId: NewId;
  readonly programme: string;
  readonly openFile: ArchiveNeeds["openFile"];
  /** Keeps the archive of this id as it comes, and gives its size. */
  readonly keep: (id: string, chunks: AsyncIterable<Uint8Array>) => Promise<number>;
}

/** Parts of the table between two signs of life. */
const PARTS_PER_SIGN = 4;

type Change = Partial<ProgrammeExport>;

/** Another run has the export now, or somebody gave it up. */
class AnotherRun extends Error {
  override readonly name = "AnotherRun";
}

/** Saves how far this run is. A run that others have overtaken stops there. */
const savingFor = (needs: ExportNeeds, first: ProgrammeExport) => {
  let last = first;
  return async (change: Change, entries: readonly Entry[] = []): Promise<void> => {
    const after = { ...last, ...change, changedAt: needs.now() };
    const once = `export-run:${last.id}:${last.version}:${needs.newId()}`;
    const saved = await commit(needs, { once, entries, ...saveExport(last, after) });
    if (saved.outcome === "refused") throw new AnotherRun("Another run has this export.");
    last = { ...after, version: last.version + 1 };
  };
};

const readTable = async (
  needs: ExportNeeds,
  shelf: Shelf,
  save: (change: Change) => Promise<void>,
): Promise<void> => {
  for (let part = 0; part < PARTS; part += 1) {
    if (part % PARTS_PER_SIGN === 0)
      await save({ status: "running", progress: { doing: "reading", done: part, of: PARTS } });
    for await (const items of scanPart(needs.table, part)) await shelf.put(items);
  }
};

const makeArchive = async (needs: ExportNeeds, one: ProgrammeExport, occasion: Occasion): Promise<void> => {
  const save = savingFor(needs, one);
  // They know the shape of every record there is, and are loaded once it is sure that there is something to export.
  const [{ openShelf }, { archiveFilesOf }] = await Promise.all([
    import("./shelf.ts"),
    import("./archive-files.ts"),
  ]);
  const shelf = await openShelf();
  try {
    const times = { id: one.id, startedAt: needs.now() };
    await readTable(needs, shelf, save);
    const packed: Packed[] = [];
    const packing = (done: number, of: number) => save({ progress: { doing: "packing", done, of } });
    const archiveFiles = archiveFilesOf(shelf, times, packed, { ...needs, packing });
    const bytes = await needs.keep(
      one.id,
      zipOf(archiveFiles, (file) => packed.push(file), new Date(times.startedAt)),
    );
    const records = shelf.kinds().reduce((sum, { records: count }) => sum + count, 0);
    const files = packed.filter(({ path }) => path.startsWith("files/")).length;
    await save({ status: "finished", finishedAt: needs.now(), records, files, bytes }, [
      record(ExportFinished, { subject: one.id, data: { records, files } }, occasion),
    ]);
  } catch (error) {
    if (error instanceof TooLarge) await save({ status: "too-large" });
    else if (!(error instanceof AnotherRun)) throw error;
  } finally {
    await shelf.clear();
  }
};

/**
 * Makes the archive of an export that was asked for. Whoever calls it again, after a crash or because the entry came twice, starts over under the same
 * id; one that is finished, or was deleted, is left alone.
 */
export const runExport = async (needs: ExportNeeds, id: string, occasion: Occasion): Promise<void> => {
  const one = await readExport(needs.table, id);
  if (one === undefined) throw new Fault(`There is no export ${id}.`);
  if (one.status === "requested" || one.status === "running") await makeArchive(needs, one, occasion);
};
