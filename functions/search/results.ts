import { titledApplication } from "../../shared/applications/application.ts";
import { titledCall } from "../../shared/applications/calls/model.ts";
import { titledItem } from "../../shared/catalogue/items/model.ts";
import { titledEnquiry } from "../../shared/enquiries/enquiry.ts";
import { titledHeldMail } from "../../shared/enquiries/held-mail/model.ts";
import { titledEvent } from "../../shared/events/event/model.ts";
import { paths } from "../../shared/pages/paths.ts";
import { subjectPath } from "../../shared/pages/subject-path.ts";
import { titledPerson } from "../../shared/people/store.ts";
import { type Item, readItems, type Table } from "../../shared/platform/dynamo.ts";
import { type Titled, titleIn } from "../../shared/platform/titled.ts";
import { titledProject } from "../../shared/projects/project.ts";
import { titledReUse } from "../../shared/re-uses/re-use.ts";
import type { SearchKind } from "../../shared/search/postings.ts";
import type { Hit } from "../../shared/search/search.ts";
import { type TextPath, textOf } from "../../shared/search/searched.ts";

/** How a kind of thing is called and shown among results. */
interface ShownKind {
  readonly text: string;
  readonly titled: Titled;
  /** What a thing without a title is called. */
  readonly untitled: string;
  /** Where the facts lie that tell things of the same title apart. */
  readonly facts: readonly TextPath[];
  /** Where the moment lies that says most of it. */
  readonly at?: TextPath;
}

/** Every kind of thing that is found by words, by what it is called. */
export const shownKinds: Readonly<Record<SearchKind, ShownKind>> = {
  person: { text: "People", titled: titledPerson, untitled: "No name", facts: [["organisation"], ["email"]] },
  enquiry: {
    text: "Enquiries",
    titled: titledEnquiry,
    untitled: "No subject",
    facts: [
      ["enquiry", "name"],
      ["enquiry", "organisation"],
      ["enquiry", "excerpt"],
    ],
    at: ["enquiry", "receivedAt"],
  },
  application: {
    text: "Applications",
    titled: titledApplication,
    untitled: "Untitled application",
    facts: [],
    at: ["application", "startedAt"],
  },
  project: {
    text: "Projects",
    titled: titledProject,
    untitled: "No title",
    facts: [["project", "partners", "name"]],
  },
  event: {
    text: "Events",
    titled: titledEvent,
    untitled: "No title",
    facts: [],
    at: ["event", "startsAt"],
  },
  "catalogue-item": {
    text: "Catalogue",
    titled: titledItem,
    untitled: "No title",
    facts: [["item", "summary"]],
  },
  "re-use": {
    text: "Re-use",
    titled: titledReUse,
    untitled: "No organisation",
    facts: [
      ["reUse", "item", "title"],
      ["reUse", "project", "title"],
    ],
  },
  call: {
    text: "Calls for problems",
    titled: titledCall,
    untitled: "No title",
    facts: [],
    at: ["call", "opensAt"],
  },
  "held-mail": {
    text: "Held mail",
    titled: titledHeldMail,
    untitled: "No subject",
    facts: [
      ["held", "from", "name"],
      ["held", "from", "address"],
    ],
    at: ["held", "at"],
  },
};

/** A result as it is shown. */
export interface Result {
  readonly kind: SearchKind | "organisation";
  readonly title: string;
  readonly href: string;
  readonly reference: string | undefined;
  readonly facts: readonly string[];
  readonly at: string | undefined;
}

/** Where the desk shows a thing. */
export const pathOf = (kind: SearchKind | "organisation", id: string): string =>
  subjectPath(`${kind}:${id}`) ?? paths.desk;

const MOST_FACT = 160;

const shortened = (fact: string): string =>
  fact.length > MOST_FACT ? `${fact.slice(0, MOST_FACT).trimEnd()}…` : fact;

const lines = (item: Item, path: TextPath): readonly string[] =>
  textOf([item], [path])
    .split("\n")
    .filter((line) => line !== "");

const toResult = ({ kind, id }: Hit, item: Item): Result => {
  const { titled, untitled, facts, at } = shownKinds[kind];
  return {
    kind,
    title: `${titleIn(item, titled) || untitled}${item["asTyped"] === true ? " (as typed)" : ""}`,
    href: pathOf(kind, id),
    reference: /^[A-Z]{3}-/.test(id) ? id : undefined,
    facts: facts.flatMap((path) => shortened(lines(item, path).join(", ")) || []),
    at: at && lines(item, at)[0],
  };
};

/**
 * What was found as it is shown, from the records themselves: what was erased a moment ago is not among it. At most a hundred, in their order. One
 * read.
 */
export const readResults = async (table: Table, hits: readonly Hit[]): Promise<readonly Result[]> => {
  const items = await readItems(
    table,
    hits.map(({ kind, id }) => shownKinds[kind].titled.key(id)),
  );
  return hits.flatMap((hit, nth) => {
    const item = items[nth];
    return item === undefined ? [] : [toResult(hit, item)];
  });
};
