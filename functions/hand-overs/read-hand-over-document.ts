import type { DocumentModel, DocumentPart } from "../../shared/documents/model.ts";
import { paragraphsOf } from "../../shared/documents/model.ts";
import { firstOf } from "../../shared/platform/text.ts";
import { sayDate, sayDateTime } from "../../shared/platform/time.ts";
import { type Owned, ownedKindNames } from "../../shared/work/owned.ts";
import { MOST_OWNED, readOwned } from "../../shared/work/read.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { readColleague } from "./colleagues.ts";
import { type OwnedLine, readOwnedLines } from "./owned-lines.ts";
import { kindWords, sayKinds } from "./owned-words.ts";

/** More than anybody reads. A file of all of them is made from the list. */
const MOST_IN_DOCUMENT = 300;

/** A thing has four keys at most, and a hundred keys are one read. */
const AT_ONCE = 25;

const MOST_SAID = 2000;

const cut = (text: string): string =>
  text.length <= MOST_SAID ? text : `${text.slice(0, MOST_SAID).trimEnd()}…`;

const partsOf = ({ title, thing, details, dueOn, said, followUps }: OwnedLine): readonly DocumentPart[] => {
  const facts: (readonly [string, string])[] = [
    ["Details", details.join(", ")],
    ["Due", dueOn === undefined ? "" : sayDate(dueOn)],
    ["Last note", said === undefined ? "" : sayDateTime(said.at)],
  ];
  const known = facts.filter(([, value]) => value !== "");
  return [
    { subheading: thing.as === "deputy" ? `${title} (deputy)` : title },
    ...(known.length === 0 ? [] : [{ facts: known }]),
    ...(said === undefined ? [] : paragraphsOf(cut(said.text))),
    ...(followUps.length === 0
      ? []
      : [
          {
            list: followUps.map((step) =>
              step.dueOn === undefined
                ? `Follow-up: ${step.title}`
                : `Follow-up: ${step.title}, ${sayDate(step.dueOn)}`,
            ),
          },
        ]),
  ];
};

const summaryOf = (owned: readonly Owned[], shown: number): readonly DocumentPart[] => [
  ...(owned.length === 0 ? [{ paragraph: "Nothing is to be handed over." }] : [{ list: sayKinds(owned) }]),
  ...(owned.length <= shown
    ? []
    : [
        {
          paragraph: `The first ${shown} of ${owned.length >= MOST_OWNED ? "more than " : ""}${owned.length} things are in this document. The list at the desk has all of them.`,
        },
      ]),
];

/** All that somebody of the team looks after, each with what was said last, as a document; undefined for anybody else. */
export const readHandOverDocument = async (
  needs: PageNeeds,
  id: string,
): Promise<DocumentModel | undefined> => {
  const [colleague, owned] = await Promise.all([readColleague(needs, id), readOwned(needs.table, id)]);
  if (colleague === undefined) return undefined;
  const { shown } = firstOf(owned, MOST_IN_DOCUMENT);
  const lines: OwnedLine[] = [];
  for (let from = 0; from < shown.length; from += AT_ONCE)
    lines.push(...(await readOwnedLines(needs.table, shown.slice(from, from + AT_ONCE))));
  const kinds = ownedKindNames.flatMap((kind): DocumentPart[] => {
    const those = lines.filter(({ thing }) => thing.kind === kind);
    return those.length === 0 ? [] : [{ heading: kindWords[kind][2] }, ...those.flatMap(partsOf)];
  });
  return {
    title: `Hand-over: ${colleague.name}`,
    subtitle: sayDate(needs.now()),
    programme: needs.programme,
    madeAt: needs.now(),
    parts: [...summaryOf(owned, MOST_IN_DOCUMENT), ...kinds],
  };
};
