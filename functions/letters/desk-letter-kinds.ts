import { letterKinds } from "../../shared/all-letters.ts";
import type { LetterPurpose } from "../../shared/letters/letter.ts";
import { previewReader } from "../../shared/letters/writing/reader.ts";
import { paths } from "../../shared/pages/paths.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import kindsPage from "./desk-letter-kinds.njk";

const purposes = new Map<LetterPurpose, { readonly title: string; readonly about: string }>([
  [
    "service",
    {
      title: "Answers",
      about: "Each answers something the person did. Sent at any hour; a complaint does not hold it back.",
    },
  ],
  ["news", { title: "News", about: "Sent to members only, by day, with a way to unsubscribe." }],
  [
    "research",
    {
      title: "Surveys",
      about: "Sent to members who agreed to be asked, by day, with a way to stop it.",
    },
  ],
  ["team", { title: "To the team", about: "Sent to the team’s inbox." }],
  ["report", { title: "Reports", about: "Sent to the readers who the team has listed for such reports." }],
]);

const uncertain = {
  again: "If the mail service does not answer, it is sent again.",
  never: "If the mail service does not answer, it is not sent again.",
} as const;

const purposeAsked = (asked: string | undefined): LetterPurpose =>
  [...purposes.keys()].find((purpose) => purpose === asked) ?? "service";

/**
 * Every kind of letter with its example, so that the team can read what the product says in its name; those of one purpose at a time, because all
 * of them are more than a page.
 */
export const page = deskPage({
  path: paths.deskLetterKinds,
  names: nothing,
  load: ({ programme, siteUrl }, _names, { request }) => ({
    reader: previewReader({ name: "Sam Example", programme, siteUrl }),
    purpose: purposeAsked(request.query["purpose"]),
  }),
  show: (_needs, { reader, purpose }) =>
    view(kindsPage, {
      about: purposes.get(purpose)?.about,
      views: [...purposes].map(([name, { title }]) => ({
        title,
        href: `${paths.deskLetterKinds}?purpose=${name}`,
        isShown: name === purpose,
      })),
      kinds: [...letterKinds.values()]
        .filter((kind) => kind.purpose === purpose)
        .map((kind) => ({
          id: kind.kind,
          title: kind.title,
          uncertain: uncertain[kind.ifUncertain],
          content: kind.compose(kind.example, { ...reader, enclosed: kind.exampleEnclosed }),
        })),
    }),
});
