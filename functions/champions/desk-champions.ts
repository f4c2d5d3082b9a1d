import { type Champion, isShown } from "../../shared/champions/model.ts";
import { championsOf } from "../../shared/champions/store.ts";
import type { Member } from "../../shared/members/member.ts";
import { presentMembers } from "../../shared/members/read.ts";
import listTemplate from "../../shared/pages/desk-list.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { nameAtDesk } from "../../shared/people/person.ts";
import { readPeople } from "../../shared/people/store.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import type { ListSource } from "../../shared/platform/list-page.ts";
import { sayShortDate } from "../../shared/platform/time.ts";
import type { DeskList } from "../lists/definition.ts";
import { listPage } from "../lists/list-page.ts";

const views = {
  champion: "Champions",
  asked: "Asked",
  interested: "Would like to be one",
  ended: "Past",
  declined: "Declined",
} as const;

type ViewName = keyof typeof views;

/** Somebody in the list: a champion, or a member who said that they would like to be one. */
interface Listed {
  readonly person: string;
  readonly champion?: Champion;
  readonly member?: Member;
}

interface Row extends Listed {
  readonly name: string;
  readonly organisation: string;
}

const viewIn = (asked: string | undefined): ViewName => {
  for (const name of ["asked", "interested", "ended", "declined"] as const) if (name === asked) return name;
  return "champion";
};

const sourceOf = (table: Table, view: ViewName): ListSource<Listed> =>
  view === "interested"
    ? async (...asked) =>
        (await presentMembers(table)(...asked)).map(({ place, thing }) => ({
          place,
          thing: { person: thing.person, member: thing },
        }))
    : async (...asked) =>
        (await championsOf(table, view)(...asked)).map(({ place, thing }) => ({
          place,
          thing: { person: thing.person, champion: thing },
        }));

const sayTerm = ({ from, until }: Champion): string =>
  from === undefined || until === undefined ? "" : `${sayShortDate(from)} to ${sayShortDate(until)}`;

const list: DeskList<typeof paths.deskChampions, { readonly view: ViewName }, Listed, Row> = {
  name: "champions",
  path: paths.deskChampions,
  words: {
    title: () => "Champions",
    things: ["person", "people"],
    intro: () =>
      "Champions host sessions and help other members. A term is a year; they are written to a month before it ends.",
    empty: () => "There is nobody here. Open a member’s page, then Champion, to ask them to be one.",
    links: () => [{ href: paths.champions, text: "The public page" }],
  },
  takes: ["view"],
  load: async (_needs, _asked, { filters }) => ({ view: viewIn(filters["view"]) }),
  find: ({ table }, { of: { view } }) => ({
    lists: [sourceOf(table, view)],
    ...(view === "interested" && {
      keep: ({ member }: Listed) => member?.wouldChampion === true,
      looking: { queries: 2, atOnce: 500 },
    }),
  }),
  idOf: ({ person }) => person,
  hrefOf: ({ person }) => toPath(paths.deskChampion, { person }),
  rows: async ({ table }, things) => {
    const people = await readPeople(
      table,
      things.map(({ person }) => person),
    );
    return things.map((one, nth) => {
      const who = people[nth];
      return {
        ...one,
        name: who === undefined ? "Erased" : nameAtDesk(who),
        organisation: who?.organisation ?? "",
      };
    });
  },
  columns: [
    {
      key: "name",
      heading: "Name",
      cell: ({ name, organisation }) => ({ text: name, more: [organisation] }),
    },
    { key: "offers", heading: "Offers", cell: ({ champion }) => ({ text: champion?.offers ?? "" }) },
    {
      key: "term",
      heading: "Term",
      cell: ({ champion }) => (champion === undefined ? {} : { text: sayTerm(champion) }),
    },
    {
      key: "asked",
      heading: "Asked",
      dropped: true,
      cell: ({ champion }) => (champion === undefined ? {} : { text: sayShortDate(champion.askedAt) }),
    },
    {
      key: "shown",
      heading: "Public page",
      cell: ({ champion }) => ({ text: champion !== undefined && isShown(champion) ? "Shown" : "" }),
    },
  ],
  file: [
    { heading: "Name", value: ({ name }) => name },
    { heading: "Organisation", value: ({ organisation }) => organisation },
    { heading: "Offers", value: ({ champion }) => champion?.offers ?? "" },
    { heading: "From", value: ({ champion }) => champion?.from ?? "" },
    { heading: "Until", value: ({ champion }) => champion?.until ?? "" },
    { heading: "Public page", value: ({ champion }) => champion !== undefined && isShown(champion) },
  ],
  tabs: ({ of: { view: current } }) =>
    Object.entries(views).map(([name, text]) => ({
      text,
      change: { view: name === "champion" ? undefined : name },
      current: name === current,
    })),
};

/** The champions of the community, whose term ends first before others; those who were asked, would like to be asked, or were champions. */
export const page = listPage(list, listTemplate);
