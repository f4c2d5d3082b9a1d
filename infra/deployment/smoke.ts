import { GetMetricStatisticsCommand } from "@aws-sdk/client-cloudwatch";
import { SendEmailCommand } from "@aws-sdk/client-sesv2";
import type { Environment } from "../environments.ts";
import type { Aws } from "./aws.ts";
import type { Finding } from "./findings.ts";
import { checkPages, type Get } from "./smoke-pages.ts";
import { allOutputs, type DeployedStack } from "./stack-state.ts";

/** What a smoke test works with: the network, the account, the time. */
export type SmokeNeeds = {
  readonly aws: Aws;
  readonly get: Get;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
};

/** Amazon's own address for tries: it takes every mail and counts for nothing. */
const SIMULATOR = "success@simulator.amazonses.com";

/** How far back to look for a run of the minute clock, and how long to wait for the first: metrics are a minute or two late. */
const LOOK_BACK_MS = 10 * 60_000;
const PAUSE_MS = 15_000;
const TRIES = 20;

/** What came of handing SES a mail. `isNew` says that the domain may not be verified yet. */
export const judgeMail = (error: unknown, { mailDomain }: Environment, isNew: boolean): Finding => {
  const about = "Mail";
  if (error === undefined) return { state: "ok", about, says: `SES takes mail from ${mailDomain}.` };
  const message = error instanceof Error ? error.message : String(error);
  return /not verified|failed the check/i.test(message)
    ? {
        state: isNew ? "note" : "failed",
        about,
        says: `SES does not ${isNew ? "yet " : ""}take mail from ${mailDomain}: it has not found the three DKIM records of the domain in the DNS.`,
      }
    : { state: "failed", about, says: `SES refused a mail from ${mailDomain}: ${message}` };
};

/** Whether the minute clock runs: how often it was started within the last ten minutes, and how often it failed. */
export const judgeClock = ({ runs, errors }: { runs: number; errors: number }): Finding => {
  const about = "Timers";
  if (runs === 0) {
    return {
      state: "failed",
      about,
      says: "at-every-minute has not run in the last ten minutes, so nothing happens by the clock. Is its schedule enabled? (EventBridge > Schedules)",
    };
  }
  return errors === 0
    ? { state: "ok", about, says: "at-every-minute runs." }
    : {
        state: "failed",
        about,
        says: `at-every-minute failed ${errors} of ${runs} times. Its log says why.`,
      };
};

const sendMail = async (
  { aws }: SmokeNeeds,
  environment: Environment,
  configurationSet: string | undefined,
): Promise<unknown> => {
  try {
    await aws.mail.send(
      new SendEmailCommand({
        FromEmailAddress: environment.mailFrom,
        Destination: { ToAddresses: [SIMULATOR] },
        ConfigurationSetName: configurationSet,
        Content: {
          Simple: {
            Subject: { Data: `Smoke test of ${environment.name}` },
            Body: { Text: { Data: "Sent after a deployment, to see that SES takes our mail." } },
          },
        },
      }),
    );
    return undefined;
  } catch (error) {
    return error;
  }
};

const countRuns = async ({ aws, now }: SmokeNeeds, functionName: string, metric: string): Promise<number> => {
  const end = now();
  const { Datapoints = [] } = await aws.metrics.send(
    new GetMetricStatisticsCommand({
      Namespace: "AWS/Lambda",
      MetricName: metric,
      Dimensions: [{ Name: "FunctionName", Value: functionName }],
      StartTime: new Date(end.getTime() - LOOK_BACK_MS),
      EndTime: end,
      Period: 60,
      Statistics: ["Sum"],
    }),
  );
  return Datapoints.reduce((sum, { Sum = 0 }) => sum + Sum, 0);
};

const checkClock = async (needs: SmokeNeeds, functionName: string | undefined): Promise<Finding> => {
  if (functionName === undefined) {
    const says = "no stack names the function at-every-minute, so it could not be looked at. Deploy again.";
    return { state: "failed", about: "Timers", says };
  }
  for (let attempt = 1; ; attempt++) {
    const runs = await countRuns(needs, functionName, "Invocations");
    if (runs > 0 || attempt === TRIES) {
      return judgeClock({ runs, errors: runs === 0 ? 0 : await countRuns(needs, functionName, "Errors") });
    }
    await needs.sleep(PAUSE_MS);
  }
};

/** Turns what a check throws into a finding: one check that cannot be made does not hide the others. */
const safely = async (about: string, check: () => Promise<Finding[]>): Promise<Finding[]> => {
  try {
    return await check();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ state: "failed", about, says: `could not be checked: ${message}` }];
  }
};

/**
 * Tries the deployed environment as a visitor would: site, static files, sign-in, mail, minute clock. `isNew` says that it was deployed for
 * the first time just now: what waits for the DNS is then a note instead of a failure. Does not throw.
 */
export const smokeTest = async (
  needs: SmokeNeeds,
  environment: Environment,
  stacks: readonly DeployedStack[],
  isNew: boolean,
): Promise<Finding[]> => {
  const outputs = allOutputs(stacks);
  const where = {
    environment,
    siteAddress: outputs["SiteAddress"],
    provider: environment.signIn === undefined ? outputs["SignInPage"] : undefined,
    isNew,
  };
  const [pages, mail, clock] = await Promise.all([
    safely("Site", () => checkPages(needs.get, where)),
    safely("Mail", async () => {
      const error = await sendMail(needs, environment, outputs["ConfigurationSet"]);
      return [judgeMail(error, environment, isNew)];
    }),
    safely("Timers", async () => [await checkClock(needs, outputs["AtEveryMinuteFunction"])]),
  ]);
  return [...pages, ...mail, ...clock];
};
