import { isGiven } from "../../shared/members/consents/decide.ts";
import { frequencies } from "../../shared/members/frequencies.ts";
import type { Member } from "../../shared/members/member.ts";
import { readMembership } from "../../shared/members/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { counted } from "../../shared/platform/text.ts";
import { sayDate } from "../../shared/platform/time.ts";
import type { SectionFor } from "../my-page/section.ts";

const newsOf = ({ consents, topics, frequency }: Member): string =>
  isGiven(consents, "news")
    ? `News about ${counted(topics.length, "topic", "topics")}. ${frequencies[frequency]}.`
    : "No news by email.";

/** The membership: what they said of themselves, what they chose and agreed to, and the way to leave. */
export const membershipSection: SectionFor = async ({ table, keys }, person, token) => {
  const member = (await readMembership(table, person))?.member;
  const leave = toPath(paths.leave, { token: makeLink(keys, "manage-membership", person) });
  return {
    title: "Community",
    items:
      member?.status === "member"
        ? [
            {
              text: "Your details",
              detail: `${member.organisation}. Your name, organisation and role.`,
              href: toPath(paths.myDetails, { token }),
            },
            { text: "News and consent", detail: newsOf(member), href: toPath(paths.myChoices, { token }) },
            {
              text: "Members’ directory",
              detail: isGiven(member.consents, "directory")
                ? "Other members see you there. Find and write to others."
                : "Find and write to other members. They do not see you.",
              href: toPath(paths.myDirectory, { token }),
            },
            {
              text: "Your membership, and how to leave",
              detail: `Since ${sayDate(member.joinedAt)}`,
              href: leave,
            },
          ]
        : [],
    empty: { text: "You are not a member of the community.", href: paths.join, link: "Join the community" },
  };
};
