import * as z from "zod/mini";
import { seenForm } from "../../../shared/catalogue/items/step-input.ts";
import { bringBackTag, changeTag, retireTag } from "../../../shared/catalogue/tags/commands.ts";
import { retireForm, tagForm } from "../../../shared/catalogue/tags/input.ts";
import { type Tag, tagChanges } from "../../../shared/catalogue/tags/model.ts";
import { readTags, type TagsInUse } from "../../../shared/catalogue/tags/store.ts";
import { readHistory } from "../../../shared/journal/store.ts";
import { formErrors } from "../../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { readNames } from "../../../shared/sign-in/names.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { field, type PageRequest } from "../../entry-points/request.ts";
import tagPage from "./desk-catalogue-tag.njk";
import { facetItems, nameTaken, sentTag, tagChangeWords } from "./tag-words.ts";

/** The value of the tag in the address, whose blanks may have come as `%20`; undefined for what no address of ours can be. */
const tagNamed = (_needs: PageNeeds, { request }: { readonly request: PageRequest }): string | undefined => {
  try {
    return decodeURIComponent(request.parameters["tag"] ?? "");
  } catch {
    return undefined;
  }
};

const pathOf = (value: string): string => toPath(paths.deskCatalogueTag, { tag: value });

const changesSchema = z.object({ what: z.array(z.enum(tagChanges)) });

const historyOf = async (needs: PageNeeds, value: string) => {
  const entries = await readHistory(needs.table, `catalogue-tag:${value}`);
  const nameOf = await readNames(
    needs,
    entries.map(({ actor }) => (actor.kind === "team" ? actor.id : undefined)),
    "someone",
  );
  return entries.toReversed().map(({ at, actor, data }) => ({
    at,
    what: changesSchema
      .parse(data)
      .what.map((each) => tagChangeWords[each])
      .join(", "),
    who: nameOf(actor.id),
    whoId: actor.kind === "team" ? actor.id : undefined,
  }));
};

const tagView = (tag: Tag, { set, versionOf }: TagsInUse, { form }: PageRequest) => {
  const isSent = field(form, "_step") === "change";
  return {
    tag,
    version: field(form, "_version") || versionOf(tag.value),
    own: pathOf(tag.value),
    insteadLabel: tag.retired?.instead === undefined ? undefined : set.labelOf(tag.retired.instead),
    retiredSince: tag.retired?.since,
    facetItems,
    label: isSent ? field(form, "label") : tag.label,
    aliases: isSent ? field(form, "aliases") : tag.aliases.join("\n"),
    ticked: isSent ? (form.get("facets") ?? []) : tag.facets,
  };
};

/** One tag: what it is called, its other spellings and facets, whether it is retired, and its history. Two queries. */
export const page = deskPage({
  path: paths.deskCatalogueTag,
  names: tagNamed,
  load: async ({ table }, value) => {
    const tags = await readTags(table);
    const tag = tags.set.get(value);
    return tag && { tag, tags };
  },
  show: async (needs, { tag, tags }, { request }) =>
    view(tagPage, { ...tagView(tag, tags, request), history: await historyOf(needs, tag.value) }),
  steps: (step) => ({
    change: step({
      form: seenForm,
      run: async (needs, value, given) => {
        const read = tagForm.safeParse(sentTag(given.request.form));
        if (!read.success) return { errors: formErrors(read.error) };
        const asked = { value, version: given.form._version, details: read.data };
        const changed = await changeTag(needs, asked, given);
        if (!("refusal" in changed)) return { ...changed, leadsTo: pathOf(value), keep: {} };
        const { refusal } = changed;
        if (refusal !== "name-taken") return { refusal };
        return { errors: await nameTaken(needs, value, [read.data.label, ...read.data.aliases]) };
      },
      done: "The tag is changed. Every page knows within two minutes.",
    }),
    retire: step({
      form: retireForm,
      run: async (needs, value, given) => {
        const { instead, _version } = given.form;
        const retired = await retireTag(needs, { value, version: _version, instead }, given);
        return "refusal" in retired ? retired : { ...retired, leadsTo: pathOf(value), keep: {} };
      },
      done: "The tag is retired: items keep it, and new ones are not given it.",
    }),
    "bring-back": step({
      form: seenForm,
      run: async (needs, value, given) => {
        const back = await bringBackTag(needs, { value, version: given.form._version }, given);
        return "refusal" in back ? back : { ...back, leadsTo: pathOf(value), keep: {} };
      },
      done: "The tag is back.",
    }),
  }),
  refusals: {
    "nothing-changed": "Nothing is different from what the tag says already.",
    changed: "Someone else changed this tag in the meantime. Open it again to see what it says now.",
    "instead-unknown": {
      field: "instead",
      text: "Choose another tag to use instead, one that is not retired itself.",
    },
  },
});
