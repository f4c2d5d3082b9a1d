import * as z from "zod/mini";
import { line, prose } from "../../pages/typed.ts";
import { enquiryKindNames } from "../kinds.ts";

/** The placeholders that a ready answer can hold, and what each stands for. */
export const placeholders = {
  name: "the name of the person who gets the answer",
  reference: "the reference of the enquiry",
  programme: "the name of the programme",
  me: "your own name",
  call: "the title of the call for problems that is open",
} as const;

/** A placeholder. */
export type Placeholder = keyof typeof placeholders;

const names: readonly string[] = Object.keys(placeholders);
const ANY = /\{([a-z]+)\}/g;

const held = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(ANY)].map(([, name = ""]) => name)),
];

const unknownIn = (text: string): string | undefined => held(text).find((name) => !names.includes(name));

/** What the form for a ready answer takes, and the words of its errors. */
export const readyAnswerForm = z.object({
  title: line({ missing: "Enter a title", name: "Title", most: 100 }),
  /** The kinds of enquiry that it fits; every kind when there is none. */
  kinds: z.array(z.enum(enquiryKindNames)),
  text: prose({ missing: "Enter the text", name: "Text", most: 5000 }).check(
    z.refine((text) => unknownIn(text) === undefined, {
      error: ({ input }) =>
        `We do not know {${unknownIn(String(input)) ?? ""}}. You can use ${names.map((name) => `{${name}}`).join(", ")}`,
    }),
  ),
});

/** A filled-in form for a ready answer. */
export type ReadyAnswerForm = z.infer<typeof readyAnswerForm>;

/** A text that the team has ready for answers. `version` counts its changes. */
export const readyAnswerSchema = z.lazy(() =>
  z.extend(readyAnswerForm, {
    id: z.string(),
    version: z.int().check(z.positive()),
  }),
);

/** A text that the team has ready for answers. */
export type ReadyAnswer = z.infer<typeof readyAnswerSchema>;

/** The text with its placeholders filled in; those of which the value is not known stay as they are. */
export const fillIn = (
  text: string,
  values: Readonly<{ [Name in Placeholder]?: string | undefined }>,
): string => {
  const given = new Map<string, string | undefined>(Object.entries(values));
  return text.replaceAll(ANY, (whole, name: string) => given.get(name) ?? whole);
};
