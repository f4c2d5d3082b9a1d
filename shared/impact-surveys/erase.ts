import { type Eraser, emptied, NOTHING } from "../privacy/erasure/eraser.ts";
import { invitationSchema } from "./survey.ts";

/** The scores stay for the figures of the project; what somebody wrote goes. */
export const impactSurveyEraser: Eraser = {
  kind: "impact-surveys",
  filedAs: "IMPACT-SURVEY#",
  erase: async (_needs, item) => {
    const { answer } = invitationSchema.parse(item["invitation"]);
    const writes = emptied(item, "invitation", () =>
      answer === undefined ? {} : { answer: { ...answer, comment: "" } },
    );
    return writes.length === 0 ? NOTHING : { writes, emptied: { "impact-surveys": 1 } };
  },
};
