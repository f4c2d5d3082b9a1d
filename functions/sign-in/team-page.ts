import { mayActAs } from "../../shared/sign-in/session.ts";
import { readTeamWithRoles } from "../../shared/sign-in/team.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import teamPage from "./desk-team.njk";

/** The list of the team. Two reads. */
export const showTeam = async (
  needs: PageNeeds,
  visit: DeskVisit,
  more: object = {},
  status = 200,
): Promise<PageAnswer> => {
  const team = await readTeamWithRoles(needs.table);
  const { person, role } = visit.session;
  const context = {
    team: team.map((one) => ({ ...one, self: one.id === person })),
    mayRemove: mayActAs(role, "admin"),
    ...more,
  };
  return visit.show(teamPage, context, status);
};
