import type { Item, Key, Table } from "../platform/dynamo.ts";
import { readItems, readList } from "../platform/dynamo.ts";
import { type Organisation, organisationSchema } from "./organisation.ts";

const LIST = "ORGANISATIONS";

const organisationKey = (code: string): Key => ({ pk: `ORGANISATION#${code}`, sk: "ORGANISATION" });

/** An organisation as stored: found by its code, and in the one list that the search is made of. */
export const organisationItem = (organisation: Organisation): Item & Key => ({
  ...organisationKey(organisation.code),
  organisation,
  list: LIST,
  listSort: organisation.code.toLowerCase(),
});

const toOrganisation = (item: Item): Organisation => organisationSchema.parse(item["organisation"]);

/** Every organisation, in order of code. One query for every megabyte, which is about 2,500 of them. */
export const listOrganisations = async (table: Table): Promise<readonly Organisation[]> =>
  (await readList(table, LIST)).map(toOrganisation);

/** The organisations with these codes, at most 100, in that order; undefined where there is none. One read. */
export const readOrganisations = async (
  table: Table,
  codes: readonly string[],
): Promise<readonly (Organisation | undefined)[]> =>
  (await readItems(table, codes.map(organisationKey))).map((item) =>
    item === undefined ? undefined : toOrganisation(item),
  );
