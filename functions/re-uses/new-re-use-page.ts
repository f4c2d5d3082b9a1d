import type { FormErrors } from "../../shared/pages/form-errors.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import newPage from "./desk-new-re-use.njk";
import { stageItems } from "./stage-words.ts";
import { readUsable } from "./usable.ts";

/** The form with which the team writes down a call. One query. */
export const showNewReUse = async (
  needs: PageNeeds,
  visit: DeskVisit,
  answers: Readonly<Record<string, string>>,
  errors?: FormErrors,
): Promise<PageAnswer> => {
  const usable = await readUsable(needs);
  return visit.show(
    newPage,
    {
      answers,
      usable: [
        { value: "", text: "Select what they want to use" },
        ...usable.map(({ reference, title }) => ({ value: reference, text: `${title} (${reference})` })),
      ],
      none: usable.length === 0,
      stages: stageItems,
      ...(errors === undefined ? {} : { errors }),
    },
    errors === undefined ? 200 : 422,
  );
};
