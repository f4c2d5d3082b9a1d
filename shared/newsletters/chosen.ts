import * as z from "zod/mini";

/** The most members that one newsletter goes to who were chosen one by one: a page of a list. More than that is a segment. */
const MOST_CHOSEN = 50;

/** Members who were chosen one by one. */
export const chosenSchema = z.lazy(() => z.array(z.uuid()).check(z.minLength(1), z.maxLength(MOST_CHOSEN)));
