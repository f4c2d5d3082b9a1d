import { randomUUID } from "node:crypto";
import * as z from "zod/mini";
import type { LocalClock } from "../bench/clock.ts";
import type { Faults } from "../bench/faults.ts";
import { ApiError, type Operation } from "./calls.ts";
import type { AsyncCalls } from "./invoke.ts";
import { checkPattern, patternMatches } from "./pattern.ts";
import type { ResolvedTemplate } from "./template.ts";

/** An event as EventBridge hands it to a target. */
export interface BusEvent {
  version: "0";
  id: string;
  "detail-type": string;
  source: string;
  account: string;
  time: string;
  region: string;
  resources: string[];
  detail: unknown;
}

/** The buses of the template and the default one. */
export interface Bus {
  /** Puts an event on a bus: every rule that matches hands it to its targets. */
  put: (bus: string, event: Pick<BusEvent, "detail-type" | "source" | "resources" | "detail">) => string;
  operations: Record<string, Operation>;
}

const Rule = z.object({
  EventBusName: z._default(z.string(), "default"),
  EventPattern: z.optional(z.record(z.string(), z.unknown())),
  ScheduleExpression: z.optional(z.string()),
  State: z._default(z.literal("ENABLED"), "ENABLED"),
  Targets: z._default(
    z.array(
      z.looseObject({
        Arn: z.string(),
        // Targets are given the event as it is; what would change it is refused.
        Input: z.optional(z.never()),
        InputPath: z.optional(z.never()),
        InputTransformer: z.optional(z.never()),
        DeadLetterConfig: z.optional(z.object({ Arn: z.string() })),
      }),
    ),
    [],
  ),
});
type Target = z.infer<typeof Rule>["Targets"][number];
const Permission = z.object({
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.optional(z.string()),
});
const PutEvents = z.looseObject({
  Entries: z
    .array(
      z.looseObject({
        Source: z.string(),
        DetailType: z.string(),
        Detail: z.string(),
        EventBusName: z._default(z.string(), "default"),
        Resources: z._default(z.array(z.string()), []),
      }),
    )
    .check(z.minLength(1), z.maxLength(10)),
});

const parsedOrNothing = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Wires the rules of the template. Throws on a rule it cannot run. */
export function createBus(
  template: ResolvedTemplate,
  parts: {
    calls: AsyncCalls;
    clock: LocalClock;
    faults: Faults;
    account: string;
    region: string;
  },
): Bus {
  const { calls, clock, faults, account, region } = parts;
  const names = new Set(["default", ...template.ofType("AWS::Events::EventBus").map(({ name }) => name)]);
  const permissions = template
    .ofType("AWS::Lambda::Permission")
    .map(({ properties }) => Permission.parse(properties));
  const rules = template.ofType("AWS::Events::Rule").map((resource) => {
    const rule = Rule.parse(resource.properties);
    checkPattern(rule.EventPattern ?? {});
    if (rule.ScheduleExpression !== undefined)
      throw new Error(`${resource.id} is a rule with a schedule; use a schedule of EventBridge Scheduler.`);
    const bus = rule.EventBusName.split("/").at(-1) ?? "default";
    if (!names.has(bus))
      throw new Error(`${resource.id} listens to the bus ${bus}, which is not in the template.`);
    const arn = bus === "default" ? resource.arn : resource.arn.replace(":rule/", `:rule/${bus}/`);
    return { ...rule, id: resource.id, bus, arns: [resource.arn, arn] };
  });

  /** Lambda takes an event of a rule only where a permission of the function says so. */
  const permitted = (functionArn: string, ruleArns: string[]): boolean =>
    permissions.some(
      ({ FunctionName, Principal, SourceArn }) =>
        Principal === "events.amazonaws.com" &&
        (FunctionName === functionArn || functionArn.endsWith(`:${FunctionName}`)) &&
        (SourceArn === undefined || ruleArns.includes(SourceArn)),
    );
  const deliver = (rule: (typeof rules)[number], target: Target, event: BusEvent, lateMs: number): void => {
    if (permitted(target.Arn, rule.arns)) {
      calls.invokeLater(calls.functionAt(target.Arn), event, `${event["detail-type"]}`, { lateMs });
      return;
    }
    const why = `No permission of ${target.Arn} lets ${rule.id} call it.`;
    if (target.DeadLetterConfig === undefined) throw new Error(why);
    const text = (StringValue: string) => ({ DataType: "String", StringValue });
    calls.queueAt(target.DeadLetterConfig.Arn).send(JSON.stringify(event), {
      RULE_ARN: text(rule.arns[1] ?? ""),
      TARGET_ARN: text(target.Arn),
      ERROR_CODE: text("NO_PERMISSIONS"),
      ERROR_MESSAGE: text(why),
    });
  };
  const put: Bus["put"] = (bus, given) => {
    const time = new Date(clock.now()).toISOString().replace(/\.\d{3}Z$/, "Z");
    const event: BusEvent = { version: "0", id: randomUUID(), account, time, region, ...given };
    for (const rule of rules) {
      if (rule.bus !== bus || !patternMatches(rule.EventPattern ?? {}, event)) continue;
      const times = faults.happens("duplicate") ? 2 : 1;
      for (const target of Array.from({ length: times }, () => rule.Targets).flat()) {
        const late = faults.happens("delay") || faults.happens("reorder") ? faults.upTo(400) : 0;
        deliver(rule, target, event, late);
      }
    }
    return event.id;
  };
  const putEvents: Operation = async ({ body }) => {
    const parsed = PutEvents.safeParse(body);
    if (!parsed.success) throw new ApiError(400, "ValidationException", z.prettifyError(parsed.error));
    const results = parsed.data.Entries.map((entry) => {
      const bus = entry.EventBusName.split("/").at(-1) ?? "default";
      if (!names.has(bus))
        throw new ApiError(400, "ResourceNotFoundException", `Event bus ${bus} does not exist.`);
      if (faults.happens("throttle"))
        return { ErrorCode: "ThrottlingException", ErrorMessage: "Rate exceeded (injected)" };
      const detail = parsedOrNothing(entry.Detail);
      if (detail === undefined) return { ErrorCode: "MalformedDetail", ErrorMessage: "Detail is malformed." };
      return {
        EventId: put(bus, {
          "detail-type": entry.DetailType,
          source: entry.Source,
          resources: entry.Resources,
          detail,
        }),
      };
    });
    return { FailedEntryCount: results.filter((result) => "ErrorCode" in result).length, Entries: results };
  };
  return { put, operations: { "events:PutEvents": putEvents } };
}
