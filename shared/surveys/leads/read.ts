import type { Table } from "../../platform/dynamo.ts";
import type { InvitationName } from "../invitations/link.ts";
import type { Lead } from "./model.ts";
import { readLead } from "./store.ts";

/** Whether a conversation is still to be had. */
export const isOpenLead = ({ state }: Pick<Lead, "state">): boolean =>
  state === "agreed" || state === "taken";

/** Who agreed to talk after a survey, by its name; undefined where they did not, or not any more. One read. */
export const leadOf = (table: Table, name: InvitationName): Promise<Lead | undefined> =>
  readLead(table, name);
