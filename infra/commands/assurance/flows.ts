import * as z from "zod/mini";
import { calledBy, names, ofType, type Resource } from "./templates.ts";

const STORES = {
  "AWS::DynamoDB::Table": "table",
  "AWS::S3::Bucket": "bucket",
  "AWS::SecretsManager::Secret": "secret",
  "AWS::SQS::Queue": "queue",
  "AWS::Events::EventBus": "bus",
} as const;

const STORE_TYPES = Object.keys(STORES);

/** Something that keeps or carries data, under the name that these pages give it: *files bucket*. */
export type Store = { readonly resource: Resource; readonly name: string };

const storeName = (resource: Resource): string => {
  const noun = Object.entries(STORES).find(([type]) => type === resource.type)?.[1] ?? "store";
  const own = calledBy(resource)
    .replace(/^(Buckets|Queues) /, "")
    .toLowerCase();
  return own === noun ? noun : `${own} ${noun}`;
};

/** Everything that keeps or carries data. */
export const storesOf = (resources: readonly Resource[]): readonly Store[] =>
  STORE_TYPES.flatMap((type) => ofType(resources, type)).map((resource) => ({
    resource,
    name: storeName(resource),
  }));

const listed = z.pipe(
  z.union([z.string(), z.array(z.string())]),
  z.transform((found) => [found].flat()),
);

const statementSchema = z.object({
  Effect: z.string(),
  Action: listed,
  Resource: z.unknown(),
  Condition: z.optional(z.unknown()),
});

const roleSchema = z.object({
  Policies: z._default(
    z.array(z.object({ PolicyDocument: z.object({ Statement: z.array(statementSchema) }) })),
    [],
  ),
});

/** What a function may do with a store, or with a service as a whole. */
export type Use = {
  readonly what: string;
  readonly actions: readonly string[];
  /** Whether only some keys of the table are meant. */
  readonly limited: boolean;
};

/** One function: what starts it, and what it may read and change. */
export type Flow = {
  readonly name: string;
  readonly resource: Resource;
  /** What kind of thing starts it. */
  readonly kind: "page" | "entry" | "mail" | "clock" | "queue" | "stream";
  readonly startedBy: readonly string[];
  readonly uses: readonly Use[];
};

const SERVICES: Readonly<Record<string, string>> = {
  ses: "mail service",
  lambda: "functions of this environment",
};

// A log of its own and the queue of failures are every function's; how it hears of its trigger is said with the trigger.
const EVERYBODYS =
  /^(logs:|sqs:(ReceiveMessage|DeleteMessage|GetQueueAttributes)$|dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams)$)/;

const usesOf = (role: Resource, stores: readonly Store[]): readonly Use[] => {
  const statements = roleSchema
    .parse(role.properties)
    .Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .filter(({ Effect }) => Effect === "Allow");
  const uses = statements.flatMap(({ Action, Resource, Condition }) => {
    const actions = Action.filter((action) => !EVERYBODYS.test(action)).map((action) => action.split(":"));
    if (actions.length === 0) return [];
    const named = stores.filter(({ resource }) => names(Resource, resource)).map(({ name }) => name);
    const whats = named.length > 0 ? named : [SERVICES[actions[0]?.[0] ?? ""] ?? actions[0]?.[0] ?? ""];
    return whats
      .filter((what) => what !== "failures queue")
      .map((what) => ({
        what,
        actions: actions.map(([, action = ""]) => action),
        limited: JSON.stringify(Condition ?? null).includes("LeadingKeys"),
      }));
  });
  return [...Map.groupBy(uses, ({ what }) => what)].map(([what, together]) => ({
    what,
    actions: [...new Set(together.flatMap(({ actions }) => actions))].toSorted(),
    limited: together.some(({ limited }) => limited),
  }));
};

type Trigger = Pick<Flow, "kind"> & { readonly words: string };

const ruleSchema = z.object({
  EventPattern: z.object({ source: z.array(z.string()), "detail-type": z.array(z.string()) }),
});
const scheduleSchema = z.object({ ScheduleExpression: z.string(), ScheduleExpressionTimezone: z.string() });
const routeSchema = z.object({ RouteKey: z.string(), AuthorizationType: z.string() });

const ruleTrigger = ({ properties }: Resource): Trigger => {
  const { source, "detail-type": types } = ruleSchema.parse(properties).EventPattern;
  if (source.includes("aws.s3")) return { kind: "mail", words: "a mail in the mail bucket" };
  if (source.includes("aws.ses"))
    return { kind: "mail", words: "the mail service, on what became of a letter" };
  return { kind: "entry", words: types.map((type) => `\`${type}\``).join(", ") };
};

const triggersOf = (
  fn: Resource,
  resources: readonly Resource[],
  stores: readonly Store[],
): readonly Trigger[] => {
  const routes = ofType(resources, "AWS::ApiGatewayV2::Integration")
    .filter(({ properties }) => names(properties["IntegrationUri"], fn))
    .flatMap((integration) =>
      ofType(resources, "AWS::ApiGatewayV2::Route").filter(({ properties }) =>
        names(properties["Target"], integration),
      ),
    )
    .map(
      ({ properties }): Trigger => ({ kind: "page", words: `\`${routeSchema.parse(properties).RouteKey}\`` }),
    );
  const rules = ofType(resources, "AWS::Events::Rule").filter(({ properties }) =>
    names(properties["Targets"], fn),
  );
  const schedules = ofType(resources, "AWS::Scheduler::Schedule")
    .filter(({ properties }) => names(properties["Target"], fn))
    .map(({ properties }): Trigger => {
      const { ScheduleExpression, ScheduleExpressionTimezone } = scheduleSchema.parse(properties);
      return { kind: "clock", words: `\`${ScheduleExpression}\`, ${ScheduleExpressionTimezone}` };
    });
  const sources = ofType(resources, "AWS::Lambda::EventSourceMapping")
    .filter(({ properties }) => names(properties["FunctionName"], fn))
    .map(({ properties }): Trigger => {
      const source = stores.find(({ resource }) => names(properties["EventSourceArn"], resource))?.name ?? "";
      return source === "table"
        ? { kind: "stream", words: "changes of the table" }
        : { kind: "queue", words: source };
    });
  return [...routes, ...rules.map(ruleTrigger), ...schedules, ...sources];
};

const functionSchema = z.object({
  Role: z.unknown(),
  Environment: z.object({ Variables: z.looseObject({ POWERTOOLS_SERVICE_NAME: z.string() }) }),
});

/** Every function of the service with what starts it and what its role allows. Throws on one that nothing starts. */
export const flowsOf = (resources: readonly Resource[]): readonly Flow[] => {
  const stores = storesOf(resources);
  const roles = ofType(resources, "AWS::IAM::Role");
  return ofType(resources, "AWS::Lambda::Function").map((resource) => {
    const { Role, Environment } = functionSchema.parse(resource.properties);
    const name = Environment.Variables.POWERTOOLS_SERVICE_NAME;
    const triggers = triggersOf(resource, resources, stores);
    const [first] = triggers;
    if (first === undefined) throw new Error(`Nothing starts ${name}.`);
    return {
      name,
      resource,
      kind: first.kind,
      startedBy: triggers.map(({ words }) => words),
      uses: roles.filter((role) => names(Role, role)).flatMap((role) => usesOf(role, stores)),
    };
  });
};
