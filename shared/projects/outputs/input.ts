import { optionalProse, webAddressIn } from "../../pages/typed.ts";
import { insideSentence } from "../../platform/text.ts";
import type { GivenOutputs } from "./decide.ts";
import { type OutputName, outputNames, projectOutputs } from "./model.ts";

const MOST_CHARACTERS = 1000;

const addOutput = (
  given: GivenOutputs,
  name: OutputName,
  answers: Readonly<Record<string, string>>,
): GivenOutputs | { readonly field: string; readonly problem: string } => {
  const typed = (answers[`${name}-url`] ?? "").trim();
  const reason = optionalProse({
    name: `Why there is no ${insideSentence(projectOutputs[name].text)}`,
    most: MOST_CHARACTERS,
  }).safeParse(answers[`${name}-reason`] ?? "");
  if (!reason.success)
    return { field: `${name}-reason`, problem: reason.error.issues[0]?.message ?? "Enter why there is none" };
  if (typed !== "" && reason.data !== "")
    return {
      field: `${name}-url`,
      problem: `${projectOutputs[name].text}: give the link or say why there is none, not both`,
    };
  if (reason.data !== "") return { ...given, [name]: { kind: "not-made", reason: reason.data } };
  if (typed === "") return given;
  const url = webAddressIn(typed);
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
