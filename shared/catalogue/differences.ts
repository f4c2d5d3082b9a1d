import { type ItemContent, itemKinds, type Output, outputKinds } from "./item.ts";
import type { TagSet } from "./tag-set.ts";

/** A line of a text that has come, gone or stayed. */
export interface LineChange {
  readonly is: "added" | "taken-away" | "same";
  readonly text: string;
}

/** One difference in words, or of the text line by line. */
export type Difference =
  | { readonly what: string; readonly before?: string; readonly now?: string }
  | { readonly what: "Text"; readonly lines: readonly LineChange[] };

// So long a text is rewritten, not changed: it is shown whole, before and after.
const MOST_LINES = 1500;

/** The lengths of the longest common parts of the ends of two lists, from each place of one and the other. */
const commonLengths = (before: readonly string[], now: readonly string[]): readonly Uint16Array[] => {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const [row, next] = [lengths[i], lengths[i + 1]];
      if (row === undefined || next === undefined) continue;
      row[j] = before[i] === now[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
    }
  return lengths;
};

const as = (is: LineChange["is"], lines: readonly string[]): LineChange[] =>
  lines.map((text) => ({ is, text }));

/** What has become of a text, line by line, with as few lines changed as can be. Pure. */
export const lineChanges = (before: string, now: string): readonly LineChange[] => {
  const [old, young] = [before.split("\n"), now.split("\n")];
  if (old.length > MOST_LINES || young.length > MOST_LINES)
    return [...as("taken-away", old), ...as("added", young)];
  const lengths = commonLengths(old, young);
  const changes: LineChange[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < young.length) {
    const [gone, come] = [old[i], young[j]];
    if (gone !== undefined && gone === come) {
      changes.push({ is: "same", text: gone });
      [i, j] = [i + 1, j + 1];
    } else if (
      come === undefined ||
      (gone !== undefined && (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))
    ) {
      changes.push({ is: "taken-away", text: gone ?? "" });
      i += 1;
    } else {
      changes.push({ is: "added", text: come });
      j += 1;
    }
  }
  return changes;
};

const saidOfOutput = ({ kind, label, where }: Output): string => {
  const name = label ?? outputKinds[kind];
  if (where.is === "link") return `${name}: ${where.url}`;
  if (where.is === "on-request") return `${name}: on request from ${where.email}`;
  return `${name}: ${where.text ?? (where.is === "to-come" ? "to come" : "none")}`;
};

const lists = (content: ItemContent, tags: TagSet): ReadonlyMap<string, readonly string[]> =>
  new Map([
    ["Tag", content.tags.map(tags.labelOf)],
    [
      "Organisation",
      content.organisations.map(({ name, code }) => (code === undefined ? name : `${name} (${code})`)),
    ],
    ["Output", content.outputs.map(saidOfOutput)],
    ["Contact", content.contacts.map(({ name, address }) => `${name}, ${address}`)],
    [
      "How the work stands",
      content.standing.map(({ value, since, note }) =>
        [tags.labelOf(value), since, note].filter((part) => part !== undefined).join(", "),
      ),
    ],
  ]);

const single = (what: string, before: string | undefined, now: string | undefined): readonly Difference[] =>
  before === now
    ? []
    : [{ what, ...(before === undefined ? {} : { before }), ...(now === undefined ? {} : { now }) }];

/** What is different in an item since it was published, in words. Pure. */
export const differences = (before: ItemContent, now: ItemContent, tags: TagSet): readonly Difference[] => {
  const [old, young] = [lists(before, tags), lists(now, tags)];
  const ofLists = [...young].flatMap(([what, values]): readonly Difference[] => {
    const earlier = old.get(what) ?? [];
    const gone = earlier.filter((value) => !values.includes(value));
    const come = values.filter((value) => !earlier.includes(value));
    return [...gone.map((text) => ({ what, before: text })), ...come.map((text) => ({ what, now: text }))];
  });
  return [
    ...single("Kind", itemKinds[before.kind], itemKinds[now.kind]),
    ...single("Title", before.title, now.title),
    ...single("Summary", before.summary, now.summary),
    ...ofLists,
    ...single("Origin", before.origin, now.origin),
    ...single("Licence", before.licence, now.licence),
    ...single("Project", before.project, now.project),
    ...(before.body === now.body
      ? []
      : [{ what: "Text" as const, lines: lineChanges(before.body, now.body) }]),
  ];
};
