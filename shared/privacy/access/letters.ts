import * as z from "zod/mini";
import { defineLetter } from "../../letters/letter.ts";
import { sayDate, sayDateTime } from "../../platform/time.ts";

/** To whoever asked for a copy: the link to it. */
export const copyReady = defineLetter({
  kind: "copy-ready",
  title: "Link to a copy of one’s data",
  purpose: "service",
  ifUncertain: "again",
  answersForm: true,
  facts: () => z.object({ reference: z.string(), until: z.iso.datetime() }),
  example: { reference: "SAR-4F7K-2Q9C", until: "2026-12-07T09:00:00.000Z" },
  write: ({ reference, until }, { greeting, programme, token }) => ({
    subject: `The copy of what we keep about you (${reference})`,
    parts: [
      { paragraph: greeting },
      { paragraph: `You asked ${programme} for a copy of what we keep about you. It is ready.` },
      { button: { text: "Fetch the copy", url: token("open-copy", reference, until) } },
      {
        paragraph: `The link works until ${sayDateTime(until)}. Do not pass it on. Passages about someone else are left out, and marked.`,
      },
      {
        paragraph:
          "You can ask us to correct it, to erase it or to use less of it. If you are not content with our answer, you can complain to the Information Commissioner (ico.org.uk).",
      },
    ],
  }),
});

/** To whoever asked for a copy that takes longer: by when they get it, and why. */
export const accessExtended = defineLetter({
  kind: "copy-takes-longer",
  title: "A copy takes longer",
  purpose: "service",
  ifUncertain: "again",
  facts: () => z.object({ reference: z.string(), why: z.string(), dueOn: z.iso.date() }),
  example: { reference: "SAR-4F7K-2Q9C", why: "It covers six years of correspondence.", dueOn: "2027-02-01" },
  write: ({ reference, why, dueOn }, { greeting, programme }) => ({
    subject: `Your copy takes longer (${reference})`,
    parts: [
      { paragraph: greeting },
      {
        paragraph: `You asked ${programme} for a copy of what we keep about you. It will take us longer than a month. You will get it by ${sayDate(dueOn)}.`,
      },
      { paragraph: why },
      { paragraph: "You can complain about this to the Information Commissioner (ico.org.uk)." },
    ],
  }),
});
