import { enquiryKinds } from "../../shared/enquiries/kinds.ts";
import { placeholders, type ReadyAnswer } from "../../shared/enquiries/ready-answer.ts";
import { listReadyAnswers } from "../../shared/enquiries/ready-answer-store.ts";
import { paths } from "../../shared/pages/paths.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import readyAnswersPage from "./desk-ready-answers.njk";
import { kindItems } from "./enquiry-form.ts";

const view = (answer: ReadyAnswer) => ({
  ...answer,
  fits: answer.kinds.length === 0 ? ["Every kind"] : answer.kinds.map((kind) => enquiryKinds[kind]),
  href: `${paths.deskReadyAnswers}?edit=${encodeURIComponent(answer.id)}#edit`,
});

const DONE = new Map([
  ["save", "Saved."],
  ["remove", "Removed."],
  ["load", "The set that comes with the product is loaded."],
]);

/** Shows the ready answers with the form for one: a new one, or the one with this id. One query. */
export const showReadyAnswers = async (
  needs: PageNeeds,
  visit: DeskVisit,
  more: Readonly<Record<string, unknown>> & { readonly edit?: string | undefined } = {},
  status = 200,
): Promise<PageAnswer> => {
  const answers = await listReadyAnswers(needs.table);
  const edited = answers.find(({ id }) => id === more.edit);
  return visit.show(
    readyAnswersPage,
    {
      list: answers.map(view),
      kinds: kindItems,
      placeholders: Object.entries(placeholders).map(([name, meaning]) => ({ name: `{${name}}`, meaning })),
      answers: edited ?? { kinds: [] },
      ...more,
      edited,
    },
    status,
  );
};

/** The ready answers, and the form to write one (`?edit=` changes one). */
export const getDeskReadyAnswers: DeskPage = (needs, request, visit) =>
  showReadyAnswers(needs, visit, {
    edit: request.query["edit"],
    done: DONE.get(request.query["done"] ?? ""),
  });
