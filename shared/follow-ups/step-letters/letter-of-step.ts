import * as z from "zod/mini";
import { defineLetter } from "../../letters/letter.ts";
import { bodyParts } from "../../letters/writing/written-body.ts";

/** A letter that does a step: drafted from its ready copy, approved by a person. When it has gone out, the step is done. */
export const followUpLetter = defineLetter({
  kind: "follow-up-letter",
  title: "Letter of a follow-up",
  purpose: "service",
  ifUncertain: "again",
  editable: true,
  facts: () => z.object({ project: z.string(), step: z.string(), subject: z.string(), body: z.string() }),
  example: {
    project: "PRJ-4F7K-2Q9C",
    step: "thank-you-and-survey",
    subject: "Thank you for Fewer missed appointments",
    body: "We have finished Fewer missed appointments together, and I want to say thank you.\n\n- Please answer our short survey\n- Tell me one thing that we should do again",
  },
  write: ({ subject, body }, { greeting }) => ({
    subject,
    parts: [{ paragraph: greeting }, ...bodyParts(body)],
  }),
});

const LEAST = 3;

/** The ready copy as a letter: its first line `Subject: ...`, its greeting and what stands behind a line in capitals (notes to its owner) apart. */
export const letterFromCopy = (copy: string): { readonly subject: string; readonly body: string } => {
  const [first = "", ...rest] = copy.split("\n");
  const subject = /^Subject: (.+)$/.exec(first)?.[1] ?? "";
  const text = subject === "" ? copy : rest.join("\n");
  // Notes to whoever sends it begin with a line like AFTERWARDS or BEFORE YOU WRITE: ...
  const letter = text.split(/\n\n(?=[A-Z]{3}[A-Z ]*(?::|\n|$))/)[0] ?? text;
  const blocks = letter
    .trim()
    .split(/\n{2,}/)
    .filter((block) => !/^Dear \[name\],?$/.test(block.trim()));
  return { subject, body: blocks.length < LEAST && subject === "" ? letter.trim() : blocks.join("\n\n") };
};
