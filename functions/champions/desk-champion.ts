import * as z from "zod/mini";
import { askMember, end, renew } from "../../shared/champions/commands.ts";
import { isShown } from "../../shared/champions/model.ts";
import { readChampion } from "../../shared/champions/store.ts";
import { presentAmong } from "../../shared/members/read.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { nameAtDesk } from "../../shared/people/person.ts";
import { readPeople } from "../../shared/people/store.ts";
import { readTeam } from "../../shared/sign-in/team.ts";
import { view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { championTags } from "./champion-words.ts";
import championPage from "./desk-champion.njk";

const idSchema = z.lazy(() => z.uuid());

/** Somebody as a champion: asked, for how long, what they offer; and the buttons to ask, to have the term go on, and to end it. */
export const page = deskPage({
  path: paths.deskChampion,
  names: (_needs, { request }) => idSchema.safeParse(request.parameters.person).data,
  load: async (needs, id) => {
    const [[person], champion, members, team] = await Promise.all([
      readPeople(needs.table, [id]),
      readChampion(needs.table, id),
      presentAmong(needs.table, [id]),
      readTeam(needs),
    ]);
    return person && { person, champion, member: members.get(id), team };
  },
  show: (_needs, { person, champion, member, team }) =>
    view(championPage, {
      person: { name: nameAtDesk(person), href: toPath(paths.deskPerson, { person: person.id }) },
      champion: champion && {
        ...champion,
        tag: championTags[champion.status],
        isShown: isShown(champion),
        askedBy: { id: champion.askedBy, name: team.knownAs(champion.askedBy) ?? "Someone who left" },
      },
      isMember: member !== undefined,
      wouldChampion: member?.wouldChampion === true,
      mayAsk: member !== undefined && champion?.status !== "asked" && champion?.status !== "champion",
    }),
  steps: (step) => ({
    ask: step({
      run: (needs, person, given) => askMember(needs, person, given),
      done: "Asked. The letter has a link to accept or decline.",
    }),
    renew: step({
      run: (needs, person, given) => renew(needs, person, given),
      done: "The term goes on for another year.",
    }),
    end: step({
      run: (needs, person, given) => end(needs, { person, by: "team" }, given),
      done: "The term is ended. They get a letter that thanks them.",
    }),
  }),
  refusals: {
    "asked-already": "They were asked already and have not answered yet.",
    "champion-already": "They are a champion already.",
    "not-a-champion": "They are not a champion at the moment. Someone may have ended the term.",
    "not-a-member": "Only members can be champions. Invite them to join first.",
  },
});
