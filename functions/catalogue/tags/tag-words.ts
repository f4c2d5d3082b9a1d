import { readTagSet } from "../../../shared/catalogue/read.ts";
import { nameInUse } from "../../../shared/catalogue/tags/decide.ts";
import { facetNames, facets, type TagChange } from "../../../shared/catalogue/tags/model.ts";
import { type FormErrors, formError } from "../../../shared/pages/form-errors.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { type Form, fields } from "../../entry-points/request.ts";

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

/** Says beside the label which of a tag's names means another tag already. `value` is the tag's own, empty for a new one. One query. */
export const nameTaken = async (
  needs: PageNeeds,
  value: string,
  names: readonly string[],
): Promise<FormErrors> => {
  const inUse = nameInUse(value, names, await readTagSet(needs));
  const text =
    inUse === undefined
      ? "Another tag has one of these names. Use other names."
      : `“${inUse.name}” already means “${inUse.label}”. Use that tag, or take the spelling away from it first.`;
  return formError("label", text);
};
