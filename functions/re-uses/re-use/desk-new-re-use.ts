import { formError } from "../../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { recordForm } from "../../../shared/re-uses/input.ts";
import { requestReUse } from "../../../shared/re-uses/request/commands.ts";
import { stageItems } from "../../../shared/re-uses/stage-words.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { meantOrganisation, organisationQuestion } from "../../organisations/organisation-question.ts";
import { thingField } from "../../search/things.ts";
import { isUsable, readUsed, usableThings } from "../request/usable.ts";
import newPage from "./desk-new-re-use.njk";

/** The field that says what they want to use. */
const USED = { kinds: usableThings, name: "used" } as const;

/**
 * The form with which the team records a call; an address may say what it is about (`?used=CAI-...`). Where the organisation is in the ledger with
 * the same thing, that is added to it.
 */
export const page = deskPage({
  path: paths.deskNewReUse,
  names: nothing,
  load: (_needs, named) => named,
  show: async ({ table }, _named, { request }) =>
    view(newPage, {
      answers: { howFar: "interested" },
      used: await thingField(table, { ...USED, value: request.query["used"] ?? "" }, request),
      stages: stageItems,
    }),
  asks: organisationQuestion,
  steps: (step) => ({
    recorded: step({
      form: recordForm,
      run: async (needs, _named, given) => {
        const { used, asker, introducedBy, howFar, whatFor, mayBeNamed, mayBeAsked, ...told } = given.form;
        // Words instead of a reference: the page shows what they may mean.
        const found = isUsable(used) ? await readUsed(needs.table, used) : undefined;
        if (found === undefined)
          return { errors: formError("used", "Choose one of what was found, or search with other words") };
        const meant = await meantOrganisation(needs, given, told);
        if ("goOn" in meant) return meant;
        const request = {
          ...found,
          organisation: { name: meant.organisation, code: meant.organisationCode },
          by: "desk",
          introducedBy:
            introducedBy === ""
              ? ({ kind: "catalogue" } as const)
              : ({ kind: "person", name: introducedBy } as const),
          howFar,
          whatFor,
          mayBeNamed,
          mayBeAsked,
          owner: given.visit.session.person,
        } as const;
        const known = asker === undefined ? undefined : { ...asker, ...meant };
        const { done } = await requestReUse(needs, { request, asker: known }, given);
        return { done, leadsTo: toPath(paths.deskReUse, done), keep: {} };
      },
    }),
  }),
  refusals: {},
});
