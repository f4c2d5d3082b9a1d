import { type Link, linkId } from "../../shared/links/link.ts";
import { listLinks } from "../../shared/links/store.ts";
import { failureInWords, whatInWords } from "../../shared/links/words.ts";
import type { FormErrors } from "../../shared/pages/form-errors.ts";
import { subjectName, subjectPath } from "../../shared/pages/subject-path.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import linksPage from "./desk-links.njk";

const rowOf = (link: Link) => ({
  ...link,
  id: linkId(link),
  whatInWords: whatInWords(link),
  usedIn: { text: subjectName(link.subject), href: subjectPath(link.subject) },
  why: failureInWords(link),
});

const said: Readonly<Record<string, string>> = {
  answers: "It answers.",
  "behind-sign-in": "It is there, and does not let us in without a sign-in.",
  failing: "It does not answer. We look again tonight.",
  dead: "It is still dead.",
  "not-allowed": "It was not asked: it is no address of the public internet.",
  left: "It stays as it is, and is no task any more.",
  "taken-up": "It is a task again.",
};

/** What is wrong with a form of this page: of which link, what was typed, and the words. */
export interface WrongLink {
  readonly errors: FormErrors;
  readonly status: number;
  readonly link?: string;
  readonly reason?: string;
}

/** The links that are dead, those that are left so, those to look at, and how many are well. */
export const showLinks = async (
  needs: PageNeeds,
  visit: DeskVisit,
  { done = "", wrong }: { readonly done?: string; readonly wrong?: WrongLink } = {},
): Promise<PageAnswer> => {
  const all = (await listLinks(needs.table)).map(rowOf);
  const dead = all.filter(({ state }) => state === "dead");
  const well = all.filter(({ state }) => state === "answers" || state === "behind-sign-in");
  return visit.show(
    linksPage,
    {
      total: all.length,
      dead: dead.filter(({ setAside }) => setAside === undefined),
      left: dead.filter(({ setAside }) => setAside !== undefined),
      failing: all.filter(({ state }) => state === "failing"),
      moved: well.filter(({ movedTo }) => movedTo !== undefined),
      notAsked: all.filter(({ state }) => state === "not-allowed"),
      answering: well.length,
      unchecked: all.filter(({ state }) => state === "unchecked").length,
      done: Object.hasOwn(said, done) ? said[done] : undefined,
      errors: wrong?.errors,
      wrong,
    },
    wrong?.status ?? 200,
  );
};

/** The links at the desk. */
export const getDeskLinks: DeskPage = (needs, request, visit) =>
  showLinks(needs, visit, { done: request.query["done"] ?? "" });
