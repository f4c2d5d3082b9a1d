import type { Table } from "../platform/dynamo.ts";
import type { Link } from "./link.ts";
import { listDead, listOfSubject } from "./store.ts";

/** The links that are dead and that nobody said should stay so, the longest due first. One query. */
export const deadLinks = (table: Table): Promise<readonly Link[]> => listDead(table);

/** The links of a thing (`project:PRJ-...`) with how each answers, by what they are there. One query; a change shows up within a second or so. */
export const linksOf = (table: Table, subject: string): Promise<readonly Link[]> =>
  listOfSubject(table, subject);
