import { MOST_SUMMARY } from "../../shared/catalogue/decide-items.ts";
import { differences } from "../../shared/catalogue/differences.ts";
import { type CatalogueItem, publicStateOf } from "../../shared/catalogue/item.ts";
import { hasPublicCode } from "../../shared/catalogue/public-code.ts";
import { readTagSet } from "../../shared/catalogue/read.ts";
import type { WholeItem } from "../../shared/catalogue/store.ts";
import { facetsWithout, type TagSet } from "../../shared/catalogue/tag-set.ts";
import { catalogue } from "../../shared/journal/catalogue.ts";
import { readHistory } from "../../shared/journal/store.ts";
import type { FormErrors } from "../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { readPeople } from "../../shared/people/store.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { itemReUsesView } from "../re-uses/where-used-view.ts";
import itemPage from "./desk-catalogue-item.njk";
import { itemFacts } from "./item-view.ts";
import { statusTags } from "./status-tags.ts";

const titles = new Map<string, string>(Object.values(catalogue).map(({ name, title }) => [name, title]));

const stepWords: Readonly<Record<CatalogueItem["status"], string>> = {
  draft: "Being written",
  "in-review": "Waits for a second person",
  published: "Published",
  withdrawn: "Withdrawn",
};

/** What has to be done before somebody else can look at an item, and what would make it better. */
const advice = (item: CatalogueItem, set: TagSet) => ({
  missing: [
    ...(item.summary === "" ? ["There is no summary."] : []),
    ...(item.summary.length > MOST_SUMMARY
      ? [`The summary has ${item.summary.length} characters; ${MOST_SUMMARY} is the most.`]
      : []),
    ...(item.tags.length === 0 ? ["There are no tags."] : []),
  ],
  better: [
    ...facetsWithout(item.tags, set).map((facet) => `There is no tag of the facet “${facet}”.`),
    ...item.tags
      .filter((value) => set.get(value)?.retired !== undefined)
      .map((value) => {
        const instead = set.get(value)?.retired?.instead;
        const use = instead === undefined ? "" : ` Use “${set.labelOf(instead)}”.`;
        return `The tag “${set.labelOf(value)}” is retired.${use}`;
      }),
    ...item.tags
      .filter((value) => set.get(value) === undefined)
      .map((value) => `The tag “${value}” is none of the catalogue’s.`),
    ...(item.outputs.some(({ kind }) => kind === "code") && !hasPublicCode(item)
      ? ["There is code, but no licence by its SPDX identifier: publiccode.yml cannot be offered."]
      : []),
  ],
});

const hrefsOf = ({ reference, slug, project }: CatalogueItem) => ({
  own: toPath(paths.deskCatalogueItem, { reference }),
  edit: toPath(paths.deskEditCatalogueItem, { reference }),
  public: toPath(paths.catalogueItem, { slug }),
  project: project === undefined ? undefined : toPath(paths.deskProject, { reference: project }),
});

/** The desk's page of an item: where it stands, what is different since it was published, what it says, and what happened to it. */
export const showDeskItem = async (
  needs: PageNeeds,
  visit: DeskVisit,
  { item, shown }: WholeItem,
  more: {
    readonly errors?: FormErrors;
    readonly answers?: Readonly<Record<string, string>>;
    readonly done?: string | undefined;
  } = {},
  status = more.errors === undefined ? 200 : 422,
): Promise<PageAnswer> => {
  const [set, history, reUses] = await Promise.all([
    readTagSet(needs.table),
    readHistory(needs.table, `catalogue-item:${item.reference}`),
    itemReUsesView(needs, item.reference),
  ]);
  const ids = [
    ...history.flatMap(({ actor }) => (actor.kind === "team" && actor.id !== undefined ? [actor.id] : [])),
    ...item.steps.flatMap(({ by }) => by ?? []),
    ...(item.changedBy === undefined ? [] : [item.changedBy]),
  ];
  const people = await readPeople(needs.table, [...new Set(ids)]);
  const names = new Map(people.flatMap((person) => (person === undefined ? [] : [[person.id, person.name]])));
  const nameOf = (id: string | undefined) =>
    id === undefined ? "the system" : (names.get(id) ?? "somebody");
  const isShown = publicStateOf(item).is === "shown";
  return visit.show(
    itemPage,
    {
      ...itemFacts(item, set, 3),
      item,
      status: statusTags[item.status],
      hrefs: hrefsOf(item),
      address: `${needs.siteUrl}${hrefsOf(item).public}`,
      isShown,
      reUses,
      changedByName: nameOf(item.changedBy),
      own: item.changedBy === visit.session.person,
      advice: advice(item, set),
      differences:
        shown === undefined || item.status === "published" ? undefined : differences(shown, item, set),
      steps: item.steps.toReversed().map(({ status: stood, at, by, reason }) => ({
        what: stepWords[stood],
        at,
        by: nameOf(by),
        reason,
      })),
      history: history.toReversed().map(({ name, at, actor }) => ({
        what: titles.get(name) ?? name,
        at,
        who: actor.kind === "team" ? nameOf(actor.id) : "the system",
      })),
      answers: more.answers ?? {},
      ...(more.errors === undefined ? {} : { errors: more.errors }),
      done: more.done,
    },
    status,
  );
};
