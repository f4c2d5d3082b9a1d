import * as z from "zod/mini";

const Text = z.object({ S: z.string() });
/** What of ours can be told by: the correlation itself, or a letter that has one. */
const Named = z.looseObject({
  correlation: z.optional(z.string()),
  letterId: z.optional(z.string()),
  mail: z.optional(
    z.looseObject({ tags: z.optional(z.looseObject({ letter: z.optional(z.array(z.string())) })) }),
  ),
});
const Event = z.looseObject({
  headers: z.optional(z.record(z.string(), z.unknown())),
  detail: z.optional(Named),
  Records: z._default(
    z.array(
      z.looseObject({
        body: z.optional(z.string()),
        dynamodb: z.optional(
          z.looseObject({ NewImage: z.optional(z.looseObject({ correlation: z.optional(Text) })) }),
        ),
      }),
    ),
    [],
  ),
});

const inBody = (body: string | undefined): z.infer<typeof Named> | undefined => {
  try {
    return Named.parse(JSON.parse(body ?? ""));
  } catch {
    // A message that is not ours has no correlation; that is all there is to say of it here.
    return undefined;
  }
};

/**
 * The correlation ids an event carries: of the request's header, the entry, the letter, or each record of a batch.
 * `ofLetter` knows the correlation of a letter by its id.
 */
export function correlationsOf(event: unknown, ofLetter: (id: string) => string | undefined): string[] {
  const parsed = Event.safeParse(event);
  if (!parsed.success) return [];
  const { headers, detail, Records: records } = parsed.data;
  const header = headers?.["x-correlation-id"];
  const of = (named: z.infer<typeof Named> | undefined): string | undefined =>
    named?.correlation ?? ofLetter(named?.letterId ?? named?.mail?.tags?.letter?.[0] ?? "");
  const found = [
    typeof header === "string" ? header : undefined,
    of(detail),
    ...records.map((record) => record.dynamodb?.NewImage?.correlation?.S ?? of(inBody(record.body))),
  ];
  return [...new Set(found.filter((id) => id !== undefined))];
}

/** The correlations of the items that a call writes. */
export const correlationsWritten = (body: Buffer): string[] =>
  [...body.toString("utf8").matchAll(/"correlation":\{"S":"([^"]+)"\}/g)].flatMap(([, found]) => found ?? []);
