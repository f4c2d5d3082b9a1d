import { readAbout } from "../../../shared/letters/about-store.ts";
import type { Letter } from "../../../shared/letters/letter.ts";
import { letterTitles } from "../../../shared/letters/letter-titles.ts";
import { regions } from "../../../shared/organisations/regions.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { nameAtDesk, type Person } from "../../../shared/people/person.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { insideSentence } from "../../../shared/platform/text.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import { undoable } from "../../../shared/re-uses/decide.ts";
import { factsOf } from "../../../shared/re-uses/decide-desk.ts";
import { isOverdue } from "../../../shared/re-uses/ledger.ts";
import { type ReUse, titleOf } from "../../../shared/re-uses/re-use.ts";
import { stageItems, stageTag } from "../../../shared/re-uses/stage-words.ts";
import { newsAnswers, stages } from "../../../shared/re-uses/stages.ts";
import type { WholeReUse } from "../../../shared/re-uses/store.ts";
import { readTeam, type Team } from "../../../shared/sign-in/team.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { addressNotice } from "../../letters/address/address-notice.ts";
import { statusTags } from "../../letters/letter-status.ts";
import { readRegions } from "../region-of.ts";
import { tellHistory } from "./history-words.ts";

type NameOf = (id: string | undefined) => string;

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
    addressNotice: addressNotice(reUse.contact === undefined ? undefined : people.get(reUse.contact)),
    contacts: [
      { value: "", text: "Nobody" },
      ...known.map((person) => ({ value: person.id, text: `${nameAtDesk(person)}, ${person.email}` })),
    ],
  };
};

const writtenView = ({ reUse, askings, notes }: WholeReUse, nameOf: NameOf) => ({
  askings: askings.map(({ at, person, whatFor, howFar, mayBeNamed }) => ({
    at,
    who: nameOf(person),
    whoId: person,
    whatFor,
    howFar: insideSentence(stages[howFar]),
    mayBeNamed,
  })),
  notes: notes.map(({ at, by, text }) => ({ at, who: nameOf(by.id), whoId: by.id, text })),
  benefits: reUse.benefits.map(({ what, since, amount, saidBy, saidAt }) => ({
    what,
    since,
    amount,
    who: nameOf(saidBy.id),
    whoId: saidBy.id,
    saidAt,
  })),
});

/** What the team can do: the stages to go to, the step to take back, who may look after it. */
const changeView = (reUse: ReUse, team: Team, nameOf: NameOf, me: string) => {
  const last = undoable(reUse);
  return {
    stages: stageItems,
    undo:
      last?.from === undefined
        ? undefined
        : { of: last.at, from: insideSentence(stages[last.from]), who: nameOf(last.by.id) },
    owners: [
      { value: "", text: "Nobody" },
      ...team.who("team").map(({ id, name }) => ({ value: id, text: id === me ? `${name} (me)` : name })),
    ],
    mayBeAsked: factsOf(reUse).mayBeAsked,
  };
};

const letterRows = (letters: readonly Letter[]) =>
  letters.toReversed().map(({ id, kind, queuedAt, status }) => ({
    at: queuedAt,
    tag: statusTags[status],
    href: toPath(paths.deskLetter, { id }),
    kind: letterTitles.get(kind) ?? kind,
  }));

const calledAtDesk = (person: Person | undefined) => person && nameAtDesk(person);

/** Everything that the page is made of besides the re-use itself. One query for each of them, side by side. */
const readAround = async (needs: PageNeeds, whole: WholeReUse) => {
  const [about, team, regionOf] = await Promise.all([
    readAbout(needs.table, `re-use:${whole.reUse.reference}`),
    readTeam(needs),
    readRegions(needs),
  ]);
  const mentioned = about.entries.flatMap(({ actor, person }) => [actor.id ?? [], person ?? []].flat());
  const wanted = new Set([...peopleOf(whole), ...mentioned]);
  for (const id of [...wanted]) if (team.knownAs(id) !== undefined) wanted.delete(id);
  const found = await readPeople(needs.table, [...wanted]);
  const people = new Map(found.flatMap((one) => (one === undefined ? [] : [[one.id, one]])));
  const nameOf: NameOf = (id) =>
    id === undefined ? "someone" : (team.knownAs(id) ?? calledAtDesk(people.get(id)) ?? "someone who left");
  return { about, team, regionOf, people, nameOf };
};

/** What the page of a re-use shows. `me` is the id of whoever looks. */
export const reUseView = async (needs: PageNeeds, whole: WholeReUse, me: string) => {
  const { reUse } = whole;
  const { about, team, regionOf, people, nameOf } = await readAround(needs, whole);
  return {
    reUse,
    thing: titleOf(reUse),
    stageNow: stageTag(reUse.stage),
    region: regions[regionOf(reUse.organisation.code)],
    ...linksOf(reUse),
    ...contactView(reUse, whole, people),
    ...changeView(reUse, team, nameOf, me),
    owner: reUse.owner === undefined ? undefined : nameOf(reUse.owner),
    introduced: introducedWords(reUse),
    nextContactOn: reUse.nextContactOn,
    overdue: isOverdue(reUse, localDate(needs.now())),
    news: newsView(reUse),
    ...writtenView(whole, nameOf),
    history: tellHistory(about.entries, nameOf),
    letters: letterRows(about.letters),
  };
};
