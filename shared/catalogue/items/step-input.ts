import * as z from "zod/mini";
import { line, prose } from "../../pages/typed.ts";
import { isSlug } from "./address.ts";

const MOST_REASON = 1000;

/** What has to change in an item that is sent back, as it was typed. */
export const sendBackForm = z.object({
  "reason-send-back": prose({
    missing: "Enter what has to change",
    name: "What has to change",
    most: MOST_REASON,
  }),
});

/** Why an item is withdrawn, as it was typed. */
export const withdrawForm = z.object({
  "reason-withdraw": prose({ missing: "Enter why you withdraw it", name: "Reason", most: MOST_REASON }),
});

/** The version of an item or a tag that the person saw when the form was made. */
export const seenForm = z.object({ _version: z.catch(z.coerce.number().check(z.int()), 0) });

/** A new address, as it was typed. */
export const addressForm = z.object({
  slug: z
    .pipe(
      line({ missing: "Enter the new address", name: "Address", most: 80 }),
      z.transform((text) => text.toLowerCase()),
    )
    .check(z.refine(isSlug, "Address must be small letters, digits and single hyphens, like bed-forecast")),
});
