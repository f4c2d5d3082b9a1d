import { diffLines } from "diff";
import { type Observation, type Rehearsal, SECTIONS, type Unseen } from "./observation.ts";

/** Something that comes out otherwise: what it was, and what it would be. */
export type Difference = Pick<Observation, "section" | "group" | "id"> & {
  readonly before: string;
  readonly after: string;
};

const TITLES = {
  entries: ["Entries", "names"],
  figures: ["Figures", "days"],
  letters: ["Letters", "letters"],
  decisions: ["Decisions", "decisions"],
} as const;

const NOT_THERE = "not there";

const keyOf = ({ section, group, id }: Observation): string => JSON.stringify([section, group, id]);

const differs = (one: Observation, before: string, after: string): Difference => {
  const { section, group, id } = one;
  return { section, group, id, before, after };
};

/** What this code alone shows: what it cannot read, write or decide, and figures that differ from those that are stored. */
export const differencesFromStored = ({ observations }: Rehearsal): readonly Difference[] =>
  observations.flatMap((one) => {
    if (one.problem === true) return [differs(one, "stored", one.made)];
    return one.stored === undefined || one.stored === one.made ? [] : [differs(one, one.stored, one.made)];
  });

/** What this code (`after`) makes otherwise than another version (`before`) made of the same. */
export const differencesBetween = (before: Rehearsal, after: Rehearsal): readonly Difference[] => {
  const was = new Map(before.observations.map((one) => [keyOf(one), one]));
  const is = new Map(after.observations.map((one) => [keyOf(one), one]));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [old, now] = [was.get(key), is.get(key)];
    const one = now ?? old;
    return one === undefined || old?.made === now?.made
      ? []
      : [differs(one, old?.made ?? NOT_THERE, now?.made ?? NOT_THERE)];
  });
};

const MOST_LINES = 8;
const MOST_OF_A_LINE = 160;

/** The first lines that differ. What a letter says in HTML it says in plain text, too: of HTML only where nothing else differs. */
export const firstLines = ({ before, after }: Difference): readonly string[] => {
  const all = diffLines(before, after).flatMap(({ added, removed, value }) =>
    added || removed
      ? value
          .split("\n")
          .filter((line) => line.trim() !== "")
          .map((line) => `${added ? "+" : "-"} ${line.trim().slice(0, MOST_OF_A_LINE)}`)
      : [],
  );
  const words = all.filter((line) => !/^[-+] </.test(line));
  const changed = words.length > 0 ? words : all;
  return changed.length <= MOST_LINES
    ? changed
    : [...changed.slice(0, MOST_LINES), `  and ${changed.length - MOST_LINES} more lines`];
};

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

const groupsOf = (
  differences: readonly Difference[],
): readonly (readonly [string, readonly Difference[]])[] => [
  ...Map.groupBy(differences, ({ group }) => group),
];

const reportSection = (
  section: (typeof SECTIONS)[number],
  seen: readonly Observation[],
  differences: readonly Difference[],
): readonly string[] => {
  const looked = seen.filter((one) => one.section === section);
  const own = differences.filter((one) => one.section === section);
  const [title, noun] = TITLES[section];
  return [
    `${title}: ${own.length} of ${looked.length} ${noun} differ`,
    ...groupsOf(own).flatMap(([group, some]) => {
      const [first] = some;
      if (first === undefined) return [];
      return [
        `  ${group}: ${some.length}, first ${first.id}`,
        ...firstLines(first).map((line) => `    ${line}`),
      ];
    }),
  ];
};

const reportUnseen = (unseen: readonly Unseen[]): readonly string[] => {
  const some = unseen.filter(({ count }) => count > 0);
  return some.length === 0
    ? []
    : ["Not looked at", ...some.map(({ what, count, why }) => `  ${what} (${count}): ${why}`)];
};

/** The report of a rehearsal: for each section how many differ, of each group the first of them with the lines that differ, and what was not looked at. */
export const report = (
  { observations, unseen }: Rehearsal,
  differences: readonly Difference[],
): readonly string[] => [
  ...SECTIONS.flatMap((section) => [...reportSection(section, observations, differences), ""]),
  ...reportUnseen(unseen),
  "",
  differences.length === 0
    ? "Nothing differs of what was looked at."
    : `${plural(differences.length, "difference")}. Deploy if each of them is what you meant.`,
];
