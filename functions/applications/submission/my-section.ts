import { type Application, titleOf } from "../../../shared/applications/application.ts";
import { listApplicationsOfPerson } from "../../../shared/applications/store.ts";
import { applicationLinkId } from "../../../shared/applications/submission/application-link.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { makeLink } from "../../../shared/platform/links.ts";
import { LINK_DAYS, linkEnd } from "../../../shared/platform/time.ts";
import type { SectionFor } from "../../my-page/section.ts";

const detailOf = ({ reference, status, decision }: Application): string => {
  if (decision !== undefined) return `${reference}. It is decided.`;
  if (status === "draft") return `${reference}. A draft: it is not submitted yet.`;
  return `${reference}. ${status === "submitted" ? "Submitted" : "Withdrawn"}.`;
};

/** The person's applications to calls for problems, drafts among them. */
export const applicationsSection: SectionFor = async ({ table, keys, now }, person) => {
  const applications = await listApplicationsOfPerson(table, person);
  return {
    title: "Applications",
    items: applications.map((application) => ({
      text: titleOf(application),
      detail: detailOf(application),
      href: toPath(paths.application, {
        token: makeLink(
          keys,
          "manage-application",
          applicationLinkId({ application: application.reference, call: application.call }),
          linkEnd(now(), LINK_DAYS.call),
        ),
      }),
    })),
    empty: { text: "You have no applications.", href: paths.calls, link: "See the calls for problems" },
  };
};
