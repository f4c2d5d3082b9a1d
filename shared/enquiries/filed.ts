import type { Instant } from "../platform/clock.ts";
import type { Item } from "../platform/dynamo.ts";
import { titleIn } from "../platform/titled.ts";
import { titledEnquiry } from "./enquiry.ts";

/** An enquiry as it is listed under its organisation. */
interface FiledEnquiry {
  readonly reference: string;
  readonly subject: string;
  readonly receivedAt: Instant;
}

/** The enquiries among what is filed under an organisation, the one that came last first. For other features. */
export const enquiriesAmong = (filed: readonly Item[]): readonly FiledEnquiry[] =>
  filed
    .flatMap((item): FiledEnquiry[] => {
      const [kind, receivedAt, reference] = String(item["subjectSort"]).split("#");
      if (kind !== "ENQUIRY" || receivedAt === undefined || reference === undefined) return [];
      return [{ reference, receivedAt, subject: titleIn(item, titledEnquiry) ?? reference }];
    })
    .toReversed();
