import * as z from "zod/mini";
import { optionalDate, prose, sentBack } from "../../pages/typed.ts";

const words = () => ({
  text: prose({ missing: "Enter the note", name: "The note", most: 5000 }),
  seenBy: z.enum(["team", "author"], { error: "Select who sees the note" }),
  lookAgainOn: optionalDate({ name: "The day to look at it again" }),
});

/** A note as it is typed. */
export const noteForm = /* @__PURE__ */ z.lazy(() => z.object(words()));

/** Which note a button is about. */
export const whichNote = /* @__PURE__ */ z.lazy(() => z.object({ note: sentBack() }));

/** A note that is changed. */
export const changedNoteForm = /* @__PURE__ */ z.lazy(() => z.object({ ...words(), note: sentBack() }));
