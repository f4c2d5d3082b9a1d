import type { Saving } from "../journal/change.ts";
import type { Overtaken } from "../journal/commit.ts";
import type { Instant } from "../platform/clock.ts";
import { type Item, type Key, queryAll, readItem, readList, type Table } from "../platform/dynamo.ts";
import { type Link, type LinkName, linkId, linkSchema } from "./link.ts";

const LIST = "LINKS";

/** The parts of the list, in its order: what is dead, what is dead and left so, what a person may want to look at, and what is well. */
const parts = ["dead", "left", "watch", "well"] as const;

const partOf = ({ state, setAside, movedTo }: Link): (typeof parts)[number] => {
  if (state === "dead") return setAside === undefined ? "dead" : "left";
  return state === "failing" || state === "not-allowed" || movedTo !== undefined ? "watch" : "well";
};

/** The key of a link. */
export const linkKey = (name: LinkName): Key => ({ pk: `LINK#${linkId(name)}`, sk: "LINK" });

/** A link as it is stored. */
export const linkItem = (link: Link): Item & Key => ({
  ...linkKey(link),
  link,
  list: LIST,
  listSort: `${partOf(link)}#${link.nextCheckAt}#${linkId(link)}`,
  subject: link.subject,
  subjectSort: `LINK#${link.what}`,
});

const toLink = (item: Item): Link => linkSchema.parse(item["link"]);

const asItWas = ({ notedAt, checks, setAside }: Link) => ({
  expression: `#link.#notedAt = :notedAt AND #link.#checks = :checks AND ${setAside === undefined ? "attribute_not_exists" : "attribute_exists"}(#link.#setAside)`,
  names: { "#link": "link", "#notedAt": "notedAt", "#checks": "checks", "#setAside": "setAside" },
  values: { ":notedAt": notedAt, ":checks": checks },
});

/** What became of a link, provided that it was not noted anew, asked or set aside since it was read. */
export const saveLink = ({
  before,
  after,
}: {
  readonly before: Link;
  readonly after: Link;
}): Saving<Overtaken> => ({
  writes: [{ put: linkItem(after), when: asItWas(before), otherwise: "overtaken" }],
});

/** The link of this name, or undefined. One read. */
export const readLink = async (table: Table, name: LinkName): Promise<Link | undefined> => {
  const item = await readItem(table, linkKey(name));
  return item === undefined ? undefined : toLink(item);
};

/** The links that are to be asked by `until`, at most `limit` of each part of the list, the longest due first. One query for each part. */
export const listDue = async (table: Table, until: Instant, limit: number): Promise<readonly Link[]> => {
  const due = await Promise.all(
    parts.map((part) => readList(table, LIST, { from: `${part}#`, to: `${part}#${until}~`, limit })),
  );
  return due
    .flat()
    .map(toLink)
    .sort((a, b) => (a.nextCheckAt < b.nextCheckAt ? -1 : 1));
};

/** Some of the links that are well. One query. */
export const listWell = async (table: Table, limit: number): Promise<readonly Link[]> =>
  (await readList(table, LIST, { from: "well#", to: "well#~", limit, latestFirst: true })).map(toLink);

/** The links that are dead and not left so. One query. */
export const listDead = async (table: Table): Promise<readonly Link[]> =>
  (await readList(table, LIST, { from: "dead#", to: "dead#~" })).map(toLink);

/** All links: the dead first, then those left, those to look at and those that are well. One query for every megabyte. */
export const listLinks = async (table: Table): Promise<readonly Link[]> =>
  (await readList(table, LIST)).map(toLink);

/** The links of one thing, by what they are there. One query. */
export const listOfSubject = async (table: Table, subject: string): Promise<readonly Link[]> => {
  const items = await queryAll(table, {
    IndexName: "by-subject",
    KeyConditionExpression: "subject = :subject AND begins_with(subjectSort, :links)",
    ExpressionAttributeValues: { ":subject": subject, ":links": "LINK#" },
  });
  return items.map(toLink);
};
