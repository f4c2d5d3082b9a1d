import { letterKinds } from "../../shared/all-letters.ts";
import type { LetterPurpose } from "../../shared/letters/letter.ts";

const purposes: Record<LetterPurpose, string> = {
  service: "service: answers something the person did",
  news: "news: to members by day, with one-click unsubscribe",
  research: "research: to members who agreed to be asked, by day, with one-click unsubscribe",
  team: "team: to the team's inbox",
  report: "Readers of reports",
};

const uncertain = {
  again: "sent again",
  never: "not sent again",
} as const;

/** All kinds of letters for people: purpose and what an answer that was lost means. Markdown. */
export const lettersDocument = (): string => {
  const rows = [...letterKinds.values()].map(
    ({ kind, title, purpose, ifUncertain }) =>
      `| \`${kind}\` | ${title} | ${purposes[purpose]} | ${uncertain[ifUncertain]} |`,
  );
  return `${[
    "# Letters",
    "Made by `npm run docs` from `shared/all-letters.ts`; do not edit. How each reads is shown at the desk under Letters, Every kind of letter.",
    ["| Kind | Title | Purpose | If the mail service's answer is lost |", "|---|---|---|---|", ...rows].join(
      "\n",
    ),
    "What holds a letter back, in this order: it is of use no more; its reader was erased; the address bounced (nothing is sent) or its reader complained (only service letters are sent); for news, its reader is no member. News waits from 20:00 to 08:00, London time. `shared/letters/sending/decide.ts` decides.",
  ].join("\n\n")}\n`;
};
