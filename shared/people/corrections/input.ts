import * as z from "zod/mini";
import { optionalLine, orNothing, sentBack } from "../../pages/typed.ts";
import { organisationKindNames } from "../organisation-kinds.ts";
import { theirEmailAddress, theirName } from "../person.ts";

/** The form that corrects what is known of a person. The organisation may be unknown. */
export const correctionForm = /* @__PURE__ */ z.lazy(() =>
  z.object({
    name: theirName,
    email: theirEmailAddress,
    organisation: z.pipe(
      optionalLine({ name: "Organisation", most: 200 }).check(
        z.refine((name) => !/:\/\//.test(name), "Enter the organisation without a web address"),
      ),
      z.transform(orNothing),
    ),
    segment: z.catch(z.optional(z.enum(organisationKindNames)), undefined),
    _seen: sentBack(),
  }),
);
