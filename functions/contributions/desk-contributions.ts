import { type Contribution, contributionKinds } from "../../shared/contributions/model.ts";
import { contributionsSource } from "../../shared/contributions/store.ts";
import listTemplate from "../../shared/pages/desk-list.njk";
import { paths, personPath, toPath } from "../../shared/pages/paths.ts";
import { nameAtDesk } from "../../shared/people/person.ts";
import { readPeople } from "../../shared/people/store.ts";
import { sayShortDate } from "../../shared/platform/time.ts";
import type { DeskList } from "../lists/definition.ts";
import { listPage } from "../lists/list-page.ts";
import { stateTags } from "./state-tags.ts";

interface Which {
  readonly view: "open" | "settled";
}

interface Row extends Contribution {
  readonly by: string;
  /** The page of who gave it; undefined once they are erased. */
  readonly byHref: string | undefined;
}

const contributions: DeskList<typeof paths.deskContributions, Which, Contribution, Row> = {
  name: "contributions",
  path: paths.deskContributions,
  words: {
    title: () => "What members give",
    things: ["contribution", "contributions"],
    empty: ({ of }) =>
      of.view === "open"
        ? "Nothing waits. What members offer or ask on their page appears here."
        : "Nothing is settled yet.",
  },
  takes: ["show"],
  load: async (_needs, _asked, { filters }) => ({ view: filters["show"] === "settled" ? "settled" : "open" }),
  tabs: ({ of }) => [
    { text: "To look at", change: { show: undefined }, current: of.view === "open" },
    { text: "Settled", change: { show: "settled" }, current: of.view === "settled" },
  ],
  find: ({ table }, { of }) => ({ lists: [contributionsSource(table, of.view)] }),
  idOf: ({ reference }) => reference,
  hrefOf: ({ reference }) => toPath(paths.deskContribution, { reference }),
  rows: async ({ table }, things) => {
    const people = await readPeople(
      table,
      things.map(({ person }) => person),
    );
    return things.map((one, nth) => {
      const who = people[nth];
      return { ...one, by: who === undefined ? "Erased" : nameAtDesk(who), byHref: personPath(who?.id) };
    });
  },
  columns: [
    {
      key: "title",
      heading: "What",
      cell: ({ title, by, byHref }) => ({
        text: title,
        more: [byHref === undefined ? by : { text: by, href: byHref }],
      }),
    },
    { key: "kind", heading: "Kind", cell: ({ kind }) => ({ text: contributionKinds[kind] }) },
    { key: "state", heading: "State", cell: ({ status }) => ({ tags: [stateTags[status]] }) },
    {
      key: "at",
      heading: "Given",
      sort: ({ at }) => at,
      natural: "down",
      cell: ({ at }) => ({ text: sayShortDate(at) }),
    },
  ],
  file: [
    { heading: "Reference", value: ({ reference }) => reference },
    { heading: "What", value: ({ title }) => title },
    { heading: "Kind", value: ({ kind }) => contributionKinds[kind] },
    { heading: "State", value: ({ status }) => stateTags[status].text },
    { heading: "By", value: ({ by }) => by },
    { heading: "Given", value: ({ at }) => at },
  ],
};

/** What members offered and asked, the latest first: what the team has to look at, and what is settled. */
export const page = listPage(contributions, listTemplate);
