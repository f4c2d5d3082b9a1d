import { bulkChangeKey, toBulkChange } from "../../shared/lists/bulk-change/store.ts";
import { TEAM } from "../../shared/lists/saved-views/model.ts";
import { savedViewsKey, toSavedViews } from "../../shared/lists/saved-views/store.ts";
import { formError } from "../../shared/pages/form-errors.ts";
import type { Template } from "../../shared/pages/templates.ts";
import { readItems } from "../../shared/platform/dynamo.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import { isAnswer, type PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import { leadOn } from "../entry-points/form-pages.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { type Asked as PageAsked, type PageFile, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { field, type PageRequest } from "../entry-points/request.ts";
import type { DoneText, MakeStep, RefusalText, Step } from "../entry-points/step.ts";
import { askForAll } from "./all-that-fit.ts";
import { type Asked, addressOf, queryOf, readAsked } from "./asked.ts";
import {
  asksOf,
  changeView,
  choiceOf,
  chosenText,
  confirmView,
  readChange,
  runAction,
  sayUndone,
  undoAction,
  undoForm,
} from "./bulk.ts";
import type { BulkAction, BulkPage } from "./bulk-action.ts";
import type { DeskList, Look } from "./definition.ts";
import { hrefInList, isListName, SENT_NEXT } from "./in-list.ts";
import { listFile } from "./list-file.ts";
import { listView } from "./list-view.ts";
import { readNeighbour, readPage } from "./read.ts";
import { removeViewForm, saveViewForm, takeRemoveView, takeSaveView } from "./saved-views.ts";
import { tickedIn } from "./ticked.ts";

const ID = /^[\da-f-]{36}$/;

/** What is kept for a list besides its things: saved views, and what a bulk action did. Read with the list's own counts. */
const readKept = async ({ table }: PageNeeds, me: string, change: string | undefined) => {
  const known = change !== undefined && ID.test(change) ? [bulkChangeKey(change)] : [];
  const [own, team, changed] = await readItems(table, [savedViewsKey(me), savedViewsKey(TEAM), ...known]);
  return { own: toSavedViews(own), team: toSavedViews(team), change: toBulkChange(changed) };
};

/** What a list is asked by a request. */
const askedOf = <Path extends string, Of extends object, Thing, Row>(
  { takes, columns }: DeskList<Path, Of, Thing, Row>,
  { query }: PageRequest,
): Asked =>
  readAsked(query, {
    takes,
    sorts: columns.flatMap(({ key, sort }) => (sort === undefined ? [] : [key])),
  });

/** Where somebody goes on from a record to the one beside it: to that record, or at the end of the list back to the list. */
const besideOf = async <Path extends string, Of extends object, Thing, Row>(
  needs: PageNeeds,
  list: DeskList<Path, Of, Thing, Row>,
  look: Look<Of>,
  { query, path }: PageRequest,
): Promise<PageAnswer | undefined> => {
  const { to, at, done } = query;
  const { name } = list;
  if (at === undefined || !isListName(name) || (to !== "next" && to !== "previous")) return undefined;
  const { asked } = look;
  const found = await readNeighbour(list, list.find(needs, look), { look, cursor: at, direction: to });
  const href = found === undefined ? undefined : list.hrefOf(found.thing);
  if (found === undefined || href === undefined)
    return { redirect: addressOf(path, asked, { after: asked.after, done: `no-${to}`, before: done }) };
  const place = { list: name, path, query: queryOf(asked), after: asked.after ?? "", at: found.cursor };
  // What was done on the record before is said on the next.
  const said = done === undefined ? href : `${href}?${new URLSearchParams({ done })}`;
  return { redirect: hrefInList(said, place) };
};

type Steps<Path extends string, Refusal extends string = never> = Readonly<
  Record<string, Step<DeskVisit, PageAsked<DeskVisit, Path>, Refusal>>
>;

/** What a page does besides what every list does. */
interface OwnSteps<Path extends string, Refusal extends string> {
  readonly steps: (step: MakeStep<DeskVisit, PageAsked<DeskVisit, Path>>) => Steps<Path, Refusal>;
  readonly refusals: Readonly<Record<Exclude<Refusal, "unknown">, RefusalText>>;
  readonly arrivals?: Readonly<Record<string, DoneText>>;
}

/** What a list is looked at with, out of a request; or an answer of the list's own, or nothing. */
const lookOf = async <Path extends string, Of extends object, Thing, Row>(
  needs: PageNeeds,
  list: DeskList<Path, Of, Thing, Row>,
  asked: PageAsked<DeskVisit, Path>,
): Promise<Look<Of> | PageAnswer | undefined> => {
  const { request, visit } = asked;
  const inAddress = askedOf(list, request);
  const of = await list.load(needs, asked, inAddress);
  if (of === undefined || isAnswer(of)) return of;
  const now = needs.now();
  return { of, asked: inAddress, visit, me: visit.session.person, now, today: localDate(now) };
};

const stepOf = <Path extends string, Of extends object, Thing, Row>(
  step: MakeStep<DeskVisit, PageAsked<DeskVisit, Path>>,
  list: DeskList<Path, Of, Thing, Row>,
  action: BulkAction,
) =>
  step({
    run: async (needs, named, given) => {
      const { request } = given;
      const own = addressOf(request.path, askedOf(list, request), { after: request.query["after"] });
      const asks = asksOf(action, request.form, list.words.things[1]);
      if ("errors" in asks) return asks;
      const { ids, value } = asks;
      if (ids === undefined) {
        // Of several that are ticked each says for itself that this is nobody of the team; all that fits is not begun with.
        const me = given.visit.session.person;
        if (action.choice?.isPerson === true && (await chosenText(needs, action, { value, me })) === "")
          return { errors: formError(choiceOf(action), action.choice.missing) };
        const look = list.bulk?.takesAll === true ? await lookOf(needs, list, named) : undefined;
        if (look === undefined || isAnswer(look)) return { goOn: own };
        return askForAll(needs, list, { look, action: action.name, value }, given);
      }
      if (action.undo === undefined && action.isHarmless !== true && field(request.form, "sure") !== "yes")
        return { goOn: await leadOn(needs, given, { path: own, ask: `confirm-${action.name}` }) };
      const change = await runAction(needs, { list: list.name, action, ids, value }, given);
      return { goOn: `${own}${own.includes("?") ? "&" : "?"}change=${change}` };
    },
  });

/** Goes on to a page of its own, which is told what was ticked. */
const stepToPage = <Path extends string>(
  step: MakeStep<DeskVisit, PageAsked<DeskVisit, Path>>,
  { href }: BulkPage,
) =>
  step({
    run: async (needs, _named, given) => ({
      goOn: await leadOn(needs, given, { path: href(given.request.path) }),
    }),
  });

const stepsOf = <Path extends string, Of extends object, Thing, Row>(
  step: MakeStep<DeskVisit, PageAsked<DeskVisit, Path>>,
  list: DeskList<Path, Of, Thing, Row>,
): Steps<Path> => {
  const { bulk, words, name } = list;
  const actions = bulk?.actions ?? [];
  const ownOf = (request: PageRequest) => addressOf(request.path, askedOf(list, request));
  return {
    ...Object.fromEntries(actions.map((action) => [action.name, stepOf(step, list, action)])),
    ...Object.fromEntries((bulk?.pages ?? []).map((one) => [one.name, stepToPage(step, one)])),
    undo: step({
      form: undoForm,
      run: async (needs, _named, given) => {
        const change = await readChange(needs, given.form.change);
        const action = actions.find((one) => one.name === change?.action);
        if (change === undefined || action === undefined || change.list !== name)
          return { goOn: addressOf(given.request.path, askedOf(list, given.request), { done: "too-late" }) };
        const { back, changed } = await undoAction(needs, { change, action }, given);
        const kept = { done: "undo", back: String(back), changed: String(changed) };
        return { goOn: addressOf(given.request.path, askedOf(list, given.request), kept) };
      },
      done: (kept) => sayUndone(kept, words.things),
    }),
    "save-view": step({
      form: saveViewForm,
      run: (needs, _named, given) => {
        const query = queryOf(askedOf(list, given.request));
        return takeSaveView(needs, { list: name, query, address: ownOf(given.request) }, given);
      },
      done: "Saved. The view stands above the list.",
    }),
    "remove-view": step({
      form: removeViewForm,
      run: (needs, _named, given) => takeRemoveView(needs, ownOf(given.request), given),
      done: "The view is removed.",
    }),
  };
};

/** The page of a list of the desk: everything about it that is not its own, from one definition. */
export const listPage = <Path extends string, Of extends object, Thing, Row>(
  list: DeskList<Path, Of, Thing, Row>,
  template: Template,
): PageFile<DeskVisit, Path> => listPageWith(list, template, { steps: () => ({}), refusals: {} });

/** The page of a list that has buttons besides those of its list, above it: what they do, what is said where that is refused, and of what other pages did. */
export const listPageWith = <
  Path extends string,
  Of extends object,
  Thing,
  Row,
  Refusal extends string = never,
>(
  list: DeskList<Path, Of, Thing, Row>,
  template: Template,
  own: OwnSteps<Path, Refusal>,
): PageFile<DeskVisit, Path> => {
  const actions = list.bulk?.actions ?? [];
  return deskPage({
    path: list.path,
    names: (_needs, asked) => asked,
    load: async (needs, _named, asked) => {
      const { request, visit } = asked;
      const [look, kept] = await Promise.all([
        lookOf(needs, list, asked),
        readKept(needs, visit.session.person, request.query["change"]),
      ]);
      if (look === undefined || isAnswer(look)) return look;
      if (request.query["as"] === "csv") return listFile(needs, list, look);
      return (await besideOf(needs, list, look, request)) ?? { look, kept };
    },
    show: async (needs, { look, kept }, { request }) => {
      const found = list.find(needs, look);
      const page = await readPage(list, found, look);
      const ticked = tickedIn(request.form);
      const shown = { page, count: found.count, saved: kept, ticked, path: request.path };
      const change = kept.change?.list === list.name ? kept.change : undefined;
      const { things } = list.words;
      return view(template, {
        ...list.more?.(look),
        list: await listView(needs, list, look, shown),
        changed: change && (await changeView(needs, { change, actions, things, me: look.me })),
      });
    },
    asks: Object.fromEntries(
      actions.map((action) => [
        `confirm-${action.name}`,
        (needs: PageNeeds, { look }: { readonly look: Look<Of> }, asked: PageAsked<DeskVisit, Path>) => {
          const back = addressOf(asked.request.path, look.asked, { after: look.asked.after });
          return confirmView(needs, { action, things: list.words.things, back }, asked);
        },
      ]),
    ),
    steps: (step) => ({ ...stepsOf(step, list), ...own.steps(step) }),
    refusals: own.refusals,
    arrivals: {
      ...own.arrivals,
      "no-next": ({ before }) =>
        `${before === SENT_NEXT ? "It is sent. " : ""}That was the last of the list.`,
      "no-previous": "That was the first of the list.",
      "too-late": "This can no longer be undone here. Change what you want to change.",
    },
  });
};
