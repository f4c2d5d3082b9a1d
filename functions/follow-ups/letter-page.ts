import { letterFromCopy } from "../../shared/follow-ups/letter-of-step.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { readPeople } from "../../shared/people/store.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import letterPage from "./desk-follow-up-letter.njk";
import { copyOf, type FoundStep } from "./follow-up-page.ts";

/** Whom the project knows at its partner, as lines of the form; nobody when nobody is known. */
const partnerLines = async (needs: PageNeeds, { project }: FoundStep): Promise<string> => {
  const id = project.governance.owner;
  const [person] = id === undefined ? [] : await readPeople(needs.table, [id]);
  return person === undefined ? "" : `${person.name}, ${person.email}`;
};

/** The form of the letter that does a step, drafted from its ready copy. */
export const showLetterForm = async (
  needs: PageNeeds,
  visit: DeskVisit,
  found: FoundStep,
  more: { readonly answers?: object; readonly errors?: object } = {},
  status = 200,
): Promise<PageAnswer> => {
  const { reference } = found.project;
  const drafted = letterFromCopy(copyOf(found, needs, visit));
  const context = {
    project: found.project,
    step: found.step,
    href: toPath(paths.deskFollowUp, { reference, step: found.step.step }),
    ...more,
    answers: more.answers ?? { ...drafted, people: await partnerLines(needs, found) },
  };
  return visit.show(letterPage, context, status);
};
