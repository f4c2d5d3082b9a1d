import { paths, toPath } from "../../shared/pages/paths.ts";
import { isPresent, presentRole } from "../../shared/sign-in/member.ts";
import { readMembersByName } from "../../shared/sign-in/team.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import teamPage from "./desk-team.njk";

/** The team: who is in it and with which role, and who has left. An administrator is led on to the page of each. */
export const page = deskPage({
  path: paths.deskTeam,
  names: nothing,
  load: ({ table }) => readMembersByName(table),
  show: (_needs, people) => {
    const rowOf = ({ member, person }: (typeof people)[number]) => ({
      id: person.id,
      name: person.name,
      role: presentRole(member),
      signedInAt: member.signedInAt,
      leftAt: member.removedAt,
      href: toPath(paths.deskTeamMember, { person: person.id }),
      ownedHref: toPath(paths.deskOwned, { person: person.id }),
    });
    const [team, left] = [true, false].map((here) =>
      people.filter(({ member }) => isPresent(member) === here).map(rowOf),
    );
    return view(teamPage, { team, left });
  },
});
