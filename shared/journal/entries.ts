import * as z from "zod/mini";
import { defineEntry } from "./entry.ts";
import { fanOutPlaceSchema } from "./fan-out.ts";

export const RepublishRequested = defineEntry({
  name: "RepublishRequested",
  version: 1,
  title: "Republish requested",
  description:
    "All entries of a period are to be put on the bus again. Reactions that were made stay made once.",
  subject: "journal",
  data: () => z.object({ from: z.iso.datetime(), to: z.iso.datetime() }),
  examples: [{ from: "2026-11-23T08:00:00.000Z", to: "2026-11-23T09:00:00.000Z" }],
});

export const FanOutContinued = defineEntry({
  name: "FanOutContinued",
  version: 1,
  title: "Fan-out continued",
  description:
    "A function has more to do because of one entry than one run of it does, such as a letter to thousands of people. Its next run goes on where this one stopped.",
  subject: "journal",
  data: () =>
    z.object({
      /** The function that goes on. */
      function: z.string(),
      /** The entry that it reacts to. */
      entry: z.object({ id: z.uuid(), at: z.iso.datetime() }),
      place: fanOutPlaceSchema,
      /** It is the look that is taken once the indexes show what was there when the entry was written. */
      indexed: z.optional(z.literal(true)),
    }),
  examples: [
    {
      function: "events/on-event-cancelled",
      entry: { id: "0193587a-5f80-7000-8000-000000000001", at: "2026-11-23T08:00:00.000Z" },
      place: { step: 100, part: 0, cursor: "0193587a-5f80-7000-8000-000000000002" },
    },
  ],
});
