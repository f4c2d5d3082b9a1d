import { type Call, callState } from "../../../shared/applications/calls/model.ts";
import { readCall } from "../../../shared/applications/store.ts";
import type { PageNeeds } from "../../entry-points/page.ts";

/** The call with this reference, if the public may see it. One read. */
export const readPublicCall = async (
  { table, now }: PageNeeds,
  reference: string,
): Promise<Call | undefined> => {
  const call = await readCall(table, reference);
  return call === undefined || callState(call, now()) === "draft" ? undefined : call;
};
