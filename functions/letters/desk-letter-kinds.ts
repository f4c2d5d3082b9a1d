import { letterKinds } from "../../shared/all-letters.ts";
import { previewReader } from "../../shared/letters/writing/reader.ts";
import { paths } from "../../shared/pages/paths.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import kindsPage from "./desk-letter-kinds.njk";

const purposes = {
  service: "Answers something the person did. Sent at any hour; a complaint does not hold it back.",
  news: "Sent to members only, by day, with a way to unsubscribe.",
  research: "Sent to members who agreed to be asked, by day, with a way to stop it.",
  team: "Sent to the team’s inbox.",
  report: "Sent to the readers who the team has listed for such reports.",
} as const;

const uncertain = {
  again: "If the mail service does not answer, it is sent again.",
  never: "If the mail service does not answer, it is not sent again.",
} as const;

/** Every kind of letter with its example, so that the team can read what the product says in its name. */
export const page = deskPage({
  path: paths.deskLetterKinds,
  names: nothing,
  load: ({ programme, siteUrl }) => previewReader({ name: "Sam Example", programme, siteUrl }),
  show: (_needs, reader) =>
    view(kindsPage, {
      kinds: [...letterKinds.values()].map((kind) => ({
        id: kind.kind,
        title: kind.title,
        purpose: purposes[kind.purpose],
        uncertain: uncertain[kind.ifUncertain],
        content: kind.compose(kind.example, { ...reader, enclosed: kind.exampleEnclosed }),
      })),
    }),
});
