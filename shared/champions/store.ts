import type { Saving } from "../journal/change.ts";
import { OVERTAKEN, type Overtaken } from "../journal/commit.ts";
import { thingsOfKind } from "../people/timeline/filed.ts";
import { type Item, type Key, listSource, readItem, readList, type Table } from "../platform/dynamo.ts";
import type { ListSource } from "../platform/list-page.ts";
import type { ChampionDecision } from "./decide.ts";
import { type Champion, championSchema } from "./model.ts";

const championKey = (person: string): Key => ({ pk: `CHAMPION#${person}`, sk: "CHAMPION" });

const listOf = (status: Champion["status"]): string => `CHAMPIONS#${status}`;

const championItem = (champion: Champion): Item & Key => ({
  ...championKey(champion.person),
  champion,
  person: `PERSON#${champion.person}`,
  personSort: "ROLE#CHAMPION",
  list: listOf(champion.status),
  listSort: `${champion.until ?? champion.askedAt}#${champion.person}`,
});

const toChampion = (item: Item): Champion => championSchema.parse(item["champion"]);

/** Somebody's record as a champion, present or past; undefined where they were never asked. One read. */
export const readChampion = async (table: Table, person: string): Promise<Champion | undefined> => {
  const item = await readItem(table, championKey(person));
  return item === undefined ? undefined : toChampion(item);
};

/** Champions of a status, those whose term ends first before others, to be read in pages. */
export const championsOf = (table: Table, status: Champion["status"]): ListSource<Champion> =>
  listSource(table, listOf(status), {}, toChampion);

/** More champions than any programme shows on a page. */
const MOST_SHOWN = 200;

/** The champions, two hundred at most. One query. */
export const listChampions = async (table: Table): Promise<readonly Champion[]> =>
  (await readList(table, listOf("champion"), { limit: MOST_SHOWN })).map(toChampion);

/** What is kept of somebody as a champion, among what is filed under them. */
export const championAmong = (items: readonly Item[]): Champion | undefined =>
  thingsOfKind(items, "ROLE").map(toChampion)[0];

/** The transaction that keeps a champion as they are from now on. */
export const saveChampion = (
  before: Champion | undefined,
  { champion, ...more }: ChampionDecision,
): Saving<Overtaken> => ({
  writes: [
    {
      put: championItem(champion),
      when:
        before === undefined
          ? { expression: "attribute_not_exists(pk)" }
          : {
              expression: "#champion.#version = :version",
              names: { "#champion": "champion", "#version": "version" },
              values: { ":version": before.version },
            },
      otherwise: OVERTAKEN,
    },
  ],
  ...more,
});
