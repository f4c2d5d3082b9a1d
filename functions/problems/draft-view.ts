import badLink from "../../shared/pages/bad-link.njk";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { segments } from "../../shared/people/segments.ts";
import { makeLink, openLink } from "../../shared/platform/links.ts";
import { type Call, publicCalls } from "../../shared/problems/call.ts";
import { type DraftNames, draftLinkId, parseDraftLinkId } from "../../shared/problems/draft-link.ts";
import { type Problem, sectionState, titleOf, unfinishedSections } from "../../shared/problems/problem.ts";
import { sectionNames, sections } from "../../shared/problems/sections.ts";
import { listCalls, readProblemAndCall } from "../../shared/problems/store.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { PageNeeds, Visit } from "../entry-points/page.ts";
import type { PageRequest } from "../entry-points/request.ts";
import { callView } from "./call-view.ts";
import draftPage from "./problem-draft.njk";

/** An applicant's own problem, by the link in their email. */
export interface FoundDraft {
  readonly problem: Problem;
  readonly call: Call;
  readonly names: DraftNames;
  readonly token: string;
}

/** The problem that the link in the address leads to, or the page that says why it leads to none. One read; changes nothing. */
export const followDraft = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: Visit,
): Promise<FoundDraft | PageAnswer> => {
  const token = request.parameters["token"] ?? "";
  const link = openLink(needs.keys, "manage-problem", token, needs.now());
  if (link.state !== "good") return visit.show(badLink, { state: link.state }, 404);
  const names = parseDraftLinkId(link.id);
  if (names === undefined) return visit.show(notFound, {}, 404);
  const { problem, call } = await readProblemAndCall(needs.table, names);
  if (problem === undefined || call === undefined) return visit.show(notFound, {}, 404);
  return { problem, call, names, token };
};

const tags = {
  "not-started": { text: "Not started", classes: "nhsuk-tag--grey" },
  "in-progress": { text: "In progress", classes: "nhsuk-tag--blue" },
  done: { text: "Done", classes: "nhsuk-tag--green" },
} as const;

/** Where each page of a draft is. */
export const draftPaths = (token: string) => ({
  own: toPath(paths.problemDraft, { token }),
  files: toPath(paths.problemFiles, { token }),
  check: toPath(paths.problemCheck, { token }),
  submitted: toPath(paths.problemSubmitted, { token }),
  withdraw: toPath(paths.problemWithdraw, { token }),
});

/** The signed path of a problem's own page. */
export const pathOfDraft = (needs: PageNeeds, names: DraftNames): string =>
  toPath(paths.problemDraft, { token: makeLink(needs.keys, "manage-problem", draftLinkId(names)) });

/** What the pages of a draft show of it. */
export const draftView = (needs: PageNeeds, { problem, call, token }: FoundDraft) => ({
  problem,
  problemTitle: titleOf(problem),
  segment: segments[problem.segment],
  call: callView(call, needs.now()),
  hrefs: draftPaths(token),
  left: unfinishedSections(problem).length,
  sections: sectionNames.map((name) => ({
    title: { text: sections[name].title },
    href: toPath(paths.problemSection, { token, section: name }),
    status: { tag: tags[sectionState(problem, name)] },
  })),
  written: sectionNames.map((name) => ({
    title: sections[name].title,
    href: toPath(paths.problemSection, { token, section: name }),
    rows: sections[name].questions.map((question) => {
      const answer = problem.sections[name]?.answers[question.name] ?? "";
      return {
        label: question.label,
        value: question.as === "commitment" && answer === "yes" ? "Yes" : answer,
      };
    }),
  })),
});

/** What a draft that missed its closing can go to: the call that is open, or the next one. One query. */
const nextCalls = async (needs: PageNeeds) => {
  const now = needs.now();
  const { open, coming } = publicCalls(await listCalls(needs.table), now);
  return { open: open.map((call) => callView(call, now)), coming: coming.map((call) => callView(call, now)) };
};

/** The page of a problem: the task list of a draft, or where a submitted one stands. */
export const showDraft = async (
  needs: PageNeeds,
  visit: Visit,
  found: FoundDraft,
  more: object = {},
  status = 200,
): Promise<PageAnswer> => {
  const view = draftView(needs, found);
  const { problem } = found;
  const missed = problem.status === "draft" && view.call.state === "closed";
  const carriedHref = problem.carriedTo === undefined ? {} : { carried: { reference: problem.carriedTo } };
  const next = missed && problem.carriedTo === undefined ? { next: await nextCalls(needs) } : {};
  return visit.show(draftPage, { ...view, missed, ...carriedHref, ...next, ...more }, status);
};
