import type { Page } from "../entry-points/page.ts";
import unsubscribePage from "./unsubscribe.njk";

/**
 * The page behind the unsubscribe address when a person opens it: one button. It looks nothing up and is the same for every address,
 * because programs fetch what stands in a header (RFC 8058, section 1) and nobody must learn from it who is known.
 */
export const getUnsubscribe: Page = async (_needs, _request, visit) => visit.show(unsubscribePage);
