import { topicsOfNews } from "../../shared/members/topics/read.ts";
import { changeNewsletter } from "../../shared/newsletters/commands.ts";
import { audienceValue, newsletterForm, wordsFrom } from "../../shared/newsletters/input.ts";
import { readNewsletter } from "../../shared/newsletters/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { segmentsToChoose } from "../../shared/segments/choose.ts";
import { byReference, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { field } from "../entry-points/request.ts";
import template from "./newsletter-form.njk";
import { formChoices, partsIn } from "./newsletter-form.ts";

/** Changes the draft of a newsletter. */
export const page = deskPage({
  path: paths.deskEditNewsletter,
  names: byReference("newsletter"),
  load: async ({ table }, reference) => {
    const [newsletter, topics, segments] = await Promise.all([
      readNewsletter(table, reference),
      topicsOfNews(table),
      segmentsToChoose(table),
    ]);
    return newsletter && { newsletter, topics, segments };
  },
  show: (_needs, { newsletter, ...choices }, { request }) => {
    const { words, reference, version } = newsletter;
    const chosen = words.audience.kind === "chosen" ? words.audience.people : undefined;
    return view(template, {
      heading: "Change the newsletter",
      back: { href: toPath(paths.deskNewsletter, { reference }), text: words.subject },
      // The version that the person saw, also when the form comes back: what others changed meanwhile is not overwritten.
      version: request.form.get("_version")?.[0] ?? version,
      parts: request.method === "POST" ? partsIn(request) : words.parts,
      ...formChoices(choices, { words, chosen }),
      answers: {
        subject: words.subject,
        opening: words.opening,
        closing: words.closing,
        audience: audienceValue(words.audience),
        onSite: words.onSite ? "yes" : "no",
      },
    });
  },
  steps: (step) => ({
    save: step({
      form: newsletterForm,
      run: async (needs, reference, given) => {
        const version = Math.trunc(Number(field(given.request.form, "_version"))) || 0;
        const words = wordsFrom(given.form, partsIn(given.request));
        const changed = await changeNewsletter(needs, { reference, words, version }, given);
        if ("refusal" in changed) return changed;
        return { ...changed, leadsTo: toPath(paths.deskNewsletter, { reference }), keep: {} };
      },
    }),
  }),
  refusals: {
    "not-now":
      "This newsletter was approved, so it cannot be changed as it is. What you typed is still here. If it has not gone out yet, make it a draft again on its page first.",
    changed:
      "Someone else changed this newsletter while you were writing. What you typed is still here: look at what it says now on its page, then save again if yours should hold.",
  },
});
