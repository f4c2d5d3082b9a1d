import { type Refused, refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { plain } from "../../platform/text.ts";
import { TopicsChanged } from "./entries.ts";
import type { Topic } from "./model.ts";

/** More than anybody would read through on a form. */
const MOST_TOPICS = 20;
const LONGEST_ID = 24;

/** A topic as the team writes it; a new one has no id yet. */
export interface WrittenTopic {
  readonly id?: string | undefined;
  readonly name: string;
  readonly about: string;
  readonly open: boolean;
}

/** A short id made of a topic's name that no other topic has. */
export const idFor = (name: string, used: ReadonlySet<string>): string => {
  const slug = plain(name)
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  const base = slug.slice(0, LONGEST_ID - 3).replace(/-$/, "") || "topic";
  if (!used.has(base)) return base;
  for (let nth = 2; ; nth += 1) if (!used.has(`${base}-${nth}`)) return `${base}-${nth}`;
};

/**
 * The list of topics as the team wants it from now on. A topic is closed and never taken away: members have chosen it, and letters were about it. So one
 * that is left out of what was written stays as it was.
 */
export const changeTopics = (
  before: readonly Topic[],
  written: readonly WrittenTopic[],
  occasion: Occasion,
):
  | { readonly topics: readonly Topic[]; readonly entries: readonly Entry[] }
  | Unchanged
  | Refused<"too-many" | "same-name"> => {
  const byId = new Map(
    written.flatMap((topic) => (topic.id === undefined ? [] : [[topic.id, topic] as const])),
  );
  const kept = before.map((topic) => ({ ...topic, ...byId.get(topic.id), id: topic.id }));
  // Forms call a topic "new" that has no id yet.
  const used = new Set(["new", ...before.map(({ id }) => id)]);
  const added: Topic[] = [];
  for (const topic of written.filter(({ id }) => id === undefined)) {
    const id = idFor(topic.name, used);
    used.add(id);
    added.push({ ...topic, id });
  }
  const topics = [...kept, ...added];
  if (topics.length > MOST_TOPICS) return refused("too-many");
  const names = new Set(topics.map(({ name }) => name.toLowerCase()));
  if (names.size < topics.length) return refused("same-name");
  if (JSON.stringify(topics) === JSON.stringify(before)) return UNCHANGED;
  const data = { topics: topics.map(({ id, open }) => ({ id, open })) };
  return { topics, entries: [record(TopicsChanged, { subject: "topics", data }, occasion)] };
};
