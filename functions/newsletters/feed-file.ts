import type { PageAnswer } from "../entry-points/answer.ts";

/** A feed as an answer: the same for everybody, and kept for five minutes. */
export const feedFile = (file: string): PageAnswer => ({
  file,
  type: "application/atom+xml; charset=utf-8",
  keep: { by: "anybody", seconds: 300 },
});
