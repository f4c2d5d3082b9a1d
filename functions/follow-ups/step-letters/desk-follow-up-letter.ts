import { letterForm } from "../../../shared/follow-ups/runs/input.ts";
import { isToDo } from "../../../shared/follow-ups/runs/model.ts";
import { writeLetters } from "../../../shared/follow-ups/step-letters/commands.ts";
import { letterFromCopy } from "../../../shared/follow-ups/step-letters/letter-of-step.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import type { Person } from "../../../shared/people/person.ts";
import { readPeople } from "../../../shared/people/store.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { addressNotice } from "../../letters/address/address-notice.ts";
import { byStep, copyOf, type FoundStep, findStep } from "../runs/find-step.ts";
import letterPage from "./desk-follow-up-letter.njk";

/** Whom the project knows at its partner; nobody when nobody is known. */
const partnerOf = async (needs: PageNeeds, { project }: FoundStep): Promise<Person | undefined> => {
  const id = project.governance.owner;
  return id === undefined ? undefined : (await readPeople(needs.table, [id]))[0];
};

/** The form of the letter that does a step, drafted from its ready copy; only for an open step that a letter can close. */
export const page = deskPage({
  path: paths.deskFollowUpLetter,
  names: async (needs, asked) => {
    const named = byStep(needs, asked);
    const found = named && (await findStep(needs.table, named));
    return found?.step.evidence.includes("letter") && isToDo(found.step) ? found : undefined;
  },
  load: (_needs, found) => found,
  show: async (needs, found, { visit }) => {
    const { project, step } = found;
    const partner = await partnerOf(needs, found);
    const people = partner === undefined ? "" : `${partner.name}, ${partner.email}`;
    return view(letterPage, {
      project,
      step,
      addressNotice: addressNotice(partner),
      href: toPath(paths.deskFollowUp, { reference: project.reference, step: step.step }),
      answers: { ...letterFromCopy(copyOf(found, needs, visit)), people },
    });
  },
  steps: (step) => ({
    letters: step({
      form: letterForm,
      run: async (needs, found, given) => {
        const named = { reference: found.project.reference, step: found.step.step };
        const asked = { project: named.reference, step: named.step, ...given.form };
        const { done } = await writeLetters(needs, asked, given);
        const letters = String(new Set(given.form.people.map(({ email }) => email.toLowerCase())).size);
        return { done, leadsTo: toPath(paths.deskFollowUp, named), keep: { letters } };
      },
    }),
  }),
  refusals: {},
});
