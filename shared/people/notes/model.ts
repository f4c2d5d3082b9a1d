import * as z from "zod/mini";

/** A note of the relationship with a person. */
export const noteSchema = z.lazy(() =>
  z.object({
    id: z.uuid(),
    person: z.uuid(),
    at: z.iso.datetime(),
    by: z.uuid(),
    text: z.string(),
    seenBy: z.enum(["team", "author"]),
    /** The London date on which it is to be looked at again; none once that is done. */
    lookAgainOn: z.optional(z.iso.date()),
    changedAt: z.optional(z.iso.datetime()),
    /** When it was taken away. It is kept for some days, so that this can be undone. */
    removedAt: z.optional(z.iso.datetime()),
    version: z.int().check(z.positive()),
  }),
);

/** A note of the relationship with a person. */
export type PersonNote = z.infer<typeof noteSchema>;

/** What somebody writes in a note. */
export type NoteWords = Pick<PersonNote, "text" | "seenBy" | "lookAgainOn">;

/** Whether somebody of the team may see a note. */
export const maySee = ({ seenBy, by }: Pick<PersonNote, "seenBy" | "by">, viewer: string): boolean =>
  seenBy === "team" || by === viewer;
