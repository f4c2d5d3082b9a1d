import type { Person } from "../people/person.ts";
import { normalized } from "../platform/text.ts";

/** As many of the team as one note tells. */
const MOST_MENTIONED = 10;

const comparable = (text: string): string => normalized(text, "NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

/**
 * Those of the team whom a note mentions: `@Theo Team`, or `@Theo` where only one is called so, in any case and at the beginning of a word, so that
 * no address is taken for a mention. At most ten, in the order of the team. Its cost is in proportion to the text and the team.
 */
export const mentionedIn = (
  text: string,
  team: readonly Pick<Person, "id" | "name">[],
): readonly string[] => {
  const names = team.map(({ id, name }) => ({
    id,
    whole: comparable(name),
    first: comparable(name).split(" ")[0],
  }));
  const mentioned = new Set<string>();
  for (const [, after = ""] of comparable(text).matchAll(/(?<![\p{L}\p{N}._-])@([^@\n]{1,100})/gu)) {
    const ends = (name: string): boolean =>
      after.startsWith(name) && !/^[\p{L}\p{N}]/u.test(after.slice(name.length));
    const whole = names.filter((one) => ends(one.whole));
    const firsts = names.filter(({ first = "" }) => first !== "" && ends(first));
    const found = whole.length > 0 ? whole : firsts.length === 1 ? firsts : [];
    for (const { id } of found) mentioned.add(id);
  }
  return [...mentioned].slice(0, MOST_MENTIONED);
};
