import type { CommitNeeds, Write } from "../../journal/commit.ts";
import { type Occasion, record } from "../../journal/entry.ts";
import type { Given } from "../commands-items.ts";
import { type ItemWriteRefusal, readWholeItems, writesOfItem, writesOfRemoval } from "../store.ts";
import { type Undone, undoPage } from "./decide-undo.ts";
import { CatalogueImportUndone } from "./entries.ts";
import type { CatalogueImport } from "./import.ts";
import { inTheNameOf, runParts } from "./import-run.ts";
import { readBefore, readMade } from "./import-store.ts";

const undoPart = async (needs: CommitNeeds, one: CatalogueImport, occasion: Occasion) => {
  const made = await readMade(needs.table, one.id, one.done);
  const references = made.map(({ reference }) => reference);
  const [whole, before] = await Promise.all([
    readWholeItems(needs.table, references),
    readBefore(needs.table, one.id, references),
  ]);
  const steps = made.map((each, index) => {
    const present = whole.get(each.reference);
    return { each, present, undone: undoPage(each, present, before[index], occasion) };
  });
  const writes = steps.flatMap(({ each, present, undone }): readonly Write<ItemWriteRefusal>[] => {
    if (present === undefined || undone.outcome === "left") return [];
    if (undone.outcome === "removed") return writesOfRemoval(present.item, each.addresses);
    return writesOfItem(undone.item, { before: present.item, shown: present.shown });
  });
  const count = (wanted: Undone["outcome"]): number =>
    steps.filter(({ undone }) => undone.outcome === wanted).length;
  const counts = {
    removed: one.undone.removed + count("removed"),
    withdrawn: one.undone.withdrawn + count("withdrawn"),
    restored: one.undone.restored + count("restored"),
    left: one.undone.left + count("left"),
  };
  const entries = steps.flatMap(({ undone }) => ("entries" in undone ? undone.entries : []));
  const after = { ...one, undone: counts, done: one.done + 1 };
  if (after.done < one.parts) return { after, writes, entries };
  const end = record(CatalogueImportUndone, { subject: one.id, data: counts }, occasion);
  return { after: { ...after, status: "undone" as const }, writes, entries: [...entries, end] };
};

/** Takes an import back, part by part. Items that somebody has changed since are left as they are, and counted. */
export const undoImport = (needs: CommitNeeds, id: string, { occasion, once }: Given): Promise<void> =>
  runParts(needs, id, once, (one) =>
    one.status === "undoing" ? undoPart(needs, one, inTheNameOf(one, occasion)) : undefined,
  );
