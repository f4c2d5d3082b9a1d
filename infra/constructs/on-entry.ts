import { Duration } from "aws-cdk-lib";
import { type IEventBus, type IRuleTarget, Rule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import type { Construct } from "constructs";
import type { EntryName } from "../../shared/all-entries.ts";
import { ENTRY_SOURCE } from "../../shared/journal/entry-source.ts";
import { failAsynchronously, KEEP_TRYING } from "./failure-path.ts";
import type { Ground } from "./ground.ts";
import { ServiceFunction, type ServiceFunctionProps } from "./service-function.ts";
import { functionsOf, handlerName, kebabCase } from "./source-names.ts";

/** A reaction's function, and which of the entries concern it at all. */
export type OnEntryProps = ServiceFunctionProps & {
  /** Values of the entry's data that the reaction acts on. What does not match costs no call. All, unless told. */
  readonly where?: Readonly<Record<string, readonly (string | boolean)[]>>;
  /** Whether it is a fan-out, which reacts to being continued, too: `fanOutReaction` is its handler. */
  readonly fansOut?: true;
};

/** Which function reacts to which entries, and to which of them at all. */
interface ReactionRule {
  readonly source: string;
  readonly entries: readonly EntryName[];
  readonly where?: OnEntryProps["where"];
  readonly fansOut?: OnEntryProps["fansOut"];
}

/** A hundred transactions, as one run of a fan-out makes them, take some ten seconds; more when others are at the same things. */
const FAN_OUT_TIMEOUT = Duration.minutes(2);

const CONTINUED = "FanOutContinued" satisfies EntryName;

type DataPattern = Readonly<Record<string, readonly (string | boolean | { readonly exists: false })[]>>;

const ABSENT = { exists: false } as const;

/**
 * Of the entry that continues fan-outs a function gets its own. What a pattern says of one entry's data must not keep the other one out, so
 * each field may also be absent.
 */
const dataPattern = (
  name: string,
  { where = {}, fansOut }: Pick<ReactionRule, "where" | "fansOut">,
): DataPattern =>
  fansOut === undefined
    ? where
    : {
        ...Object.fromEntries(Object.entries(where).map(([field, values]) => [field, [...values, ABSENT]])),
        function: [name, ABSENT],
      };

/** A description takes 512 characters; what a projection hears is in the pattern, and in docs/entries.md. */
const MOST_NAMED = 10;

const entriesInWords = (names: readonly string[]): string =>
  names.length > MOST_NAMED ? `${names.length} kinds of entry` : names.join(", ");

const reactionTo = (
  scope: Construct,
  ground: Ground,
  { source, entries, where, fansOut }: ReactionRule,
  props: ServiceFunctionProps,
): ServiceFunction => {
  const reaction = new ServiceFunction(scope, ground, source, {
    ...(fansOut !== undefined && { timeout: FAN_OUT_TIMEOUT }),
    ...props,
  });
  failAsynchronously(ground, reaction);
  const names = fansOut === undefined ? entries : [...entries, CONTINUED];
  const data = dataPattern(handlerName(source), { where, fansOut });
  new Rule(reaction, "Rule", {
    description: `${entriesInWords(names)} -> ${source}`,
    eventBus: ground.data.bus,
    eventPattern: {
      source: [ENTRY_SOURCE],
      detailType: [...names],
      ...(Object.keys(data).length > 0 && { detail: { data } }),
    },
    targets: [lambdaTarget(ground, reaction)],
  });
  return reaction;
};

/**
 * A function that reacts to an entry of the journal. Its source is `functions/<feature>/on-<entry>.ts`, so that
 * the name in the rule and the name of the file cannot differ.
 */
export const onEntry = (
  scope: Construct,
  ground: Ground,
  entry: EntryName,
  { where, fansOut, ...props }: OnEntryProps,
): ServiceFunction => {
  const source = `${functionsOf(scope)}/on-${kebabCase(entry)}.ts`;
  return reactionTo(scope, ground, { source, entries: [entry], where, fansOut }, props);
};

/** A function that reacts to several entries in the same way: `functions/<feature>/on-<change>.ts`. */
export const onAnyEntry = (
  scope: Construct,
  ground: Ground,
  { change, entries }: { readonly change: string; readonly entries: readonly EntryName[] },
  { where, fansOut, ...props }: OnEntryProps,
): ServiceFunction =>
  reactionTo(
    scope,
    ground,
    { source: `${functionsOf(scope)}/on-${change}.ts`, entries, where, fansOut },
    props,
  );

/** What SES says of a letter after it took it, by the name it has on the bus. */
const MAIL_EVENTS = ["Email Delivered", "Email Bounced", "Email Complaint Received"];

/** A function that hears what became of our mail: delivered, bounced, complained of. */
export const onMailEvent = (
  scope: Construct,
  ground: Ground,
  defaultBus: IEventBus,
  props: ServiceFunctionProps,
): ServiceFunction => {
  const source = `${functionsOf(scope)}/on-mail-event.ts`;
  const reaction = new ServiceFunction(scope, ground, source, props);
  failAsynchronously(ground, reaction);
  new Rule(reaction, "Rule", {
    description: `What became of our mail -> ${source}`,
    eventBus: defaultBus,
    eventPattern: {
      source: ["aws.ses"],
      detailType: MAIL_EVENTS,
      // The account may send other mail than ours.
      detail: { mail: { tags: { "ses:configuration-set": [ground.data.mail.configurationSetName] } } },
    },
    targets: [lambdaTarget(ground, reaction)],
  });
  return reaction;
};

/** A function that hears what was found in each file that somebody sent: `functions/<feature>/on-file-scanned.ts`. GuardDuty tells of it on the account's default bus. */
export const onFileScanned = (
  scope: Construct,
  ground: Ground,
  defaultBus: IEventBus,
  props: ServiceFunctionProps,
): ServiceFunction => {
  const source = `${functionsOf(scope)}/on-file-scanned.ts`;
  const reaction = new ServiceFunction(scope, ground, source, props);
  failAsynchronously(ground, reaction);
  new Rule(reaction, "Rule", {
    description: `What was found in a file -> ${source}`,
    eventBus: defaultBus,
    eventPattern: {
      source: ["aws.guardduty"],
      detailType: ["GuardDuty Malware Protection Object Scan Result"],
      // The account may have other buckets scanned.
      detail: { s3ObjectDetails: { bucketName: [ground.data.buckets.files.bucketName] } },
    },
    targets: [lambdaTarget(ground, reaction)],
  });
  return reaction;
};

/**
 * The function as a rule's target, with the failures queue for what cannot be handed over. CDK's own target would
 * add a statement to the queue's policy per rule, and a queue's policy holds no more than twenty; the queue has one
 * for all rules of the account instead.
 */
export const lambdaTarget = (ground: Ground, target: ServiceFunction): IRuleTarget => ({
  bind: (rule, id) => ({
    ...new LambdaFunction(target.lambda, { retryAttempts: 20, maxEventAge: KEEP_TRYING }).bind(rule, id),
    deadLetterConfig: { arn: ground.failures.queueArn },
  }),
});
