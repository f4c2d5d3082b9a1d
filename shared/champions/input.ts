import * as z from "zod/mini";
import { prose } from "../pages/typed.ts";

/** What a champion says of what they offer. */
export const championForm = z.object({
  offers: prose({
    missing: "Enter what you can offer other members",
    name: "What you can offer",
    most: 600,
  }),
});
