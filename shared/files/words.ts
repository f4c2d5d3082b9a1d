import type { FileRefusal } from "./check.ts";
import { acceptedFilesInWords } from "./kinds.ts";

/** A size as people say it: `12 KB`, `3.4 MB`. */
export const sizeInWords = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1_048_576) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
};

const reasons: Record<FileRefusal, (most: string) => string> = {
  empty: () => "it is empty",
  "too-large": (most) => `it is larger than ${most}`,
  kind: () => "files of this kind are not taken",
  content: () => "its content is not what its name says",
  macros: () => "it contains macros",
};

/** Why a file of a mail was not kept, for the desk. */
export const notKept = (name: string, refusal: FileRefusal, most: number): string =>
  `The file "${name}" was not kept: ${reasons[refusal](sizeInWords(most))}.`;

/** What is wrong with a file of a form and what to do about it, for whoever sent it. */
export const fileProblem = (name: string, refusal: FileRefusal, most: number): string =>
  ({
    empty: `${name} is empty. Choose another file`,
    "too-large": `${name} must be smaller than ${sizeInWords(most)}`,
    kind: `${name} must be one of these: ${acceptedFilesInWords}`,
    content: `${name} could not be read as what its name says. Save it again and choose it again`,
    macros: `${name} contains macros. Save it without them, or as a PDF`,
  })[refusal];
