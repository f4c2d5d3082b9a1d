import * as z from "zod";
import { optionalProse } from "../pages/typed.ts";
import type { GivenOutputs } from "./decide-outputs.ts";
import { webAddress } from "./input-tasks.ts";
import { type OutputName, outputNames, projectOutputs } from "./outputs.ts";
import { publishingAnswerNames } from "./publishing.ts";
import type { PublishingCheck } from "./publishing-checks.ts";

const MOST_CHARACTERS = 1000;

/** What answering a question of the publishing gate asks for: a mandatory yes is shown by something, and what does not apply has a reason. */
export const publishingForm = ({ mandatory }: PublishingCheck) =>
  z
    .object({
      answer: z.enum(publishingAnswerNames, { error: "Select yes, no or does not apply" }),
      evidence: optionalProse("Evidence", MOST_CHARACTERS),
    })
    .superRefine(({ answer, evidence }, context) => {
      if (mandatory && answer === "not-applicable")
        context.addIssue({
          code: "custom",
          path: ["answer"],
          message:
            "This must be yes before anything is published. If there is nothing it could apply to, answer yes and say so",
        });
      if (evidence !== "") return;
      if (answer === "not-applicable")
        context.addIssue({ code: "custom", path: ["evidence"], message: "Enter why it does not apply" });
      if (mandatory && answer === "yes")
        context.addIssue({
          code: "custom",
          path: ["evidence"],
          message: "Enter a link or a note that shows it",
        });
    });

const addOutput = (
  given: GivenOutputs,
  name: OutputName,
  answers: Readonly<Record<string, string>>,
): GivenOutputs | { readonly field: string; readonly problem: string } => {
  const typed = (answers[`${name}-url`] ?? "").trim();
  const reason = optionalProse(
    `Why there is no ${projectOutputs[name].text.toLowerCase()}`,
    MOST_CHARACTERS,
  ).safeParse(answers[`${name}-reason`] ?? "");
  if (!reason.success)
    return { field: `${name}-reason`, problem: reason.error.issues[0]?.message ?? "Enter why there is none" };
  if (typed !== "" && reason.data !== "")
    return {
      field: `${name}-url`,
      problem: `${projectOutputs[name].text}: give the link or say why there is none, not both`,
    };
  if (reason.data !== "") return { ...given, [name]: { kind: "not-made", reason: reason.data } };
  if (typed === "") return given;
  const url = typed.length > 2000 ? undefined : webAddress(typed);
  return url === undefined
    ? {
        field: `${name}-url`,
        problem: `${projectOutputs[name].text}: enter a whole web address, like https://www.example.com/report`,
      }
    : { ...given, [name]: { kind: "link", url } };
};

/** What the form for a project's outputs says, or what is wrong with which field. Fields that are empty are of outputs still to come. */
export const readOutputsForm = (
  answers: Readonly<Record<string, string>>,
):
  | { readonly given: GivenOutputs }
  | { readonly problems: readonly { readonly field: string; readonly problem: string }[] } => {
  let given: GivenOutputs = {};
  const problems: { readonly field: string; readonly problem: string }[] = [];
  for (const name of outputNames) {
    const added = addOutput(given, name, answers);
    if ("problem" in added) problems.push(added);
    else given = added;
  }
  return problems.length === 0 ? { given } : { problems };
};
