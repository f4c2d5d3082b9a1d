import { newsConsent } from "../../shared/members/consent.ts";
import type { Page } from "../entry-points/page.ts";
import joinPage from "./join.njk";
import { segmentItems } from "./segment-items.ts";

/** The empty join form. */
export const getJoin: Page = async (_needs, _request, visit) =>
  visit.show(joinPage, { answers: {}, segments: segmentItems, consentText: newsConsent.text });
