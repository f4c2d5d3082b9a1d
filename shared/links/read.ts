import type { Table } from "../platform/dynamo.ts";
import { parseLinkId } from "./input.ts";
import type { Link } from "./link.ts";
import { listOfSubject, readLink } from "./store.ts";

/** Whether the link with this id is dead, and nobody said that it stays so. One read. */
export const isDeadLink = async (table: Table, id: string): Promise<boolean> => {
  const name = parseLinkId(id);
  const link = name && (await readLink(table, name));
  return link?.state === "dead" && link.setAside === undefined;
};

/** The links of a thing (`project:PRJ-...`) with how each answers, by what they are there. One query; a change shows up within a second or so. */
export const linksOf = (table: Table, subject: string): Promise<readonly Link[]> =>
  listOfSubject(table, subject);
