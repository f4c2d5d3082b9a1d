import { topicsOfNews } from "../../shared/members/topics/read.ts";
import { draftNewsletter } from "../../shared/newsletters/commands.ts";
import { audienceValue, newsletterForm, wordsFrom } from "../../shared/newsletters/input.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { segmentsToChoose } from "../../shared/segments/choose.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import template from "./newsletter-form.njk";
import { chosenMembers, formChoices, partsIn } from "./newsletter-form.ts";

/** Begins a newsletter. */
export const page = deskPage({
  path: paths.deskNewNewsletter,
  names: nothing,
  load: async (needs, _named, asked) => {
    const { table } = needs;
    const [topics, segments, chosen] = await Promise.all([
      topicsOfNews(table),
      segmentsToChoose(table),
      chosenMembers(needs, asked),
    ]);
    return { topics, segments, chosen };
  },
  show: (_needs, { chosen, ...found }, { request }) =>
    view(template, {
      heading: "Write a newsletter",
      version: 0,
      parts: partsIn(request),
      ...formChoices(found, { chosen }),
      answers:
        chosen === undefined
          ? {}
          : { audience: audienceValue({ kind: "chosen", people: [...chosen] }), onSite: "no" },
    }),
  steps: (step) => ({
    save: step({
      form: newsletterForm,
      run: async (needs, _named, given) => {
        const { done } = await draftNewsletter(needs, wordsFrom(given.form, partsIn(given.request)), given);
        return { done, leadsTo: toPath(paths.deskNewsletter, done), keep: {} };
      },
    }),
  }),
  refusals: {},
});
