import { randomUUID } from "node:crypto";
import * as z from "zod";
import type { Activity } from "./activity.ts";
import { ApiError, type Operation } from "./calls.ts";
import type { LocalClock } from "./clock.ts";
import type { Faults } from "./faults.ts";
import type { AsyncCalls } from "./invoke.ts";
import { patternMatches } from "./pattern.ts";
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
  EventBusName: z.string().default("default"),
  EventPattern: z.record(z.string(), z.unknown()).optional(),
  ScheduleExpression: z.string().optional(),
  State: z.string().default("ENABLED"),
  Targets: z
    .array(
      z.looseObject({
        Arn: z.string(),
        Input: z.string().optional(),
        InputPath: z.string().optional(),
        InputTransformer: z.unknown().optional(),
        DeadLetterConfig: z.object({ Arn: z.string() }).optional(),
      }),
    )
    .default([]),
});
type Target = z.infer<typeof Rule>["Targets"][number];
const Permission = z.object({
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
});
const PutEvents = z.looseObject({
  Entries: z
    .array(
      z.looseObject({
        Source: z.string(),
        DetailType: z.string(),
        Detail: z.string(),
        EventBusName: z.string().default("default"),
        Resources: z.array(z.string()).default([]),
      }),
    )
    .min(1)
    .max(10),
});

/** What a target is given: the event, a part of it, or fixed text. */
const inputFor = (target: Target, event: BusEvent): unknown => {
  if (target.InputTransformer !== undefined)
    throw new Error("The local stack does not run input transformers of rules.");
  if (target.Input !== undefined) return JSON.parse(target.Input);
  const path = target.InputPath?.split(".").slice(1) ?? [];
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    event,
  );
};

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
    activity: Activity;
    clock: LocalClock;
    faults: Faults;
    account: string;
    region: string;
  },
): Bus {
  const { calls, activity, clock, faults, account, region } = parts;
  const names = new Set(["default", ...template.ofType("AWS::Events::EventBus").map(({ name }) => name)]);
  const permissions = template
    .ofType("AWS::Lambda::Permission")
    .map(({ properties }) => Permission.parse(properties));
  const rules = template.ofType("AWS::Events::Rule").map((resource) => {
    const rule = Rule.parse(resource.properties);
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
  const deliver = (rule: (typeof rules)[number], target: Target, event: BusEvent): void => {
    const input = inputFor(target, event);
    if (target.Arn.split(":")[2] === "sqs") {
      calls.queueAt(target.Arn).send(JSON.stringify(input));
      return;
    }
    if (permitted(target.Arn, rule.arns)) {
      calls.invokeLater(calls.functionAt(target.Arn), input, `${event["detail-type"]}`);
      return;
    }
    const why = `No permission of ${target.Arn} lets ${rule.id} call it.`;
    if (target.DeadLetterConfig === undefined) throw new Error(why);
    const text = (StringValue: string) => ({ DataType: "String", StringValue });
    calls.queueAt(target.DeadLetterConfig.Arn).send(JSON.stringify(input), {
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
      if (rule.bus !== bus || rule.State === "DISABLED" || !patternMatches(rule.EventPattern ?? {}, event))
        continue;
      const times = faults.happens("duplicate") ? 2 : 1;
      for (const target of Array.from({ length: times }, () => rule.Targets).flat()) {
        const late = faults.happens("delay") || faults.happens("reorder") ? faults.upTo(400) : 0;
        if (late === 0) deliver(rule, target, event);
        else
          void activity.track(() =>
            new Promise<void>((done) => setTimeout(done, late)).then(() => deliver(rule, target, event)),
          );
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
