import type { FormErrors } from "../../shared/pages/form-errors.ts";
import { segmentNames, segments } from "../../shared/people/segments.ts";
import type { Call } from "../../shared/problems/call.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { PageNeeds, Visit } from "../entry-points/page.ts";
import { callView } from "./call-view.ts";
import closedPage from "./problem-closed.njk";
import startPage from "./problem-start.njk";

/** The form with which a draft begins; while the call is not open, when it is. */
export const showStart = (
  needs: PageNeeds,
  visit: Visit,
  call: Call,
  answers: Readonly<Record<string, string>>,
  errors?: FormErrors,
  status = errors === undefined ? 200 : 422,
): PageAnswer => {
  const view = callView(call, needs.now());
  if (view.state !== "open")
    return visit.show(closedPage, { call: view }, answers["name"] === undefined ? 200 : 409);
  return visit.show(
    startPage,
    {
      call: view,
      answers,
      segments: segmentNames.map((value) => ({ value, text: segments[value] })),
      ...(errors === undefined ? {} : { errors }),
    },
    status,
  );
};
