import { readItemToChange } from "../../shared/catalogue/read.ts";
import type { WholeItem } from "../../shared/catalogue/store.ts";
import notFound from "../../shared/pages/not-found.njk";
import { parseReference } from "../../shared/platform/references.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import type { PageRequest } from "../entry-points/request.ts";

/** The item whose reference is in the address of a page of the desk, with what the public sees of it; or the page that says it is not there. One query. */
export const findDeskItem = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: DeskVisit,
): Promise<WholeItem | PageAnswer> => {
  const reference = parseReference("item", request.parameters["reference"] ?? "");
  const found = reference === null ? undefined : await readItemToChange(needs.table, reference);
  return found ?? visit.show(notFound, {}, 404);
};
