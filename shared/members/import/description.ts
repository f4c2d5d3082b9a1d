import type { ImportDescription } from "../../file-import/kind.ts";
import { memberAnswers, memberQuestions } from "./answers.ts";
import { memberFields } from "./fields.ts";

/** Lists of members, in any columns, as pages show them: a person of a list who is no member yet is taken over as one, without a letter. */
export const memberImportDescription = {
  name: "members",
  row: { one: "person", many: "people" },
  columns: { fields: memberFields, forms: [] },
  quiet: "Nobody gets an email because of this import.",
  questions: () => memberQuestions,
  answers: memberAnswers,
  undoes:
    "People who became members by it are none any more, without a letter. Those that nobody knew before are removed. People who have chosen something or left since stay as they are.",
} as const satisfies ImportDescription;
