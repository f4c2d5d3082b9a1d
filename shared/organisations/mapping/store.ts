import { OVERTAKEN, type Overtaken, type Write } from "../../journal/commit.ts";
import { type Person, parsePerson } from "../../people/person.ts";
import { organisationUpdate, PEOPLE_TO_MAP, personKey } from "../../people/store.ts";
import {
  type Item,
  type Key,
  queryAll,
  readItem,
  readItems,
  readList,
  type Table,
} from "../../platform/dynamo.ts";
import { type MappedName, mappedNameSchema } from "./model.ts";

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

/** The write of what a name means now. */
export const mappingPut = (mapped: MappedName): Write<Overtaken> => ({
  put: { ...mappedKey(mapped.key), mapped, list: LIST, listSort: `${mapped.at}#${mapped.key}` },
  when: { expression: "attribute_not_exists(pk)" },
  otherwise: OVERTAKEN,
});

/** The write by which a name means nothing any more. */
export const mappingRemoval = ({ key, at }: MappedName): Write<Overtaken> => ({
  delete: mappedKey(key),
  when: { expression: "mapped.#at = :at", names: { "#at": "at" }, values: { ":at": at } },
  otherwise: OVERTAKEN,
});

/** The ids and typed names of people whose organisation is to be mapped, those of one name together, at most `limit`. One query. */
export const listPeopleToMap = async (
  table: Table,
  part: { readonly key?: string; readonly after?: string | undefined; readonly limit: number },
): Promise<
  readonly { readonly id: string; readonly key: string; readonly name: string; readonly place: string }[]
> => {
  const { key, after, limit } = part;
  // "!" sorts before and "~" after whatever may follow in a place.
  const from = after === undefined ? key && `${key}#` : `${after}!`;
  const bounds = {
    from,
    to: key === undefined ? undefined : `${key}#~`,
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
  part: { readonly after?: string | undefined; readonly limit: number },
): Promise<readonly string[]> => {
  const items = await queryAll(
    table,
    {
      IndexName: "by-subject",
      KeyConditionExpression: "subject = :subject AND subjectSort BETWEEN :from AND :to",
      ExpressionAttributeValues: {
        ":subject": `organisation:${code}`,
        ":from": `PERSON#${part.after === undefined ? "" : `${part.after}!`}`,
        ":to": "PERSON#~",
      },
    },
    { limit: part.limit },
  );
  return items.map((item) => String(item["id"]));
};

/** People who typed a name together with what the name means now. One read. */
export const readPeopleOfName = async (
  table: Table,
  key: string,
  ids: readonly string[],
): Promise<{ readonly people: readonly Person[]; readonly mapped: MappedName | undefined }> => {
  const [mapped, ...people] = await readItems(table, [mappedKey(key), ...ids.map(personKey)]);
  return {
    mapped: mapped === undefined ? undefined : toMapped(mapped),
    people: people.flatMap((item) => (item === undefined ? [] : [parsePerson(item)])),
  };
};

/** Whether a name must still mean this organisation (or, undefined, nothing) for people to be moved. */
const still = (key: string, code: string | undefined): Write<Overtaken> => ({
  check: mappedKey(key),
  when:
    code === undefined
      ? { expression: "attribute_not_exists(pk)" }
      : { expression: "mapped.code = :code", values: { ":code": code } },
  otherwise: OVERTAKEN,
});

/** The writes that give people a code, or take it from them (`code` undefined), as what a name means has changed. */
export const codeWrites = (
  people: readonly Person[],
  { key, code }: { readonly key: string; readonly code: string | undefined },
): readonly Write<Overtaken>[] => [
  still(key, code),
  ...people.map(({ id, organisation, organisationCode: before, segment }): Write<Overtaken> => {
    const { set, names, values } = organisationUpdate({ id, organisation, organisationCode: code, segment });
    return {
      update: personKey(id),
      set,
      names,
      values,
      when: {
        expression: `#organisation = :organisation AND ${before === undefined ? "attribute_not_exists(#organisationCode)" : "#organisationCode = :before"}`,
        values: before === undefined ? undefined : { ":before": before },
      },
      otherwise: OVERTAKEN,
    };
  }),
];
