import * as z from "zod/mini";
import { optionalLine, orNothing, sentBack } from "../../pages/typed.ts";
import { organisationKindNames } from "../organisation-kinds.ts";
import { theirName } from "../person.ts";

/** The form that corrects what is known of a person. The organisation may be unknown; the address changes in its own way (`address-change`). */
export const correctionForm = /* @__PURE__ */ z.lazy(() =>
  z.object({
    name: theirName,
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
