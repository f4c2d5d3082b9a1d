import { refused } from "../../../shared/journal/answer.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { mustBeToCome } from "../../../shared/pages/typed.ts";
import { reportBenefit, saveReUse, undoStage } from "../../../shared/re-uses/commands.ts";
import { benefitForm, mergeForm, saveForm } from "../../../shared/re-uses/input.ts";
import { mergeInto } from "../../../shared/re-uses/merging/commands.ts";
import { mergeRefusal } from "../../../shared/re-uses/merging/decide.ts";
import { type ReUse, titleOf } from "../../../shared/re-uses/re-use.ts";
import { stages } from "../../../shared/re-uses/stages.ts";
import { readReUse, readReUses, readWholeReUse } from "../../../shared/re-uses/store.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { refusals } from "../refusals.ts";
import reUsePage from "./desk-re-use.njk";
import mergePage from "./desk-re-use-merge.njk";
import { reUseView } from "./re-use-view.ts";

const sideOf = (one: ReUse) => ({
  reference: one.reference,
  title: titleOf(one),
  organisation: one.organisation.name,
  stage: stages[one.stage],
});

/** One re-use: how far they have come, who they are, what they say, and what happened. */
export const page = deskPage({
  path: paths.deskReUse,
  names: byReference("reUse"),
  load: ({ table }, reference) => readWholeReUse(table, reference),
  show: async (needs, whole, { visit }) =>
    view(reUsePage, await reUseView(needs, whole, visit.session.person)),
  asks: {
    merge: async (needs, { reUse }, { request }) => {
      const own = toPath(paths.deskReUse, reUse);
      const into = await readReUse(needs.table, request.query["into"] ?? "");
      if (into === undefined || mergeRefusal(reUse, into) !== null) return { redirect: own };
      return view(mergePage, { own, from: sideOf(reUse), into: sideOf(into) });
    },
  },
  steps: (step) => ({
    undo: step({
      run: (needs, reference, given) => undoStage(needs, { reference, of: given.form["of"] ?? "" }, given),
      done: "The last step is undone.",
    }),
    save: step({
      form: saveForm,
      run: (needs, reference, given) => {
        const { _version: version, note, stage, ...facts } = given.form;
        const by = given.visit.session.person;
        return saveReUse(needs, { reference, version, saved: () => ({ facts, stage }), note, by }, given);
      },
      done: "Saved.",
    }),
    benefit: step({
      form: benefitForm,
      run: (needs, reference, given) => reportBenefit(needs, { reference, said: given.form }, given),
      done: "The benefit is recorded.",
    }),
    "check-merge": step({
      form: mergeForm,
      run: async (needs, reference, given) => {
        const { into } = given.form;
        const [one, other] = await readReUses(needs.table, [reference, into]);
        if (one === undefined || other === undefined) return refused("no-such-re-use");
        const refusal = mergeRefusal(one, other);
        if (refusal !== null) return refused(refusal);
        const asks = new URLSearchParams({ ask: "merge", into });
        return { goOn: `${toPath(paths.deskReUse, { reference })}?${asks}` };
      },
    }),
    merge: step({
      form: mergeForm,
      run: async (needs, reference, given) => {
        const { into } = given.form;
        const merged = await mergeInto(needs, { from: reference, into }, given);
        if ("refusal" in merged) return merged;
        return { ...merged, leadsTo: toPath(paths.deskReUse, { reference: into }), keep: {} };
      },
      done: "The two are one now.",
    }),
  }),
  arrivals: { recorded: "It is in the ledger." },
  refusals: {
    merged: refusals.merged,
    changed:
      "This re-use was changed while you were writing. What you wrote is still here: look at what is new, then save again.",
    "not-of-team": { field: "owner", text: "Select a person from the list", status: 422 },
    "in-the-past": mustBeToCome("nextContactOn", "Next contact"),
    "nothing-to-undo": refusals["nothing-to-undo"],
    "no-such-re-use": {
      field: "into",
      text: "There is no re-use with this reference. Check it in the ledger.",
      status: 422,
    },
    "other-thing": { field: "into", text: refusals["other-thing"], status: 422 },
    same: { field: "into", text: refusals.same, status: 422 },
    "other-organisation": { field: "into", text: refusals["other-organisation"], status: 422 },
  },
});
