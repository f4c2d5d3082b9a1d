import type { Application } from "../../shared/applications/application.ts";
import type { Call } from "../../shared/applications/calls/model.ts";
import { applicationsAfter } from "../../shared/applications/store.ts";
import type { FanOutPart } from "../../shared/journal/fan-out.ts";
import type { Letter } from "../../shared/letters/letter.ts";
import type { Table } from "../../shared/platform/dynamo.ts";

/** Letters to a transaction. */
const PAGE = 40;

/** Letters to everybody whose draft for a call is not submitted. */
export const lettersToUnfinished =
  (table: Table, call: Call, write: (application: Application) => Letter): FanOutPart =>
  async (cursor) => {
    const { applications, next } = await applicationsAfter(table, call.reference, cursor, PAGE);
    const unfinished = applications.filter(
      ({ status, carriedTo }) => status === "draft" && carriedTo === undefined,
    );
    return { letters: unfinished.map(write), next };
  };
