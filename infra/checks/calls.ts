import ts from "typescript";
import type { Reach } from "./reach.ts";

/** What a function can ask of AWS, as its code says: rights as `needed` writes them, and the settings it reads. */
export interface Calls {
  /** `dynamodb:PutItem`, `dynamodb:Query by-list`, `s3:GetObject files`: the action, and of what where there are several. */
  readonly rights: ReadonlySet<string>;
  readonly settings: ReadonlySet<string>;
}

/** The rights that each call of the SDK needs. Queries are told by their conditions, which name the index. */
const COMMANDS: ReadonlyMap<string, readonly string[]> = new Map([
  ["GetCommand", ["dynamodb:GetItem"]],
  ["BatchGetCommand", ["dynamodb:BatchGetItem"]],
  ["QueryCommand", []],
  ["PutCommand", ["dynamodb:PutItem"]],
  ["UpdateCommand", ["dynamodb:UpdateItem"]],
  ["DeleteCommand", ["dynamodb:DeleteItem"]],
  // A transaction always puts the marker of what it is; each write in it needs the right of its own kind.
  ["TransactWriteCommand", ["dynamodb:PutItem"]],
  ["PutEventsCommand", ["events:PutEvents"]],
  ["SendMessageBatchCommand", ["sqs:SendMessage"]],
  ["ChangeMessageVisibilityCommand", ["sqs:ChangeMessageVisibility"]],
  // SES asks for this right when a mail is handed over whole, whichever of its APIs is used.
  ["SendEmailCommand", ["ses:SendRawEmail"]],
  ["DeleteSuppressedDestinationCommand", ["ses:DeleteSuppressedDestination"]],
  ["InvokeCommand", ["lambda:InvokeFunction"]],
  ["GetObjectCommand", ["s3:GetObject"]],
  ["HeadObjectCommand", ["s3:GetObject"]],
  ["GetObjectTaggingCommand", ["s3:GetObjectTagging"]],
  ["PutObjectCommand", ["s3:PutObject"]],
  ["DeleteObjectCommand", ["s3:DeleteObject"]],
  ["ListObjectVersionsCommand", ["s3:ListBucketVersions"]],
  ["Upload", ["s3:PutObject", "s3:AbortMultipartUpload"]],
  ["GetSecretValueCommand", []],
]);

/** The rights of those that are about one version of an object. */
const OF_VERSIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ["DeleteObjectCommand", ["s3:DeleteObjectVersion"]],
]);

/** What is read by key at the same moment is read in one call, so that whoever reads one item may need the right to read several. */
const READS: ReadonlyMap<string, readonly string[]> = new Map([
  ["readItem", ["dynamodb:GetItem", "dynamodb:BatchGetItem"]],
  ["readItems", ["dynamodb:BatchGetItem"]],
]);
const READS_FILE = "/shared/platform/dynamo.ts";

/** The writes of a `Change`, by the name that says what is done with the item. */
const WRITES: ReadonlyMap<string, string> = new Map([
  ["put", "dynamodb:PutItem"],
  ["update", "dynamodb:UpdateItem"],
  ["count", "dynamodb:UpdateItem"],
  ["delete", "dynamodb:DeleteItem"],
  ["check", "dynamodb:ConditionCheckItem"],
]);

/** Which bucket the calls of a file are about. */
const BUCKETS: ReadonlyMap<string, string> = new Map([
  ["shared/files/bucket.ts", "files"],
  ["shared/files/uploads.ts", "uploads"],
  ["shared/files/versions.ts", "files"],
  ["shared/exports/bucket.ts", "exports"],
  ["functions/entry-points/incoming-mail.ts", "incoming"],
  ["shared/incoming-mail/mail-bucket.ts", "incoming"],
  ["shared/incoming-mail/mail-versions.ts", "incoming"],
  ["shared/privacy/access/bucket.ts", "copies"],
]);

const SECRETS = ["SECRET_ID", "DESK_SECRET_ID", "FRONT_DOOR_SECRET_ID"];

const placeOf = (node: ts.Node): string =>
  node.getSourceFile().fileName.replace(/^.*\/(?=(functions|shared)\/)/, "");

/** The rights of one call of the SDK. Throws at one that nobody has said the rights of. */
const ofCommand = ({ expression, arguments: given }: ts.NewExpression): readonly string[] => {
  const name = expression.getText();
  if (!/Command$|^Upload$/.test(name)) return [];
  const [input] = given ?? [];
  const ofVersion =
    input !== undefined && ts.isObjectLiteralExpression(input) && valueIn(input, "VersionId") !== undefined;
  const rights = (ofVersion ? OF_VERSIONS : COMMANDS).get(name);
  if (rights === undefined)
    throw new Error(`infra/checks/calls.ts does not know which rights ${name} needs.`);
  return rights.map((right) => {
    if (!right.startsWith("s3:")) return right;
    const bucket = BUCKETS.get(placeOf(expression));
    if (bucket === undefined)
      throw new Error(`infra/checks/calls.ts does not know which bucket ${placeOf(expression)} is about.`);
    // Versions are listed of a bucket, everything else is done to objects below a prefix.
    return `${right} ${right === "s3:ListBucketVersions" && bucket === "incoming" ? "mail" : bucket}`;
  });
};

const textOf = (node: ts.Expression | undefined): string | undefined =>
  node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;

/** The texts of a list that is written where it is used, or as a constant. */
const namesIn = (list: ts.Expression, checker: ts.TypeChecker): readonly string[] => {
  if (ts.isArrayLiteralExpression(list)) return list.elements.map((one) => textOf(one) ?? one.getText());
  if (ts.isAsExpression(list)) return namesIn(list.expression, checker);
  const [made] = checker.getSymbolAtLocation(list)?.declarations ?? [];
  if (made === undefined || !ts.isVariableDeclaration(made) || made.initializer === undefined)
    throw new Error(`Which settings does ${placeOf(list)} read?`);
  return namesIn(made.initializer, checker);
};

type Named = ts.PropertyAssignment | ts.ShorthandPropertyAssignment;

const isNamed = (node: ts.Node): node is Named =>
  (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) &&
  (ts.isIdentifier(node.name) || ts.isStringLiteral(node.name));

const nameOf = ({ name }: Named): string => ("text" in name ? name.text : "");

const valueIn = (object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined => {
  const found = object.properties.filter(isNamed).find((one) => nameOf(one) === name);
  return found === undefined || ts.isShorthandPropertyAssignment(found) ? undefined : found.initializer;
};

/** Whether timers are cancelled here, and not only handed on from where they were made up. */
const cancels = (named: Named, checker: ts.TypeChecker): boolean => {
  if (ts.isPropertyAssignment(named)) {
    const { initializer } = named;
    const isHandedOn = ts.isIdentifier(initializer) || /\.cancelTimers\b/.test(initializer.getText());
    return !isHandedOn && !(ts.isArrayLiteralExpression(initializer) && initializer.elements.length === 0);
  }
  const [made] = checker.getShorthandAssignmentValueSymbol(named)?.declarations ?? [];
  return made !== undefined && ts.isVariableDeclaration(made) && ts.isIdentifier(made.name);
};

const isKey = (type: ts.Type): boolean =>
  type.isUnion()
    ? type.types.every(isKey)
    : type.getProperty("pk") !== undefined && type.getProperty("sk") !== undefined;

const ofWrite = (named: Named, checker: ts.TypeChecker): readonly string[] => {
  const name = nameOf(named);
  if (name === "cancelTimers") return cancels(named, checker) ? ["dynamodb:DeleteItem"] : [];
  const right = WRITES.get(name);
  if (right === undefined) return [];
  const type = ts.isPropertyAssignment(named)
    ? checker.getTypeAtLocation(named.initializer)
    : checker.getTypeAtLocation(named.name);
  return isKey(type) ? [right] : [];
};

/** The indexes that a query may be of; the table itself where it names none. */
const ofQuery = (query: ts.ObjectLiteralExpression, checker: ts.TypeChecker): readonly string[] => {
  const index = valueIn(query, "IndexName");
  if (index === undefined) return ["dynamodb:Query"];
  const type = checker.getTypeAtLocation(index);
  const names = (type.isUnion() ? type.types : [type]).map((one) => (one.isStringLiteral() ? one.value : ""));
  const known = textOf(index) === undefined ? names : [textOf(index) ?? ""];
  if (known.includes("")) throw new Error(`Which index does ${placeOf(query)} query?`);
  return known.map((name) => `dynamodb:Query ${name}`);
};

const SETTING = "setting ";

/** The settings that are read here. */
const ofReading = (call: ts.CallExpression, checker: ts.TypeChecker): readonly string[] => {
  const called = call.expression.getText();
  if (called === "paginateScan") return ["dynamodb:Scan"];
  const [names] = call.arguments;
  if (called !== "readSettings" || names === undefined) return [];
  return namesIn(names, checker).map((name) => `${SETTING}${name}`);
};

/** Reads what each function of the project can ask of AWS, from all that its file leads to. */
export const readCalls = ({ facts, checker }: Reach): ((entry: string) => Calls) => {
  const knownOf = (declaration: ts.Declaration): readonly string[] | undefined =>
    ts.isVariableDeclaration(declaration) && declaration.getSourceFile().fileName.endsWith(READS_FILE)
      ? READS.get(declaration.name.getText())
      : undefined;
  const factsOf = (node: ts.Node): readonly string[] => {
    if (ts.isNewExpression(node)) return ofCommand(node);
    if (ts.isCallExpression(node)) return ofReading(node, checker);
    if (isNamed(node)) return ofWrite(node, checker);
    return ts.isObjectLiteralExpression(node) && valueIn(node, "KeyConditionExpression") !== undefined
      ? ofQuery(node, checker)
      : [];
  };
  const read = facts(factsOf, knownOf);
  return (entry) => {
    const all = [...read(entry)];
    const settings = new Set(
      all.filter((fact) => fact.startsWith(SETTING)).map((fact) => fact.slice(SETTING.length)),
    );
    const secrets = SECRETS.filter((name) => settings.has(name));
    return {
      rights: new Set([
        ...all.filter((fact) => !fact.startsWith(SETTING)),
        ...secrets.map((name) => `secretsmanager:GetSecretValue ${name}`),
      ]),
      settings,
    };
  };
};

/** The project as the compiler sees it. */
export const readProgram = (root: string): ts.Program => {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  return ts.createProgram(fileNames, options);
};
