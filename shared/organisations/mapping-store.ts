import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { type CommitNeeds, type Committed, commit, type Write } from "../journal/commit.ts";
import type { Entry } from "../journal/entry.ts";
import type { Person } from "../people/person.ts";
import { organisationUpdate, PEOPLE_TO_MAP, personKey } from "../people/store.ts";
import { type Item, type Key, readItem, readList, type Table } from "../platform/dynamo.ts";
import { type MappedName, mappedNameSchema } from "./mapping.ts";
import type { Organisation } from "./organisation.ts";
import { organisationWrite } from "./store.ts";

const LIST = "MAPPED-NAMES";
const mappedKey = (key: string): Key => ({ pk: `MAPPED-NAME#${key}`, sk: "MAPPED" });

const toMapped = (item: Item): MappedName => mappedNameSchema.parse(item["mapped"]);

/** What the team said that the name with this key means, or undefined. One read. */
export const readMappedName = async (table: Table, key: string): Promise<MappedName | undefined> => {
  const item = await readItem(table, mappedKey(key));
  return item === undefined ? undefined : toMapped(item);
};

/** The names that were mapped last. One query. */
export const listMappedNames = async (table: Table, limit = 30): Promise<readonly MappedName[]> =>
  (await readList(table, LIST, { latestFirst: true, limit })).map(toMapped);

/** A change of what a name means, with the organisation that gets or loses it as another name. */
export interface MappingChange {
  readonly before: Organisation;
  readonly after: Organisation;
  readonly mapped: MappedName;
  readonly entries: readonly Entry[];
}

/** Saves what a name means. Refused when the organisation was changed, or the name mapped, since they were read. */
export const saveMapping = (
  needs: CommitNeeds,
  { before, after, mapped, entries }: MappingChange,
  once: string,
): Promise<Committed<"changed">> =>
  commit<"changed">(needs, {
    once,
    writes: [
      {
        put: { ...mappedKey(mapped.key), mapped, list: LIST, listSort: `${mapped.at}#${mapped.key}` },
        when: { expression: "attribute_not_exists(pk)" },
        otherwise: "changed",
      },
      organisationWrite({ before, after }),
    ],
    entries,
  });

/** Saves that a name means nothing any more. Refused when the organisation or the mapping was changed since they were read. */
export const saveUnmapping = (
  needs: CommitNeeds,
  { before, after, mapped, entries }: MappingChange,
  once: string,
): Promise<Committed<"changed">> =>
  commit<"changed">(needs, {
    once,
    writes: [
      {
        delete: mappedKey(mapped.key),
        when: { expression: "mapped.#at = :at", names: { "#at": "at" }, values: { ":at": mapped.at } },
        otherwise: "changed",
      },
      organisationWrite({ before, after }),
    ],
    entries,
  });

/** The ids and typed names of people whose organisation is to be mapped, those of one name together, at most `limit`. One query. */
export const listPeopleToMap = async (
  table: Table,
  part: { readonly key?: string; readonly after?: string; readonly limit: number },
): Promise<
  readonly { readonly id: string; readonly key: string; readonly name: string; readonly place: string }[]
> => {
  const { key, after, limit } = part;
  // "!" sorts before and "~" after whatever may follow in a place.
  const from = after === undefined ? key && `${key}#` : `${after}!`;
  const bounds = {
    ...(from === undefined ? {} : { from }),
    ...(key === undefined ? {} : { to: `${key}#~` }),
  };
  const items = await readList(table, PEOPLE_TO_MAP, { ...bounds, limit });
  return items.map((item) => {
    const place = String(item["listSort"]);
    return {
      id: String(item["id"]),
      key: place.split("#")[0] ?? "",
      name: String(item["organisation"]),
      place,
    };
  });
};

/** The ids of people of an organisation, in order of id, at most `limit`. One query. */
export const listPeopleOf = async (
  table: Table,
  code: string,
  part: { readonly after?: string; readonly limit: number },
): Promise<readonly string[]> => {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: "by-subject",
      KeyConditionExpression: "subject = :subject AND subjectSort BETWEEN :from AND :to",
      ExpressionAttributeValues: {
        ":subject": `organisation:${code}`,
        ":from": `PERSON#${part.after === undefined ? "" : `${part.after}!`}`,
        ":to": "PERSON#~",
      },
      Limit: part.limit,
    }),
  );
  return Items.map((item) => String(item["id"]));
};

/** Whether a name must still mean this organisation (or, undefined, nothing) for people to be moved. */
const still = (key: string, code: string | undefined): Write<"overtaken"> => ({
  check: mappedKey(key),
  when:
    code === undefined
      ? { expression: "attribute_not_exists(pk)" }
      : { expression: "mapped.code = :code", values: { ":code": code } },
  otherwise: "overtaken",
});

/**
 * Gives people a code, or takes it from them (`code` undefined), as what a name means has changed. Refused as `overtaken` when it means
 * something else again, as `changed` when one of the people was changed since they were read.
 */
export const moveToCode = (
  needs: CommitNeeds,
  people: readonly Person[],
  { key, code }: { readonly key: string; readonly code: string | undefined },
  once: string,
): Promise<Committed<"overtaken" | "changed">> =>
  commit<"overtaken" | "changed">(needs, {
    once,
    writes: [
      still(key, code),
      ...people.map(({ id, organisation, organisationCode: before, segment }): Write<"changed"> => {
        const { set, names, values } = organisationUpdate({
          id,
          organisation,
          organisationCode: code,
          segment,
        });
        return {
          update: personKey(id),
          set,
          names,
          values,
          when: {
            expression: `#organisation = :organisation AND ${before === undefined ? "attribute_not_exists(#organisationCode)" : "#organisationCode = :before"}`,
            ...(before === undefined ? {} : { values: { ":before": before } }),
          },
          otherwise: "changed",
        };
      }),
    ],
  });
