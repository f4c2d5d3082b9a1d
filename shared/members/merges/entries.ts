import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";

const other = () => z.object({ other: z.uuid() });

const examples = [{ other: "01936b2e-7c2a-7d3e-9a41-5d0f3b6c8e27" }] as const;

export const PeopleMerged = defineEntry({
  name: "PeopleMerged",
  version: 1,
  title: "Merged with another record",
  description:
    "The team said that two records are of one person. The other one points to this from now on; nothing in it changed.",
  subject: "person",
  data: other,
  examples: [...examples],
});

export const PeopleSeparated = defineEntry({
  name: "PeopleSeparated",
  version: 1,
  title: "Merge undone",
  description:
    "The team said that two records which were merged are of two people. Each is what it would be without the merge.",
  subject: "person",
  data: other,
  examples: [...examples],
});

export const PeopleKeptApart = defineEntry({
  name: "PeopleKeptApart",
  version: 1,
  title: "Kept apart from another record",
  description:
    "The team said that two records which look alike are of two people. They are not proposed again.",
  subject: "person",
  data: other,
  examples: [...examples],
});
