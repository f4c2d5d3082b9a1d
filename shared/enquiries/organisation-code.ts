import type { FanOutPart } from "../journal/fan-out.ts";
import { type CodeMove, filedMove } from "../people/organisation-move.ts";
import type { Table } from "../platform/dynamo.ts";
import { codePut, toEnquiry } from "./store.ts";

/** Gives the enquiries in which a name was typed the code that it means, or takes it from them. For other features. */
export const filedEnquiriesMove = (table: Table, move: CodeMove): FanOutPart =>
  filedMove(table, move, { place: "ENQUIRY", parse: toEnquiry, put: codePut });
