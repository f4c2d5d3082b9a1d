import { readTagSet } from "../../shared/catalogue/read.ts";
import { facetNames, facets, type Tag, type TagChange } from "../../shared/catalogue/tag.ts";
import type { TagSet } from "../../shared/catalogue/tag-set.ts";
import type { FormErrors } from "../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { type Form, fields } from "../entry-points/request.ts";
import tagsPage from "./desk-catalogue-tags.njk";

/** What became of a tag, in words. */
export const tagChangeWords: Readonly<Record<TagChange, string>> = {
  added: "added",
  relabelled: "called otherwise",
  aliases: "other spellings changed",
  facets: "facets changed",
  retired: "retired",
  "brought-back": "brought back",
};

/** The facets as a form offers them. */
export const facetItems = facetNames.map((value) => ({ value, text: facets[value] }));

/** The answers of a tag's form as they were sent, with all facets that were ticked. */
export const sentTag = (form: Form): Readonly<Record<string, string>> => ({
  ...fields(form),
  facets: (form.get("facets") ?? []).join(","),
});

const tagView = (tag: Tag, set: TagSet) => ({
  label: tag.label,
  value: tag.value,
  href: toPath(paths.deskCatalogueTag, { tag: tag.value }),
  aliases: tag.aliases.join(", "),
  retired: tag.retired !== undefined,
  instead: tag.retired?.instead === undefined ? undefined : set.labelOf(tag.retired.instead),
});

/** All tags by facet, and the form for a new one. One query. */
export const showTags = async (
  needs: PageNeeds,
  visit: DeskVisit,
  more: {
    readonly answers?: Readonly<Record<string, string>>;
    readonly errors?: FormErrors;
    readonly done?: string | undefined;
  } = {},
  status = more.errors === undefined ? 200 : 422,
): Promise<PageAnswer> => {
  const set = await readTagSet(needs.table);
  return visit.show(
    tagsPage,
    {
      facets: facetNames.map((facet) => ({
        name: facets[facet],
        tags: set.tags.filter((tag) => tag.facets.includes(facet)).map((tag) => tagView(tag, set)),
      })),
      count: set.tags.length,
      facetItems,
      answers: more.answers ?? {},
      ticked: (more.answers?.["facets"] ?? "").split(","),
      ...(more.errors === undefined ? {} : { errors: more.errors }),
      done: more.done,
    },
    status,
  );
};
