import type { DocumentModel } from "../../shared/documents/model.ts";
import type { PageAnswer } from "./answer.ts";

// Each brings a large library, which is loaded when a file of its kind is asked for.
const formats = {
  docx: {
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    make: async (model: DocumentModel) =>
      (await import("../../shared/documents/word/docx.ts")).documentDocx(model),
  },
  pdf: {
    type: "application/pdf",
    make: async (model: DocumentModel) =>
      (await import("../../shared/documents/pdf/pdf.ts")).documentPdf(model),
  },
} as const;

/** A kind of file that a document can be had as: a Word file or a PDF. */
export type DocumentFormat = keyof typeof formats;

/** The document as a file to keep, called `name` and the ending of its kind. */
export const documentAnswer = async (
  model: DocumentModel,
  format: DocumentFormat,
  name: string,
): Promise<PageAnswer> => {
  const { type, make } = formats[format];
  return { file: await make(model), type, name: `${name}.${format}` };
};
