import { paths } from "../../../shared/pages/paths.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import { readWholeProject } from "../../../shared/projects/parts/store.ts";
import type { WholeProject } from "../../../shared/projects/parts/whole.ts";
import {
  closeRisk,
  reopenRisk,
  restoreDecision,
  sayDecision,
  sayRisk,
  withdrawDecision,
} from "../../../shared/projects/risks/commands.ts";
import { decisionForm, riskCloseForm, riskForm, withdrawForm } from "../../../shared/projects/risks/input.ts";
import { levelNames, levels } from "../../../shared/projects/risks/model.ts";
import { readNames } from "../../../shared/sign-in/names.ts";
import type { DeskVisit } from "../../entry-points/desk-page.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { field, type PageRequest } from "../../entry-points/request.ts";
import { peopleItems, readCandidates } from "../candidates.ts";
import { projectPaths } from "../project-links.ts";
import { refusals } from "../refusals.ts";
import risksPage from "./desk-project-risks.njk";
import { decisionsView, riskPeople, risksView } from "./risks-view.ts";

/** Names the risk or decision that a form is about. */
const named = (reference: string, { form }: PageRequest, kind: "risk" | "decision") => ({
  reference,
  id: field(form, kind),
});

/** Names the risk or decision that a form changes, or a new one where it names none. */
const namedOrNew = (
  reference: string,
  { request, occasion }: { readonly request: PageRequest; readonly occasion: DeskVisit["occasion"] },
  kind: "risk" | "decision",
) => {
  const id = field(request.form, kind);
  return { reference, id: id === "" ? occasion.newId() : id, isNew: id === "" };
};

/** Which risk or decision is to be changed, as the address or the form that came back says. */
const askedFor = ({ query, form }: PageRequest, kind: "risk" | "decision"): string =>
  query[kind] ?? field(form, kind);

const readPeopleOf = async (needs: PageNeeds, whole: WholeProject, visit: DeskVisit) => {
  const inRole = [...new Set(whole.roles.map(({ person }) => person))];
  const [team, nameOf] = await Promise.all([
    readCandidates(needs, visit),
    readNames(needs, [...riskPeople(whole), ...inRole]),
  ]);
  const others = inRole.filter((id) => team.every((one) => one.id !== id));
  return {
    nameOf,
    items: [
      { value: "", text: "Nobody yet" },
      ...peopleItems(team),
      ...others.map((id) => ({ value: id, text: nameOf(id) })),
    ],
  };
};

/** Risks and decisions of a project, with the forms to add one or to change the one that the address names. */
export const page = deskPage({
  path: paths.deskProjectRisks,
  names: byReference("project"),
  load: ({ table }, reference) => readWholeProject(table, reference),
  show: async (needs, whole, { request, visit }) => {
    const { project, risks, decisions } = whole;
    const { nameOf, items } = await readPeopleOf(needs, whole, visit);
    const risk = risks.find(({ id }) => id === askedFor(request, "risk"));
    const decision = decisions.find(({ id }) => id === askedFor(request, "decision"));
    return view(risksPage, {
      project,
      hrefs: projectPaths(project.reference),
      risks: risksView(whole, nameOf),
      decisions: decisionsView(whole, nameOf),
      risk,
      decision,
      saved: { risk: risk ?? {}, decision: decision ?? { decidedOn: localDate(needs.now()) } },
      levels: levelNames.map((value) => ({ value, text: levels[value] })),
      levelNames: levels,
      people: items,
    });
  },
  steps: (step) => ({
    risk: step({
      form: riskForm,
      run: async (needs, reference, given) => {
        const inRole = (await readWholeProject(needs.table, reference))?.roles ?? [];
        const trusted = [given.visit.session.person, ...inRole.map(({ person }) => person)];
        return sayRisk(
          needs,
          { ...namedOrNew(reference, given, "risk"), details: given.form, trusted },
          given,
        );
      },
      done: "The risk is noted.",
    }),
    close: step({
      form: riskCloseForm,
      run: (needs, reference, given) =>
        closeRisk(needs, { ...named(reference, given.request, "risk"), ...given.form }, given),
      done: "The risk is closed.",
    }),
    reopen: step({
      run: (needs, reference, given) => reopenRisk(needs, named(reference, given.request, "risk"), given),
      done: "The risk is open again.",
    }),
    decision: step({
      form: decisionForm,
      run: (needs, reference, given) =>
        sayDecision(needs, { ...namedOrNew(reference, given, "decision"), details: given.form }, given),
      done: "The decision is noted.",
    }),
    withdraw: step({
      form: withdrawForm,
      run: (needs, reference, given) =>
        withdrawDecision(needs, { ...named(reference, given.request, "decision"), ...given.form }, given),
      done: "The decision is withdrawn.",
    }),
    restore: step({
      run: (needs, reference, given) =>
        restoreDecision(needs, named(reference, given.request, "decision"), given),
      done: "The decision stands again.",
    }),
  }),
  refusals: {
    "no-such-part": refusals["no-such-part"],
    "not-of-team": { field: "owner", text: "Select who watches it from the list", status: 422 },
  },
});
