import { mergePair } from "../../shared/enquiries/merge-commands.ts";
import { readWithTargets } from "../../shared/enquiries/store.ts";
import { formError } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { parseReference } from "../../shared/platform/references.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { field } from "../entry-points/request.ts";
import { showBoth } from "./get-desk-merge.ts";
import { refusals } from "./refusals.ts";

/** Merges two enquiries, and leads to the one that leads them. */
export const postDeskMerge: DeskPage = async (needs, request, visit) => {
  const reference = parseReference("enquiry", request.parameters["reference"] ?? "");
  const second = parseReference("enquiry", field(request.form, "with"));
  if (reference === null || second === null) return visit.show(notFound, {}, 404);
  const lead = field(request.form, "lead");
  const kept = [reference, second].find((one) => one === lead) ?? reference;
  const other = kept === reference ? second : reference;
  const once = requestName(visit.formId, { merge: other, into: kept });
  const changed = await mergePair(needs, { other, kept }, { once, occasion: visit.occasion });
  if ("done" in changed)
    return { redirect: `${toPath(paths.deskEnquiry, { reference: kept })}?done=merged&other=${other}` };
  if (changed.refusal === "unknown") return visit.show(notFound, {}, 404);
  const { enquiries } = await readWithTargets(
    needs.table,
    reference === second ? [reference] : [reference, second],
  );
  const [one, two = one] = enquiries;
  if (one === undefined || two === undefined) return visit.show(notFound, {}, 404);
  const errors = formError("maincontent", refusals[changed.refusal]);
  return showBoth(visit, one, two, { lead: kept, errors }, 409);
};
