import * as z from "zod/mini";
import { defineLetter } from "../letters/letter.ts";
import { paths, toPath } from "../pages/paths.ts";
import { counted } from "../platform/text.ts";

/** To whoever of the team takes over from a colleague: how much, and where it is listed. */
export const handedOver = defineLetter({
  kind: "handed-over",
  title: "Things handed over to a colleague",
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
      subject: `${things} of a colleague ${given === 1 ? "is" : "are"} yours now`,
      parts: [
        {
          paragraph: `You have taken over ${things} from a colleague: people, organisations, enquiries, projects, applications and tasks that they looked after. They are in your lists from now on.`,
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
