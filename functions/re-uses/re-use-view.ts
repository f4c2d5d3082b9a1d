import { readAbout } from "../../shared/letters/about-store.ts";
import { letterKinds } from "../../shared/letters/catalogue.ts";
import type { Letter } from "../../shared/letters/letter.ts";
import { regions } from "../../shared/organisations/regions.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { Person } from "../../shared/people/person.ts";
import { readPeople } from "../../shared/people/store.ts";
import { parseReference } from "../../shared/platform/references.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import { undoable } from "../../shared/re-uses/decide.ts";
import { factsOf } from "../../shared/re-uses/decide-desk.ts";
import { isOverdue } from "../../shared/re-uses/ledger.ts";
import { type ReUse, titleOf } from "../../shared/re-uses/re-use.ts";
import { newsAnswers, stages } from "../../shared/re-uses/stages.ts";
import { readWholeReUse, type WholeReUse } from "../../shared/re-uses/store.ts";
import { readTeam } from "../../shared/sign-in/team.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import type { PageRequest } from "../entry-points/request.ts";
import { statusTags } from "../letters/letter-status.ts";
import reUsePage from "./desk-re-use.njk";
import { tellHistory } from "./history-words.ts";
import { readRegions } from "./region-of.ts";
import { stageItems, stageTag } from "./stage-words.ts";

/** The re-use whose reference is in the address, with what was written about it; or the page that says it is not there. */
export const findReUse = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: DeskVisit,
): Promise<WholeReUse | PageAnswer> => {
  const reference = parseReference("reUse", request.parameters["reference"] ?? "");
  const found = reference === null ? undefined : await readWholeReUse(needs.table, reference);
  return found === undefined ? visit.show(notFound, {}, 404) : found;
};

type NameOf = (id: string | undefined) => string;

/** Noon of a date, so that it is the same date in London all year. */
const noonOf = (date: string | undefined) => (date === undefined ? undefined : `${date}T12:00:00.000Z`);

const introducedWords = ({ introducedBy }: ReUse) => {
  switch (introducedBy.kind) {
    case "catalogue":
      return { text: "The catalogue" };
    case "event":
      return {
        text: introducedBy.reference,
        href: toPath(paths.deskEvent, { reference: introducedBy.reference }),
      };
    default:
      return { text: introducedBy.name };
  }
};

const linksOf = ({ reference, item, project, organisation, mergedInto }: ReUse) => ({
  item: item && { ...item, href: toPath(paths.deskCatalogueItem, { reference: item.reference }) },
  project: project && { ...project, href: toPath(paths.deskProject, { reference: project.reference }) },
  organisationHref:
    organisation.code === undefined ? undefined : toPath(paths.deskOrganisation, { code: organisation.code }),
  own: toPath(paths.deskReUse, { reference }),
  mergedHref: toPath(paths.deskReUse, { reference: mergedInto ?? "" }),
});

const newsView = ({ news }: ReUse) =>
  news === undefined
    ? undefined
    : {
        asked: news.asked.map(({ day, at, answer }) => ({
          day,
          at,
          answer: answer === undefined ? "No answer" : newsAnswers[answer].text,
        })),
        next: news.next,
      };

const peopleOf = ({ reUse, askings, notes }: WholeReUse): string[] => [
  ...(reUse.contact === undefined ? [] : [reUse.contact]),
  ...askings.map(({ person }) => person),
  ...notes.flatMap(({ by }) => by.id ?? []),
  ...reUse.benefits.flatMap(({ saidBy }) => saidBy.id ?? []),
];

const contactView = (reUse: ReUse, { askings }: WholeReUse, people: ReadonlyMap<string, Person>) => {
  const known = [...new Set([reUse.contact, ...askings.map(({ person }) => person)])].flatMap((id) =>
    id === undefined ? [] : (people.get(id) ?? []),
  );
  return {
    contact: reUse.contact === undefined ? undefined : people.get(reUse.contact),
    bounces: reUse.contact !== undefined && people.get(reUse.contact)?.suppressed?.reason === "bounced",
    contacts: [
      { value: "", text: "Nobody" },
      ...known.map(({ id, name, email }) => ({ value: id, text: `${name}, ${email}` })),
    ],
  };
};

const writtenView = ({ reUse, askings, notes }: WholeReUse, nameOf: NameOf) => ({
  askings: askings.map(({ at, person, whatFor, howFar, mayBeNamed }) => ({
    at,
    who: nameOf(person),
    whatFor,
    howFar: stages[howFar].toLowerCase(),
    mayBeNamed,
  })),
  notes: notes.map(({ at, by, text }) => ({ at, who: nameOf(by.id), text })),
  benefits: reUse.benefits.map(({ what, since, amount, saidBy, saidAt }) => ({
    what,
    since: noonOf(since),
    amount,
    who: nameOf(saidBy.id),
    saidAt,
  })),
});

/** What the team can do: the stages to go to, the step to take back, who may look after it. */
const changeView = (reUse: ReUse, team: readonly Person[], nameOf: NameOf, me: string) => {
  const last = undoable(reUse);
  return {
    stages: stageItems.filter(({ value }) => value !== reUse.stage),
    undo:
      last?.from === undefined
        ? undefined
        : { of: last.at, from: stages[last.from].toLowerCase(), who: nameOf(last.by.id) },
    owners: [
      { value: "", text: "Nobody" },
      ...team.map(({ id, name }) => ({ value: id, text: id === me ? `${name} (me)` : name })),
    ],
    mayBeAsked: factsOf(reUse).mayBeAsked,
  };
};

const letterRows = (letters: readonly Letter[]) =>
  letters.toReversed().map(({ id, kind, queuedAt, status }) => ({
    at: queuedAt,
    tag: statusTags[status],
    href: toPath(paths.deskLetter, { id }),
    kind: letterKinds.get(kind)?.title ?? kind,
  }));

/** Everything that the page is made of besides the re-use itself. One query for each of them, side by side. */
const readAround = async (needs: PageNeeds, whole: WholeReUse) => {
  const [about, team, regionOf] = await Promise.all([
    readAbout(needs.table, `re-use:${whole.reUse.reference}`),
    readTeam(needs.table),
    readRegions(needs),
  ]);
  const mentioned = about.entries.flatMap(({ actor, person }) => [actor.id ?? [], person ?? []].flat());
  const found = await readPeople(needs.table, [...new Set([...peopleOf(whole), ...mentioned])]);
  const people = new Map([...team, ...found].flatMap((one) => (one === undefined ? [] : [[one.id, one]])));
  const nameOf: NameOf = (id) =>
    id === undefined ? "somebody" : (people.get(id)?.name ?? "somebody who left");
  return { about, team, regionOf, people, nameOf };
};

/** One re-use at the desk. */
export const showReUse = async (
  needs: PageNeeds,
  visit: DeskVisit,
  whole: WholeReUse,
  more: object = {},
  status = 200,
): Promise<PageAnswer> => {
  const { reUse } = whole;
  const { about, team, regionOf, people, nameOf } = await readAround(needs, whole);
  const context = {
    reUse,
    thing: titleOf(reUse),
    stageNow: stageTag(reUse.stage),
    region: regions[regionOf(reUse.organisation.code)],
    ...linksOf(reUse),
    ...contactView(reUse, whole, people),
    ...changeView(reUse, team, nameOf, visit.session.person),
    owner: reUse.owner === undefined ? undefined : nameOf(reUse.owner),
    introduced: introducedWords(reUse),
    nextContactAt: noonOf(reUse.nextContactOn),
    overdue: isOverdue(reUse, localDate(needs.now())),
    news: newsView(reUse),
    ...writtenView(whole, nameOf),
    history: tellHistory(about.entries, nameOf),
    letters: letterRows(about.letters),
    ...more,
  };
  return visit.show(reUsePage, context, status);
};
