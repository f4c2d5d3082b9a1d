import { paths, toPath } from "../../../shared/pages/paths.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import { askForCopy } from "../../../shared/privacy/access/commands.ts";
import { listAccessOf } from "../../../shared/privacy/access/store.ts";
import { askToBeErased } from "../../../shared/privacy/erasure/commands.ts";
import { foreseeErasure } from "../../../shared/privacy/erasure/foresee.ts";
import { readErasureOf } from "../../../shared/privacy/erasure/store.ts";
import { badLinkPage } from "../../entry-points/by-link.ts";
import { view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import { askAgain, byMyPageLink } from "../../my-page/own-page.ts";
import { accessView } from "../access/access-view.ts";
import { whatGoes } from "../erasure/what-goes.ts";
import eraseTemplate from "./ask-to-be-erased.njk";
import template from "./my-data.njk";

/** What somebody can do about what is kept of them: get a copy, and have it erased. What would go and what stays is said in numbers first. */
export const page = sitePage({
  path: paths.myData,
  names: byMyPageLink,
  load: async ({ table }, person, { visit }) => {
    const [[who], erasure, [copy]] = await Promise.all([
      readPeople(table, [person]),
      readErasureOf(table, person),
      listAccessOf(table, person, 1),
    ]);
    return who === undefined ? badLinkPage(visit, "altered", askAgain) : { who, erasure, copy };
  },
  show: ({ now }, { who, erasure, copy }, { request }) =>
    view(template, {
      back: { href: toPath(paths.myPage, { token: request.parameters.token }), text: "Your page" },
      who,
      erasure,
      copy: copy && accessView(copy, localDate(now())),
    }),
  asks: {
    erase: async ({ table }, { who }, { request }) =>
      view(eraseTemplate, {
        back: { href: request.path, text: "What we keep about you" },
        ...whatGoes((await foreseeErasure(table, who.id)).counts, "you"),
        email: who.email,
      }),
  },
  steps: (step) => ({
    copy: step({
      run: async (needs, person, given) => {
        const [last] = await listAccessOf(needs.table, person, 1);
        if (last !== undefined && last.status !== "released" && last.status !== "closed")
          return { refusal: "asked-already" } as const;
        const receivedOn = localDate(needs.now());
        return askForCopy(needs, { person, how: "my-page", receivedOn, isKnown: true }, given);
      },
      done: "You will get the copy by a link in an email: within minutes, or within a month if someone has to look through it first.",
    }),
    erase: step({
      run: (needs, person, given) => askToBeErased(needs, person, given),
      done: "We have sent you a letter. Nothing is erased before you follow the link in it and confirm. It works for two days.",
    }),
  }),
  refusals: {
    "asked-already": "You have asked for a copy already. It says below by when you get it.",
    "under-way": "You have confirmed it already. The letter says when it begins, and how to take it back.",
  },
});
