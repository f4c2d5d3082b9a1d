import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";

export const NewsSettingsChanged = defineEntry({
  name: "NewsSettingsChanged",
  version: 1,
  title: "Settings of news changed",
  description:
    "The team changed how many letters of news a member gets, how fast they go out, or on which day digests go.",
  subject: "page",
  data: () => z.object({ limit: z.int(), perMinute: z.int(), digestDay: z.int() }),
  examples: [{ limit: 3, perMinute: 600, digestDay: 2 }],
});

export const DigestDue = defineEntry({
  name: "DigestDue",
  version: 1,
  title: "Digest due",
  description:
    "The day of the digest: members who chose one letter a week get it, and on the first such day of a month those who chose one a month.",
  subject: "newsletter",
  data: () => z.object({ monthly: z.boolean() }),
  examples: [{ monthly: false }],
});

export const NewsLinkFollowed = defineEntry({
  name: "NewsLinkFollowed",
  version: 1,
  title: "Link in news followed",
  description: "Somebody followed a link in a newsletter or digest to a page of ours. It is not known who.",
  subject: "newsletter",
  data: () => z.object({ path: z.string() }),
  examples: [{ path: "/events/EVT-4F7K-2Q9C" }],
});
