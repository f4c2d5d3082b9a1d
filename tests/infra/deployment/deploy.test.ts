import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openAws } from "../../../infra/deployment/aws.ts";
import { type DeployNeeds, deploy } from "../../../infra/deployment/deploy.ts";
import { getOverNetwork } from "../../../infra/deployment/smoke-pages.ts";
import type { Environment } from "../../../infra/environments.ts";
import { answerFrom, type FakeAccount, fakeAccount } from "./fake-account.ts";
import { type FakeOutcome, fakeCdk } from "./fake-cdk.ts";
import { named, PLAN, PLAN_WITH_PAGES, successes } from "./fake-plan.ts";
import { northern } from "./northern.ts";
import { serve, serveSite, stopServing } from "./serving.ts";

let account: FakeAccount;
let environment: Environment;
let outcomes: Map<string, FakeOutcome>;
let [said, calls, uploads]: [string[], string[], string[]] = [[], [], []];

beforeEach(async () => {
  account = fakeAccount();
  answerFrom(account);
  const provider = await serve((_, answer) => answer.end("sign in"));
  environment = { ...northern, siteUrl: await serveSite(provider) };
  [said, calls, uploads] = [[], [], []];
  outcomes = successes(provider);
});

afterEach(stopServing);

const needs = (changes: Partial<DeployNeeds> = {}): DeployNeeds => ({
  aws: openAws("eu-west-2"),
  cdk: fakeCdk(account, outcomes, calls),
  get: getOverNetwork,
  say: (line) => said.push(line),
  log: () => {},
  agree: undefined,
  readPlan: () => PLAN,
  templateErrors: () => [],
  uploadAssets: async (bucket) => {
    uploads.push(bucket);
    calls.push("upload");
    return 12;
  },
  readTemplate: () => '{"Resources":{}}',
  directories: { assembly: "cdk.out", protectedAssembly: "protected.cdk.out" },
  now: () => new Date(),
  sleep: async () => {
    await new Promise((done) => setTimeout(done, 1));
  },
  ...changes,
});

const deployed = (): string[] =>
  calls.flatMap(
    (call) => /^deploy convenor-production-(\S+)/.exec(call)?.[1] ?? (call === "upload" ? call : []),
  );

const text = (): string => said.join("\n");

describe("a first deployment", () => {
  it("makes each stack after those it needs, puts the static files between, and asks nothing with --yes", async () => {
    expect(await deploy(needs(), environment, true), text()).toBe(true);
    const order = deployed();
    expect(order.slice(0, 2).toSorted()).toEqual(["data", "edge"]);
    expect(uploads).toEqual(["assets-bucket"]);
    expect(order.indexOf("upload")).toBeLessThan(order.indexOf("core"));
    expect(order.indexOf("core")).toBeLessThan(order.indexOf("events"));
    expect(order.indexOf("core")).toBeLessThan(order.indexOf("catalogue"));
    expect(order).toContain("front-door");
    expect(calls.find((call) => call.startsWith("deploy convenor-production-front-door"))).toContain(
      "--parameters convenor-production-front-door:CertificateArn=arn:certificate",
    );
    expect(
      calls
        .filter((call) => call.startsWith("deploy"))
        .every((call) => call.includes("--require-approval never")),
    ).toBe(true);
  });

  it("makes the data without protection, and protects them as soon as they are there", async () => {
    await deploy(needs(), environment, true);
    const [first, second] = calls.filter((call) => call.startsWith("synth"));
    expect(first).toContain("protect=no");
    expect(second).not.toContain("protect=no");
    const data = calls.filter((call) => call.startsWith("deploy convenor-production-data"));
    expect(data.map((call) => /--app (\S+)/.exec(call)?.[1])).toEqual(["cdk.out", "protected.cdk.out"]);
    expect(account.stacks.get(named("data"))?.protected).toBe(true);
    expect(text()).toContain(
      "ok      Protection: the data stack, its table and its user pool cannot be deleted.",
    );
  });

  it("ends with a smoke test and with what a person has still to do", async () => {
    await deploy(needs(), environment, true);
    expect(text()).toContain("Site: ");
    expect(account.mailsSent).toBe(1);
    expect(text()).toContain("Name=name,Value=Your Name");
    expect(said.at(-1)).toContain("Deployed. The site is ");
  });

  it("says which record the certificate waits for", async () => {
    const waiting = {
      at: new Date(),
      resource: "Certificate",
      type: "AWS::CertificateManager::Certificate",
      status: "CREATE_IN_PROGRESS",
      reason:
        "Content of DNS Record is: {Name: _a.convenor.northern.invalid.,Type: CNAME,Value: _b.acm.invalid.}",
    };
    account.stacks.set(named("edge"), {
      region: "us-east-1",
      status: "REVIEW_IN_PROGRESS",
      protected: false,
      outputs: {},
      events: [waiting],
      resources: [],
    });
    await deploy(needs(), environment, true);
    expect(text()).toContain("    _a.convenor.northern.invalid. CNAME _b.acm.invalid.");
  });
});

describe("a deployment in which a stack fails", () => {
  const refused = (): FakeOutcome => ({
    events: [
      {
        at: new Date(),
        resource: "FrontDoorDistribution",
        type: "AWS::CloudFront::Distribution",
        status: "CREATE_FAILED",
        reason:
          'Resource handler returned message: "Access denied for operation \'AWS::CloudFront::Distribution: Your account must be verified before you can add new CloudFront resources. (Service: CloudFront, Status Code: 403, Request ID: 1)" (RequestToken: 2, HandlerErrorCode: AccessDenied)',
      },
    ],
  });

  it("lets the others finish, says in one line what is wrong and what to run, and goes on where it was", async () => {
    outcomes.set(named("front-door"), refused());
    expect(await deploy(needs(), environment, true)).toBe(false);
    const [failed, ...others] = said.filter((line) => line.startsWith("  FAILED"));
    expect(others).toEqual([]);
    expect(failed).toContain("front-door: FrontDoorDistribution (AWS::CloudFront::Distribution): ");
    expect(failed).toContain("open a support case");
    expect(text()).toContain("  npm run deploy -- production --yes");
    expect(deployed()).toEqual(expect.arrayContaining(["core", "events", "catalogue"]));
    expect(text().slice(text().indexOf("Meanwhile:"))).toContain("Ask for SES production access");

    outcomes.set(named("front-door"), { outputs: { SiteAddress: "d1.cloudfront.invalid" } });
    expect(await deploy(needs(), environment, true), text()).toBe(true);
    expect(text()).toContain("deletes the empty stack of the deployment that failed");
    expect(account.stacks.get(named("front-door"))?.status).toBe("CREATE_COMPLETE");
  });

  it("starts nothing that needs the failed stack", async () => {
    outcomes.set(named("core"), { events: [], says: ["something went wrong"] });
    expect(await deploy(needs(), environment, true)).toBe(false);
    expect(deployed()).not.toContain("events");
    expect(text()).toContain("FAILED  core: The stack is in state ROLLBACK_COMPLETE");
    expect(text()).toContain("waits   events: needs core");
    expect(text()).toContain("Meanwhile:");
  });

  it("stops before it starts when the first try left data behind, and names it", async () => {
    account.stacks.set(named("data"), {
      region: "eu-west-2",
      status: "ROLLBACK_COMPLETE",
      protected: false,
      outputs: {},
      events: [],
      resources: [{ id: "Table", type: "AWS::DynamoDB::Table", name: "convenor-production-data-Table" }],
    });
    expect(await deploy(needs(), environment, true)).toBe(false);
    expect(text()).toContain("left behind convenor-production-data-Table (AWS::DynamoDB::Table)");
    expect(calls).toEqual([]);
  });
});

describe("before anything is deployed", () => {
  it("refuses without a terminal unless --yes is given", async () => {
    await expect(deploy(needs(), environment, false)).rejects.toThrow("npm run deploy -- production --yes");
    expect(calls).toEqual([]);
  });

  it("asks once, after all changes were shown, and takes no for an answer", async () => {
    await deploy(needs(), environment, true);
    const before = deployed().length;
    const asked: string[] = [];
    const agree = async (question: string): Promise<boolean> => {
      asked.push(question);
      return false;
    };
    said.length = 0;
    expect(await deploy(needs({ agree }), environment, false)).toBe(false);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain("111122223333");
    const diff = calls.find((call) => call.startsWith("diff"));
    for (const { name } of PLAN) expect(diff).toContain(name);
    expect(deployed()).toHaveLength(before);
    expect(said.at(-1)).toBe("Nothing was deployed.");
  });

  it("refuses credentials of another account", async () => {
    account.account = "999999999999";
    expect(await deploy(needs(), environment, true)).toBe(false);
    expect(text()).toContain(
      "production belongs to account 111122223333, and you are signed in to 999999999999",
    );
    expect(calls).toEqual([]);
  });

  it("stops at templates that CloudFormation would refuse", async () => {
    const templateErrors = () => ["data: Table: no such property (E3002)"];
    await expect(deploy(needs({ templateErrors }), environment, true)).rejects.toThrow("no such property");
    expect(deployed()).toEqual([]);
  });
});

describe("a later deployment", () => {
  it("leaves the protection on, switches on again what somebody switched off, and says so", async () => {
    await deploy(needs(), environment, true);
    [said.length, calls.length] = [0, 0];
    account.tableProtected = false;
    expect(await deploy(needs(), environment, true), text()).toBe(true);
    expect(account.tableProtected).toBe(true);
    expect(text()).toContain("deletion of the table was possible. It is switched off again.");
    expect(calls.filter((call) => call.startsWith("synth"))).toHaveLength(1);
    expect(calls.join()).not.toContain("protect=no");
    expect(text()).not.toContain("Once per environment");
  });

  it("fails when the deployed site does, and says how to try again", async () => {
    await deploy(needs(), environment, true);
    account.runs = 0;
    expect(await deploy(needs(), environment, true)).toBe(false);
    expect(said.at(-1)).toContain("npm run smoke -- production");
  });

  it("sees nothing of other environments in the same account", async () => {
    await deploy(needs(), environment, true);
    const other = account.stacks.get(named("core"));
    if (other !== undefined)
      account.stacks.set("convenor-staging-core", { ...other, status: "UPDATE_IN_PROGRESS" });
    expect(await deploy(needs(), environment, true), text()).toBe(true);
    expect(text()).not.toContain("convenor-staging-core");
  });

  it("names a stack that the code does not have any more", async () => {
    await deploy(needs(), environment, true);
    const readPlan = () => PLAN.filter(({ label }) => label !== "catalogue");
    await deploy(needs({ readPlan }), environment, true);
    expect(text()).toContain("convenor-production-catalogue: deployed, and not in the code any more.");
  });
});

describe("a deployment that makes pages fail", () => {
  const ALARM = "arn:aws:cloudwatch:eu-west-2:111122223333:alarm:convenor-production-pages-SiteAlarm";
  const watchedNeeds = () => needs({ readPlan: () => PLAN_WITH_PAGES });

  beforeEach(async () => {
    expect(await deploy(watchedNeeds(), environment, true), text()).toBe(true);
    [said, calls] = [[], []];
  });

  it("is changed back by CloudFormation, which is told of the alarms of the pages, and says so", async () => {
    account.alarmsThatGoOff.add(ALARM);
    expect(await deploy(watchedNeeds(), environment, true)).toBe(false);
    expect(account.watched).toEqual([ALARM]);
    expect(text()).toContain("convenor-production-pages was changed back (UPDATE_ROLLBACK_COMPLETE)");
  });

  it("is not, when none goes off: the code is published, then the pages are changed under watch", async () => {
    expect(await deploy(watchedNeeds(), environment, true), text()).toBe(true);
    expect(account.watched).toEqual([ALARM]);
    expect(calls.filter((call) => call.includes("pages") && !call.startsWith("diff"))).toEqual([
      expect.stringContaining("--method prepare-change-set"),
    ]);
    expect(text()).toContain("== pages: done, and no alarm went off");
  });

  it("is not, when it mends pages whose alarms are on: it says what to do, and nobody watches then", async () => {
    account.alarmsOn.add("convenor-production-pages-SiteAlarm");
    expect(await deploy(watchedNeeds(), environment, true)).toBe(false);
    expect(text()).toContain("convenor-production-pages-SiteAlarm is on");
    expect(text()).toContain("--despite-alarms");
    expect(await deploy(watchedNeeds(), environment, true, false), text()).toBe(true);
    expect(account.watched).toEqual([]);
  });
});
