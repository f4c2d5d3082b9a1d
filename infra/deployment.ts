import type { Environment } from "./environments.ts";

/** What the deployed stacks say of themselves, by the name of the output. */
export type Outputs = Readonly<Record<string, string>>;

/** The settings that still hold a value of the example, or that make no sense outside this machine. */
export const unfinishedSettings = (environment: Environment): string[] =>
  Object.entries(environment).flatMap(([setting, value]) =>
    /example|localhost/i.test(JSON.stringify(value)) ? [setting] : [],
  );

/** The parameters of the service stack that the edge stack's outputs fill in. Throws if one of them is missing. */
export const serviceParameters = (
  { domain, firewall }: Environment,
  edge: Outputs,
): Record<string, string> => {
  const wanted = [...(domain === undefined ? [] : ["CertificateArn"]), ...(firewall ? ["WebAclArn"] : [])];
  return Object.fromEntries(
    wanted.map((name) => {
      const value = edge[name];
      if (value === undefined) throw new Error(`The edge stack did not say its ${name}. Deploy it again.`);
      return [name, value];
    }),
  );
};

const dnsRecords = ({ domain }: Environment, data: Outputs, service: Outputs): string[] => [
  ...(domain === undefined ? [] : [`${domain} CNAME ${service["SiteAddress"] ?? "(the site's address)"}`]),
  ...Object.entries(data)
    .filter(([name]) => name.startsWith("Dns"))
    .map(([, record]) => record),
];

/** What a person has still to do after a deployment, as text to print. All of it is explained in docs/runbooks/deploy.md. */
export const nextSteps = (
  environment: Environment,
  { data, service }: { data: Outputs; service: Outputs },
): string => {
  const { region, siteUrl, alarmAddress } = environment;
  const pool = data["UserPoolId"] ?? "<user pool>";
  const userPool = `--region ${region} --user-pool-id ${pool} --username you@your.domain`;
  return [
    `Deployed. The site is ${siteUrl}, the desk ${siteUrl}/desk.`,
    "",
    "Once per environment (docs/runbooks/deploy.md explains each):",
    "",
    "1. Add these records to the DNS:",
    ...dnsRecords(environment, data, service).map((record) => `     ${record}`),
    "2. Ask for SES production access, or letters reach verified addresses only:",
    `     https://${region}.console.aws.amazon.com/ses/home?region=${region}#/get-set-up`,
    `3. Confirm the subscription to alarms in the mail to ${alarmAddress}.`,
    "4. Invite the first member of the team, and make them an administrator:",
    `     aws cognito-idp admin-create-user ${userPool} --user-attributes Name=email,Value=you@your.domain Name=email_verified,Value=true`,
    `     aws cognito-idp admin-add-user-to-group ${userPool} --group-name admin`,
    `   They sign in at ${siteUrl}/desk with the password from the mail and add an authenticator app.`,
    "5. Make the rules for incoming mail the active ones (of the region; there can be only one set):",
    `     aws ses set-active-receipt-rule-set --region ${region} --rule-set-name ${data["ReceiptRuleSet"] ?? "<rule set>"}`,
    `   Then write to ${environment.enquiryAddress}: the mail appears at the desk within a minute.`,
    "",
  ].join("\n");
};
