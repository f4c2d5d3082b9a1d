import * as z from "zod/mini";

/** How a link stands: not asked yet, the last answer if that was good, failing for the first time, or dead. */
const states = ["unchecked", "answers", "behind-sign-in", "not-allowed", "failing", "dead"] as const;

/** An address that something of ours points to, and how it answers. `subject` and `what` name it: the project's report, the item's code. */
export const linkSchema = z.lazy(() =>
  z.object({
    subject: z.string(),
    what: z.string(),
    url: z.string(),
    /** What people call it, where `what` does not say it. */
    label: z.optional(z.string()),
    /** The person of the team who hears of its death; the team's inbox where there is none. */
    owner: z.optional(z.uuid()),
    notedAt: z.iso.datetime(),
    /** How often it was asked since it was noted. With `notedAt` it says which state of the link this is. */
    checks: z.int().check(z.nonnegative()),
    state: z.enum(states),
    status: z.optional(z.int()),
    movedTo: z.optional(z.string()),
    checkedAt: z.optional(z.iso.datetime()),
    nextCheckAt: z.iso.datetime(),
    failingSince: z.optional(z.iso.datetime()),
    diedAt: z.optional(z.iso.datetime()),
    /** Why a dead link is left as it is, by whom and since when. */
    setAside: z.optional(z.object({ reason: z.string(), by: z.optional(z.string()), at: z.iso.datetime() })),
  }),
);

/** A link. */
export type Link = z.infer<typeof linkSchema>;

/** Names a link: what it belongs to (`project:PRJ-...`) and what it is there (`technical-report`). No personal data. */
export interface LinkName {
  readonly subject: string;
  readonly what: string;
}

/** The id of a link, under which its entries are filed. */
export const linkId = ({ subject, what }: LinkName): string => `${subject}/${what}`;
