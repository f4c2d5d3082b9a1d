import * as z from "zod/mini";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { maybeSentBack, sentBack } from "../../../shared/pages/typed.ts";
import { correctPerson } from "../../../shared/people/corrections/commands.ts";
import { correctionForm } from "../../../shared/people/corrections/input.ts";
import {
  type CorrectableFacts,
  correctable,
  type Earlier,
  markOf,
} from "../../../shared/people/corrections/model.ts";
import { readEarlier } from "../../../shared/people/corrections/store.ts";
import { organisationKindNames, organisationKinds } from "../../../shared/people/organisation-kinds.ts";
import { nameAtDesk } from "../../../shared/people/person.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { readTeam, type Team } from "../../../shared/sign-in/team.ts";
import { view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { field } from "../../entry-points/request.ts";
import { meantOrganisation, organisationQuestion } from "../../organisations/organisation-question.ts";
import editPage from "./desk-edit-person.njk";

const idSchema = z.lazy(() => z.uuid());

const kinds = [
  { value: "", text: "Not known" },
  ...organisationKindNames.map((value) => ({ value, text: organisationKinds[value] })),
];

const pathOf = (person: string): string => toPath(paths.deskPerson, { person });

const said = ({ segment, ...facts }: CorrectableFacts, name: keyof CorrectableFacts): string =>
  (name === "segment" ? segment && organisationKinds[segment] : facts[name]) ?? "Not known";

const earlierRows = (earlier: readonly Earlier[], { knownAs }: Team) =>
  earlier.map(({ id, at, by, facts, changed }) => ({
    id,
    at,
    // An address changes only by being confirmed, so it is not put back either.
    mayPutBack: changed.some((name) => name !== "email"),
    by: by && { id: by, name: knownAs(by) ?? "Someone who left" },
    facts: changed.map((name) => ({ name: correctable[name], value: said(facts, name) })),
  }));

const markForm = z.object({ id: sentBack(), _seen: maybeSentBack() });

/** Corrects what is known of a person, shows what it was before, and puts that back. */
export const page = deskPage({
  path: paths.deskEditPerson,
  names: (_needs, { request }) => idSchema.safeParse(request.parameters.person).data,
  load: async (needs, id) => {
    const [[person], earlier, team] = await Promise.all([
      readPeople(needs.table, [id]),
      readEarlier(needs.table, id),
      readTeam(needs),
    ]);
    return person && { person, earlier, team };
  },
  show: (_needs, { person, earlier, team }, { request }) => {
    const { name, email, organisation, organisationCode, segment } = person;
    return view(editPage, {
      name: nameAtDesk(person),
      href: pathOf(person.id),
      kinds,
      inTeam: team.nameOf(person.id) !== undefined,
      // A form that comes back is of what the person saw who filled it in.
      seen: field(request.form, "_seen") || markOf(person),
      answers: { name, organisation, organisationCode, segment },
      email,
      addressHref: toPath(paths.deskAddressChange, { person: person.id }),
      earlier: earlierRows(earlier, team),
      seenNow: markOf(person),
    });
  },
  asks: organisationQuestion,
  steps: (step) => ({
    correct: step({
      form: correctionForm,
      run: async (needs, person, given) => {
        const { _seen: seen, organisation, ...facts } = given.form;
        const code = field(given.request.form, "organisationCode");
        const meant =
          organisation === undefined
            ? { organisation: undefined, organisationCode: undefined }
            : await meantOrganisation(needs, given, { organisation, organisationCode: code });
        if ("goOn" in meant) return meant;
        const corrected = await correctPerson(needs, { person, facts: { ...facts, ...meant }, seen }, given);
        return "refusal" in corrected ? corrected : { done: true, leadsTo: pathOf(person), keep: {} };
      },
    }),
    "put-back": step({
      form: markForm,
      run: async (needs, person, given) => {
        const { id, _seen: seen } = given.form;
        const earlier = (await readEarlier(needs.table, person)).find((one) => one.id === id);
        if (earlier === undefined) return { refusal: "unknown" };
        return correctPerson(needs, { person, facts: earlier.facts, seen }, given);
      },
      done: "What it was before is put back.",
    }),
  }),
  refusals: {
    changed:
      "Someone changed these details in the meantime. Open the page again and make your correction to what they are now.",
  },
});
