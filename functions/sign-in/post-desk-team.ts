import * as z from "zod";
import { formError } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths } from "../../shared/pages/paths.ts";
import { readPeople } from "../../shared/people/store.ts";
import { farewellTeamMember } from "../../shared/sign-in/team.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { field } from "../entry-points/request.ts";
import teamLeavePage from "./desk-team-leave.njk";
import { showTeam } from "./team-page.ts";

/** Asks whether somebody has left the team, and takes them out when that was confirmed. Nobody takes out themselves. */
export const postDeskTeam: DeskPage = async (needs, request, visit) => {
  const person = z.uuid().safeParse(field(request.form, "person"));
  const [who] = person.success ? await readPeople(needs.table, [person.data]) : [];
  if (who === undefined) {
    const errors = formError("maincontent", "This person is not in the team any more.");
    return showTeam(needs, visit, { errors }, 409);
  }
  if (who.id === visit.session.person) {
    const errors = formError("maincontent", "Ask another admin to take you out of the team.");
    return showTeam(needs, visit, { errors }, 409);
  }
  if (field(request.form, "_step") !== "leave") return visit.show(teamLeavePage, { who });
  const once = requestName(visit.formId, { left: who.id });
  await farewellTeamMember(needs, who.id, { occasion: visit.occasion, once });
  return { redirect: `${paths.deskTeam}?done=left` };
};
