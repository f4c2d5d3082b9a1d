import * as z from "zod/mini";
import { OPERATOR } from "../aws/gateway.ts";
import type { ResolvedTemplate } from "../aws/template.ts";
import { ACCOUNT } from "../aws/wiring.ts";
import type { Addresses } from "./control.ts";
import type { Places } from "./servers.ts";

const Settings = z.looseObject({
  Environment: z.looseObject({ Variables: z.looseObject({ ENQUIRY_ADDRESS: z.string() }) }),
});

/** The address for enquiries, as the functions are told it. */
const enquiriesOf = (template: ResolvedTemplate): string =>
  template.ofType("AWS::Lambda::Function").flatMap(({ properties }) => {
    const read = Settings.safeParse(properties);
    return read.success ? [read.data.Environment.Variables.ENQUIRY_ADDRESS] : [];
  })[0] ?? "";

/** Where everything of a stack is, for people and scripts. */
export const addressesOf = (template: ResolvedTemplate, places: Places, region: string): Addresses => ({
  ready: false,
  site: places.site,
  desk: `${places.site}/desk`,
  inbox: places.inbox,
  signIn: places.signIn,
  smtp: `smtp://127.0.0.1:${places.ports.smtp.port}`,
  enquiries: enquiriesOf(template),
  flow: `${places.site}/_local`,
  gateway: places.gateway,
  operator: { accessKeyId: OPERATOR, secretAccessKey: "local" },
  region,
  table: template.ofType("AWS::DynamoDB::Table")[0]?.name,
  bus: template.ofType("AWS::Events::EventBus")[0]?.name,
  queues: Object.fromEntries(
    template.ofType("AWS::SQS::Queue").map(({ name }) => [name, `${places.gateway}/${ACCOUNT}/${name}`]),
  ),
  buckets: Object.fromEntries(
    Object.entries({ files: "FilesBucket", incoming: "MailBucket" }).flatMap(([prefix, output]) => {
      const name = template.outputs[output];
      return typeof name === "string" ? [[prefix, name]] : [];
    }),
  ),
});
