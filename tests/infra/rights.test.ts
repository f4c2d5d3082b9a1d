import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { type Calls, readCalls, readProgram } from "../../infra/checks/calls.ts";
import { keysReachedBy, type ReachedKeys } from "../../infra/checks/keys.ts";
import { readReach } from "../../infra/checks/reach.ts";
import { functionSources } from "../../infra/constructs/bundles.ts";
import {
  type DeployedFunction,
  functionsOf,
  ofType,
  refersTo,
  rightsOf,
  root,
  type Statement,
  type Synthesized,
  synthesizeWithoutCode,
} from "./synthesized.ts";

/** What a function may do besides what its code asks for: what starts it asks in its name. */
const STARTED_BY: readonly { readonly by: RegExp; readonly needs: readonly string[] }[] = [
  {
    by: /\/stream-/,
    needs: ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"].map(
      (one) => `dynamodb:${one}`,
    ),
  },
  {
    by: /\/queue-/,
    needs: ["DeleteMessage", "GetQueueAttributes", "ReceiveMessage"].map((one) => `sqs:${one}`),
  },
];

/** Reactions that ask an index and do not wait for it, and why they need not. */
const NEED_NOT_WAIT = new Map([
  ["functions/catalogue/on-file-import-step.ts", "each page is decided by the keys of items and addresses"],
  [
    "functions/members/on-file-import-step.ts",
    "each row is decided by its address; an undoing keeps a person of whom something was filed more than a second ago",
  ],
  [
    "functions/contributions/on-letter-approved.ts",
    "who chooses a topic while a question goes out gets the next one",
  ],
  [
    "functions/organisations/on-file-import-step.ts",
    "each row is decided by its code; an undoing may take away what someone chose in the same second",
  ],
  [
    "functions/organisations/on-organisation-list-due.ts",
    "the list is made a minute and more after the change that it is made for",
  ],
  [
    "functions/failures/on-failure-replay-requested.ts",
    "someone saw the failures in the list before they asked",
  ],
  [
    "functions/follow-ups/on-letter-approved.ts",
    "who joins while an invitation goes out is invited to the next",
  ],
  ["functions/newsletters/on-digest-due.ts", "who joins in the second of a digest gets the next"],
  ["functions/newsletters/on-newsletter-step-due.ts", "who joins while a newsletter goes out gets the next"],
  ["functions/newsletters/on-newsletter-written.ts", "the count says when it was made"],
  [
    "functions/privacy/on-access-begun.ts",
    "a copy is of what there was when somebody asked, a second more or less",
  ],
  [
    "functions/re-uses/on-project-webinar-held.ts",
    "the key of what an organisation uses keeps it from being noted twice",
  ],
  [
    "functions/surveys/on-survey-sent.ts",
    "who agrees to be asked while a survey goes out is asked by the next sending",
  ],
  [
    "functions/work/on-work-changed.ts",
    "an application that came in the second before its call was changed has its days with its next entry",
  ],
]);

/** Settings that the packages read, and the log. */
const OF_PACKAGES = ["LOG_LEVEL", "POWERTOOLS_SERVICE_NAME"];

/** What no code may make the public function do, whatever somebody binds: it is the one that strangers talk to. */
const NEVER_OF_SITE = [
  "dynamodb:Scan",
  "dynamodb:Query by-subject",
  "s3:GetObject files",
  "s3:GetObjectTagging",
  "s3:GetObject incoming",
  "s3:GetObject exports",
  "s3:DeleteObject",
  "DESK_SECRET_ID",
];

/** The secrets by their ids in the template, the shorter names last, and by the settings that name them. */
const SECRETS = [
  ["DeskSigning", "DESK_SECRET_ID"],
  ["FrontDoorKey", "FRONT_DOOR_SECRET_ID"],
  ["Signing", "SECRET_ID"],
] as const;

const isCommon = ({ Action, Resource }: Statement): boolean =>
  Action.every((action) => ["logs:CreateLogStream", "logs:PutLogEvents"].includes(action)) ||
  (Action.join() === "sqs:SendMessage" && Resource.every((queue) => refersTo(queue, "QueuesFailures")));

/** Of what a right is, where there are several: the index, the bucket by the beginning of its objects' names, the secret by its setting. */
const objectOf = (action: string, resource: unknown): string | undefined => {
  const text = JSON.stringify(resource);
  if (action === "dynamodb:Query") return /\/index\/([a-z-]+)/.exec(text)?.[1];
  if (action === "s3:ListBucketVersions") return /Buckets(Files|Mail)/.exec(text)?.[1]?.toLowerCase();
  if (action.startsWith("s3:")) return /\/([a-z]+)\/\*/.exec(text)?.[1];
  if (action === "secretsmanager:GetSecretValue") return SECRETS.find(([id]) => text.includes(id))?.[1];
  return undefined;
};

const grantedTo = (synthesized: Synthesized, deployed: DeployedFunction): ReadonlySet<string> =>
  new Set(
    rightsOf(synthesized, deployed)
      .filter((statement) => !isCommon(statement))
      .flatMap(({ Action, Resource }) =>
        Action.flatMap((action) =>
          Resource.map((resource) => [action, objectOf(action, resource) ?? []].flat().join(" ")),
        ),
      ),
  );

const settingsOf = ({ service }: Synthesized, { id }: DeployedFunction): readonly string[] => {
  const [lambda] = ofType(service, "AWS::Lambda::Function").filter((one) => one.id === id);
  const environment = lambda?.Properties["Environment"];
  if (typeof environment !== "object" || environment === null || !("Variables" in environment)) return [];
  return Object.keys(environment.Variables ?? {}).filter((name) => !OF_PACKAGES.includes(name));
};

const neededBy = (source: string, { rights }: Calls): ReadonlySet<string> =>
  new Set([...rights, ...STARTED_BY.flatMap(({ by, needs }) => (by.test(source) ? needs : []))]);

const between = (needed: Iterable<string>, given: Iterable<string>) => {
  const [wanted, had] = [new Set(needed), new Set(given)];
  return {
    missing: [...wanted].filter((one) => !had.has(one)).sort(),
    superfluous: [...had].filter((one) => !wanted.has(one)).sort(),
  };
};

const NOTHING = { missing: [], superfluous: [] };

const sources = functionSources(root);
let siteKeys: ReachedKeys | undefined;
let templates: Synthesized | undefined;
const callsOf = new Map<string, Calls>();

beforeAll(() => {
  templates = synthesizeWithoutCode();
  const reach = readReach(readProgram(root));
  siteKeys = keysReachedBy(reach, `${root}${SITE}`);
  const read = readCalls(reach);
  for (const source of sources) callsOf.set(source, read(`${root}${source}`));
}, 600_000);

const synthesized = (): Synthesized => {
  if (templates === undefined) throw new Error("The templates are looked at before they were made.");
  return templates;
};

const deployedAs = (source: string): DeployedFunction => {
  const name = source
    .replace(/^functions\//, "")
    .replace(/\.ts$/, "")
    .replaceAll("/", "-");
  const deployed = functionsOf(synthesized()).find((each) => each.name === name);
  if (deployed === undefined) throw new Error(`There is no function ${name}.`);
  return deployed;
};

const calls = (source: string): Calls => {
  const found = callsOf.get(source);
  if (found === undefined) throw new Error("The code is looked at before it was read.");
  return found;
};

// What it can call is read out of the code, so that nobody has to think of it: a right that is missing is found before anybody meets it.
describe.each(sources)("%s", (source) => {
  it("may do what its code can ask for and nothing else", () => {
    const granted = grantedTo(synthesized(), deployedAs(source));
    expect(between(neededBy(source, calls(source)), granted)).toEqual(NOTHING);
  });

  it("is told what it asks for and nothing else", () => {
    expect(between(calls(source).settings, settingsOf(synthesized(), deployedAs(source)))).toEqual(NOTHING);
  });
});

it("a reaction that asks an index waits until that shows what was there, or says why it need not", () => {
  const asking = sources.filter(
    (source) =>
      /\/on-/.test(source) &&
      [...calls(source).rights].some((right) => right.startsWith("dynamodb:Query by-")),
  );
  const waits = (source: string): boolean =>
    readFileSync(`${root}${source}`, "utf8").includes("fanOutOverIndex(");
  expect(asking.filter((source) => !waits(source))).toEqual([...NEED_NOT_WAIT.keys()].sort());
});

const SITE = "functions/site.ts";

/** The keys that statements of a role name, of the table's items or of what they ask an index for. */
const keysGranted = (statements: readonly Statement[], where: string): readonly string[] =>
  statements
    .filter(
      ({ Action, Resource }) =>
        Action.some((action) => action.startsWith("dynamodb:")) &&
        Resource.every((resource) => (objectOf("dynamodb:Query", resource) ?? "items") === where),
    )
    .flatMap(({ Condition }) => {
      const keys = Condition?.["ForAllValues:StringLike"]?.["dynamodb:LeadingKeys"];
      return keys === undefined ? ["*"] : [keys].flat().map(String);
    });

const covers = (granted: string, key: string): boolean =>
  granted.endsWith("*") ? key.startsWith(granted.slice(0, -1)) : granted === key;

it.each(["items", "by-list", "by-person"])(
  "the public function reaches its own keys and no others: %s",
  (where) => {
    const granted = keysGranted(rightsOf(synthesized(), deployedAs(SITE)), where);
    const reached = [...(siteKeys?.get(where) ?? [])];
    expect(reached).not.toEqual([]);
    expect(reached.filter((key) => !granted.some((one) => covers(one, key)))).toEqual([]);
    expect(granted.filter((one) => !reached.some((key) => covers(one, key)))).toEqual([]);
  },
);

it("the public function neither looks through everything nor hands out what people sent", () => {
  const site = deployedAs(SITE);
  const all = [...grantedTo(synthesized(), site), ...settingsOf(synthesized(), site)];
  expect(all.filter((one) => NEVER_OF_SITE.some((never) => one.includes(never)))).toEqual([]);
});
