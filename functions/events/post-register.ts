import { registerForEvent } from "../../shared/events/commands.ts";
import { type RegistrationForm, registrationForm } from "../../shared/events/input.ts";
import { readEvent } from "../../shared/events/store.ts";
import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { parseReference } from "../../shared/platform/references.ts";
import { isLimit } from "../../shared/protection/limits.ts";
import { formCheck, limitRefusals } from "../entry-points/form-check.ts";
import type { Page, PageNeeds, Visit } from "../entry-points/page.ts";
import { field, fields, type PageRequest } from "../entry-points/request.ts";
import { chooseOrganisation } from "../organisations/choose-organisation.ts";
import eventPage from "./event.njk";
import { describe, publicEvent } from "./event-view.ts";
import { refusals } from "./refusals.ts";
import registerPage from "./register.njk";

const checkEmail = (needs: PageNeeds, reference: string, place: "taken" | "waiting") => ({
  redirect: toPath(paths.registered, {
    reference,
    token: makeLink(needs.keys, "registration-received", `${reference}~${place}`),
  }),
});

const register = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: Visit,
  { reference, form }: { readonly reference: string; readonly form: RegistrationForm },
) => {
  const once = requestName(visit.formId, { reference, ...form });
  // Forms with a proof are not counted by network: when thousands come in a minute, they come from few.
  const { writes } = formCheck(needs, request, visit, { form: "register", countNetwork: false });
  const registered = await registerForEvent(needs, reference, form, once, visit.occasion, writes);
  if (!("refusal" in registered)) return checkEmail(needs, reference, registered.place);
  const { refusal } = registered;
  const event = publicEvent(await readEvent(needs.table, reference), needs.now());
  if (event === null || refusal === "unknown") return visit.show(notFound, {}, 404);
  if (isLimit(refusal)) {
    const errors = formError("maincontent", limitRefusals[refusal]);
    return visit.show(registerPage, { event, answers: fields(request.form), errors }, 429);
  }
  const errors = formError("maincontent", refusals[refusal]);
  return visit.show(eventPage, { event, description: describe(event.description), errors }, 409);
};

/** Registers somebody. The answer is the same whether or not they were registered before: what concerns them goes to their address. */
export const postRegister: Page = async (needs, request, visit) => {
  const reference = parseReference("event", request.parameters["reference"] ?? "");
  if (reference === null) return visit.show(notFound, {}, 404);
  const answers = fields(request.form);
  const form = registrationForm.safeParse(answers);
  if (!form.success) {
    const event = publicEvent(await readEvent(needs.table, reference), needs.now());
    if (event === null) return visit.show(notFound, {}, 404);
    return visit.show(registerPage, { event, answers, errors: formErrors(form.error) }, 422);
  }
  // A robot that filled in the trap is answered like a person, so that it learns nothing.
  if (field(request.form, "_website") !== "") return checkEmail(needs, reference, "taken");
  const meant = await chooseOrganisation(needs, request, visit, form.data);
  if ("ask" in meant) return meant.ask;
  return register(needs, request, visit, { reference, form: { ...form.data, ...meant } });
};
