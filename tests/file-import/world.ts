import type { EntryHandler } from "../../functions/entry-points/entry.ts";
import { mapColumns } from "../../shared/file-import/commands.ts";
import * as entries from "../../shared/file-import/entries.ts";
import type { Mapping } from "../../shared/file-import/fields.ts";
import type { ImportDescription } from "../../shared/file-import/kind.ts";
import type { FileImport } from "../../shared/file-import/model.ts";
import { readImport } from "../../shared/file-import/store.ts";
import { type Sent, sendTable } from "../../shared/file-import/take-in.ts";
import { type Command, expectDone } from "../../shared/journal/change.ts";
import { FanOutContinued } from "../../shared/journal/entries.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { newId } from "../../shared/platform/ids.ts";
import { utcDate } from "../../shared/platform/time.ts";
import type { RealTable } from "../support/real-table.ts";
import { type TestClock, testNeeds, testOccasion } from "../support/visiting.ts";

/** The entries that an import goes on after. */
const STEPS = [
  entries.FileImportCheckStarted,
  entries.FileImportStarted,
  FanOutContinued,
  entries.FileImportUndoStarted,
];

/** A table in which files are imported, with a clock that a test moves. */
export class ImportWorld {
  readonly real: RealTable;
  readonly clock: TestClock;
  readonly #handler: EntryHandler;

  constructor(real: RealTable, clock: TestClock, handler: EntryHandler) {
    this.real = real;
    this.clock = clock;
    this.#handler = handler;
  }

  needs(table: Table = this.real.table) {
    return testNeeds(table, this.clock);
  }

  given(once: string = newId()): Command {
    return { occasion: testOccasion(this.needs()), once };
  }

  /** Reacts to the last entry that asks an import to go on. Its commits go through `table`. */
  async react(table: Table = this.real.table): Promise<void> {
    const all = await this.real.entries(utcDate(this.clock.now));
    const entry = all.findLast(({ name }) => STEPS.some((step) => step.name === name));
    if (entry === undefined) throw new Error("Nothing asks an import to go on.");
    await this.#handler.react(this.needs(table), entry);
  }

  /** Reacts to every entry of today that asks an import to go on, twice, as the bus may; and to those that follow from them. */
  async reactToAll(): Promise<void> {
    const seen = new Set<string>();
    for (;;) {
      const all = await this.real.entries(utcDate(this.clock.now));
      const next = all.find(({ id, name }) => !seen.has(id) && STEPS.some((step) => step.name === name));
      if (next === undefined) return;
      seen.add(next.id);
      await this.#handler.react(this.needs(), next);
      await this.#handler.react(this.needs(), next);
    }
  }

  /** Reacts until the import is at rest. Gives the import and how many runs it took. */
  async settle(id: string): Promise<FileImport & { readonly runs: number }> {
    for (let runs = 1; ; runs += 1) {
      const before = (await this.real.entries(utcDate(this.clock.now))).length;
      await this.react();
      const all = await this.real.entries(utcDate(this.clock.now));
      const isContinued = all.slice(before).some(({ name }) => name === "FanOutContinued");
      if (!isContinued) return { ...(await this.find(id)), runs };
    }
  }

  async find(id: string): Promise<FileImport> {
    const one = await readImport(this.real.table, id);
    if (one === undefined) throw new Error(`There is no import ${id}.`);
    return one;
  }

  /** Sends a table, takes the columns as they were guessed but for `more`, and lets it be checked. */
  async check(kind: ImportDescription, text: string, more: Mapping = {}): Promise<FileImport> {
    const file = { name: "list.csv", bytes: Buffer.from(text) };
    const id = idOf(await sendTable(this.needs(), kind, file, this.given()));
    const { table } = await this.find(id);
    const mapping = { ...table?.mapping, ...more };
    expectDone(await mapColumns(this.needs(), kind, { asked: id, mapping }, this.given()), "The mapping");
    return this.settle(id);
  }

  /** The table, which dies at the change after so many that are made through it. */
  mortal(changes: number): Table {
    let commits = 0;
    const client = new Proxy(this.real.table.client, {
      get: (target, name) => {
        if (name !== "send") return Reflect.get(target, name);
        return (command: Parameters<typeof target.send>[0]) => {
          if (command.constructor.name === "TransactWriteCommand") commits += 1;
          if (commits > changes) throw new Error("The function dies here.");
          return target.send(command);
        };
      },
    });
    return { ...this.real.table, client };
  }
}

/** The id of what was sent. */
export const idOf = (sent: Sent): string => expectDone(sent, "The file").id;
