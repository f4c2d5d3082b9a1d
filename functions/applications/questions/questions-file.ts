import type { Call } from "../../../shared/applications/calls/model.ts";
import type { PageAnswer } from "../../entry-points/answer.ts";
import { type DocumentFormat, documentAnswer } from "../../entry-points/document-answer.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { questionsDocument } from "./questions-document.ts";

/** Answers with the questions of a call as a file of this kind. */
export const questionsFile =
  (format: DocumentFormat) =>
  (needs: PageNeeds, call: Call): Promise<PageAnswer> => {
    const model = questionsDocument(call, needs);
    return documentAnswer(model, format, model.title.replace(":", ","));
  };
