import { type CatalogueItem, contentOf, type ItemContent } from "../items/model.ts";
import { canBeShown, type PageOutcome } from "./decide-import.ts";
import type { ImportedPage } from "./import.ts";

const fieldWords: Readonly<Record<keyof ItemContent, string>> = {
  kind: "kind",
  title: "title",
  summary: "summary",
  body: "text",
  tags: "tags",
  origin: "origin",
  organisations: "organisations",
  standing: "status",
  outputs: "outputs",
  licence: "licence",
  contacts: "contacts",
  project: "project",
};

const isField = (name: string): name is keyof ItemContent => Object.hasOwn(fieldWords, name);

const changedFields = (before: ItemContent, after: ItemContent): string =>
  Object.keys(fieldWords)
    .filter(isField)
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => fieldWords[name])
    .join(", ");

/** What an import does with a page, in words beside the outcome: what changes, what stays, or why it is left as it is. */
export const pageDetail = (
  { item }: ImportedPage,
  before: CatalogueItem | undefined,
  result: PageOutcome,
): string => {
  if (result.outcome === "unchanged") return "";
  if (result.outcome === "double") return "another page of these is the same item";
  if (!("made" in result)) return "it was changed or made here";
  if (before === undefined) return canBeShown(item) ? "" : "a draft until it has a summary and a tag";
  const changed = changedFields(before, contentOf(result.item));
  const stays = result.kept.map((name) => fieldWords[name]).join(", ");
  return [
    changed === "" ? "published again" : changed,
    ...(stays === "" ? [] : [`stays, because the page does not say: ${stays}`]),
  ].join("; ");
};
