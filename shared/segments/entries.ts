import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";

const version = () => z.int().check(z.positive());

export const SegmentSaved = defineEntry({
  name: "SegmentSaved",
  version: 1,
  title: "Segment saved",
  description:
    "One of the team saved which members a segment of the community is of, as a new segment or a new version.",
  subject: "segment",
  data: () => z.object({ version: version(), questions: z.array(z.string()) }),
  examples: [{ version: 1, questions: ["kinds", "did"] }],
});

export const SegmentRemoved = defineEntry({
  name: "SegmentRemoved",
  version: 1,
  title: "Segment removed",
  description: "One of the team took a segment off the list. What was sent to it still says so.",
  subject: "segment",
  data: () => z.object({ version: version() }),
  examples: [{ version: 2 }],
});

export const SegmentRestored = defineEntry({
  name: "SegmentRestored",
  version: 1,
  title: "Segment put back",
  description: "One of the team put a removed segment back on the list.",
  subject: "segment",
  data: () => z.object({ version: version() }),
  examples: [{ version: 3 }],
});
