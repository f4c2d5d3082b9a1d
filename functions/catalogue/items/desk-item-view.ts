import { MOST_SUMMARY } from "../../../shared/catalogue/items/decide.ts";
import { differences } from "../../../shared/catalogue/items/differences.ts";
import { type CatalogueItem, publicStateOf } from "../../../shared/catalogue/items/model.ts";
import { hasPublicCode } from "../../../shared/catalogue/items/public-code.ts";
import type { WholeItem } from "../../../shared/catalogue/items/store.ts";
import { mayPublish } from "../../../shared/catalogue/items/writers.ts";
import { readTagSet } from "../../../shared/catalogue/read.ts";
import { facetsWithout, type TagSet } from "../../../shared/catalogue/tags/tag-set.ts";
import { entryTitles } from "../../../shared/journal/entry-titles.ts";
import { readHistory } from "../../../shared/journal/store.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { readNames } from "../../../shared/sign-in/names.ts";
import type { DeskVisit } from "../../entry-points/desk-page.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { itemReUsesView } from "../../re-uses/where-used/where-used-view.ts";
import { itemFacts } from "../public/item-view.ts";
import { statusTags } from "./status-tags.ts";

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

/** What the desk's page says of an item: where it stands, what is different since it was published, what it says, and what happened to it. */
export const deskItemView = async (needs: PageNeeds, visit: DeskVisit, { item, shown }: WholeItem) => {
  const [set, history, reUses] = await Promise.all([
    readTagSet(needs),
    readHistory(needs.table, `catalogue-item:${item.reference}`),
    itemReUsesView(needs, item.reference),
  ]);
  const ids = [
    ...history.map(({ actor }) => (actor.kind === "team" ? actor.id : undefined)),
    ...item.steps.map(({ by }) => by),
    item.changedBy,
  ];
  const known = await readNames(needs, ids, "someone");
  const nameOf = (id: string | undefined) => (id === undefined ? "the system" : known(id));
  const isShown = publicStateOf(item).is === "shown";
  return {
    ...itemFacts(item, set, 3),
    item,
    status: statusTags[item.status],
    hrefs: hrefsOf(item),
    address: `${needs.siteUrl}${hrefsOf(item).public}`,
    isShown,
    reUses,
    changedByName: nameOf(item.changedBy),
    own: !mayPublish(item, visit.session.person),
    advice: advice(item, set),
    differences:
      shown === undefined || item.status === "published" ? undefined : differences(shown, item, set),
    steps: item.steps.toReversed().map(({ status: stood, at, by, reason }) => ({
      what: stepWords[stood],
      at,
      by: nameOf(by),
      byId: by,
      reason,
    })),
    history: history.toReversed().map(({ name, at, actor }) => ({
      what: entryTitles.get(name) ?? name,
      at,
      who: actor.kind === "team" ? nameOf(actor.id) : "the system",
      whoId: actor.kind === "team" ? actor.id : undefined,
    })),
  };
};
