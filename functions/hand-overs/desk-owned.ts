import type { HandOver } from "../../shared/hand-overs/model.ts";
import { listHandOvers } from "../../shared/hand-overs/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { excerptOf } from "../../shared/platform/text.ts";
import { sayShortDate, sayShortDateTime } from "../../shared/platform/time.ts";
import { readTeam, type Team } from "../../shared/sign-in/team.ts";
import { type Owned, type OwnedKind, ownedKindNames, placeOfOwned } from "../../shared/work/owned.ts";
import { MOST_OWNED, readOwned } from "../../shared/work/read.ts";
import type { Choice } from "../lists/cell.ts";
import { type DeskList, inMemory, type Look } from "../lists/definition.ts";
import { listPage } from "../lists/list-page.ts";
import { ownedBulk } from "./bulk-actions.ts";
import { type Colleague, colleagueId, colleagueItems, readColleague } from "./colleagues.ts";
import ownedTemplate from "./desk-owned.njk";
import { hrefOfOwned, type OwnedLine, readOwnedLines } from "./owned-lines.ts";
import { kindTitles, kindWords, sayKinds } from "./owned-words.ts";

/** Whose things are shown, all of them, and which kind is asked for. */
interface OfColleague {
  readonly colleague: Colleague;
  readonly owned: readonly Owned[];
  readonly kind: OwnedKind | undefined;
  readonly colleagues: readonly Choice[];
  readonly handOvers: readonly HandOver[];
  readonly team: Team;
}

type Looked = Look<OfColleague>;

const hrefsOf = ({ id: person }: Colleague) => ({
  all: toPath(paths.deskOwnedAll, { person }),
  document: toPath(paths.deskOwnedDocument, { person }),
  docx: toPath(paths.deskOwnedDocx, { person }),
  pdf: toPath(paths.deskOwnedPdf, { person }),
});

const stateOf = ({ finished, takenBackAt }: HandOver): string => {
  if (takenBackAt !== undefined) return "taken back";
  return finished === undefined ? "going on" : `${finished.given} given`;
};

const countOf = (owned: readonly Owned[], kind: OwnedKind): number =>
  owned.filter((one) => one.kind === kind).length;

const tabsOf = ({ of: { owned, kind: current } }: Looked) => [
  { text: "All", count: owned.length, change: { view: undefined }, current: current === undefined },
  ...ownedKindNames.flatMap((kind) => {
    const count = countOf(owned, kind);
    return count === 0 && kind !== current
      ? []
      : [{ text: kindWords[kind][2], count, change: { view: kind }, current: kind === current }];
  }),
];

const introOf = ({ of: { colleague, owned } }: Looked): string | undefined => {
  if (owned.length === 0) return undefined;
  const { name, present } = colleague;
  return present
    ? `${name} looks after ${sayKinds(owned).join(", ")}.`
    : `${name} has left the team. What is listed here waits for nobody until a colleague has it.`;
};

const owned: DeskList<typeof paths.deskOwned, OfColleague, Owned, OwnedLine> = {
  name: "owned",
  path: paths.deskOwned,
  words: {
    title: ({ of: { colleague } }) => `Hand-over: ${colleague.name}`,
    things: ["thing", "things"],
    empty: ({ of: { colleague, kind } }) =>
      kind === undefined
        ? `${colleague.name} looks after nothing. People, organisations, enquiries, projects, applications to score, tasks and re-uses of theirs would be listed here.`
        : `${colleague.name} looks after no ${kindWords[kind][1]}.`,
    within: () => ({ section: paths.deskTeam, back: { href: paths.deskTeam, text: "Team" } }),
    intro: introOf,
  },
  takes: ["view"],
  load: async (needs, { request, visit }, { filters }) => {
    const id = colleagueId(request.parameters.person);
    if (id === undefined) return undefined;
    const me = visit.session.person;
    const [colleague, things, handOvers, colleagues, team] = await Promise.all([
      readColleague(needs, id),
      readOwned(needs.table, id),
      listHandOvers(needs.table, id),
      colleagueItems(needs, id, me),
      readTeam(needs),
    ]);
    const kind = ownedKindNames.find((name) => name === filters["view"]);
    return colleague && { colleague, owned: things, kind, colleagues, handOvers, team };
  },
  find: (_needs, { of: { owned: things, kind } }) =>
    inMemory(kind === undefined ? things : things.filter((one) => one.kind === kind)),
  idOf: placeOfOwned,
  hrefOf: hrefOfOwned,
  rows: ({ table }, things) => readOwnedLines(table, things),
  columns: [
    {
      key: "thing",
      heading: "What",
      cell: ({ title, details }) => ({ text: title, more: [details.join(", ")] }),
    },
    { key: "kind", heading: "Kind", cell: ({ thing }) => ({ text: kindTitles[thing.kind] }) },
    { key: "due", heading: "Due", cell: ({ dueOn }) => ({ text: dueOn && sayShortDate(dueOn) }) },
    {
      key: "said",
      heading: "Last note",
      cell: ({ said }) =>
        said === undefined ? {} : { text: excerptOf(said.text), more: [sayShortDateTime(said.at)] },
    },
  ],
  file: [
    { heading: "Kind", value: ({ thing }) => kindTitles[thing.kind] },
    { heading: "What", value: ({ title }) => title },
    { heading: "Details", value: ({ details }) => details.join(", ") },
    { heading: "As", value: ({ thing }) => thing.as },
    { heading: "Due", value: ({ dueOn }) => dueOn ?? "" },
    { heading: "Last note", value: ({ said }) => said?.text ?? "" },
    { heading: "Last note on", value: ({ said }) => said?.at ?? "" },
  ],
  tabs: tabsOf,
  bulk: ownedBulk,
  more: ({ of: { colleague, owned: things, colleagues, handOvers, team } }) => ({
    all: things.length,
    isMost: things.length === MOST_OWNED,
    colleagues,
    hrefs: hrefsOf(colleague),
    handOvers: handOvers.map((one) => ({
      at: one.at,
      to: team.knownAs(one.to) ?? "a colleague",
      state: stateOf(one),
      href: toPath(paths.deskHandOver, { id: one.id }),
    })),
  }),
};

/** All that somebody of the team looks after, to be given to colleagues: what is ticked, or all of it. */
export const page = listPage(owned, ownedTemplate);
