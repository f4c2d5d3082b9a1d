import * as z from "zod/mini";
import { type Flow, flowsOf, storesOf } from "./flows.ts";
import { markdownTable, ofType, type Resource } from "./templates.ts";

const GROUPS: readonly { readonly kind: Flow["kind"]; readonly title: string }[] = [
  { kind: "page", title: "Pages" },
  { kind: "mail", title: "Mail" },
  { kind: "entry", title: "Reactions to entries" },
  { kind: "clock", title: "By the clock" },
  { kind: "stream", title: "Readers of the table's changes" },
  { kind: "queue", title: "Workers of queues" },
];

const READ = /^(Get|BatchGet|Query|Scan)/;
const CHANGE = /^(Put|Update|Delete)(Item|Object)$/;

const inWords = ({ what, actions, limited }: Flow["uses"][number]): string => {
  const did = [
    ...(actions.some((action) => READ.test(action))
      ? [actions.includes("Scan") ? "reads all of" : "reads"]
      : []),
    ...(actions.some((action) => CHANGE.test(action)) ? ["writes"] : []),
    ...(actions.includes("ChangeMessageVisibility") ? ["puts off messages of"] : []),
    ...(actions.some((action) => action.startsWith("Send")) ? ["sends by"] : []),
    ...(actions.includes("PutEvents") ? ["publishes on"] : []),
    ...(actions.includes("InvokeFunction") ? ["starts"] : []),
  ];
  return `${did.length === 0 ? actions.join(", ") : did.join(" and ")} the ${what}${limited ? " (some keys only)" : ""}`;
};

const functionRows = (flows: readonly Flow[]): readonly (readonly string[])[] =>
  flows
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, startedBy, uses }) => [`\`${name}\``, startedBy.join("; "), uses.map(inWords).join("; ")]);

const node = (name: string): string => name.replaceAll(/[^a-z]/gi, "_");

/** The same as a picture: groups of functions, and what they read, write and send by. */
const diagram = (flows: readonly Flow[]): string => {
  const arrows = GROUPS.flatMap(({ kind, title }) => {
    const uses = flows.filter((flow) => flow.kind === kind).flatMap((flow) => flow.uses);
    const whats = [...new Set(uses.map(({ what }) => what))].filter((what) => !what.endsWith("secret"));
    return whats.toSorted().flatMap((what) => {
      const actions = uses.filter((use) => use.what === what).flatMap((use) => use.actions);
      const store = `${node(what)}[(${what})]`;
      return [
        ...(actions.some((action) => READ.test(action)) ? [`  ${store} --> ${node(title)}`] : []),
        ...(actions.some((action) => !READ.test(action)) ? [`  ${node(title)} --> ${store}`] : []),
      ];
    });
  });
  return [
    "```mermaid",
    "flowchart LR",
    ...GROUPS.map(({ title }) => `  ${node(title)}[${title}]`),
    "  browser([Browser]) --> front_door[Front door and firewall] --> api[HTTP API] --> Pages",
    "  browser --> sign_in[Sign-in service]",
    "  sender([Mail of others]) --> receipt[Mail receipt] --> mail_bucket",
    `  table --> ${node("Readers of the table's changes")}`,
    `  bus --> ${node("Reactions to entries")}`,
    `  letters_queue --> ${node("Workers of queues")}`,
    "  mail_service --> reader([Readers of letters])",
    "  mail_service -- what became of them --> Mail",
    ...arrows,
    "```",
  ].join("\n");
};

const distributionSchema = z.object({
  DistributionConfig: z.looseObject({
    WebACLId: z.optional(z.unknown()),
    ViewerCertificate: z.optional(z.looseObject({ MinimumProtocolVersion: z.optional(z.string()) })),
    DefaultCacheBehavior: z.looseObject({ ViewerProtocolPolicy: z.string() }),
    Origins: z.array(
      z.looseObject({ OriginCustomHeaders: z.optional(z.array(z.looseObject({ HeaderName: z.string() }))) }),
    ),
  }),
});
const stageSchema = z.object({
  DefaultRouteSettings: z.looseObject({ ThrottlingRateLimit: z.number(), ThrottlingBurstLimit: z.number() }),
});
const apiSchema = z.object({ DisableExecuteApiEndpoint: z._default(z.boolean(), false) });
const receiptSchema = z.object({ Rule: z.looseObject({ ScanEnabled: z.boolean(), TlsPolicy: z.string() }) });
const poolSchema = z.object({
  MfaConfiguration: z.string(),
  EnabledMfas: z.array(z.string()),
  AdminCreateUserConfig: z.looseObject({ AllowAdminCreateUserOnly: z.boolean() }),
});
const clientSchema = z.object({
  AllowedOAuthFlows: z.array(z.string()),
  ExplicitAuthFlows: z._default(z.array(z.string()), []),
});
const aclSchema = z.object({
  Rules: z.array(z.looseObject({ Name: z.string(), Action: z.optional(z.record(z.string(), z.unknown())) })),
});

const waysIn = (resources: readonly Resource[]): readonly (readonly string[])[] => {
  const each = <Shape extends z.ZodMiniType>(
    type: string,
    shape: Shape,
    say: (found: z.output<Shape>) => readonly string[],
  ): readonly (readonly string[])[] =>
    ofType(resources, type).map(({ properties }) => say(shape.parse(properties)));
  return [
    ...each("AWS::CloudFront::Distribution", distributionSchema, ({ DistributionConfig: is }) => [
      "Front door (CloudFront)",
      "browsers",
      [
        is.DefaultCacheBehavior.ViewerProtocolPolicy,
        is.ViewerCertificate?.MinimumProtocolVersion ?? "AWS's own certificate",
        is.WebACLId === undefined ? "no firewall" : "firewall",
        is.Origins.some(({ OriginCustomHeaders = [] }) => OriginCustomHeaders.length > 0)
          ? "tells the API by a header that a request came this way"
          : "does not prove to the API that a request came this way",
      ].join("; "),
    ]),
    ...each("AWS::WAFv2::WebACL", aclSchema, ({ Rules }) => [
      "Firewall (WAF)",
      "browsers",
      Rules.map(({ Name, Action = {} }) => `${Name}: ${Object.keys(Action).join(", ").toLowerCase()}`).join(
        "; ",
      ),
    ]),
    ...each("AWS::ApiGatewayV2::Stage", stageSchema, ({ DefaultRouteSettings: is }) => [
      "HTTP API",
      "the front door, and anyone who finds its address",
      `${is.ThrottlingRateLimit} requests a second in all, ${is.ThrottlingBurstLimit} at once; its own address is ${
        ofType(resources, "AWS::ApiGatewayV2::Api").every(
          ({ properties }) => apiSchema.parse(properties).DisableExecuteApiEndpoint,
        )
          ? "switched off"
          : "open"
      }; who may see a page is decided in the function`,
    ]),
    ...each("AWS::SES::ReceiptRule", receiptSchema, ({ Rule }) => [
      "Mail receipt (SES)",
      "anybody who writes",
      `${Rule.ScanEnabled ? "looked through for spam and viruses" : "not looked through"}; TLS: ${Rule.TlsPolicy.toLowerCase()}`,
    ]),
    ...each("AWS::Cognito::UserPool", poolSchema, (is) => [
      "Sign-in service (Cognito)",
      "the team",
      `second factor: ${is.MfaConfiguration.toLowerCase()} (${is.EnabledMfas.join(", ")}); ${
        is.AdminCreateUserConfig.AllowAdminCreateUserOnly ? "nobody can add themselves" : "open to anybody"
      }`,
    ]),
    ...each("AWS::Cognito::UserPoolClient", clientSchema, (is) => [
      "Client of the desk at the sign-in service",
      "the team",
      `flows of its pages: ${is.AllowedOAuthFlows.join(", ")}; of its API: ${
        is.ExplicitAuthFlows.map((flow) => flow.replace("ALLOW_", "")).join(", ") || "Cognito's own choice"
      }`,
    ]),
  ];
};

/** What reaches the service from outside, what each function may read and change, and a picture of it. Markdown. */
export const dataFlowsDocument = (resources: readonly Resource[]): string => {
  const flows = flowsOf(resources);
  const stores = storesOf(resources);
  return `${[
    "# Data flows",
    "Made by `npm run docs` from the templates that a deployment uploads (production); do not edit. [Threats](threats.md) says what could go wrong on each.",
    "## From outside",
    markdownTable(["Way in", "Used by", "What the template says"], waysIn(resources)),
    "Out go: letters, by the mail service; alarms, to the operator's address; files, by addresses of S3 that are good for a minute; and the weekly look at links that projects and the catalogue name (`shared/links`). Nothing else is asked of the internet: no analytics, no map, no font.",
    "## The whole",
    diagram(flows),
    `## The ${flows.length} functions`,
    `Each has a role of its own, which allows what the table says and nothing more (\`tests/infra/rights.test.ts\`). Besides, each writes its own log and may leave what it failed on in the failures queue. Of ${stores.length} stores none can be read from the internet.`,
    ...GROUPS.flatMap(({ kind, title }) => {
      const rows = functionRows(flows.filter((flow) => flow.kind === kind));
      return rows.length === 0
        ? []
        : [`### ${title}`, markdownTable(["Function", "Started by", "May"], rows)];
    }),
  ].join("\n\n")}\n`;
};
