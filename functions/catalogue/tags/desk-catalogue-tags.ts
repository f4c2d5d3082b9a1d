import { addTag } from "../../../shared/catalogue/tags/commands.ts";
import { newTagForm } from "../../../shared/catalogue/tags/input.ts";
import { facetNames, facets, type Tag } from "../../../shared/catalogue/tags/model.ts";
import { readTags } from "../../../shared/catalogue/tags/store.ts";
import type { TagSet } from "../../../shared/catalogue/tags/tag-set.ts";
import { formErrors } from "../../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import tagsPage from "./desk-catalogue-tags.njk";
import { facetItems, nameTaken, sentTag } from "./tag-words.ts";

const tagView = (tag: Tag, set: TagSet) => ({
  label: tag.label,
  value: tag.value,
  href: toPath(paths.deskCatalogueTag, { tag: tag.value }),
  aliases: tag.aliases.join(", "),
  retired: tag.retired !== undefined,
  instead: tag.retired?.instead === undefined ? undefined : set.labelOf(tag.retired.instead),
});

/** All tags by facet, and the form for one of the programme's own. One query. */
export const page = deskPage({
  path: paths.deskCatalogueTags,
  names: nothing,
  load: async ({ table }) => (await readTags(table)).set,
  show: (_needs, set, { request }) =>
    view(tagsPage, {
      facets: facetNames.map((facet) => ({
        name: facets[facet],
        tags: set.tags.filter((tag) => tag.facets.includes(facet)).map((tag) => tagView(tag, set)),
      })),
      count: set.tags.length,
      facetItems,
      answers: {},
      ticked: request.form.get("facets") ?? [],
    }),
  steps: (step) => ({
    added: step({
      run: async (needs, _named, given) => {
        const read = newTagForm.safeParse(sentTag(given.request.form));
        if (!read.success) return { errors: formErrors(read.error) };
        const added = await addTag(needs, read.data, given);
        if (!("refusal" in added)) return added;
        const { value, label, aliases } = read.data;
        return { errors: await nameTaken(needs, "", [value, label, ...aliases]) };
      },
      done: "The tag is added. Items can be given it.",
    }),
  }),
  refusals: {},
});
