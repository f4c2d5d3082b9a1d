import type { Link } from "./link.ts";

/** What a link is there for, in words: its label, or `technical-report` is "technical report", `follow-up:blog` "follow up, blog". */
export const whatInWords = ({ what, label }: Pick<Link, "what" | "label">): string =>
  label ?? what.replaceAll("-", " ").replaceAll(":", ", ");

/** Why a failing or dead link does not answer, in words. */
export const failureInWords = ({ status }: Pick<Link, "status">): string => {
  if (status === undefined) return "Nobody answers at this address";
  return status >= 500
    ? `Its server answers that it is in trouble (${status})`
    : `Its server says that it is not there (${status})`;
};
