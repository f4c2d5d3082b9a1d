import * as z from "zod/mini";
import type { Wording } from "../members/consents/purposes.ts";

/** What a champion agrees to who is shown on the public page, all wordings there have been, the present one last. */
export const shownWording: Wording = {
  version: "2026-12",
  text: "You may show my name, my organisation and what I offer on the public page of the community’s champions. My email address is not shown. I can stop this at any time on my page.",
};

const shownSchema = z.lazy(() =>
  z.object({
    version: z.string(),
    text: z.string(),
    at: z.iso.datetime(),
    withdrawnAt: z.optional(z.iso.datetime()),
  }),
);

/** Somebody who was asked to be a champion of the community, is one, or was. */
export const championSchema = z.lazy(() =>
  z.object({
    person: z.uuid(),
    status: z.enum(["asked", "champion", "declined", "ended"]),
    askedAt: z.iso.datetime(),
    askedBy: z.string(),
    /** What they offer and host, in their words. */
    offers: z.string(),
    /** Their consent to stand on the public page, from being given until it is withdrawn. */
    shown: z.optional(shownSchema),
    /** London dates: the first day of the term, and the day on which it ends. */
    from: z.optional(z.iso.date()),
    until: z.optional(z.iso.date()),
    /** When they were told that the term ends soon. */
    remindedAt: z.optional(z.iso.datetime()),
    endedAt: z.optional(z.iso.datetime()),
    version: z.int().check(z.positive()),
  }),
);

/** Somebody who was asked to be a champion, is one, or was. */
export type Champion = z.infer<typeof championSchema>;

/** Whether a champion stands on the public page. */
export const isShown = ({ status, shown }: Pick<Champion, "status" | "shown">): boolean =>
  status === "champion" && shown !== undefined && shown.withdrawnAt === undefined;
