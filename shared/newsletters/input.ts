import * as z from "zod/mini";
import { letterSubject, letterText, nothingToReplace } from "../letters/writing/typed-words.ts";
import { isTopicId } from "../members/topics/model.ts";
import { maybeSentBack, optionalProse, wholeNumber } from "../pages/typed.ts";
import { typedMoment } from "../pages/typed-moment.ts";
import { chosenSchema } from "./chosen.ts";
import type { Audience, NewsletterWords } from "./model.ts";

const MOST_CHARACTERS = 8000;

const EVERYBODY = "everybody";
const SEGMENT = "segment:";
const CHOSEN = "members:";

/** The audience as a form sends it: `everybody`, the id of a topic, or `segment:` and its id, or `members:` and theirs. */
export const audienceValue = (audience: Audience): string => {
  if (audience.kind === "segment") return `${SEGMENT}${audience.segment}`;
  if (audience.kind === "chosen") return `${CHOSEN}${audience.people.join(",")}`;
  return audience.kind === "topic" ? audience.topic : EVERYBODY;
};

/** The members that an audience names one by one, as a form sends it; undefined where it does not, or names more than 50. */
export const chosenIn = (value: string): readonly string[] | undefined =>
  value.startsWith(CHOSEN)
    ? chosenSchema.safeParse([...new Set(value.slice(CHOSEN.length).split(","))]).data
    : undefined;

const toAudience = (value: string): Audience => {
  if (value === EVERYBODY) return { kind: "everybody" };
  const people = chosenIn(value);
  if (people !== undefined) return { kind: "chosen", people: [...people] };
  return value.startsWith(SEGMENT)
    ? { kind: "segment", segment: value.slice(SEGMENT.length) }
    : { kind: "topic", topic: value };
};

const isSegment = (value: string): boolean =>
  value.startsWith(SEGMENT) && z.uuid().safeParse(value.slice(SEGMENT.length)).success;

const audience = z.pipe(
  z
    .string({ error: "Select who gets the newsletter" })
    .check(
      z.refine(
        (value) =>
          value === EVERYBODY || isTopicId(value) || isSegment(value) || chosenIn(value) !== undefined,
        "Select who gets the newsletter",
      ),
    ),
  z.transform(toAudience),
);

/** What the author of a newsletter writes; which parts of live data it has is ticked beside. */
export const newsletterForm = z.object({
  subject: letterSubject,
  opening: letterText({ missing: "Enter the text", name: "Text", most: MOST_CHARACTERS }),
  closing: optionalProse({ name: "Text below", most: MOST_CHARACTERS }).check(nothingToReplace()),
  audience,
  onSite: z.enum(["yes", "no"], { error: "Select whether everybody may read it on the site" }),
});

/** What the author writes and chooses, as it is stored. */
export const wordsFrom = (
  form: z.infer<typeof newsletterForm>,
  parts: NewsletterWords["parts"],
): NewsletterWords => ({ ...form, parts, onSite: form.onSite === "yes" });

/** When an approved newsletter goes out: at once where no day is given. */
export const approvalForm = z.pipe(
  z.object({
    date: maybeSentBack(),
    time: maybeSentBack(),
    _version: z.coerce.number().check(z.int()),
  }),
  z.transform(({ date, time, _version }, context) => {
    if (date === "" && time === "") return { version: _version, sendAt: undefined };
    const whole = /^\d{4}-\d\d-\d\d$/.test(date) && /^\d\d:\d\d$/.test(time);
    if (whole) return { version: _version, sendAt: typedMoment({ date, time, field: "date" }, context) };
    context.issues.push({
      code: "custom",
      path: ["date"],
      message: "Enter a date and a time, or leave both empty to send it at once",
      input: date,
    });
    return z.NEVER;
  }),
);

/** How news goes out, as it is typed. */
export const newsSettingsForm = z.object({
  version: z.coerce.number().check(z.int(), z.nonnegative()),
  limit: wholeNumber({
    missing: "Enter how many emails of news a person gets within seven days",
    name: "Emails of news",
    least: 0,
    most: 20,
  }),
  perMinute: wholeNumber({
    missing: "Enter how many emails go out in a minute",
    name: "Emails in a minute",
    least: 40,
    most: 3000,
  }),
  digestDay: z.coerce
    .number({ error: "Select a day" })
    .check(z.int(), z.minimum(1, "Select a day"), z.maximum(5, "Select a day")),
});
