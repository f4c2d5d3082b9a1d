import { askForReplays } from "../../shared/failures/ask.ts";
import { isReplayable, setAside } from "../../shared/failures/decide.ts";
import { listFailures, readFailureById, saveDecided } from "../../shared/failures/store.ts";
import { formError } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths } from "../../shared/pages/paths.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { field } from "../entry-points/request.ts";
import confirmPage from "./desk-failures-confirm.njk";
import { showFailures } from "./failure-view.ts";

/** Sets one failure aside. Null when there was none to set aside. */
const putAside = async (needs: PageNeeds, id: string, visit: DeskVisit): Promise<PageAnswer | null> => {
  const failure = await readFailureById(needs.table, id);
  const decided = failure === undefined ? null : setAside(failure, visit.occasion);
  if (decided === null) return null;
  const saved = await saveDecided(needs, [decided], requestName(visit.formId, { step: "set-aside", id }));
  return saved.outcome === "refused" ? null : { redirect: `${paths.deskFailures}?aside=1` };
};

/** Has one failure done again or set aside, or all of them done again after saying how many there are. */
export const postDeskFailures: DeskPage = async (needs, request, visit) => {
  const step = field(request.form, "_step");
  const id = field(request.form, "failure");
  const aside = step === "set-aside" ? await putAside(needs, id, visit) : null;
  if (aside !== null) return aside;
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
  const errors = formError("maincontent", "There is nothing left to do. Somebody may have done it already.");
  return showFailures(needs, visit, "waiting", { errors }, 409);
};
