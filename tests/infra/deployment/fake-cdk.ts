import type { Cdk } from "../../../infra/deployment/cdk.ts";
import type { StackEvent } from "../../../infra/deployment/failure.ts";
import { changeStack, type FakeAccount } from "./fake-account.ts";

/** What deploying one stack does in a test: the outputs it ends with, or how it fails. */
export type FakeOutcome =
  | {
      readonly region?: string;
      readonly outputs: Readonly<Record<string, string>>;
      readonly says?: readonly string[];
    }
  | { readonly region?: string; readonly events: readonly StackEvent[]; readonly says?: readonly string[] };

/**
 * A `cdk` that deploys into `account`: `outcomes` says by stack what comes of it. `calls` collects what it was asked to do. It keeps several
 * stacks open at once, as the real one does.
 */
export const fakeCdk = (
  account: FakeAccount,
  outcomes: ReadonlyMap<string, FakeOutcome>,
  calls: string[],
): Cdk => {
  const deployStack = async (
    name: string,
    assembly: string,
    say: (line: string) => void,
  ): Promise<number> => {
    const outcome = outcomes.get(name) ?? { outputs: {} };
    const region = outcome.region ?? "eu-west-2";
    const existed = account.stacks.has(name);
    changeStack(account, name, { region, status: "CREATE_IN_PROGRESS" });
    await new Promise((done) => setTimeout(done, 2));
    for (const line of outcome.says ?? []) say(line);
    if ("events" in outcome) {
      changeStack(account, name, {
        status: existed ? "UPDATE_ROLLBACK_COMPLETE" : "ROLLBACK_COMPLETE",
        events: outcome.events,
      });
      say(`❌  ${name} failed to deploy`);
      say("The stack is in state ROLLBACK_COMPLETE");
      return 1;
    }
    const isProtected = assembly.includes("protected") || account.stacks.get(name)?.protected === true;
    changeStack(account, name, {
      status: existed ? "UPDATE_COMPLETE" : "CREATE_COMPLETE",
      protected: isProtected,
      outputs: outcome.outputs,
      resources: [{ id: "SiteAlarm", type: "AWS::CloudWatch::Alarm", name: `${name}-SiteAlarm` }],
    });
    say(` ✅  ${name}`);
    return 0;
  };
  return async (args, say) => {
    const [command, name = ""] = args;
    calls.push(args.join(" "));
    if (command === "diff") say("Stack convenor: 1 difference");
    if (command !== "deploy") return 0;
    return deployStack(name, args[args.indexOf("--app") + 1] ?? "", say);
  };
};
