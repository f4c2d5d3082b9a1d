import * as z from "zod/mini";
import type { Question } from "../../file-import/kind.ts";
import { optionalDate, optionalLine, optionalProse } from "../../pages/typed.ts";
import { ownValue } from "../../platform/keys.ts";
import { type Purpose, presentWording, purposeNames, purposeTitle } from "../consents/purposes.ts";

const MOST_WORDING = 1000;
const MOST_BASIS = 500;

const tick = z._default(z.catch(z.enum(["yes", ""]), ""), "");

const fields = z.object({
  news: tick,
  research: tick,
  directory: tick,
  wording: optionalProse({ name: "The words they agreed to", most: MOST_WORDING }),
  basis: optionalLine({ name: "How you know that they agreed", most: MOST_BASIS }),
  since: optionalDate({ name: "Members since", anyYear: true }),
});

const isAgreed = ({ news, research, directory }: Readonly<Record<Purpose, string>>): boolean =>
  news === "yes" || research === "yes" || directory === "yes";

/** What is said where somebody agreed to something and this is not stated. */
const missingWords = {
  wording: "Enter the words they agreed to",
  basis: "Enter how you know that they agreed, like the form that they signed and where it is kept",
};

/** What is answered when an import of members is confirmed: to what they agreed, in which words, how that is known, and since when where the file does not say. */
export const memberAnswers = z.lazy(() =>
  z.pipe(
    fields,
    z.transform(({ since, ...others }, context): Record<string, string> => {
      if (isAgreed(others))
        for (const [field, message] of Object.entries(missingWords))
          if (ownValue(others, field) === "")
            context.issues.push({ code: "custom", message, path: [field], input: context.value });
      return { ...others, since: since ?? "" };
    }),
  ),
);

/** What somebody said that all of a list agreed to. */
export interface AgreedByList {
  readonly consents: readonly { readonly purpose: Purpose; readonly text: string }[];
  readonly basis: string | undefined;
  readonly since: string | undefined;
}

/** What was answered, as it is kept with the import. */
export const agreedIn = (answers: Readonly<Record<string, string>>): AgreedByList => {
  const text = answers["wording"] ?? "";
  const agreed = purposeNames.filter((purpose) => answers[purpose] === "yes" && text !== "");
  const [basis, since] = [answers["basis"] ?? "", answers["since"] ?? ""];
  return {
    consents: agreed.map((purpose) => ({ purpose, text })),
    basis: basis === "" ? undefined : basis,
    since: since === "" ? undefined : since,
  };
};

/** What is asked before members are imported. Nothing is ticked beforehand: who agreed to nothing is a member, and gets no news. */
export const memberQuestions: readonly Question[] = [
  ...purposeNames.map(
    (purpose): Question => ({
      name: purpose,
      legend: purposeTitle(purpose),
      hint: `Our own form says: “${presentWording(purpose).text}” Tick it only if they agreed to the same.`,
      answers: "box",
      items: [{ value: "yes", text: "All people of this file agreed to it" }],
    }),
  ),
  {
    name: "wording",
    legend: "The words they agreed to",
    hint: "As they stood beside the box that they ticked. They are kept with each consent.",
    answers: "text",
    items: [],
  },
  {
    name: "basis",
    legend: "How you know that they agreed",
    hint: "For example: registration form of the virtual hub, kept in the programme’s records since 2020",
    answers: "line",
    items: [],
  },
  {
    name: "since",
    legend: "Members since",
    hint: "Where the file does not say it, like 2025-09-30. Empty means today.",
    answers: "line",
    items: [],
  },
];
