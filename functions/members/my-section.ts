import { readMembership } from "../../shared/members/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { sayDate } from "../../shared/platform/time.ts";
import type { SectionFor } from "../my-page/section.ts";

/** The membership, with the way to leave. */
export const membershipSection: SectionFor = async ({ table, keys }, person) => {
  const member = (await readMembership(table, person))?.member;
  const href = toPath(paths.leave, { token: makeLink(keys, "manage-membership", person) });
  return {
    title: "Community",
    items:
      member?.status === "member"
        ? [{ text: "Your membership", detail: `Since ${sayDate(member.joinedAt)}`, href }]
        : [],
    empty: { text: "You are not a member of the community.", href: paths.join, link: "Join the community" },
  };
};
