import type { Write } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import { type FanOutPart, LEFT_TO_OTHERS } from "../journal/fan-out.ts";
import { Fault } from "../platform/keys.ts";
import type { ImportKind, ImportNeeds } from "./kind.ts";
import { type FileImport, isWorking } from "./model.ts";
import { packedSize } from "./packed.ts";
import { inParts } from "./parts.ts";
import type { Remark } from "./remark.ts";
import type { ReadFile, ReadRow } from "./row.ts";
import { checkPart, releasePart, runPart, type Step, undoPart } from "./steps.ts";
import { readImport, readSource, rowWrites, saveSome, savingOfStep } from "./store.ts";

/** How much of the rows is kept by one transaction: 100 writes and 4 MB are the most. */
const WRITES_AT_ONCE = 90;
const BYTES_AT_ONCE = 3_000_000;

const MOST_FILE_REMARKS = 20;

const countOf = (remarks: readonly Remark[], wanted: Remark["severity"]): number =>
  remarks.filter(({ severity }) => severity === wanted).length;

/** How an import stands once its file was read. */
const afterReading = (
  one: FileImport,
  { rows, remarks, answers }: ReadFile<unknown>,
  parts: number,
): FileImport => {
  const all = [...remarks, ...rows.flatMap((row) => row.remarks)];
  const taken = rows.filter(({ row }) => row !== undefined).length;
  return {
    ...one,
    status: parts === 0 ? "checked" : "checking",
    rows: taken,
    leftOut: rows.length - taken,
    parts,
    pass: 0,
    done: 0,
    remarks: {
      error: countOf(all, "error"),
      warning: countOf(all, "warning"),
      note: countOf(all, "note"),
    },
    answers: { ...answers },
    fileRemarks: remarks.slice(0, MOST_FILE_REMARKS),
  };
};

const sizeOf = (write: Write): number => ("put" in write ? packedSize([write.put]) : 0);

const inTransactions = (writes: readonly Write[]): readonly (readonly Write[])[] => {
  const transactions: Write[][] = [[]];
  let bytes = 0;
  for (const write of writes) {
    bytes += sizeOf(write);
    const last = transactions.at(-1);
    if (last === undefined || last.length >= WRITES_AT_ONCE || bytes > BYTES_AT_ONCE) {
      transactions.push([write]);
      bytes = sizeOf(write);
    } else last.push(write);
  }
  return transactions;
};

/**
 * Reads the file and keeps its rows in parts. Interrupted and begun again, it reads the file again: nothing counts before the last of its
 * transactions, which says how many parts there are.
 */
const readRows = async <Row>(
  needs: ImportNeeds,
  kind: Pick<ImportKind<Row, never>, "read" | "writesFor">,
  one: FileImport,
  occasion: Occasion,
): Promise<Step<never> | typeof LEFT_TO_OTHERS> => {
  const bytes = await readSource(needs.table, one.id);
  if (bytes === undefined) throw new Fault(`The file of the import ${one.id} is not there any more.`);
  const file = await kind.read(needs, bytes, one);
  const parts = inParts<Row>(file.rows, kind.writesFor);
  const writes = parts.flatMap((rows: readonly ReadRow<unknown>[], part) => rowWrites(one, part, rows));
  const transactions = inTransactions(writes);
  for (const some of transactions.slice(0, -1)) {
    const saved = await saveSome(needs, one, some, occasion.newId());
    if (saved.outcome === "refused") return saved.refusal;
  }
  return { after: afterReading(one, file, parts.length), writes: transactions.at(-1) ?? [], entries: [] };
};

const stepOf = <Row, Made, Refusal extends string>(
  needs: ImportNeeds,
  kind: ImportKind<Row, Made, Refusal>,
  one: FileImport,
  occasion: Occasion,
): Promise<Step<Refusal> | typeof LEFT_TO_OTHERS> => {
  if (one.status === "reading") return readRows(needs, kind, one, occasion);
  if (one.status === "checking") return checkPart(needs, kind, one, occasion);
  if (one.status === "undoing") return undoPart(needs, kind, one, occasion);
  return one.pass === 0 ? runPart(needs, kind, one, occasion) : releasePart(needs, kind, one, occasion);
};

/**
 * An import, whatever step it is at: each part in one transaction together with how far the import is, by which it goes on and not by a
 * cursor. Of two runs at once, one leaves it to the other.
 */
export const importSteps =
  <Row, Made, Refusal extends string>(
    needs: ImportNeeds,
    kind: ImportKind<Row, Made, Refusal>,
    id: string,
    occasion: Occasion,
  ): FanOutPart =>
  async () => {
    const one = await readImport(needs.table, id);
    if (one === undefined || one.kind !== kind.name || !isWorking(one)) return {};
    const step = await stepOf(needs, kind, one, occasion);
    if (step === LEFT_TO_OTHERS) return LEFT_TO_OTHERS;
    const { after, writes, entries } = step;
    return {
      ...savingOfStep({ before: one, after }, writes),
      entries,
      next: isWorking(after) ? `${after.status}:${after.pass}:${after.done}` : undefined,
    };
  };
