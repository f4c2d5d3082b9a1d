import type { Table } from "../../platform/dynamo.ts";
import { segmentOf } from "../../segments/choose.ts";
import type { SegmentFilter } from "../../segments/filter.ts";
import type { Audience } from "../survey/audience.ts";

const AGREES = "research";

/** The filter of those of an audience who agree to be asked; undefined for a segment that is not there. One read for a segment. */
export const filterOf = async (table: Table, audience: Audience): Promise<SegmentFilter | undefined> => {
  if (audience.kind === "everybody") return { consents: [AGREES] };
  if (audience.kind === "organisation") return { organisation: audience.code, consents: [AGREES] };
  const segment = await segmentOf(table, audience.id);
  return (
    segment && {
      ...segment.filter,
      consents: [...new Set([...(segment.filter.consents ?? []), AGREES] as const)],
    }
  );
};
