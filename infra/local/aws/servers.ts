import type { Server } from "node:http";
import { createTable, type Dynamo } from "./dynamo.ts";
import type { Ledger } from "./ledger.ts";
import type { StreamRecord } from "./sources.ts";
import { followStream, type Stream } from "./streams.ts";
import type { ResolvedTemplate } from "./template.ts";
import type { Ground, Wiring } from "./wiring.ts";

/** Ends a server and whatever is connected to it. */
export const close = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });

/** Collects the ways to undo a start, so that a start that fails half way leaves nothing behind. */
export const undoList = () => {
  const undo: (() => Promise<unknown> | unknown)[] = [];
  return {
    add: (step: () => Promise<unknown> | unknown) => undo.unshift(step),
    run: async () => {
      for (const step of undo.splice(0)) await step();
    },
  };
};
/** The ways back of one start. */
export type UndoList = ReturnType<typeof undoList>;

/** Makes the tables of the template and starts handing on what their streams bring; `seen` is told of each record first. */
export const startTables = async (
  template: ResolvedTemplate,
  dynamo: Dynamo,
  parts: { wiring: Wiring; ground: Ground; ledger: Ledger; seen: (record: StreamRecord) => void },
): Promise<Stream[]> => {
  const { wiring, ground, ledger, seen } = parts;
  const streams: Stream[] = [];
  for (const table of template.ofType("AWS::DynamoDB::Table")) {
    const streamArn = await createTable(dynamo, table);
    if (streamArn === undefined) continue;
    const readers = wiring.readersOf(table);
    streams.push(
      await followStream(dynamo, streamArn, {
        activity: ground.activity,
        ledger,
        seen,
        readers,
      }),
    );
  }
  return streams;
};
