import * as z from "zod/mini";
import { defineLetter } from "../../letters/letter.ts";
import { sayDateTime } from "../../platform/time.ts";

/** To whoever asked on their page to be erased: the link by which they confirm it. */
export const confirmErasureLetter = defineLetter({
  kind: "confirm-erasure",
  title: "Link to confirm an erasure",
  purpose: "service",
  ifUncertain: "again",
  answersForm: true,
  facts: () => z.object({ reference: z.string(), expires: z.iso.datetime() }),
  example: { reference: "ERA-4F7K-2Q9C", expires: "2026-12-02T09:00:00.000Z" },
  write: ({ reference, expires }, { greeting, programme, token }) => ({
    subject: `Confirm that we erase what we keep about you (${reference})`,
    parts: [
      { paragraph: greeting },
      {
        paragraph: `You asked ${programme} to erase what we keep about you. We need to know that it was you.`,
      },
      { button: { text: "See what goes, and confirm", url: token("confirm-erasure", reference, expires) } },
      {
        paragraph: `The link works until ${sayDateTime(expires)}. Nothing is erased before you press the button there.`,
      },
      { paragraph: "If it was not you, ignore this email. Nothing has changed." },
    ],
  }),
});

/** To somebody who is going to be erased: from when on, how to take it back, and how to show later that it was done. It is the last letter they get. */
export const erasureBegins = defineLetter({
  kind: "erasure-begins",
  title: "Erasure begins",
  purpose: "service",
  ifUncertain: "again",
  answersForm: true,
  facts: () =>
    z.object({ reference: z.string(), dueAt: z.iso.datetime(), by: z.enum(["person", "team", "restore"]) }),
  example: { reference: "ERA-4F7K-2Q9C", dueAt: "2026-12-01T09:00:00.000Z", by: "person" },
  write: ({ reference, dueAt, by }, { greeting, programme, token }) => ({
    subject: `We erase what we keep about you (${reference})`,
    parts: [
      { paragraph: greeting },
      {
        paragraph:
          by === "team"
            ? `You asked the team of ${programme} to erase what we keep about you.`
            : `You confirmed that ${programme} is to erase what we keep about you.`,
      },
      {
        paragraph: `We begin on ${sayDateTime(dueAt)}, and it takes a few minutes. Until then you can take it back.`,
      },
      { button: { text: "See it or take it back", url: token("confirm-erasure", reference, dueAt) } },
      {
        paragraph: `Keep this reference: ${reference}. We keep a certificate under it that says what was erased and what had to stay, without anything about you. We cannot write to you afterwards, because we will not have your address.`,
      },
      {
        paragraph:
          "Backups keep what was erased for 35 days more. If we have to restore one, we erase you again.",
      },
    ],
  }),
});
