import type { Instant } from "../../platform/clock.ts";
import type { Table } from "../../platform/dynamo.ts";
import { countSetAsideSince } from "./store.ts";

/** How many mails that machines wrote were set aside since a moment. One query, which reads none of them out. For other features. */
export const countAutomaticMail = (table: Table, since: Instant): Promise<number> =>
  countSetAsideSince(table, since);
