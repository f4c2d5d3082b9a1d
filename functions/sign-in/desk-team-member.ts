import * as z from "zod/mini";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { sentBack } from "../../shared/pages/typed.ts";
import {
  endMemberSessions,
  limitTeamRole,
  readmitTeamMember,
  removeTeamMember,
} from "../../shared/sign-in/commands.ts";
import type { WhichSessions } from "../../shared/sign-in/decide.ts";
import { isPresent, presentRole } from "../../shared/sign-in/member.ts";
import { mayActAs, type Role, roles } from "../../shared/sign-in/role.ts";
import { type MemberWithPerson, readMemberWithPerson } from "../../shared/sign-in/store.ts";
import { countOwned } from "../../shared/work/read.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { logSecurity } from "../entry-points/security-log.ts";
import type { Given } from "../entry-points/step.ts";
import memberPage from "./desk-team-member.njk";
import leavePage from "./desk-team-member-leave.njk";
import { sessionRows } from "./session-rows.ts";

const idSchema = z.lazy(() => z.uuid());

const roleWords: Readonly<Record<Role, string>> = {
  viewer: "Viewer: looks at everything, changes nothing",
  team: "Team: answers, plans and publishes",
  admin: "Admin: also runs the team, exports and failures",
};

/** A member, and how much they look after. */
interface MemberWithOwned extends MemberWithPerson {
  readonly owned: number;
}

const ownedPath = (person: string): string => toPath(paths.deskOwned, { person });

const memberView = (
  needs: PageNeeds,
  { member, person, owned }: MemberWithOwned,
  { session }: DeskVisit,
) => ({
  owned,
  ownedHref: ownedPath(person.id),
  id: person.id,
  name: person.name,
  email: person.email,
  self: person.id === session.person,
  present: isPresent(member),
  leftAt: member.removedAt,
  role: presentRole(member),
  given: member.role,
  roleItems: roles
    .filter((role) => mayActAs(member.role, role))
    .map((value) => ({ value, text: roleWords[value] })),
  signedInAt: member.signedInAt,
  hasAccount: member.account !== undefined,
  rows: sessionRows(member, needs.now(), session.id),
});

const end = async (
  needs: PageNeeds,
  { person, which }: { readonly person: string; readonly which: WhichSessions },
  given: Given<DeskVisit, unknown>,
) => {
  const ended = await endMemberSessions(needs, { person, which }, given);
  if ("done" in ended) logSecurity("sessions ended", { person, by: given.visit.session.person });
  return ended;
};

/** Somebody of the team, for administrators: what they may do at most, where they are signed in, and that they left or are back. */
export const page = deskPage({
  path: paths.deskTeamMember,
  names: (_needs, { request }) => idSchema.safeParse(request.parameters.person).data,
  load: async ({ table }, person) => {
    const [found, owned] = await Promise.all([
      readMemberWithPerson(table, person),
      countOwned(table, person),
    ]);
    return found && { ...found, owned };
  },
  show: (needs, found, { visit }) => view(memberPage, memberView(needs, found, visit)),
  asks: {
    leave: (_needs, { person, member, owned }, { request, visit }) =>
      isPresent(member) && person.id !== visit.session.person
        ? view(leavePage, {
            name: person.name,
            owned,
            ownedHref: ownedPath(person.id),
            back: { href: request.path, text: person.name },
          })
        : { redirect: request.path },
  },
  steps: (step) => ({
    role: step({
      form: z.object({ role: z.enum(roles, { error: "Select what they may do" }) }),
      run: (needs, person, given) => limitTeamRole(needs, { person, most: given.form.role }, given),
      done: "Saved. It counts from their next click on.",
    }),
    end: step({
      form: z.object({ id: sentBack() }),
      run: (needs, person, given) => end(needs, { person, which: { id: given.form.id } }, given),
      done: "That session has ended.",
    }),
    "end-all": step({
      run: (needs, person, given) => end(needs, { person, which: "all" }, given),
      done: "They are signed out everywhere.",
    }),
    leave: step({
      run: (needs, person, given) => removeTeamMember(needs, person, given),
      done: "They have left the team and are signed out. Their projects go to the deputies, who get a letter. Remove their account at the sign-in service too.",
    }),
    readmit: step({
      run: (needs, person, given) => readmitTeamMember(needs, person, given),
      done: "They can sign in again.",
    }),
  }),
  refusals: {
    yourself: "Ask another administrator to do this for you",
    left: "They have left the team. Let them back in first",
  },
});
