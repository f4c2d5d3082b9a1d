import { MOST_AT_ONCE } from "../../shared/lists/bulk-change/model.ts";
import { firstOf } from "../../shared/platform/text.ts";
import type { Form } from "../entry-points/request.ts";

/** The ids of what was ticked, a page of a list at most. */
export const tickedIn = (form: Form): readonly string[] =>
  firstOf([...new Set(form.get("ticked") ?? [])], MOST_AT_ONCE).shown.filter((id) => id.length <= 200);
