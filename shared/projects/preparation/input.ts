import * as z from "zod/mini";
import { plainDate } from "../../pages/typed.ts";
import { weeks } from "../input.ts";

/** What starting the work of a project asks for. */
export const startForm = z.object({
  startsOn: plainDate({ missing: "Enter the day on which the work starts", name: "First day" }),
  weeks,
});
