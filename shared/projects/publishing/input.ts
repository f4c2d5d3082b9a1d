import * as z from "zod/mini";
import { optionalProse, together } from "../../pages/typed.ts";
import type { PublishingCheck } from "./checks.ts";
import { publishingAnswerNames } from "./model.ts";

const MOST_CHARACTERS = 1000;

/** What answering a question of the publishing gate asks for: a mandatory yes is shown by something, and what does not apply has a reason. */
export const publishingForm = ({ mandatory }: PublishingCheck) =>
  z
    .object({
      answer: z.enum(publishingAnswerNames, { error: "Select yes, no or does not apply" }),
      evidence: optionalProse({ name: "Evidence", most: MOST_CHARACTERS }),
    })
    .check(
      together(
        {
          holds: ({ answer }) => !(mandatory && answer === "not-applicable"),
          field: "answer",
          error:
            "This must be yes before anything is published. If there is nothing it could apply to, answer yes and say so",
        },
        {
          holds: ({ answer, evidence }) => answer !== "not-applicable" || evidence !== "",
          field: "evidence",
          error: "Enter why it does not apply",
        },
        {
          holds: ({ answer, evidence }) => !(mandatory && answer === "yes") || evidence !== "",
          field: "evidence",
          error: "Enter a link or a note that shows it",
        },
      ),
    );
