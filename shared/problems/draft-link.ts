import { parseReference } from "../platform/references.ts";

/** What an applicant's link names: their problem, and the call it is for, so that both are one read. */
export interface DraftNames {
  readonly problem: string;
  readonly call: string;
}

/** The id that a signed link to a problem holds. */
export const draftLinkId = ({ problem, call }: DraftNames): string => `${problem}~${call}`;

/** The names in a link's id; undefined when it has none. */
export const parseDraftLinkId = (id: string): DraftNames | undefined => {
  const [first = "", second = ""] = id.split("~");
  const problem = parseReference("problem", first);
  const call = parseReference("call", second);
  return problem === null || call === null ? undefined : { problem, call };
};
