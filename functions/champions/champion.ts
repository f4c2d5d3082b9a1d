import { accept, changeSaid, end, renew } from "../../shared/champions/commands.ts";
import { championForm } from "../../shared/champions/input.ts";
import { isShown, shownWording } from "../../shared/champions/model.ts";
import { readChampion } from "../../shared/champions/store.ts";
import { paths } from "../../shared/pages/paths.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import { badLinkPage, byLink, idOf } from "../entry-points/by-link.ts";
import { view } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import { field, type PageRequest } from "../entry-points/request.ts";
import championPage from "./champion.njk";

const toPage = { href: paths.askForMyPage, text: "Your page" } as const;

const byChampionLink = byLink("champion", idOf, toPage);

const wantsToBeShown = ({ form }: PageRequest): boolean => field(form, "shown") === "yes";

const saidIn = (request: PageRequest, offers: string) => ({ offers, shown: wantsToBeShown(request) });

/** What somebody is asked, or does, as a champion: accept or decline, what they offer, stay for another year, step down. Looking changes nothing. */
export const page = sitePage({
  path: paths.champion,
  names: byChampionLink,
  load: async ({ table }, person, { visit }) =>
    (await readChampion(table, person)) ?? badLinkPage(visit, "altered", toPage),
  show: ({ now }, champion, { request }) => {
    const { status, offers, until, from, remindedAt } = champion;
    return view(championPage, {
      status,
      until,
      from,
      isEnding: remindedAt !== undefined && (until ?? "") >= localDate(now()),
      wording: shownWording.text,
      offers,
      isShown: request.method === "POST" ? wantsToBeShown(request) : isShown(champion),
    });
  },
  steps: (step) => ({
    accept: step({
      form: championForm,
      run: (needs, person, given) =>
        accept(needs, { person, ...saidIn(given.request, given.form.offers) }, given),
      done: "Thank you. You are a champion of the community now.",
    }),
    decline: step({
      run: (needs, person, given) => end(needs, { person, by: "declined" }, given),
      done: "You declined. You stay a member, and we will not ask you about this again by email.",
    }),
    save: step({
      form: championForm,
      run: (needs, person, given) =>
        changeSaid(needs, { person, ...saidIn(given.request, given.form.offers) }, given),
      done: "Saved.",
    }),
    renew: step({
      run: (needs, person, given) => renew(needs, person, given),
      done: "Thank you. You stay a champion for another year.",
    }),
    stop: step({
      run: (needs, person, given) => end(needs, { person, by: "person" }, given),
      done: "You are no longer a champion. Thank you for what you gave to other members.",
    }),
  }),
  refusals: {
    "not-asked": "Nobody is asking you at the moment: this page says how things stand.",
    "not-a-champion": "You are not a champion at the moment: this page says how things stand.",
    "not-a-member":
      "Champions are members of the community, and you are not one any more. Join again, then accept.",
  },
});
