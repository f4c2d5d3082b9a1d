import * as z from "zod";

const Text = z.object({ S: z.string() });
const Event = z.looseObject({
  headers: z.record(z.string(), z.unknown()).optional(),
  detail: z.looseObject({ correlation: z.string().optional() }).optional(),
  Records: z
    .array(
      z.looseObject({
        body: z.string().optional(),
        dynamodb: z
          .looseObject({ NewImage: z.looseObject({ correlation: Text.optional() }).optional() })
          .optional(),
      }),
    )
    .optional(),
});

const Body = z.looseObject({
  correlation: z.string().optional(),
  detail: z.looseObject({ correlation: z.string().optional() }).optional(),
});

const fromBody = (body: string): string | undefined => {
  try {
    const parsed = Body.parse(JSON.parse(body));
    return parsed.correlation ?? parsed.detail?.correlation;
  } catch {
    // A message that is not ours has no correlation; that is all there is to say of it here.
    return undefined;
  }
};

/** The correlation ids an event carries: of the request's header, the entry, or each record of a batch. */
export function correlationsOf(event: unknown): string[] {
  const parsed = Event.safeParse(event);
  if (!parsed.success) return [];
  const { headers, detail, Records: records = [] } = parsed.data;
  const header = headers?.["x-correlation-id"];
  const found = [
    typeof header === "string" ? header : undefined,
    detail?.correlation,
    ...records.map((record) => record.dynamodb?.NewImage?.correlation?.S ?? fromBody(record.body ?? "")),
  ];
  return [...new Set(found.filter((id) => id !== undefined))];
}
