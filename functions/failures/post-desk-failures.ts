import { askForReplays } from "../../shared/failures/ask.ts";
import { isReplayable } from "../../shared/failures/decide.ts";
import { listFailures, readFailureById } from "../../shared/failures/store.ts";
import { formError } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths } from "../../shared/pages/paths.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { field } from "../entry-points/request.ts";
import confirmPage from "./desk-failures-confirm.njk";
import { showFailures } from "./failure-view.ts";

/** Has one failure done again, or all of them after saying how many there are. */
export const postDeskFailures: DeskPage = async (needs, request, visit) => {
  const step = field(request.form, "_step");
  const id = field(request.form, "failure");
  const one = step === "replay" ? await readFailureById(needs.table, id) : undefined;
  const all = step === "replay" ? [] : await listFailures(needs.table, "waiting");
  const failures = (one === undefined ? all : [one]).filter((failure) => isReplayable(failure));
  if (step === "confirm-all" && failures.length > 0)
    return visit.show(confirmPage, { count: failures.length });
  const once = requestName(visit.formId, { step, id });
  const asked =
    step === "replay" || step === "replay-all"
      ? await askForReplays(needs, failures, visit.occasion, once)
      : 0;
  if (asked > 0) return { redirect: `${paths.deskFailures}?asked=${asked}` };
  const errors = formError(
    "maincontent",
    "There is nothing left to replay. Somebody may have done it already.",
  );
  return showFailures(needs, visit, "waiting", { errors }, 409);
};
