import { sectionState, titleOf, unfinishedSections } from "../../../shared/applications/application.ts";
import { publicCalls } from "../../../shared/applications/calls/model.ts";
import { listCalls } from "../../../shared/applications/calls/store.ts";
import { type ApplicationAndCall, readApplicationAndCall } from "../../../shared/applications/store.ts";
import {
  type ApplicationNames,
  applicationLinkId,
  parseApplicationLinkId,
} from "../../../shared/applications/submission/application-link.ts";
import { sectionNames, sections } from "../../../shared/applications/submission/sections.ts";
import badLink from "../../../shared/pages/bad-link.njk";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { organisationKinds } from "../../../shared/people/organisation-kinds.ts";
import { ownValue } from "../../../shared/platform/keys.ts";
import { makeLink } from "../../../shared/platform/links.ts";
import { LINK_DAYS, linkEnd } from "../../../shared/platform/time.ts";
import type { PageAnswer } from "../../entry-points/answer.ts";
import { openFollowedLink } from "../../entry-points/followed-link.ts";
import type { PageNeeds, Visit } from "../../entry-points/page.ts";
import { type View, view } from "../../entry-points/page-definition.ts";
import { callView } from "../calls/call-view.ts";
import applicationPage from "./application.njk";

/** What the link to an applicant's own application names. */
export interface OwnNames {
  readonly names: ApplicationNames;
  readonly token: string;
}

/** An applicant's own application, by the link in their email. */
export type OwnApplication = OwnNames & ApplicationAndCall;

/** What the link in the address names, or the page that says why it leads nowhere. */
export const followOwnLink = (
  needs: PageNeeds,
  { request, visit }: { readonly request: { readonly parameters: { token: string } }; readonly visit: Visit },
): OwnNames | PageAnswer | undefined => {
  const { token } = request.parameters;
  const link = openFollowedLink(needs, "manage-application", token);
  if (link.state !== "good") return visit.show(badLink, { state: link.state }, 404);
  const names = parseApplicationLinkId(link.id);
  return names && { names, token };
};

/** Finds the application that a link names. One read. */
export const loadOwnApplication = async (
  { table }: PageNeeds,
  own: OwnNames,
): Promise<OwnApplication | undefined> => {
  const found = await readApplicationAndCall(table, own.names);
  return found && { ...own, ...found };
};

const tags = {
  "not-started": { text: "Not started", classes: "nhsuk-tag--grey" },
  "in-progress": { text: "In progress", classes: "nhsuk-tag--blue" },
  done: { text: "Done", classes: "nhsuk-tag--green" },
} as const;

/** Where each page of an applicant's own application is. */
export const ownPaths = (token: string) => ({
  own: toPath(paths.application, { token }),
  files: toPath(paths.applicationFiles, { token }),
  check: toPath(paths.applicationCheck, { token }),
  submitted: toPath(paths.applicationSubmitted, { token }),
  withdraw: `${toPath(paths.application, { token })}?ask=withdraw`,
});

/** The signed path of an application's own page. */
export const pathOfOwnApplication = (needs: PageNeeds, names: ApplicationNames): string =>
  toPath(paths.application, {
    token: makeLink(
      needs.keys,
      "manage-application",
      applicationLinkId(names),
      linkEnd(needs.now(), LINK_DAYS.call),
    ),
  });

/** What the pages of an applicant's own application show of it. */
export const ownApplicationView = (needs: PageNeeds, { application, call, token }: OwnApplication) => ({
  application,
  applicationTitle: titleOf(application),
  segment: organisationKinds[application.segment],
  call: callView(call, needs.now()),
  hrefs: ownPaths(token),
  left: unfinishedSections(application).length,
  sections: sectionNames.map((name) => ({
    title: { text: sections[name].title },
    href: toPath(paths.applicationSection, { token, section: name }),
    status: { tag: tags[sectionState(application, name)] },
  })),
  written: sectionNames.map((name) => ({
    title: sections[name].title,
    rows: sections[name].questions.map((question) => {
      const answer = ownValue(application.sections[name]?.answers, question.name) ?? "";
      return {
        label: question.label,
        // From the page to check the answers: to the question, and back when it is saved.
        changeHref: `${toPath(paths.applicationSection, { token, section: name })}?back=check#${question.name}`,
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

/** The page of an application: the task list of a draft, or where a submitted one stands. */
export const ownApplicationPage = async (needs: PageNeeds, found: OwnApplication): Promise<View> => {
  const shown = ownApplicationView(needs, found);
  const { application } = found;
  const missed = application.status === "draft" && shown.call.state === "closed";
  return view(applicationPage, {
    ...shown,
    missed,
    carried: application.carriedTo && { reference: application.carriedTo },
    next: missed && application.carriedTo === undefined ? await nextCalls(needs) : undefined,
  });
};

/** Why nothing can be changed in an application, in words for its applicant. */
export const draftRefusals = {
  "not-a-draft": "This application is no longer a draft, so it cannot be changed.",
  "not-open-yet": "This call is not open yet. Its page says when it opens.",
  closed: "This call has closed. What you wrote is kept, and you can continue it in the next call.",
} as const;
