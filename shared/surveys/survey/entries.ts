import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";
import { audienceSchema } from "./audience.ts";
import { privacyNames } from "./model.ts";

const nothing = z.object({});

export const SurveyMade = defineEntry({
  name: "SurveyMade",
  version: 1,
  title: "Survey drafted",
  description: "The team began a survey.",
  subject: "survey",
  data: () => nothing,
  examples: [{}],
});

export const SurveyChanged = defineEntry({
  name: "SurveyChanged",
  version: 1,
  title: "Survey changed",
  description: "The team changed a survey or the questions that it will ask.",
  subject: "survey",
  data: () => nothing,
  examples: [{}],
});

export const SurveyOpened = defineEntry({
  name: "SurveyOpened",
  version: 1,
  title: "Survey opened",
  description: "A survey can be answered from now on, in this version of its questions.",
  subject: "survey",
  data: () => z.object({ asked: z.int(), privacy: z.enum(privacyNames), closesOn: z.iso.date() }),
  examples: [{ asked: 1, privacy: "anonymous", closesOn: "2026-12-18" }],
});

export const SurveyClosingDue = defineEntry({
  name: "SurveyClosingDue",
  version: 1,
  title: "Survey’s last day over",
  description: "The last day of a survey is over. Written by a timer.",
  subject: "survey",
  data: () => z.object({ closesOn: z.iso.date() }),
  examples: [{ closesOn: "2026-12-18" }],
});

export const SurveyClosed = defineEntry({
  name: "SurveyClosed",
  version: 1,
  title: "Survey closed",
  description:
    "A survey can be answered no more: its day or its number of answers was reached, or the team closed it.",
  subject: "survey",
  data: () => z.object({ because: z.enum(["day", "number", "team"]) }),
  examples: [{ because: "day" }],
});

export const SurveySent = defineEntry({
  name: "SurveySent",
  version: 1,
  title: "Survey sent",
  description: "The team sent a survey to those of an audience who agreed to be asked.",
  subject: "survey",
  data: () => z.object({ audience: audienceSchema }),
  examples: [{ audience: { kind: "everybody" } }],
});

export const SurveyReminderDue = defineEntry({
  name: "SurveyReminderDue",
  version: 1,
  title: "Reminder of a survey due",
  description:
    "Some days have passed since a survey was sent. Written by a timer; who has answered is not reminded.",
  subject: "survey",
  data: () => z.object({ sentAt: z.iso.datetime() }),
  examples: [{ sentAt: "2026-12-01T09:00:00.000Z" }],
});
