import type { Table } from "../platform/dynamo.ts";
import type { Segment } from "./model.ts";
import { listSegments, readSegment } from "./store.ts";

/** A segment by its id, with its filter and version, also when it was removed since; undefined where there is none. One read. For other features. */
export const segmentOf = (table: Table, id: string): Promise<Segment | undefined> => readSegment(table, id);

/** The segments that can be chosen, by name. One query. For other features. */
export const segmentsToChoose = (table: Table): Promise<readonly Segment[]> => listSegments(table);
