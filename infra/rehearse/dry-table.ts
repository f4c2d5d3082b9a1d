import type { Table } from "../../shared/platform/dynamo.ts";

/** A write that would have been made: the command's name and what it was given. */
export type WouldWrite = { readonly command: string; readonly input: unknown };

const WRITES: ReadonlySet<string> = new Set([
  "TransactWriteCommand",
  "PutCommand",
  "UpdateCommand",
  "DeleteCommand",
  "BatchWriteCommand",
]);

/**
 * The table with its writes noted and not made: each is told that it succeeded, conditions are not looked at, and what it would have changed is not read back. Reads
 * are of the table as it is.
 */
export const dryTable = ({
  name,
  client,
}: Table): { readonly table: Table; readonly written: () => readonly WouldWrite[] } => {
  const written: WouldWrite[] = [];
  const dry: Table["client"] = Object.create(client);
  Object.defineProperty(dry, "send", {
    value: async (command: { readonly input: unknown }, ...rest: readonly unknown[]): Promise<unknown> => {
      const called = command.constructor.name;
      if (!WRITES.has(called)) return Reflect.apply(client.send, client, [command, ...rest]);
      written.push({ command: called, input: command.input });
      return { $metadata: {} };
    },
  });
  return { table: { name, client: dry }, written: () => written };
};
