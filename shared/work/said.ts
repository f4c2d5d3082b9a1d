import * as z from "zod/mini";
import type { Instant } from "../platform/clock.ts";
import type { Item } from "../platform/dynamo.ts";

const text = z.object({
  at: z.iso.datetime(),
  text: z.string(),
  seenBy: z.optional(z.string()),
  removedAt: z.optional(z.string()),
});

const saidSchema = z.lazy(() =>
  z.object({
    message: z.optional(text),
    note: z.optional(text),
    weekNote: z.optional(
      z.object({ at: z.iso.datetime(), words: z.optional(z.object({ happened: z.string() })) }),
    ),
  }),
);

/** The last that was said of a thing: a message, a note, a week note. */
export interface Said {
  readonly at: Instant;
  readonly text: string;
}

/** What was said, in the item of a message or a note; undefined in any other, and where it was taken away or is its writer's alone. */
export const saidIn = (item: Item): Said | undefined => {
  const { message, note, weekNote } = saidSchema.safeParse(item).data ?? {};
  const words = weekNote?.words?.happened;
  if (weekNote !== undefined && words !== undefined) return { at: weekNote.at, text: words };
  const said = message ?? note;
  return said === undefined || said.removedAt !== undefined || said.seenBy === "author"
    ? undefined
    : { at: said.at, text: said.text };
};
