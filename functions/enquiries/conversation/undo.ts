import { type Enquiry, enquiryStatuses } from "../../../shared/enquiries/enquiry.ts";
import { parseReference } from "../../../shared/platform/references.ts";
import type { WayBack } from "../../entry-points/page-definition.ts";
import type { Fields } from "../../entry-points/typed-fields.ts";

const PERSON = /^[\da-f-]{36}$/;

/** The step that takes back what the page says is done, with its fields; undefined where there is no way back. */
export const undoOf = (
  query: Fields,
  { enquiry: { reference, assignee } }: { readonly enquiry: Pick<Enquiry, "reference" | "assignee"> },
): WayBack | undefined => {
  const { done = "", was = "", other = "" } = query;
  if (done === "closed") {
    const status = enquiryStatuses.find((name) => name === was && name !== "closed");
    return status === undefined ? undefined : { step: status, fields: {} };
  }
  if (done === "take" || done === "give" || done === "give-back") {
    const now = { _was: assignee ?? "" };
    if (was === "") return { step: "give-back", fields: now };
    return PERSON.test(was) ? { step: "give", fields: { ...now, assignee: was } } : undefined;
  }
  const merged = done === "merge" ? parseReference("enquiry", other) : null;
  return merged === null ? undefined : { step: "separate", fields: { other: merged, kept: reference } };
};
