import * as z from "zod/mini";
import type { Letter } from "../letter.ts";

const orderSchema = z.lazy(() =>
  z.object({
    letterId: z.uuid(),
    kind: z.string(),
    person: z.optional(z.uuid()),
    address: z.optional(z.object({ pk: z.string(), sk: z.string() })),
    news: z.optional(z.literal(true)),
    notice: z.optional(z.literal(true)),
    encloses: z.optional(z.object({ pk: z.string(), sk: z.string() })),
  }),
);

/** The message that asks for a letter to be sent: its id, and what says which other items to read with it. */
export type LetterOrder = z.infer<typeof orderSchema>;

/** The order for a letter. */
export const orderOf = ({
  id,
  kind,
  to,
  encloses,
  news,
  notice,
}: Pick<Letter, "id" | "kind" | "to" | "encloses" | "news" | "notice">): LetterOrder => ({
  letterId: id,
  kind,
  ...("person" in to && { person: to.person }),
  ...("address" in to && { address: to.address }),
  news,
  notice,
  encloses,
});

/** The order in a message's body. Throws a SyntaxError or ZodError on anything else. */
export const parseOrder = (body: string): LetterOrder => orderSchema.parse(JSON.parse(body));
