import * as z from "zod/mini";
import { type Item, type Key, readItems, type Table } from "./dynamo.ts";

/** A kind of thing that any list names by its title: where it is kept, and at which names, one within the other, its title lies there. Its model says so. */
export interface Titled {
  readonly key: (id: string) => Key;
  readonly title: readonly string[];
}

const titleSchema = z.string();

/** What the thing in an item is called; undefined where the item is of another kind. Of an item of any version, so that a list never fails on an old one. */
export const titleIn = (item: Item, { title }: Pick<Titled, "title">): string | undefined => {
  let found: unknown = item;
  for (const name of title)
    found =
      typeof found === "object" && found !== null ? new Map(Object.entries(found)).get(name) : undefined;
  return titleSchema.safeParse(found).data;
};

const MOST_AT_ONCE = 100;

/** What the subjects (`project:PRJ-...`) are called whose kinds are named and that are there. One read for every hundred. */
export const readTitles = async (
  table: Table,
  kinds: ReadonlyMap<string, Titled>,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const wanted = [...new Set(subjects)].flatMap((subject) => {
    const at = subject.indexOf(":");
    const titled = kinds.get(subject.slice(0, at));
    return titled === undefined ? [] : [{ subject, titled, key: titled.key(subject.slice(at + 1)) }];
  });
  const titles = new Map<string, string>();
  for (let from = 0; from < wanted.length; from += MOST_AT_ONCE) {
    const some = wanted.slice(from, from + MOST_AT_ONCE);
    const items = await readItems(
      table,
      some.map(({ key }) => key),
    );
    for (const [index, { subject, titled }] of some.entries()) {
      const item = items[index];
      const title = item === undefined ? undefined : titleIn(item, titled);
      if (title !== undefined && title !== "") titles.set(subject, title);
    }
  }
  return titles;
};
