import { formError } from "../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { endRole, giveRole, resumeRole, takeBackRole } from "../../shared/projects/commands-roles.ts";
import { type Holder, readRoleForm, roleEndForm } from "../../shared/projects/input-roles.ts";
import { readTeamMembers } from "../../shared/sign-in/team.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { type Obeyed, type Pressed, postPart } from "./obey-part.ts";
import { showPeople } from "./people-view.ts";

const isOfTeam = async (needs: PageNeeds, visit: DeskVisit, who: Holder): Promise<boolean> =>
  !("person" in who) ||
  who.person === visit.session.person ||
  (await readTeamMembers(needs.table, [who.person])).length > 0;

const give = async (
  needs: PageNeeds,
  { reference, answers, given }: Pressed,
  visit: DeskVisit,
): Promise<Obeyed> => {
  const form = readRoleForm(answers);
  if (!form.success) return form.error;
  const { who, role } = form;
  if (!(await isOfTeam(needs, visit, who))) return formError("person", "Select somebody from the list");
  return giveRole(needs, { reference, id: given.occasion.newId(), who, role }, given);
};

const obey = async (needs: PageNeeds, pressed: Pressed, visit: DeskVisit): Promise<Obeyed> => {
  const { reference, button, answers, given } = pressed;
  const named = { reference, id: answers["held"] ?? "" };
  if (button === "resume") return resumeRole(needs, named, given);
  if (button === "take-back") return takeBackRole(needs, named, given);
  if (button !== "end") return give(needs, pressed, visit);
  const form = roleEndForm.safeParse(answers);
  return form.success ? endRole(needs, { ...named, ...form.data }, given) : form.error;
};

/** Gives somebody a role in a project, ends it, lets it go on, or takes it back. */
export const postDeskProjectPeople = postPart({
  obey,
  show: showPeople,
  next: ({ reference, button }) =>
    `${toPath(paths.deskProjectPeople, { reference })}?done=${encodeURIComponent(button)}`,
});
