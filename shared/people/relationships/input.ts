import * as z from "zod/mini";
import { optionalId, optionalLine, orNothing, plainDate } from "../../pages/typed.ts";
import { offerNames } from "./model.ts";

/** Who is to look after somebody. */
export const carersForm = /* @__PURE__ */ z.lazy(() =>
  z.object({
    owner: optionalId("Select a person from the list"),
    deputy: optionalId("Select a person from the list"),
  }),
);

const topic = /* @__PURE__ */ z.lazy(() =>
  z.pipe(optionalLine({ name: "The topic", most: 100 }), z.transform(orNothing)),
);

/** What somebody offers. An expert is one in something. */
export const offerForm = /* @__PURE__ */ z.lazy(() =>
  z
    .object({
      kind: z.enum(offerNames, { error: "Select what they offer" }),
      topic,
      since: plainDate({ missing: "Enter the day since when they offer it", name: "Since when" }),
    })
    .check(
      z.refine(({ kind, topic: said }) => kind !== "expert" || said !== undefined, {
        error: "Enter the topic that they are an expert in",
        path: ["topic"],
      }),
    ),
);

/** Which offer a button is about. */
export const whichOffer = /* @__PURE__ */ z.lazy(() => z.object({ kind: z.enum(offerNames), topic }));
