import { isShown } from "../../shared/champions/model.ts";
import { listChampions } from "../../shared/champions/store.ts";
import { presentAmong } from "../../shared/members/read.ts";
import { paths } from "../../shared/pages/paths.ts";
import { nameInLetters } from "../../shared/people/person.ts";
import { readPeople } from "../../shared/people/store.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import championsPage from "./champions.njk";

/** The champions of the community who agreed to be shown, by name; whoever left the community since is not among them. */
export const page = sitePage({
  path: paths.champions,
  names: nothing,
  load: async ({ table }) => {
    const shown = (await listChampions(table)).filter(isShown);
    const ids = shown.map(({ person }) => person);
    const [people, members] = await Promise.all([readPeople(table, ids), presentAmong(table, ids)]);
    return { shown, people, members };
  },
  show: (_needs, { shown, people, members }) =>
    view(championsPage, {
      champions: shown
        .flatMap(({ person, offers, from = "" }, nth) => {
          const who = people[nth];
          const member = members.get(person);
          // Leaving withdrew the consent, also for somebody who has joined again since.
          return who === undefined || member === undefined || member.joinedAt.slice(0, 10) > from
            ? []
            : [{ name: nameInLetters(who), organisation: member.organisation, offers }];
        })
        .sort((one, other) => one.name.localeCompare(other.name, "en")),
    }),
});
