import { checkNow, type LinkChanged, leaveLink, takeUpLink } from "../../shared/links/commands.ts";
import { parseLinkId, reasonForm } from "../../shared/links/input.ts";
import type { LinkName } from "../../shared/links/link.ts";
import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths } from "../../shared/pages/paths.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { field } from "../entry-points/request.ts";
import { showLinks } from "./get-desk-links.ts";

const refusals = {
  unknown: "This link is not looked after any more: whoever had it has another, or none.",
  changed:
    "Somebody changed this link at the same moment, or it was just asked for. This is how it stands now.",
  "not-so": "This was done already, or the link answers again. This is how it stands now.",
  "no-step": "Say what to do: press one of the buttons.",
} as const;

type Done = LinkChanged | { readonly refusal: "no-step" };

const doStep = async (
  needs: PageNeeds,
  visit: DeskVisit,
  name: LinkName,
  { step, reason }: { readonly step: string; readonly reason: string },
): Promise<Done> => {
  const given = { occasion: visit.occasion, once: requestName(visit.formId, { step, ...name, reason }) };
  if (step === "check") return checkNow(needs, name, visit.occasion);
  if (step === "leave") return leaveLink(needs, { ...name, reason }, given);
  return step === "take-up" ? takeUpLink(needs, name, given) : { refusal: "no-step" };
};

const doneOf = (step: string, changed: { readonly link: { readonly state: string } }): string =>
  step === "check" ? changed.link.state : step === "leave" ? "left" : "taken-up";

/** Asks for a link now, leaves a dead one as it is for a reason, or takes that back. */
export const postDeskLinks: DeskPage = async (needs, request, visit) => {
  const [step, id, typed] = [
    field(request.form, "_step"),
    field(request.form, "link"),
    field(request.form, "reason"),
  ];
  const name = parseLinkId(id);
  const form = step === "leave" ? reasonForm.safeParse({ reason: typed }) : undefined;
  if (form?.success === false)
    return showLinks(needs, visit, {
      wrong: { errors: formErrors(form.error), status: 422, link: id, reason: typed },
    });
  const changed: Done =
    name === undefined
      ? { refusal: "unknown" }
      : await doStep(needs, visit, name, { step, reason: form?.data.reason ?? "" });
  if ("link" in changed) return { redirect: `${paths.deskLinks}?done=${doneOf(step, changed)}` };
  const errors = formError("maincontent", refusals[changed.refusal]);
  return showLinks(needs, visit, { wrong: { errors, status: changed.refusal === "no-step" ? 422 : 409 } });
};
