import type { Environment } from "../environments.ts";

/** What the deployed stacks say of themselves, by the name of the output. */
export type Outputs = Readonly<Record<string, string>>;

const dnsRecords = ({ domain }: Environment, outputs: Outputs): string[] => [
  ...(domain === undefined ? [] : [`${domain} CNAME ${outputs["SiteAddress"] ?? "(the site's address)"}`]),
  ...Object.entries(outputs)
    .filter(([name]) => name.startsWith("Dns"))
    .map(([, record]) => record),
];

/** What a person has still to do after the first deployment, as lines to print. All of it is explained in docs/runbooks/deploy.md. */
export const nextSteps = (environment: Environment, outputs: Outputs): string[] => {
  const { region, siteUrl, alarmAddress } = environment;
  const pool = outputs["UserPoolId"] ?? "<user pool>";
  const userPool = `--region ${region} --user-pool-id ${pool} --username you@your.domain`;
  return [
    "Once per environment (docs/runbooks/deploy.md explains each):",
    "",
    "1. Add these records to the DNS:",
    ...dnsRecords(environment, outputs).map((record) => `     ${record}`),
    "2. Ask for SES production access, or letters reach verified addresses only:",
    `     https://${region}.console.aws.amazon.com/ses/home?region=${region}#/get-set-up`,
    `3. Confirm the subscription to alarms in the mail to ${alarmAddress}.`,
    "4. Invite the first member of the team, by the name that they sign answers with, and make them an administrator:",
    `     aws cognito-idp admin-create-user ${userPool} --user-attributes Name=email,Value=you@your.domain Name=email_verified,Value=true "Name=name,Value=Your Name"`,
    `     aws cognito-idp admin-add-user-to-group ${userPool} --group-name admin`,
    `   They sign in at ${siteUrl}/desk with the password from the mail and add an authenticator app.`,
    "5. Make the rules for incoming mail the active ones (of the region; there can be only one set):",
    `     aws ses set-active-receipt-rule-set --region ${region} --rule-set-name ${outputs["ReceiptRuleSet"] ?? "<rule set>"}`,
    `   Then write to ${environment.enquiryAddress}: the mail appears at the desk within a minute.`,
    `6. When the records are in the DNS, try it all again: npm run smoke -- ${environment.name}`,
    "",
  ];
};
