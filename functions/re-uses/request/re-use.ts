import type { CatalogueItem } from "../../../shared/catalogue/items/model.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { makeLink } from "../../../shared/platform/links.ts";
import { newReference } from "../../../shared/platform/references.ts";
import type { LimitRefusal } from "../../../shared/protection/limits.ts";
import { requestForm } from "../../../shared/re-uses/input.ts";
import { requestReUse } from "../../../shared/re-uses/request/commands.ts";
import { formCheck, limitAnswers } from "../../entry-points/form-check.ts";
import { formInProgress, leadOn } from "../../entry-points/form-pages.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import { isTrapped, typedFields } from "../../entry-points/typed-fields.ts";
import { meantOrganisation, organisationQuestion } from "../../organisations/organisation-question.ts";
import { findItem } from "./find-item.ts";
import formPage from "./re-use.njk";
import checkPage from "./re-use-check.njk";
import { answerRows, hiddenAnswers, howFarItems, itemView } from "./request-view.ts";
import { usedOf } from "./usable.ts";

const sent = (needs: PageNeeds, { slug }: CatalogueItem, reference: string) => ({
  done: true,
  leadsTo: toPath(paths.reUseSent, { slug, token: makeLink(needs.keys, "sent-re-use", reference) }),
});

/** The form “We would like to use this”: the answers are checked, shown once more, and noted. */
export const page = sitePage({
  path: paths.reUse,
  names: (needs, { request, visit }) => findItem(needs, request.parameters.slug, visit),
  load: (_needs, found) => found,
  show: async (needs, { item }, { visit }) => {
    const going = await formInProgress(needs, visit);
    const answers = going === undefined ? {} : typedFields(going);
    return view(formPage, { ...itemView(item), howFar: howFarItems, answers, ...going?.fields });
  },
  asks: {
    ...organisationQuestion,
    check: async (needs, { item }, { visit }) => {
      const going = await formInProgress(needs, visit);
      const form = requestForm.safeParse(going === undefined ? {} : typedFields(going));
      if (going === undefined || !form.success) return { redirect: toPath(paths.reUse, item) };
      const back = `${toPath(paths.reUse, item)}?${new URLSearchParams({ form: going.fields.formToken })}`;
      return view(checkPage, {
        ...itemView(item),
        answers: hiddenAnswers(form.data),
        rows: answerRows(form.data).map((row) => ({ ...row, change: `${back}#${row.field}` })),
        ...going.fields,
      });
    },
  },
  steps: (step) => ({
    check: step({
      form: requestForm,
      run: async (needs, { item }, given) => {
        // A robot that filled in the trap is answered like a person, so that it learns nothing.
        if (isTrapped(given.request)) return sent(needs, item, newReference("reUse", needs.randomBytes));
        const meant = await meantOrganisation(needs, given, given.form);
        if ("goOn" in meant) return meant;
        const { organisation, organisationCode = "" } = meant;
        const next = { path: given.request.path, ask: "check", answers: { organisation, organisationCode } };
        return { goOn: await leadOn(needs, given, next) };
      },
    }),
    send: step({
      form: requestForm,
      run: async (needs, { item }, given) => {
        const { name, email, organisation, organisationCode, whatFor, howFar, mayBeNamed } = given.form;
        const counted = { form: "re-use", email, countNetwork: true } as const;
        const { writes: counts } = formCheck(needs, given.request, given.visit, counted);
        const request = {
          ...usedOf(item),
          organisation: { name: organisation, code: organisationCode },
          by: "form",
          introducedBy: { kind: "catalogue" },
          howFar,
          whatFor,
          mayBeNamed,
          // The form says that we ask, and every question tells how to end it.
          mayBeAsked: true,
        } as const;
        const asker = { name, email, organisation, organisationCode };
        const requested = await requestReUse<LimitRefusal>(needs, { request, asker, counts }, given);
        return "refusal" in requested ? requested : sent(needs, item, requested.done.reference);
      },
    }),
  }),
  refusals: limitAnswers,
});
