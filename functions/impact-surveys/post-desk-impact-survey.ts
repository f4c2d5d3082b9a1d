import { askPeople } from "../../shared/impact-surveys/commands.ts";
import { MOST_AT_ONCE } from "../../shared/impact-surveys/input.ts";
import { rounds } from "../../shared/impact-surveys/survey.ts";
import { type FormErrors, formError } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { type TypedPerson, typedPeople } from "../../shared/people/typed-people.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { type Form, field } from "../entry-points/request.ts";
import checkPage from "./desk-impact-survey-check.njk";
import { refusals } from "./refusals.ts";
import { askedAt, type FoundProjectSurvey, findSurvey, roundOf, showSurvey } from "./survey-page.ts";

/** Whom the form names. */
interface Named {
  readonly known: readonly string[];
  readonly typed: readonly TypedPerson[];
}

const readNamed = ({ people }: FoundProjectSurvey, form: Form): Named | { readonly errors: FormErrors } => {
  const known = (form.get("person") ?? []).filter((id) => people.has(id));
  const typed = typedPeople.safeParse(field(form, "people"));
  if (!typed.success)
    return { errors: formError("people", typed.error.issues[0]?.message ?? "Enter one person on each line") };
  const count = known.length + typed.data.length;
  if (count === 0) return { errors: formError("people", "Say who is to be asked: tick a name, or type one") };
  if (count > MOST_AT_ONCE)
    return { errors: formError("people", `Ask at most ${MOST_AT_ONCE} people at once, then the others`) };
  return { known, typed: typed.data };
};

/** Asks people about a project: shows first who will get a letter, and sends it when that was confirmed. */
export const postDeskImpactSurvey: DeskPage = async (needs, request, visit) => {
  const found = await findSurvey(needs, request, visit);
  if (!("project" in found)) return found;
  const { project, people } = found;
  const round = roundOf(field(request.form, "round"), project);
  const typed = field(request.form, "people");
  const shown = { round, typed, ticked: request.form.get("person") ?? [] };
  const named = readNamed(found, request.form);
  if ("errors" in named) return showSurvey(visit, found, { ...shown, errors: named.errors }, 422);
  if (field(request.form, "_step") !== "send") {
    const known = named.known.flatMap((id) => people.get(id) ?? []);
    return visit.show(checkPage, {
      project,
      round,
      roundText: rounds[round].toLowerCase(),
      named: [...known, ...named.typed],
      known: named.known,
      typed,
    });
  }
  const { reference, title } = project;
  const asking = { project: reference, title, round, ...named };
  const once = requestName(visit.formId, { reference, ...shown });
  const asked = await askPeople(
    needs,
    { ...asking, asked: askedAt(found, round) },
    { occasion: visit.occasion, once },
  );
  if ("asked" in asked)
    return { redirect: `${toPath(paths.deskImpactSurvey, { reference })}?round=${round}&done=asked` };
  const now = await findSurvey(needs, request, visit);
  if (!("project" in now)) return now;
  const errors = formError("maincontent", refusals[asked.refusal]);
  return showSurvey(visit, now, { ...shown, errors }, 409);
};
