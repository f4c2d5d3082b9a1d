import type { Saving } from "../../journal/change.ts";
import type { Overtaken } from "../../journal/commit.ts";
import { type Key, readItem, type Table } from "../../platform/dynamo.ts";
import type { DomainsEdit } from "./decide.ts";
import { defaultList } from "./default-list.ts";
import { type DomainList, domainListSchema } from "./model.ts";
import { type DomainBook, domainBook } from "./recognise.ts";

const listKey: Key = { pk: "EMAIL-DOMAINS", sk: "LIST" };
const beforeKey: Key = { pk: "EMAIL-DOMAINS", sk: "BEFORE" };

const toList = (item: Readonly<Record<string, unknown>> | undefined): DomainList =>
  item === undefined ? defaultList : domainListSchema.parse(item["domains"]);

/** The list of domains as it is now; the one that the product comes with until the team has saved one. One read. */
export const readDomains = async (table: Table): Promise<DomainList> =>
  toList(await readItem(table, listKey));

/** The list ready to be asked about addresses. One read. For other features. */
export const readDomainBook = async (table: Table): Promise<DomainBook> =>
  domainBook((await readDomains(table)).domains);

/** The list as it was before it was saved last, for who takes that back. One read. */
export const readDomainsBefore = async (table: Table): Promise<DomainList> =>
  toList(await readItem(table, beforeKey));

/** The next version of the list, provided that nobody saved one since it was read. The one before is kept. */
export const saveDomains = ({ before, list, entries, added, removed }: DomainsEdit): Saving<Overtaken> => ({
  writes: [
    {
      put: { ...listKey, domains: list },
      when: {
        expression: "attribute_not_exists(pk) OR #domains.version = :before",
        names: { "#domains": "domains" },
        values: { ":before": before.version },
      },
      otherwise: "overtaken",
    },
    { put: { ...beforeKey, domains: before } },
  ],
  entries,
  result: { version: String(list.version), added: String(added), removed: String(removed) },
});
