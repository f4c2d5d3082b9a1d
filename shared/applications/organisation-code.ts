import type { FanOutPart } from "../journal/fan-out.ts";
import { type CodeMove, filedMove } from "../people/organisation-move.ts";
import type { Table } from "../platform/dynamo.ts";
import { codePut } from "./save.ts";
import { toApplication } from "./store.ts";

/** Gives the applications in which a name was typed the code that it means, or takes it from them. For other features. */
export const filedApplicationsMove = (table: Table, move: CodeMove): FanOutPart =>
  filedMove(table, move, { place: "APPLICATION", parse: toApplication, put: codePut });
