import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";

const nothing = () => z.object({});

export const ErasureAsked = defineEntry({
  name: "ErasureAsked",
  version: 1,
  title: "Erasure asked for",
  description: "Somebody asked on their own page to be erased, and is asked by letter to confirm it.",
  subject: "privacy-request",
  data: nothing,
  examples: [{}],
});

export const ErasureConfirmed = defineEntry({
  name: "ErasureConfirmed",
  version: 1,
  title: "Erasure confirmed",
  description:
    "An erasure was confirmed by the link in a letter, recorded at the desk, or is done once more after a restore. It begins when its time has come.",
  subject: "privacy-request",
  data: () => z.object({ by: z.enum(["person", "team", "restore"]) }),
  examples: [{ by: "person" }],
});

export const ErasureWithdrawn = defineEntry({
  name: "ErasureWithdrawn",
  version: 1,
  title: "Erasure withdrawn",
  description: "An erasure was taken back before it began.",
  subject: "privacy-request",
  data: nothing,
  examples: [{}],
});

export const ErasureDue = defineEntry({
  name: "ErasureDue",
  version: 1,
  title: "Erasure due",
  description: "A confirmed erasure begins. Written by a timer.",
  subject: "privacy-request",
  data: nothing,
  examples: [{}],
});

export const RecordErased = defineEntry({
  name: "RecordErased",
  version: 1,
  title: "Record erased",
  description:
    "A record was erased, or emptied of what names somebody, because they asked or because its time was over. What is derived from it follows.",
  subject: "privacy-request",
  data: () => z.object({ kind: z.string(), id: z.string() }),
  examples: [{ kind: "enquiries", id: "ENQ-4F7K-2Q9C" }],
});

export const ErasureFinished = defineEntry({
  name: "ErasureFinished",
  version: 1,
  title: "Erasure finished",
  description:
    "Nothing names the person any more but what must stay. The entry says whose id it was, so that whoever restores an older table erases them again.",
  subject: "privacy-request",
  data: () => z.object({ records: z.int().check(z.nonnegative()), stay: z.int().check(z.nonnegative()) }),
  examples: [{ records: 41, stay: 1 }],
});

export const AccessRequested = defineEntry({
  name: "AccessRequested",
  version: 1,
  title: "Copy asked for",
  description:
    "Somebody asked for a copy of what is kept about them: on their own page, or otherwise and recorded at the desk.",
  subject: "privacy-request",
  data: () => z.object({ how: z.enum(["my-page", "email", "telephone", "letter", "in-person"]) }),
  examples: [{ how: "my-page" }],
});

export const AccessBegun = defineEntry({
  name: "AccessBegun",
  version: 1,
  title: "Copy begun",
  description: "It is known that it was them: the month runs, and what is kept about them is gathered.",
  subject: "privacy-request",
  data: nothing,
  examples: [{}],
});

export const AccessExtended = defineEntry({
  name: "AccessExtended",
  version: 1,
  title: "Time for a copy extended",
  description: "The team takes two months more for a copy, and tells the person why.",
  subject: "privacy-request",
  data: nothing,
  examples: [{}],
});

export const AccessGathered = defineEntry({
  name: "AccessGathered",
  version: 1,
  title: "Copy gathered",
  description:
    "What is kept about somebody is gathered. What may be about others waits for a person to look at it.",
  subject: "privacy-request",
  data: () => z.object({ records: z.int().check(z.nonnegative()), toReview: z.int().check(z.nonnegative()) }),
  examples: [{ records: 64, toReview: 5 }],
});

export const AccessReviewed = defineEntry({
  name: "AccessReviewed",
  version: 1,
  title: "Passages looked at",
  description:
    "One of the team decided which passages of a record are left out of a copy because they are about somebody else.",
  subject: "privacy-request",
  data: () => z.object({ kind: z.string(), leftOut: z.int().check(z.nonnegative()) }),
  examples: [{ kind: "notes-of-people", leftOut: 1 }],
});

export const AccessReleased = defineEntry({
  name: "AccessReleased",
  version: 1,
  title: "Copy released",
  description: "A copy is released. It is packed, and its person gets the link to it.",
  subject: "privacy-request",
  data: nothing,
  examples: [{}],
});

export const AccessPacked = defineEntry({
  name: "AccessPacked",
  version: 1,
  title: "Copy sent",
  description: "A copy is packed, and the link to it is on its way to the person’s address.",
  subject: "privacy-request",
  data: () => z.object({ bytes: z.int().check(z.nonnegative()) }),
  examples: [{ bytes: 48_211 }],
});

export const AccessOpened = defineEntry({
  name: "AccessOpened",
  version: 1,
  title: "Copy fetched",
  description: "Whoever has the letter was given the address of the copy for some minutes.",
  subject: "privacy-request",
  data: nothing,
  examples: [{}],
});

export const ControllerChanged = defineEntry({
  name: "ControllerChanged",
  version: 1,
  title: "Controller’s details changed",
  description: "The team said who answers for the data, as the privacy notice names them.",
  subject: "privacy-request",
  data: nothing,
  examples: [{}],
});

export const RetentionSet = defineEntry({
  name: "RetentionSet",
  version: 1,
  title: "Retention set",
  description:
    "An administrator set how long kinds of record are kept, or whether the night takes away what is older.",
  subject: "privacy-request",
  data: () => z.object({ isOn: z.boolean(), months: z.record(z.string(), z.int()) }),
  examples: [{ isOn: true, months: { enquiries: 24 } }],
});

export const RetentionDue = defineEntry({
  name: "RetentionDue",
  version: 1,
  title: "Retention due",
  description:
    "It is night, and the team has said that what is older than a time goes. Written by a schedule.",
  subject: "privacy-request",
  data: () => z.object({ date: z.iso.date() }),
  examples: [{ date: "2026-12-01" }],
});
