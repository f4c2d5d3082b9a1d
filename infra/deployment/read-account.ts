import { GetAccountSettingsCommand } from "@aws-sdk/client-lambda";
import { GetAccountCommand, GetEmailIdentityCommand } from "@aws-sdk/client-sesv2";
import { GetParameterCommand } from "@aws-sdk/client-ssm";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { Environment } from "../environments.ts";
import { EDGE_REGION, needsEdge } from "../stacks/edge.ts";
import type { Aws } from "./aws.ts";
import { readLeftovers, readStacks } from "./read-stacks.ts";
import type { Facts, Looked } from "./readiness.ts";
import { creationFailed, type DeployedStack } from "./stack-state.ts";

const sayError = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

const look = async <T>(ask: () => Promise<T>): Promise<Looked<T>> => {
  try {
    return { value: await ask() };
  } catch (error) {
    return { error: sayError(error) };
  }
};

/** Undefined when there is no such thing; throws any other error. */
const orMissing = async <T>(name: string, ask: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await ask();
  } catch (error) {
    if (isNamed(error, name)) return undefined;
    throw error;
  }
};

/** The regions that an environment is deployed to. */
export const regionsOf = (environment: Environment): string[] => [
  ...new Set([environment.region, ...(needsEdge(environment) ? [EDGE_REGION] : [])]),
];

/** Who is signed in. Throws a sentence that says how to sign in when the credentials are missing or have expired. */
export const readIdentity = async (aws: Aws): Promise<Facts["identity"]> => {
  try {
    const { Account = "", Arn = "" } = await aws.identity.send(new GetCallerIdentityCommand({}));
    return { account: Account, arn: Arn };
  } catch (error) {
    throw new Error(
      `There are no AWS credentials that work here (${sayError(error)}). Sign in first, for example with \`aws sso login\`.`,
    );
  }
};

const readBootstrap = async (aws: Aws, region: string): Promise<number | undefined> => {
  const Name = "/cdk-bootstrap/hnb659fds/version";
  const found = await orMissing("ParameterNotFound", () =>
    aws.parameters(region).send(new GetParameterCommand({ Name })),
  );
  return found && Number(found.Parameter?.Value);
};

const readMailIdentities = async (aws: Aws, environment: Environment): Promise<string[]> => {
  const found = await Promise.all(
    [environment.mailDomain, environment.incomingDomain].map(async (domain) => {
      const identity = await orMissing("NotFoundException", () =>
        aws.mail.send(new GetEmailIdentityCommand({ EmailIdentity: domain })),
      );
      return identity === undefined ? [] : [domain];
    }),
  );
  return found.flat();
};

/** The stacks of the environment in all its regions. */
export const readAllStacks = async (aws: Aws, environment: Environment): Promise<DeployedStack[]> => {
  const found = await Promise.all(
    regionsOf(environment).map((region) => readStacks(aws.stacks(region), region, environment)),
  );
  return found.flat();
};

const readAllLeftovers = async (aws: Aws, stacks: readonly DeployedStack[]): Promise<Facts["leftovers"]> =>
  new Map(
    await Promise.all(
      stacks
        .filter(creationFailed)
        .map(async ({ name, region }) => [name, await readLeftovers(aws.stacks(region), name)] as const),
    ),
  );

/** Looks at the account. Throws when the credentials do not work or the stacks cannot be read; everything else may stay unknown. */
export const readAccount = async (aws: Aws, environment: Environment): Promise<Facts> => {
  const identity = await readIdentity(aws);
  const stacks = await readAllStacks(aws, environment);
  const [leftovers, bootstrap, concurrency, mail, mailIdentities] = await Promise.all([
    readAllLeftovers(aws, stacks),
    Promise.all(
      regionsOf(environment).map(async (region) => ({
        region,
        version: await look(() => readBootstrap(aws, region)),
      })),
    ),
    look(async () => {
      const { AccountLimit } = await aws.functions.send(new GetAccountSettingsCommand({}));
      return AccountLimit?.ConcurrentExecutions ?? 0;
    }),
    look(async () => {
      const account = await aws.mail.send(new GetAccountCommand({}));
      return {
        production: account.ProductionAccessEnabled ?? false,
        sending: account.SendingEnabled ?? false,
      };
    }),
    look(() => readMailIdentities(aws, environment)),
  ]);
  return { identity, stacks, leftovers, bootstrap, concurrency, mail, mailIdentities };
};
