import { readMembership } from "../../../shared/members/store.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import type { Table } from "../../../shared/platform/dynamo.ts";
import type { PageAnswer } from "../../entry-points/answer.ts";

/** Leads who is no member back to their page: members see members, and nobody else does. One read. */
export const onlyMembers = async (
  table: Table,
  person: string,
  token: string,
): Promise<PageAnswer | undefined> => {
  const membership = await readMembership(table, person);
  return membership?.member?.status === "member" ? undefined : { redirect: toPath(paths.myPage, { token }) };
};
