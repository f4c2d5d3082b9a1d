import * as z from "zod";
import { defineEntry } from "./entry.ts";

export const RepublishRequested = defineEntry({
  name: "RepublishRequested",
  version: 1,
  title: "Republish requested",
  description:
    "All entries of a period are to be put on the bus again. Reactions that were made stay made once.",
  subject: "journal",
  data: z.object({ from: z.iso.datetime(), to: z.iso.datetime() }),
  examples: [{ from: "2026-11-23T08:00:00.000Z", to: "2026-11-23T09:00:00.000Z" }],
});
