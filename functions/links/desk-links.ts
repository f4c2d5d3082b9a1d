import * as z from "zod/mini";
import { refused } from "../../shared/journal/answer.ts";
import { checkNow, leaveLink, takeUpLink } from "../../shared/links/commands.ts";
import { parseLinkId, reasonForm } from "../../shared/links/input.ts";
import { type Link, linkId } from "../../shared/links/link.ts";
import { listLinks } from "../../shared/links/store.ts";
import { failureInWords, whatInWords } from "../../shared/links/words.ts";
import { paths } from "../../shared/pages/paths.ts";
import { sentBack } from "../../shared/pages/typed.ts";
import { ownValue } from "../../shared/platform/keys.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { field } from "../entry-points/request.ts";
import type { Fields } from "../entry-points/typed-fields.ts";
import { type AboutSubject, readAboutSubjects } from "../journal/subject-titles.ts";
import linksPage from "./desk-links.njk";

const rowOf = (link: Link, about: (subject: string) => AboutSubject) => ({
  ...link,
  id: linkId(link),
  whatInWords: whatInWords(link),
  usedIn: about(link.subject),
  why: failureInWords(link),
});

/** Whether the page tells of a link itself: those that are well are only counted. */
const isListed = ({ state, movedTo }: Link): boolean =>
  (state !== "answers" && state !== "behind-sign-in" && state !== "unchecked") || movedTo !== undefined;

const answered: Readonly<Record<string, string>> = {
  answers: "It answers.",
  "behind-sign-in": "It is there, and does not let us in without a sign-in.",
  failing: "It does not answer. We look again tonight.",
  dead: "It is still dead.",
  "not-allowed": "It was not asked: it is no address of the public internet.",
};

const sayAnswer = ({ state = "" }: Fields): string => ownValue(answered, state) ?? "It was asked for.";

const leaveForm = z.extend(reasonForm, { link: sentBack() });

/** The links that are dead, those left so, those to look at, and how many are well: to ask for one now, to leave a dead one as it is for a reason, or to take that back. */
export const page = deskPage({
  path: paths.deskLinks,
  names: nothing,
  load: async ({ table }) => {
    const links = await listLinks(table);
    const about = await readAboutSubjects(
      table,
      links.filter(isListed).map(({ subject }) => subject),
    );
    return links.map((link) => rowOf(link, about));
  },
  show: (_needs, all, { request }) => {
    const dead = all.filter(({ state }) => state === "dead");
    const well = all.filter(({ state }) => state === "answers" || state === "behind-sign-in");
    return view(linksPage, {
      total: all.length,
      dead: dead.filter(({ setAside }) => setAside === undefined),
      left: dead.filter(({ setAside }) => setAside !== undefined),
      failing: all.filter(({ state }) => state === "failing"),
      moved: well.filter(({ movedTo }) => movedTo !== undefined),
      notAsked: all.filter(({ state }) => state === "not-allowed"),
      answering: well.length,
      unchecked: all.filter(({ state }) => state === "unchecked").length,
      // The link whose form came back, with what was typed into it.
      wrong: { link: field(request.form, "link"), reason: field(request.form, "reason") },
    });
  },
  steps: (step) => ({
    check: step({
      run: async (needs, _named, given) => {
        const name = parseLinkId(given.form["link"] ?? "");
        const checked = name === undefined ? refused("gone") : await checkNow(needs, name, given.occasion);
        if ("done" in checked) return { done: true, keep: { state: checked.done.state } };
        return checked.refusal === "unknown" ? refused("gone") : checked;
      },
      done: sayAnswer,
    }),
    leave: step({
      form: leaveForm,
      run: async (needs, _named, given) => {
        const name = parseLinkId(given.form.link);
        if (name === undefined) return refused("gone");
        const left = await leaveLink(needs, { ...name, reason: given.form.reason }, given);
        return "refusal" in left && left.refusal === "unknown" ? refused("gone") : left;
      },
      done: "It stays as it is, and is no task any more.",
    }),
    "take-up": step({
      run: async (needs, _named, given) => {
        const name = parseLinkId(given.form["link"] ?? "");
        if (name === undefined) return refused("gone");
        const taken = await takeUpLink(needs, name, given);
        return "refusal" in taken && taken.refusal === "unknown" ? refused("gone") : taken;
      },
      done: "It is a task again.",
    }),
  }),
  refusals: {
    gone: "This link is no longer checked: what used it has another address now, or none.",
    changed:
      "Someone changed this link at the same moment, or it was just asked for. This is how it stands now.",
    "not-so": "This was done already, or the link answers again. This is how it stands now.",
  },
});
