import { beforeEach, describe, expect, it } from "vitest";
import { openAws } from "../../../infra/deployment/aws.ts";
import { anyFailed, type Finding, findingLines } from "../../../infra/deployment/findings.ts";
import { nextSteps } from "../../../infra/deployment/next-steps.ts";
import { decideProtection } from "../../../infra/deployment/protection.ts";
import { readAccount } from "../../../infra/deployment/read-account.ts";
import { judgeReadiness, judgeSettings, unfinishedSettings } from "../../../infra/deployment/readiness.ts";
import { type DeployedStack, treatStack } from "../../../infra/deployment/stack-state.ts";
import { type Environment, environmentNamed } from "../../../infra/environments.ts";
import { answerFrom, awsError, type FakeAccount, fakeAccount } from "./fake-account.ts";
import { northern } from "./northern.ts";

let account: FakeAccount;

beforeEach(() => {
  account = fakeAccount();
  answerFrom(account);
});

const check = async (environment: Environment = northern): Promise<Finding[]> =>
  judgeReadiness(environment, await readAccount(openAws("eu-west-2"), environment), false);

const saying = (findings: readonly Finding[], state: Finding["state"]): string =>
  findingLines(findings.filter((one) => one.state === state)).join("\n");

describe("the settings", () => {
  it("are refused while they hold example values, each by its name", () => {
    expect(unfinishedSettings(environmentNamed("production"))).toEqual(
      expect.arrayContaining(["siteUrl", "domain", "mailDomain", "mailFrom", "teamInbox", "alarmAddress"]),
    );
    expect(judgeSettings(environmentNamed("production")).state).toBe("failed");
    expect(judgeSettings(northern).state).toBe("ok");
  });
});

describe("an account", () => {
  it("that is ready has nothing to say against a deployment", async () => {
    const findings = await check();
    expect(findings.filter(({ state }) => state !== "ok")).toEqual([]);
  });

  it("that is another than the environment's is refused; without one the environment is told which to name", async () => {
    account.account = "999999999999";
    expect(saying(await check(), "failed")).toContain("Sign in to 111122223333");
    const { account: _, ...open } = northern;
    expect(saying(await check(open), "note")).toContain('Set account: "999999999999"');
    expect(anyFailed(await check(open))).toBe(false);
  });

  it("that CDK has not prepared is refused, for each region, with the command", async () => {
    account.bootstrap.delete("us-east-1");
    account.bootstrap.set("eu-west-2", "5");
    const says = saying(await check(), "failed");
    expect(says).toContain("npx cdk bootstrap aws://111122223333/us-east-1");
    expect(says).toContain("npx cdk bootstrap aws://111122223333/eu-west-2");
    account.bootstrap.set("eu-west-2", "8");
    const home = { ...northern, domain: undefined, firewall: false } as const;
    expect(anyFailed(await check(home))).toBe(false);
  });

  it("that is new is warned of its ten functions at once and of the sandbox of SES, with what to do", async () => {
    account.concurrency = 10;
    account.mail = { ProductionAccessEnabled: false, SendingEnabled: true };
    const findings = await check();
    expect(anyFailed(findings)).toBe(false);
    const says = saying(findings, "note");
    expect(says).toContain("only 10 functions may run at once");
    expect(says).toContain("--quota-code L-B99A9384 --desired-value 1000");
    expect(says).toContain("Ask for production access: https://eu-west-2.console");
  });

  it("that has one of the mail domains already is refused before the data stack fails on it", async () => {
    account.mailIdentities.add("northern.invalid");
    expect(saying(await check(), "failed")).toContain(
      "northern.invalid is an SES identity of this account already",
    );
    const facts = await readAccount(openAws("eu-west-2"), northern);
    expect(anyFailed(judgeReadiness(northern, facts, true))).toBe(false);
  });

  it("in which some things may not be looked at is deployed to all the same", async () => {
    const facts = await readAccount(openAws("eu-west-2"), northern);
    const denied = { error: awsError("AccessDeniedException", "not allowed to look").message };
    const findings = judgeReadiness(northern, { ...facts, concurrency: denied, mail: denied }, false);
    expect(anyFailed(findings)).toBe(false);
    expect(saying(findings, "note")).toContain("Lambda: could not be checked: not allowed to look");
  });
});

describe("a stack", () => {
  const stack = (status: string, terminationProtection = false): DeployedStack => ({
    name: "convenor-production-data",
    region: "eu-west-2",
    status,
    outputs: {},
    terminationProtection,
  });
  const table = { id: "Table", type: "AWS::DynamoDB::Table", name: "the-table" };

  it.each([
    [undefined, "create"],
    ["REVIEW_IN_PROGRESS", "create"],
    ["CREATE_COMPLETE", "update"],
    ["UPDATE_ROLLBACK_COMPLETE", "update"],
    ["UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "update"],
    ["ROLLBACK_COMPLETE", "recreate"],
    ["ROLLBACK_FAILED", "recreate"],
    ["UPDATE_IN_PROGRESS", "refuse"],
    ["UPDATE_ROLLBACK_FAILED", "refuse"],
    ["DELETE_FAILED", "refuse"],
  ])("in state %s: %s", (status, does) => {
    expect(treatStack(status === undefined ? undefined : stack(status)).does).toBe(does);
  });

  it("of which something is left is never deleted, however it failed", () => {
    for (const status of ["ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED"]) {
      expect(treatStack(stack(status), [table])).toMatchObject({
        does: "refuse",
        says: expect.stringContaining("the-table (AWS::DynamoDB::Table)"),
      });
    }
  });

  it("that is protected is not deleted either; the command that opens it is told", () => {
    expect(treatStack(stack("ROLLBACK_COMPLETE", true))).toMatchObject({
      does: "refuse",
      says: expect.stringContaining("--no-enable-termination-protection"),
    });
  });
});

describe("protection", () => {
  it("that is off is switched on for stack and table, and asked of a person for the user pool", () => {
    const off = { stack: false, table: false, userPool: false };
    const { switchOn, findings } = decideProtection(off, "eu-west-2_pool");
    expect(switchOn).toEqual(["stack", "table"]);
    expect(findings.map(({ state }) => state)).toEqual(["note", "note", "failed"]);
    expect(findings.at(-1)?.says).toContain("eu-west-2_pool");
  });

  it("that is on is only said", () => {
    const on = { stack: true, table: true, userPool: true };
    expect(decideProtection(on, "pool")).toMatchObject({ switchOn: [], findings: [{ state: "ok" }] });
  });
});

describe("the next steps", () => {
  it("are DNS, production access, the alarm mail, the first administrator with a name, the mail rules", () => {
    const text = nextSteps(northern, {
      DnsDkim1: "a._domainkey CNAME a.dkim",
      UserPoolId: "eu-west-2_pool",
      SiteAddress: "d1.cloudfront.net",
      ReceiptRuleSet: "rules",
    }).join("\n");
    expect(text).toContain("convenor.northern.invalid CNAME d1.cloudfront.net");
    expect(text).toContain("a._domainkey CNAME a.dkim");
    expect(text).toContain("SES production access");
    expect(text).toContain("operator@northern.invalid");
    expect(text).toContain("admin-create-user --region eu-west-2 --user-pool-id eu-west-2_pool");
    expect(text).toContain('"Name=name,Value=Your Name"');
    expect(text).toContain("--rule-set-name rules");
  });
});
