import * as z from "zod/mini";
import { defineLetter } from "../letters/letter.ts";
import { paths } from "../pages/paths.ts";
import { sayDate } from "../platform/time.ts";

const person = "01933f0e-7b1a-7c3e-9d4f-3a2b1c0d9e8f";

/** To whoever asked for the link to their own page. */
export const myPageLink = defineLetter({
  kind: "my-page-link",
  title: "Link to a personal page",
  purpose: "service",
  ifUncertain: "again",
  answersForm: true,
  facts: () => z.object({ person: z.uuid(), expires: z.iso.datetime() }),
  example: { person, expires: "2026-11-24T09:00:00.000Z" },
  write: (facts, { greeting, programme, token }) => ({
    subject: `Your page at ${programme}`,
    parts: [
      { paragraph: greeting },
      {
        paragraph: `You, or someone using this address, asked for the link to what we keep about you at ${programme}.`,
      },
      { button: { text: "See your page", url: token("my-page", facts.person, facts.expires) } },
      { paragraph: "The link works for a day. Do not pass it on: it shows what is yours." },
      { paragraph: "If it was not you, ignore this email. Nothing has changed." },
    ],
  }),
});

const link = `${person}_01933f0e-7b1a-7c3e-9d4f-3a2b1c0d9e90`;
const expires = "2026-12-07T09:00:00.000Z";

const linkFacts = () => z.object({ link: z.string(), expires: z.iso.datetime() });

const enclosedAddress = (enclosed: unknown): string => {
  const found = z.object({ email: z.string() }).safeParse(enclosed);
  return found.success ? found.data.email : "the new address";
};

/** To the new address, of which nobody knows yet whose it is: it says nothing of the person. */
export const addressToConfirm = defineLetter({
  kind: "address-to-confirm",
  title: "Confirm a new email address",
  purpose: "service",
  ifUncertain: "again",
  answersForm: true,
  facts: linkFacts,
  example: { link: `${link}_new`, expires },
  write: (facts, { greeting, programme, token }) => ({
    subject: `Confirm your new email address at ${programme}`,
    parts: [
      { paragraph: greeting },
      { paragraph: `Someone asked ${programme} to write to this address from now on.` },
      { paragraph: "If it was you, confirm that you read your email here. Nothing changes before you do." },
      {
        button: {
          text: "Confirm this address",
          url: token("confirm-address", facts.link, facts.expires),
        },
      },
      { paragraph: `The link works until ${sayDate(facts.expires)}.` },
      { paragraph: "If it was not you, ignore this email. We do not write here again." },
    ],
  }),
});

/** To the old address: its owner agrees, or stops it. */
export const addressToLeave = defineLetter({
  kind: "address-to-leave",
  title: "Confirm that your email address changes",
  purpose: "service",
  ifUncertain: "again",
  answersForm: true,
  facts: linkFacts,
  example: { link: `${link}_old`, expires },
  exampleEnclosed: { email: "amina.new@trust.example" },
  write: (facts, { greeting, programme, token, enclosed }) => ({
    subject: `Confirm that your email address at ${programme} changes`,
    parts: [
      { paragraph: greeting },
      { paragraph: "You, or someone using your page, asked us to write to another address from now on:" },
      { quote: enclosedAddress(enclosed) },
      {
        paragraph:
          "We change it when both addresses have confirmed. What you registered for, agreed to and sent us stays yours.",
      },
      {
        button: {
          text: "Confirm or stop the change",
          url: token("confirm-address", facts.link, facts.expires),
        },
      },
      {
        paragraph: `The link works until ${sayDate(facts.expires)}. If you did not ask for this, stop it by the same link.`,
      },
    ],
  }),
});

/** To whom the new address belongs already: nothing changes, and what to do with two records. */
export const addressInUse = defineLetter({
  kind: "address-in-use",
  title: "Your email address was given for another person",
  purpose: "service",
  ifUncertain: "never",
  facts: () => z.object({ person: z.uuid() }),
  example: { person },
  write: (_facts, { greeting, programme, url }) => ({
    subject: `Your email address at ${programme}`,
    parts: [
      { paragraph: greeting },
      {
        paragraph:
          "Someone asked us to use your email address for what we keep under another address. Nothing was changed: you have a page of your own with this address.",
      },
      {
        paragraph:
          "If it was you and you have used two addresses with us, tell us. We check it with you and bring both together.",
      },
      { button: { text: "Tell us", url: url(paths.enquiry) } },
      { paragraph: "If it was not you, you need not do anything." },
    ],
  }),
});

/** To both addresses when it is done. */
export const addressChanged = defineLetter({
  kind: "address-changed",
  title: "Your email address has changed",
  purpose: "service",
  ifUncertain: "again",
  facts: () => z.object({ to: z.enum(["old", "new"]) }),
  example: { to: "new" },
  write: ({ to }, { greeting, programme, url }) => ({
    subject: `Your email address at ${programme} has changed`,
    parts: [
      { paragraph: greeting },
      {
        paragraph:
          to === "new"
            ? `${programme} writes to you at this address from now on. What you registered for, agreed to and sent us stays yours.`
            : `${programme} no longer writes to this address: the change was confirmed.`,
      },
      to === "new"
        ? { link: { text: "Get the link to your page", url: url(paths.askForMyPage) } }
        : { link: { text: "If you did not want this, tell us at once", url: url(paths.enquiry) } },
    ],
  }),
});

/** To the address that stays, when a change was stopped. */
export const addressStays = defineLetter({
  kind: "address-stays",
  title: "Your email address stays as it was",
  purpose: "service",
  ifUncertain: "never",
  facts: () => z.object({}),
  example: {},
  write: (_facts, { greeting, programme, url }) => ({
    subject: `Your email address at ${programme} stays as it was`,
    parts: [
      { paragraph: greeting },
      { paragraph: "The change of your email address was stopped. We go on writing to this address." },
      {
        paragraph:
          "If you did not ask for the change in the first place, someone may have had the link to your page. It works for a day at most.",
      },
      { link: { text: "Tell us about it", url: url(paths.enquiry) } },
    ],
  }),
});
