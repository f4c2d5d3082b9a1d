import { diffArrays } from "diff";
import type { TagSet } from "../tags/tag-set.ts";
import { type ItemContent, itemKinds, type Output, outputKinds } from "./model.ts";

/** A line of a text that has come, gone or stayed. */
export interface LineChange {
  readonly is: "added" | "taken-away" | "same";
  readonly text: string;
}

/** One difference in words, or of the text line by line. */
export type Difference =
  | { readonly what: string; readonly before?: string | undefined; readonly now?: string | undefined }
  | { readonly what: "Text"; readonly lines: readonly LineChange[] };

// More changed lines than this are a text that was rewritten: it is shown whole, before and after. The cost grows with this number times
// the length of the text, and never with the square of the length.
const MOST_CHANGES = 500;

/** What has become of a text, line by line, with as few lines changed as can be; a text that was rewritten as a whole. Pure. */
export const lineChanges = (before: string, now: string): readonly LineChange[] => {
  const [old, young] = [before.split("\n"), now.split("\n")];
  const runs = diffArrays(old, young, { maxEditLength: MOST_CHANGES }) ?? [
    { removed: true, added: false, value: old },
    { removed: false, added: true, value: young },
  ];
  return runs.flatMap(({ removed, added, value }) => {
    const is = removed ? "taken-away" : added ? "added" : "same";
    return value.map((text): LineChange => ({ is, text }));
  });
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
  before === now ? [] : [{ what, before, now }];

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
