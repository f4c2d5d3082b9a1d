import * as z from "zod/mini";
import { defineLetter } from "../letters/letter.ts";
import { paths, toPath } from "../pages/paths.ts";

/** To whoever looks after a project now that its owner has left the team; to the team's inbox when there was no deputy. */
export const projectHandedOn = defineLetter({
  kind: "project-handed-on",
  title: "Project handed on",
  purpose: "team",
  ifUncertain: "again",
  facts: () =>
    z.object({
      reference: z.string(),
      title: z.string(),
      partner: z.string(),
      to: z.enum(["deputy", "team"]),
    }),
  example: {
    reference: "PRJ-4F7K-2Q9C",
    title: "Fewer missed appointments",
    partner: "Fernhill Hospitals",
    to: "deputy",
  },
  write: ({ reference, title, partner, to }, { greeting, url }) => ({
    subject: to === "deputy" ? `You look after ${title} now` : `Nobody looks after ${title}`,
    parts: [
      { paragraph: to === "deputy" ? greeting : "Dear team" },
      {
        paragraph:
          to === "deputy"
            ? `The owner of ${title}, with ${partner}, has left the team. You were its deputy and are its owner from now on: its week notes, tasks and follow-ups come to you.`
            : `The owner of ${title}, with ${partner}, has left the team, and it has no deputy. Until someone takes it on, its week notes, tasks and follow-ups come to this inbox.`,
      },
      {
        paragraph:
          "Its page has everything in order of time: what was done, what is open, who to call at the partner.",
      },
      { button: { text: "See the project", url: url(toPath(paths.deskProject, { reference })) } },
      ...(to === "deputy" ? [{ paragraph: "Please give it another deputy." }] : []),
    ],
  }),
});
