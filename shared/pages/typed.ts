import * as z from "zod/mini";
import type { PlainDate } from "../platform/clock.ts";
import { parseReference, type ReferenceKind } from "../platform/references.ts";
import { oneLine, severalLines } from "../platform/text.ts";

const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** What is asked for as text: what is said when it is missing, what it is called at the start of a sentence, and its most characters. */
export interface TextAsked {
  readonly missing: string;
  readonly name: string;
  readonly most: number;
}

type MayBeMissing = Omit<TextAsked, "missing">;

const tooLong = ({ name, most }: MayBeMissing): string =>
  `${name} must be ${most.toLocaleString("en-GB")} characters or fewer`;

/** More than anybody types for a text of `most` characters, spaces, line breaks and letters of several parts included. */
const roomFor = (most: number): number => 4 * most + 1000;

/**
 * Typed text of at most `most` characters, made clean. Text that is far too long is refused before anything looks at it, and text that is
 * too long before anything that follows: no answer costs more than in proportion to its length.
 */
const bounded = (asked: MayBeMissing, clean: (text: string) => string, missing = "Enter a text") => {
  // Put into words only when it is said: the first number written in English costs a start 10 ms.
  const refusal = { error: () => tooLong(asked), abort: true };
  return z
    .string({ error: missing })
    .check(z.maxLength(roomFor(asked.most), refusal), z.overwrite(clean), z.maxLength(asked.most, refusal));
};

const required = (asked: TextAsked, clean: (text: string) => string) =>
  bounded(asked, clean, asked.missing).check(
    z.refine((text) => SEEN.test(text), {
      error: asked.missing,
      abort: true,
    }),
  );

/** A line that must be there, and show something. */
export const line = (asked: TextAsked) => required(asked, oneLine);

// What ends in a shortened word keeps its full stop: `Wards of St. Mary’s and Co.` and `in the U.K.` do, a sentence does not.
const LAST_FULL_STOP = /(^|\s)([^\s.]{4,})\.$/u;

/** A title as it is kept: one line that does not end as a sentence does. */
export const asTitle = (text: string): string => oneLine(text).replace(LAST_FULL_STOP, "$1$2");

/** A title that must be there: it stands in lists, headings and the sentences of letters. */
export const titleLine = (asked: TextAsked) => required(asked, asTitle);

/** Several lines that must be there, and show something. */
export const prose = (asked: TextAsked) => required(asked, severalLines);

/** A line that may be empty. */
export const optionalLine = (asked: MayBeMissing) => z._default(bounded(asked, oneLine), "");

/** Several lines that may be empty. */
export const optionalProse = (asked: MayBeMissing) => z._default(bounded(asked, severalLines), "");

/** What was left empty is not there: for `transform`. */
export const orNothing = (text: string): string | undefined => (text === "" ? undefined : text);

const trimmed = (text: string): string => text.trim();

/** A short answer of a fixed shape, such as a date or a number: what has another shape is refused before it is looked at. */
const shaped = (missing: string, wrong: string) =>
  z
    .string({ error: missing })
    .check(
      z.maxLength(roomFor(0), { error: wrong, abort: true }),
      z.overwrite(trimmed),
      z.minLength(1, { error: missing, abort: true }),
    );

// Longer than any id, reference or word that a page shows and is sent back.
const MOST_SENT_BACK = 200;

/**
 * What a page has shown and is sent back: an id, a word of a list, a version, a tick. What is longer than any of these is refused; what it may
 * be is for those to say who use it.
 */
export const sentBack = (error = "Choose from what the page shows") =>
  z.string({ error }).check(z.maxLength(MOST_SENT_BACK, { error, abort: true }));

/** What a page may have shown and is sent back; empty where it has not. */
export const maybeSentBack = (error?: string) => z._default(sentBack(error), "");

/** A reference as somebody types it, in its one spelling. `wrong` is said of all that is none of that kind, `missing` of nothing at all. */
export const typedReference = (
  kind: ReferenceKind,
  { wrong, missing = wrong }: { readonly wrong: string; readonly missing?: string },
) =>
  z.pipe(
    sentBack(wrong),
    z.transform((typed, context): string => {
      const reference = parseReference(kind, typed);
      if (reference !== null) return reference;
      const message = typed.trim() === "" ? missing : wrong;
      context.issues.push({ code: "custom", message, input: context.value });
      return z.NEVER;
    }),
  );

const dateSchema = z.iso.date();

/** Whether the text is a day of the calendar: `2026-11-23`. */
export const isDate = (text: string): boolean => dateSchema.safeParse(text).success;

/** What is asked for in a fixed shape: what is said when it is missing, what it is called, and an example of how it is typed. */
interface ShapeAsked {
  readonly missing: string;
  readonly name: string;
  readonly example?: string;
}

const isNear = (date: PlainDate): boolean => date >= "2000-01-01" && date <= "2099-12-31";

/** A day of the calendar that must be there: `2026-11-23`. Of this century, unless any year is told. */
export const plainDate = ({
  missing,
  name,
  example = "2027-03-31",
  anyYear = false,
}: ShapeAsked & { readonly anyYear?: boolean }) => {
  const unreal = `${name} must be a real date, like ${example}`;
  return shaped(missing, unreal).check(
    z.refine(isDate, { error: unreal, abort: true }),
    z.refine((date) => anyYear || isNear(date), {
      error: `${name} must be between 2000 and 2099`,
      abort: true,
    }),
  );
};

/** What is said beside the field of a day that is planned for and is over. `name` is what the day is called at the start of a sentence. */
export const mustBeToCome = (field: string, name: string) =>
  ({ field, text: `${name} must be today or later`, status: 422 }) as const;

/** A day of the calendar, or nothing. */
export const optionalDate = (asked: Omit<Parameters<typeof plainDate>[0], "missing">) => {
  const date = plainDate({ missing: "", ...asked });
  const { name, example = "2027-03-31" } = asked;
  const unreal = `${name} must be a real date, like ${example}`;
  return z.pipe(
    z._default(z.string().check(z.maxLength(roomFor(0), { error: unreal, abort: true })), ""),
    z.transform((text, context): PlainDate | undefined => {
      if (text.trim() === "") return undefined;
      const read = date.safeParse(text);
      if (read.success) return read.data;
      for (const { message } of read.error.issues)
        context.issues.push({ code: "custom", message, input: context.value });
      return z.NEVER;
    }),
  );
};

/** A time of the day that must be there: `09:30`. */
export const timeOfDay = ({ missing, name, example = "14:30" }: ShapeAsked) => {
  const wrong = `${name} must be hours and minutes, like ${example}`;
  return shaped(missing, wrong).check(
    z.regex(/^([01]?\d|2[0-3]):[0-5]\d$/, { error: wrong, abort: true }),
    z.overwrite((text) => text.padStart(5, "0")),
  );
};

/** A whole number from `least` to `most` that must be there. */
export const wholeNumber = ({
  missing,
  name,
  least,
  most,
}: {
  readonly missing: string;
  readonly name: string;
  readonly least: number;
  readonly most: number;
}) => {
  const wrong = `${name} must be a whole number, like ${Math.min(most, Math.max(least, 12))}`;
  return z.pipe(
    z.pipe(
      shaped(missing, wrong).check(z.regex(/^-?\d{1,9}$/, { error: wrong, abort: true })),
      z.transform(Number),
    ),
    z
      .number()
      .check(
        z.minimum(least, { error: () => `${name} must be ${least.toLocaleString("en-GB")} or more` }),
        z.maximum(most, { error: () => `${name} must be ${most.toLocaleString("en-GB")} or fewer` }),
      ),
  );
};

const MOST_ADDRESS = 2000;

/** The address of something on the web in its one spelling; undefined for any other text, and with a name or password in it. */
export const webAddressIn = (typed: string): string | undefined => {
  const text = typed.trim();
  if (text.length > MOST_ADDRESS || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isWeb = url.protocol === "https:" || url.protocol === "http:";
  return isWeb && url.username === "" && url.password === "" ? url.href : undefined;
};

const ADDRESS_WRONG = "Enter a whole web address, like https://www.example.com/report";

/** The address of something on the web that must be there. */
export const webAddress = ({ missing, name }: Omit<TextAsked, "most">) =>
  line({ missing, name, most: MOST_ADDRESS }).check(
    z.refine((text) => webAddressIn(text) !== undefined, { error: ADDRESS_WRONG, abort: true }),
    z.overwrite((text) => webAddressIn(text) ?? text),
  );

/** The id of what was chosen from a list, or nothing. */
export const optionalId = (error: string) =>
  z.pipe(z._default(z.union([z.literal(""), z.uuid()], { error }), ""), z.transform(orNothing));

/** A rule that several fields of a form follow together, and beside which of them is said that they do not. */
interface SharedRule<Form> {
  readonly holds: (form: Form) => boolean;
  readonly field: string;
  readonly error: string;
}

/**
 * Checks rules that several fields of a form follow together, once each of the fields is what it must be. (zod would ask them of a form whose
 * fields could not be read, too: then they compare what was typed, or throw.)
 */
export const together = <Form>(...rules: readonly SharedRule<NoInfer<Form>>[]): z.core.$ZodCheck<Form> =>
  z.check<Form>(
    ({ value, issues }) => {
      for (const { holds, field, error } of rules)
        if (!holds(value)) issues.push({ code: "custom", path: [field], message: error, input: value });
    },
    { when: ({ issues }) => issues.length === 0 },
  );
