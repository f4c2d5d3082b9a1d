import { createItem } from "../../../shared/catalogue/items/commands.ts";
import { formErrors } from "../../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { leadOn } from "../../entry-points/form-pages.ts";
import { nothing } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { firstAnswers, itemFormView } from "./item-form.ts";
import { readSentItem } from "./sent-item.ts";

const beginning = { answers: firstAnswers };

/** Drafts an item, after showing what its text will look like if somebody wants to see that. */
export const page = deskPage({
  path: paths.deskNewCatalogueItem,
  names: nothing,
  load: (_needs, named) => named,
  show: (needs, _named, asked) => itemFormView(needs, beginning, asked),
  asks: { preview: (needs, _named, asked) => itemFormView(needs, beginning, asked, { preview: true }) },
  steps: (step) => ({
    preview: step({
      run: async (needs, _named, given) => ({
        goOn: await leadOn(needs, given, { path: given.request.path, ask: "preview" }),
      }),
    }),
    created: step({
      run: async (needs, _named, given) => {
        const read = await readSentItem(needs, given.request.form);
        if (!read.success) return { errors: formErrors(read.error) };
        const { done } = await createItem(needs, read.data, given);
        return { done, leadsTo: toPath(paths.deskCatalogueItem, done), keep: {} };
      },
    }),
  }),
  refusals: {},
});
