import * as z from "zod/mini";
import {
  line,
  maybeSentBack,
  orNothing,
  plainDate,
  prose,
  titleLine,
  wholeNumber,
} from "../../pages/typed.ts";
import { privacyNames } from "./model.ts";

/** What a new survey is asked for. */
export const beginForm = z.object({
  title: titleLine({ missing: "Enter a title", name: "The title", most: 100 }),
  privacy: z.enum(privacyNames, { error: "Choose what becomes of the answers" }),
  from: line({ missing: "Choose what it begins with", name: "What it begins with", most: 40 }),
});

const optionalNumber = (asked: { readonly name: string; readonly least: number; readonly most: number }) =>
  z.pipe(
    z._default(z.string().check(z.maxLength(20)), ""),
    z.transform((text, context): number | undefined => {
      if (text.trim() === "") return undefined;
      const read = wholeNumber({ missing: "", ...asked }).safeParse(text);
      if (read.success) return read.data;
      for (const { message } of read.error.issues)
        context.issues.push({ code: "custom", message, input: context.value });
      return z.NEVER;
    }),
  );

const tick = z.pipe(
  maybeSentBack(),
  z.transform((text) => orNothing(text) !== undefined),
);

/** What the team says of a survey besides its questions, and the version that it saw. Who reads answers with names is read apart: there are several. */
export const detailsForm = z.object({
  title: titleLine({ missing: "Enter a title", name: "The title", most: 100 }),
  about: prose({ missing: "Enter why you ask", name: "Why you ask", most: 1500 }),
  privacy: z.enum(privacyNames, { error: "Choose what becomes of the answers" }),
  closesOn: plainDate({ missing: "Enter the last day", name: "The last day" }),
  closesAfter: optionalNumber({ name: "The number of answers", least: 5, most: 100_000 }),
  remindAfter: optionalNumber({ name: "The days until the reminder", least: 1, most: 60 }),
  asksForContact: tick,
  byAddress: tick,
  _version: z.catch(z.coerce.number().check(z.int(), z.nonnegative()), 0),
});

/** What one of the team notes of a conversation. */
export const talkForm = z.object({
  talkedOn: plainDate({ missing: "Enter the day of the conversation", name: "The day" }),
  note: prose({ missing: "Enter what was said", name: "What was said", most: 2000 }),
});
