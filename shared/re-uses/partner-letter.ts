import * as z from "zod/mini";
import { defineLetter } from "../letters/letter.ts";
import { type ReUse, titleOf } from "./re-use.ts";

/** To the partner of the project that it came of: somebody uses what you made. Drafted, changed and approved by a person. */
export const reUsePartner = defineLetter({
  kind: "re-use-partner",
  title: "To the partner: someone uses what you made",
  purpose: "service",
  ifUncertain: "again",
  editable: true,
  facts: () => z.object({ subject: z.string(), body: z.string() }),
  example: {
    subject: "Someone uses “Long stays: who will need more help to go home”",
    body: "Another organisation has begun to work with “Long stays: who will need more help to go home”.",
  },
  write: ({ subject, body }, { greeting, programme }) => ({
    subject,
    parts: [
      { paragraph: greeting },
      ...body
        .split(/\n{2,}/)
        .map((block) => block.trim())
        .filter((block) => block !== "")
        .map((paragraph) => ({ paragraph })),
      { paragraph: programme },
    ],
  }),
});

/** The first draft for the partner. The organisation is named only where it agreed to be. */
export const draftForPartner = (reUse: ReUse, stage: "piloting" | "live") => {
  const who = reUse.mayBeNamed ? reUse.organisation.name : "Another organisation";
  const title = titleOf(reUse);
  const does = stage === "live" ? "now works with" : "has begun to pilot";
  return {
    subject: `Someone uses what you made: “${title}”`,
    body: [
      `Good news of the work that we did together: ${who} ${does} “${title}”.`,
      "Without you there would be nothing to use. Thank you for doing it in the open.",
      "If you would like to talk to them, answer this email and we will ask them.",
    ].join("\n\n"),
  };
};
