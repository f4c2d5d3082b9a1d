import * as z from "zod/mini";
import { defineLetter, type LetterPart } from "../letters/letter.ts";
import { paths } from "../pages/paths.ts";
import { declineReasonNames, declineReasons } from "./approval/reasons.ts";

const person = "01933f0e-7b1a-7c3e-9d4f-3a2b1c0d9e8f";

const goodbye: LetterPart = {
  paragraph: "You can leave at any time, without giving a reason, by the link below.",
};

/** To whoever filled in the join form: nothing happens unless they confirm. */
export const membershipConfirm = defineLetter({
  kind: "membership-confirm",
  title: "Confirm that you want to join",
  purpose: "service",
  ifUncertain: "again",
  answersForm: true,
  facts: () => z.object({ link: z.string(), expires: z.iso.datetime() }),
  example: { link: `${person}_${person}`, expires: "2026-11-30T09:00:00.000Z" },
  write: ({ link, expires }, { greeting, programme, token }) => ({
    subject: `Confirm that you want to join ${programme}`,
    parts: [
      { paragraph: greeting },
      { paragraph: `You, or someone using this address, asked to join the community of ${programme}.` },
      { button: { text: "Confirm that I want to join", url: token("confirm-membership", link, expires) } },
      {
        paragraph:
          "The link works for 7 days. If it has expired, or if you ask again, fill in the form once more and use the newest email.",
      },
      { paragraph: "If it was not you, ignore this email. Without your confirmation nothing happens." },
    ],
  }),
});

/** To a member who filled in the join form again: they are one, and stay one. */
export const alreadyMember = defineLetter({
  kind: "already-member",
  title: "You are already a member",
  purpose: "service",
  ifUncertain: "again",
  answersForm: true,
  facts: () => z.object({ person: z.uuid() }),
  example: { person },
  write: (facts, { greeting, programme, token }) => ({
    subject: `You are already a member of ${programme}`,
    parts: [
      { paragraph: greeting },
      {
        paragraph: `You, or someone using this address, asked to join ${programme}. You are a member already, and nothing has changed.`,
      },
      { paragraph: "If it was not you, there is nothing to do." },
      goodbye,
      { link: { text: "Your membership, and how to leave", url: token("manage-membership", facts.person) } },
    ],
  }),
});

/** To a new member: what they joined, and how to leave. */
export const memberWelcome = defineLetter({
  kind: "member-welcome",
  title: "Welcome to the community",
  purpose: "service",
  ifUncertain: "again",
  facts: () => z.object({ person: z.uuid() }),
  example: { person },
  write: (facts, { greeting, programme, url, token }) => ({
    subject: `Welcome to ${programme}`,
    parts: [
      { paragraph: greeting },
      { paragraph: `You are now a member of the community of ${programme}. Thank you for joining.` },
      { heading: "What you can do" },
      {
        list: [
          "Come to webinars, meetups and community weeks.",
          "Tell us of a problem that we could work on with you.",
          "Use the results of finished projects.",
        ],
      },
      { button: { text: "See what is on", url: url(paths.events) } },
      { heading: "If you want to leave" },
      goodbye,
      { link: { text: "Your membership, and how to leave", url: token("manage-membership", facts.person) } },
    ],
  }),
});

/** To somebody whom the team did not accept: why, and what they can do. */
export const membershipDeclined = defineLetter({
  kind: "membership-declined",
  title: "We could not accept you as a member",
  purpose: "service",
  ifUncertain: "never",
  facts: () => z.object({ reason: z.enum(declineReasonNames) }),
  example: { reason: "own-address" },
  write: ({ reason }, { greeting, programme, url }) => ({
    subject: `Your request to join ${programme}`,
    parts: [
      { paragraph: greeting },
      { paragraph: `You asked to join the community of ${programme}. We could not accept you as a member.` },
      { paragraph: declineReasons[reason].letter },
      { paragraph: "Our events and what we publish are open to everybody, members or not." },
      { button: { text: "See what is on", url: url(paths.events) } },
      { link: { text: "Ask to join again", url: url(paths.join) } },
      { link: { text: "If you think that this is a mistake, tell us", url: url(paths.enquiry) } },
    ],
  }),
});

/** To somebody who left: it is done, and how to come back. */
export const memberGoodbye = defineLetter({
  kind: "member-goodbye",
  title: "You have left the community",
  purpose: "service",
  ifUncertain: "never",
  facts: () => z.object({}),
  example: {},
  write: (_facts, { greeting, programme, url }) => ({
    subject: `You have left ${programme}`,
    parts: [
      { paragraph: greeting },
      { paragraph: `You are no longer a member of ${programme}, and we send you no more news.` },
      {
        paragraph:
          "If you are registered for an event, you still are, and we write to you about that event only.",
      },
      { paragraph: "If you left by mistake, or want to come back one day, you are welcome." },
      { link: { text: "Join again", url: url(paths.join) } },
    ],
  }),
});
