import { digestParts } from "../../shared/digests/send.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { DigestDue } from "../../shared/news/entries.ts";
import { type FanOutPlan, fanOutReaction } from "../entry-points/fan-out.ts";

/** Sends members who chose one letter a week, and when it is due one a month, what there is to tell them. */
export const onDigestDue: FanOutPlan<DataOf<typeof DigestDue>> = ({ table }, entry, occasion) =>
  digestParts(table, { id: entry.subject.id, at: entry.at, monthly: entry.data.monthly }, occasion);

export const handler = fanOutReaction("newsletters/on-digest-due", [DigestDue], onDigestDue);
