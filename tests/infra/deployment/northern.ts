import { environmentNamed, environmentSchema } from "../../../infra/environments.ts";

/** The settings of an invented programme that is ready to be deployed. */
export const northern = environmentSchema.parse({
  ...environmentNamed("production"),
  account: "111122223333",
  programmeName: "Northern Innovation & Co",
  siteUrl: "https://convenor.northern.invalid",
  domain: "convenor.northern.invalid",
  mailDomain: "northern.invalid",
  mailFrom: "hello@northern.invalid",
  incomingDomain: "post.northern.invalid",
  enquiryAddress: "enquiries@post.northern.invalid",
  teamInbox: "team@northern.invalid",
  alarmAddress: "operator@northern.invalid",
  signInPrefix: "convenor-northern",
});
