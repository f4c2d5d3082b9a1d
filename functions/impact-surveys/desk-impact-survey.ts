import { askPeople } from "../../shared/impact-surveys/commands.ts";
import { MOST_AT_ONCE } from "../../shared/impact-surveys/input.ts";
import { askedAt, knownPeople, readSurvey } from "../../shared/impact-surveys/read.ts";
import { resultsOf } from "../../shared/impact-surveys/results.ts";
import { roundNames, rounds } from "../../shared/impact-surveys/survey.ts";
import { type FormErrors, formError } from "../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { nameAtDesk } from "../../shared/people/person.ts";
import { readPeople } from "../../shared/people/store.ts";
import { type TypedPerson, typedPeople } from "../../shared/people/typed-people.ts";
import { insideSentence } from "../../shared/platform/text.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import { formInProgress, leadOn } from "../entry-points/form-pages.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { byReference, type View, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { type Form, field, type PageRequest } from "../entry-points/request.ts";
import surveyPage from "./desk-impact-survey.njk";
import checkPage from "./desk-impact-survey-check.njk";
import { resultsView } from "./results-view.ts";
import { candidates, roundNamed, roundView, type SurveyWithPeople } from "./survey-view.ts";

/** Whom a form names. */
interface Named {
  readonly known: readonly string[];
  readonly typed: readonly TypedPerson[];
}

const namedIn = (form: Form): Named | { readonly errors: FormErrors } => {
  const known = form.get("person") ?? [];
  const typed = typedPeople.safeParse(field(form, "people"));
  if (!typed.success)
    return { errors: formError("people", typed.error.issues[0]?.message ?? "Enter one person on each line") };
  const count = known.length + typed.data.length;
  if (count === 0) return { errors: formError("people", "Say who is to be asked: tick a name, or type one") };
  if (count > MOST_AT_ONCE)
    return { errors: formError("people", `Ask at most ${MOST_AT_ONCE} people at once, then the others`) };
  return { known, typed: typed.data };
};

/** Shows who will get a letter, before it is sent. */
const askToSend = async (
  needs: PageNeeds,
  { project, people }: SurveyWithPeople,
  { request, visit }: { readonly request: PageRequest; readonly visit: DeskVisit },
): Promise<View | PageAnswer> => {
  const going = await formInProgress(needs, visit);
  const named = going === undefined ? undefined : namedIn(going.form);
  if (going === undefined || named === undefined || "errors" in named) return { redirect: request.path };
  const round = roundNamed(field(going.form, "round"), project);
  const known = named.known.flatMap((id) => people.get(id) ?? []);
  return view(checkPage, {
    project,
    round,
    roundText: insideSentence(rounds[round]),
    named: [...known, ...named.typed],
    known: known.map(({ id }) => id),
    typed: field(going.form, "people"),
    ...going.fields,
  });
};

/** What the form that asks people begins with: as it was sent or goes on; otherwise nobody is ticked. */
const formOf = async (
  needs: PageNeeds,
  found: SurveyWithPeople,
  { request, visit }: { readonly request: PageRequest; readonly visit: DeskVisit },
) => {
  const form = request.method === "POST" ? request.form : (await formInProgress(needs, visit))?.form;
  if (form !== undefined)
    return {
      round: roundNamed(field(form, "round"), found.project),
      typed: field(form, "people"),
      ticked: form.get("person") ?? [],
    };
  const round = roundNamed(request.query["round"], found.project);
  return { round, typed: "", ticked: [] };
};

const sayAsked = (count: number): string =>
  `${count === 1 ? "1 letter is" : `${count} letters are`} on the way. Who does not answer within a week is reminded once.`;

/** The impact survey of a project: who was asked, what came of it, and the form that asks more people, after showing who will get a letter. */
export const page = deskPage({
  path: paths.deskImpactSurvey,
  names: byReference("project"),
  load: async ({ table, now }, reference) => {
    const survey = await readSurvey(table, reference, localDate(now()));
    if (survey === undefined) return undefined;
    const people = (await readPeople(table, knownPeople(survey))).flatMap((person) => person ?? []);
    return { ...survey, people: new Map(people.map((person) => [person.id, person])) };
  },
  show: async (needs, found, asked) => {
    const { project } = found;
    const form = await formOf(needs, found, asked);
    const { round } = form;
    const askedBefore = new Set(round === "after" ? askedAt(found, "before") : []);
    return view(surveyPage, {
      project,
      projectHref: toPath(paths.deskProject, { reference: project.reference }),
      roundText: insideSentence(rounds[round]),
      rounds: roundNames.map((name) => roundView(found, name, needs.now())),
      otherRound: round === "before" ? "after" : "before",
      results: resultsView(resultsOf(found.invitations)),
      people: candidates(found, round).map((person) => ({
        value: person.id,
        text: nameAtDesk(person),
        hint: {
          text: askedBefore.has(person.id) ? `${person.email}. Asked before the project` : person.email,
        },
      })),
      ...form,
    });
  },
  asks: { send: askToSend },
  steps: (step) => ({
    check: step({
      run: async (needs, _reference, given) => {
        const named = namedIn(given.request.form);
        if ("errors" in named) return named;
        return { goOn: await leadOn(needs, given, { path: given.request.path, ask: "send" }) };
      },
    }),
    send: step({
      run: async (needs, project, given) => {
        const { form } = given.request;
        const named = namedIn(form);
        if ("errors" in named) return named;
        const round = field(form, "round") === "after" ? "after" : "before";
        const asked = await askPeople(needs, { project, round, ...named }, given);
        if ("refusal" in asked) return asked;
        return { ...asked, keep: { round, asked: String(asked.done.asked) } };
      },
      done: ({ asked = "" }) => sayAsked(Number(asked) || 0),
    }),
  }),
  refusals: { "nobody-new": "Everybody you named was asked already. See below who has answered." },
});
