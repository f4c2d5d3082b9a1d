import { changeItem } from "../../../shared/catalogue/items/commands.ts";
import { seenForm } from "../../../shared/catalogue/items/step-input.ts";
import type { WholeItem } from "../../../shared/catalogue/items/store.ts";
import { readItemToChange } from "../../../shared/catalogue/read.ts";
import { formErrors } from "../../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { leadOn } from "../../entry-points/form-pages.ts";
import { byReference } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { answersOf, itemFormView } from "./item-form.ts";
import { readSentItem } from "./sent-item.ts";

const beginningWith = ({ item }: WholeItem) => ({ item, answers: answersOf(item) });

/** Changes what an item says, unless somebody else did so since the form was opened; or shows what its text will look like. */
export const page = deskPage({
  path: paths.deskEditCatalogueItem,
  names: byReference("item"),
  load: ({ table }, reference) => readItemToChange(table, reference),
  show: (needs, whole, asked) => itemFormView(needs, beginningWith(whole), asked),
  asks: {
    preview: (needs, whole, asked) => itemFormView(needs, beginningWith(whole), asked, { preview: true }),
  },
  steps: (step) => ({
    preview: step({
      run: async (needs, _reference, given) => ({
        goOn: await leadOn(needs, given, { path: given.request.path, ask: "preview" }),
      }),
    }),
    changed: step({
      form: seenForm,
      run: async (needs, reference, given) => {
        const read = await readSentItem(needs, given.request.form);
        if (!read.success) return { errors: formErrors(read.error) };
        const change = { reference, version: given.form._version, content: read.data };
        const changed = await changeItem(needs, change, given);
        return "refusal" in changed
          ? changed
          : { ...changed, leadsTo: toPath(paths.deskCatalogueItem, { reference }), keep: {} };
      },
    }),
  }),
  refusals: {
    changed:
      "Someone else changed this item while you were editing it. Open it again to see what it says now.",
    "nothing-changed": "Nothing is different from what the item says already.",
  },
});
