import { listApplications, readCall } from "../../../shared/applications/store.ts";
import { formError } from "../../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { counted, firstOf } from "../../../shared/platform/text.ts";
import { readTeam } from "../../../shared/sign-in/team.ts";
import type { DeskVisit } from "../../entry-points/desk-page.ts";
import { formInProgress } from "../../entry-points/form-pages.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import type { PageRequest } from "../../entry-points/request.ts";
import { changeView, readChange, runAction, undoAction, undoForm, undoneIn } from "../../lists/bulk.ts";
import { tickedIn } from "../../lists/ticked.ts";
import { dealAction } from "./deal-action.ts";
import { dealView, MOST_DEALT } from "./deal-view.ts";
import dealPage from "./desk-deal.njk";

const LIST = "assessments";
const THINGS = ["score", "scores"] as const;

/** Who was chosen: the ids in an address, which names each or says that nobody is. */
const chosenIn = ({ chosen, who = "" }: Readonly<Record<string, string>>): readonly string[] | undefined =>
  chosen === undefined ? undefined : who.split(",").filter((id) => id !== "");

/** Which applications were ticked in the list that led here, or are named in the address since; none where all are meant. */
const onlyOf = async (
  needs: PageNeeds,
  { request: { query }, visit }: { readonly request: PageRequest; readonly visit: DeskVisit },
): Promise<readonly string[]> => {
  const { only } = query;
  if (only !== undefined) return only.split(",");
  const going = await formInProgress(needs, visit);
  return going === undefined ? [] : tickedIn(going.form);
};

/** The applications of a call that lack assessors, dealt out evenly among the team: shown with the numbers first, then asked for at once. */
export const page = deskPage({
  path: paths.deskDeal,
  names: byReference("call"),
  load: async (needs, reference, asked) => {
    const { query } = asked.request;
    const [call, change, only] = await Promise.all([
      readCall(needs.table, reference),
      query["change"] === undefined ? undefined : readChange(needs, query["change"]),
      onlyOf(needs, asked),
    ]);
    return call && { call, change, only };
  },
  show: async (needs, { call, change, only }, { request: { query }, visit }) => {
    const me = visit.session.person;
    const [whole, team] = await Promise.all([listApplications(needs.table, call.reference), readTeam(needs)]);
    const all =
      only.length === 0 ? whole : whole.filter(({ application }) => only.includes(application.reference));
    const changed =
      change?.list === LIST &&
      (await changeView(needs, { change, actions: [dealAction], things: THINGS, me }));
    return view(dealPage, { ...dealView({ call, all, team, chosen: chosenIn(query), me }), only, changed });
  },
  steps: (step) => ({
    deal: step({
      run: async (needs, reference, given) => {
        const ids = firstOf([...new Set(given.request.form.get("pair") ?? [])], MOST_DEALT).shown;
        if (ids.length === 0)
          return { errors: formError("who", "Choose people who may score what is left to score") };
        const change = await runAction(needs, { list: LIST, action: dealAction, ids, value: "" }, given);
        return { goOn: `${toPath(paths.deskDeal, { reference })}?change=${change}` };
      },
    }),
    undo: step({
      form: undoForm,
      run: async (needs, _reference, given) => {
        const change = await readChange(needs, given.form.change);
        if (change === undefined || change.list !== LIST) return { refusal: "too-late" as const };
        const { back, changed } = await undoAction(needs, { change, action: dealAction }, given);
        return { done: true, keep: { back: String(back), changed: String(changed) } };
      },
      done: (kept) => {
        const { back, changed } = undoneIn(kept);
        const released = `${counted(back, "score is", "scores are")} no longer asked for.`;
        return changed === 0
          ? released
          : `${released} ${counted(changed, "score was", "scores were")} given since and stay.`;
      },
    }),
  }),
  refusals: {
    "too-late": "This can no longer be undone here. Release people on the page of each application.",
  },
});
