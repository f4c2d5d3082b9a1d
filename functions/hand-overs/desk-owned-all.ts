import { handOverAll } from "../../shared/hand-overs/commands.ts";
import { formError } from "../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { counted } from "../../shared/platform/text.ts";
import { MOST_OWNED, readOwned } from "../../shared/work/read.ts";
import { view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { colleagueId, colleagueItems, readColleague, receiverForm } from "./colleagues.ts";
import allPage from "./desk-owned-all.njk";
import { sayKinds } from "./owned-words.ts";

/** Asks, with the number, whether all that somebody looks after goes to a colleague; and begins to give it. */
export const page = deskPage({
  path: paths.deskOwnedAll,
  names: (_needs, { request }) => colleagueId(request.parameters.person),
  load: async (needs, id) => {
    const [colleague, owned] = await Promise.all([readColleague(needs, id), readOwned(needs.table, id)]);
    return colleague && { colleague, owned };
  },
  show: async (needs, { colleague, owned }, { request, visit }) => {
    const items = (await colleagueItems(needs, colleague.id, visit.session.person)).map((item) => ({
      ...item,
      text: item.text.replace(" (me)", ""),
    }));
    const asked = request.method === "GET" ? request.query["to"] : request.form.get("to")?.[0];
    const to = items.find(({ value }) => value !== "" && value === asked);
    const many = owned.length >= MOST_OWNED;
    return view(allPage, {
      colleague,
      to,
      items,
      what: many ? "everything" : counted(owned.length, "thing", "things"),
      kinds: sayKinds(owned),
      any: owned.length > 0,
      ownedHref: toPath(paths.deskOwned, { person: colleague.id }),
    });
  },
  steps: (step) => ({
    give: step({
      form: receiverForm,
      run: async (needs, from, given) => {
        const { to } = given.form;
        if (to === undefined) return { errors: formError("to", "Choose a colleague") };
        const begun = await handOverAll(needs, { from, to, by: given.visit.session.person }, given);
        return "refusal" in begun
          ? begun
          : { done: true, leadsTo: toPath(paths.deskHandOver, { id: begun.done.id }) };
      },
    }),
  }),
  refusals: {
    "same-person": { field: "to", text: "Choose another colleague", status: 422 },
    "not-of-team": { field: "to", text: "Choose a colleague who can look after this", status: 422 },
  },
});
