import type { ProblemAnswer } from "./decide-submission.ts";
import type { Problem } from "./problem.ts";

/** How many files a problem may have. */
export const MOST_FILES = 5;

/** Adds files that are kept to a draft. Refused when it would have too many. */
export const addFiles = (problem: Problem, files: Problem["files"]): ProblemAnswer => {
  if (problem.status !== "draft") return { refusal: "not-a-draft" };
  if (problem.files.length + files.length > MOST_FILES) return { refusal: "too-many-files" };
  return {
    problem: { ...problem, files: [...problem.files, ...files], version: problem.version + 1 },
    entries: [],
  };
};

/** Takes a file away from a draft. */
export const removeFile = (problem: Problem, id: string): ProblemAnswer => {
  if (problem.status !== "draft") return { refusal: "not-a-draft" };
  if (problem.files.every((file) => file.id !== id)) return { unchanged: problem };
  return {
    problem: {
      ...problem,
      files: problem.files.filter((file) => file.id !== id),
      version: problem.version + 1,
    },
    entries: [],
  };
};
