import { parseReference } from "../../platform/references.ts";

/** What an applicant's link names: their application, and the call it is for, so that both are one read. */
export interface ApplicationNames {
  readonly application: string;
  readonly call: string;
}

/** The id that a signed link to an application holds. */
export const applicationLinkId = ({ application, call }: ApplicationNames): string =>
  `${application}~${call}`;

/** The names in a link's id; undefined when it has none. */
export const parseApplicationLinkId = (id: string): ApplicationNames | undefined => {
  const [first = "", second = ""] = id.split("~");
  const application = parseReference("application", first);
  const call = parseReference("call", second);
  return application === null || call === null ? undefined : { application, call };
};
