import * as z from "zod/mini";
import { choose } from "../../../shared/members/choices/commands.ts";
import { givenPurposes, isGiven } from "../../../shared/members/consents/decide.ts";
import { purposeNames } from "../../../shared/members/consents/purposes.ts";
import { frequencyNames } from "../../../shared/members/frequencies.ts";
import { readEarlierConsents, readMembership } from "../../../shared/members/store.ts";
import { readTopics } from "../../../shared/members/topics/store.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { counted } from "../../../shared/platform/text.ts";
import { sayDate } from "../../../shared/platform/time.ts";
import { view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import { byMyPageLink } from "../../my-page/own-page.ts";
import { consentItems, frequencyItems, tickedErrors, tickedIn, topicItems } from "../choices-form.ts";
import { consentHistory } from "../consent-history.ts";
import myChoices from "./my-choices.njk";

const choicesForm = z.object({
  frequency: z.enum(frequencyNames, { error: "Select how often you want news" }),
});

/** What a member gets news about, how often, and what they agree to, with every consent there ever was. */
export const page = sitePage({
  path: paths.myChoices,
  names: byMyPageLink,
  load: async ({ table }, person, { request }) => {
    const [membership, list, earlier] = await Promise.all([
      readMembership(table, person),
      readTopics(table),
      readEarlierConsents(table, person),
    ]);
    const member = membership?.member;
    if (member?.status !== "member")
      return { redirect: toPath(paths.myPage, { token: request.parameters.token }) };
    return { member, topics: list.topics, earlier };
  },
  show: (_needs, { member, topics, earlier }, { request }) => {
    const { consents } = member;
    const since = (purpose: (typeof purposeNames)[number]) =>
      isGiven(consents, purpose) ? `You agreed on ${sayDate(consents[purpose]?.at ?? "")}.` : undefined;
    const own = { topics: member.topics, purposes: givenPurposes(consents) };
    return view(myChoices, {
      back: { href: toPath(paths.myPage, { token: request.parameters.token }), text: "Your page" },
      topics: topicItems(topics, member.topics),
      frequencies: frequencyItems,
      answers: { frequency: member.frequency },
      consents: consentItems(since, consents),
      ticked: request.method === "POST" ? tickedIn(request) : own,
      history: consentHistory(consents, earlier, "your"),
    });
  },
  steps: (step) => ({
    save: step({
      form: choicesForm,
      run: async (needs, person, given) => {
        const ticked = tickedIn(given.request);
        const errors = tickedErrors(ticked);
        if (errors !== undefined) return { errors };
        const { topics, purposes } = ticked;
        const withdraw = purposeNames.filter((purpose) => !purposes.includes(purpose));
        const choices = { topics, ...given.form, give: purposes, withdraw };
        const chosenBy = { given: "my-page", withdrawn: "my-page" } as const;
        const chosen = await choose(needs, { person, choices, chosenBy }, given);
        if ("refusal" in chosen) return chosen;
        const about = purposes.includes("news") ? String(topics.length) : "0";
        return { done: true, keep: { topics: about } };
      },
      done: ({ topics }) =>
        topics === "0"
          ? "Saved. You get no news by email."
          : `Saved. You get news about ${counted(Number(topics) || 0, "topic", "topics")}.`,
    }),
  }),
  refusals: { "not-a-member": "You are not a member of the community any more. You can join again." },
});
