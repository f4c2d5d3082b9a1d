import * as z from "zod/mini";
import { defineLetter } from "../letters/letter.ts";
import { paths, toPath } from "../pages/paths.ts";
import { counted } from "../platform/text.ts";

/** To whoever of the team takes over from a colleague: how much, and where it is listed. */
export const handedOver = defineLetter({
  kind: "handed-over",
  title: "Work of a colleague handed over to you",
  purpose: "team",
  ifUncertain: "again",
  facts: () =>
    z.object({
      handOver: z.uuid(),
      given: z.int().check(z.positive()),
      left: z.int().check(z.nonnegative()),
    }),
  example: { handOver: "0199e7a0-4c1c-7000-8000-000000000001", given: 23, left: 1 },
  write: ({ handOver, given, left }, { url }) => {
    const things = counted(given, "thing", "things");
    return {
      subject: `You now look after ${things} of a colleague`,
      parts: [
        {
          paragraph: `${things} that a colleague looked after ${given === 1 ? "was" : "were"} handed over to you. Today and your lists show ${given === 1 ? "it" : "them"} from now on.`,
        },
        ...(left === 0
          ? []
          : [
              {
                paragraph: `${counted(left, "thing", "things")} could not be given to you and ${left === 1 ? "stays" : "stay"} where ${left === 1 ? "it is" : "they are"}.`,
              },
            ]),
        {
          button: {
            text: "See what was handed over",
            url: url(toPath(paths.deskHandOver, { id: handOver })),
          },
        },
      ],
    };
  },
});
