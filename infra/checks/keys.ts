import ts from "typescript";
import type { Reach } from "./reach.ts";

/** Texts that an expression may be, as patterns: `*` stands for what is only known when it runs. */
type Patterns = ReadonlySet<string>;

const ANYTHING = "*";

const joined = (parts: readonly Patterns[]): Patterns => {
  let texts = [""];
  for (const part of parts) texts = texts.flatMap((start) => [...part].map((end) => start + end));
  return new Set(texts);
};

const union = (all: readonly Patterns[]): Patterns => new Set(all.flatMap((one) => [...one]));

const ofLiterals = (type: ts.Type): Patterns | undefined => {
  const types = type.isUnion() ? type.types : [type];
  const texts = types.flatMap((one) => (one.isStringLiteral() ? [one.value] : []));
  return texts.length === types.length ? new Set(texts) : undefined;
};

const valueIn = (object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined =>
  object.properties
    .filter(ts.isPropertyAssignment)
    .find((one) => one.name.getText().replaceAll('"', "") === name)?.initializer;

/** What a function gives back, where it is one expression or returns one. */
const resultOf = (made: ts.Expression | ts.FunctionDeclaration): ts.Expression | undefined => {
  if (!ts.isArrowFunction(made) && !ts.isFunctionDeclaration(made)) return undefined;
  const { body } = made;
  if (body === undefined || !ts.isBlock(body)) return body;
  const returns = body.statements.filter(ts.isReturnStatement);
  return returns.length === 1 ? returns[0]?.expression : undefined;
};

/** The texts that an expression may be, by what it is made of: constants, templates, functions of the project that make keys. */
const patternsOf = (node: ts.Expression, checker: ts.TypeChecker): Patterns => {
  const of = (one: ts.Expression): Patterns => patternsOf(one, checker);
  if (ts.isStringLiteralLike(node)) return new Set([node.text]);
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return of(node.expression);
  if (ts.isConditionalExpression(node)) return union([of(node.whenTrue), of(node.whenFalse)]);
  if (ts.isTemplateExpression(node))
    return joined([
      new Set([node.head.text]),
      ...node.templateSpans.flatMap(({ expression, literal }) => [of(expression), new Set([literal.text])]),
    ]);
  const literal = ofLiterals(checker.getTypeAtLocation(node));
  if (literal !== undefined) return literal;
  const declarationOf = (name: ts.Expression): ts.Declaration | undefined => {
    const symbol = checker.getSymbolAtLocation(name);
    const real =
      symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0
        ? checker.getAliasedSymbol(symbol)
        : symbol;
    return real?.valueDeclaration;
  };
  const madeAt = (name: ts.Expression): ts.Expression | ts.FunctionDeclaration | undefined => {
    const declaration = declarationOf(name);
    if (declaration === undefined) return undefined;
    if (ts.isFunctionDeclaration(declaration)) return declaration;
    if (!ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name)) return undefined;
    const { initializer: made } = declaration;
    // `const eventKey = titledEvent.key`
    if (made === undefined || !ts.isPropertyAccessExpression(made)) return made;
    const holder = madeAt(made.expression);
    return holder !== undefined && ts.isObjectLiteralExpression(holder)
      ? valueIn(holder, made.name.text)
      : made;
  };
  if (ts.isIdentifier(node)) {
    const made = madeAt(node);
    return made === undefined || ts.isFunctionDeclaration(made) ? new Set([ANYTHING]) : of(made);
  }
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    const made = madeAt(node.expression);
    const result = made === undefined ? undefined : resultOf(made);
    return result === undefined ? new Set([ANYTHING]) : of(result);
  }
  // `enquiryKey(reference).pk`
  if (ts.isPropertyAccessExpression(node) && ts.isCallExpression(node.expression)) {
    const made = madeAt(node.expression.expression);
    const result = made === undefined ? undefined : resultOf(made);
    const object = result !== undefined && ts.isParenthesizedExpression(result) ? result.expression : result;
    if (object !== undefined && ts.isObjectLiteralExpression(object)) {
      const found = valueIn(object, node.name.text);
      if (found !== undefined) return of(found);
    }
  }
  return new Set([ANYTHING]);
};

/** A pattern up to where it is anything. */
const beginningOf = (pattern: string): string => {
  const at = pattern.indexOf(ANYTHING);
  return at === -1 ? pattern : pattern.slice(0, at + 1);
};

/** Which keys some code reaches, as beginnings (`EVENT#*`) or whole: `items` of the table, and what it asks each index for. */
export type ReachedKeys = ReadonlyMap<string, ReadonlySet<string>>;

/** Names of parameters under which functions of the project take the first key of an item, or the name of a list. */
const PARAMETERS: ReadonlyMap<string, string> = new Map([
  ["pk", "items"],
  ["list", "by-list"],
]);

/** Reads out of the code which keys a function can reach. A key that cannot be told from the code is there as `*`. */
export const keysReachedBy = ({ facts, checker }: Reach, entry: string): ReachedKeys => {
  const fact = (where: string, value: ts.Expression | undefined): readonly string[] =>
    value === undefined ? [] : [...patternsOf(value, checker)].map((one) => `${where} ${beginningOf(one)}`);
  const ofQuery = (query: ts.ObjectLiteralExpression): readonly string[] => {
    const [, name] = / = (:\w+)/.exec(valueIn(query, "KeyConditionExpression")?.getText() ?? "") ?? [];
    const values = valueIn(query, "ExpressionAttributeValues");
    if (name === undefined || values === undefined || !ts.isObjectLiteralExpression(values)) return [];
    const index = valueIn(query, "IndexName");
    const value = valueIn(values, name);
    // What a function was given, those who gave it say (`PARAMETERS`).
    const isGiven =
      value !== undefined &&
      ts.isIdentifier(value) &&
      PARAMETERS.has(value.text) &&
      checker.getSymbolAtLocation(value)?.valueDeclaration?.kind === ts.SyntaxKind.Parameter;
    return isGiven
      ? []
      : fact(index !== undefined && ts.isStringLiteral(index) ? index.text : "items", value);
  };
  const ofCall = (call: ts.CallExpression): readonly string[] => {
    const parameters = checker.getResolvedSignature(call)?.parameters ?? [];
    return parameters.flatMap(({ name, valueDeclaration }, at) => {
      const where = PARAMETERS.get(name);
      const isOurs = valueDeclaration?.getSourceFile().fileName.includes("/shared/") === true;
      return where !== undefined && isOurs ? fact(where, call.arguments[at]) : [];
    });
  };
  const read = facts((node) => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === "pk") return fact("items", node.initializer);
    if (ts.isObjectLiteralExpression(node)) return ofQuery(node);
    return ts.isCallExpression(node) ? ofCall(node) : [];
  });
  const found = new Map<string, Set<string>>();
  for (const one of read(entry)) {
    const [where = "", key = ""] = one.split(/ (.*)/s);
    found.set(where, (found.get(where) ?? new Set()).add(key));
  }
  return found;
};
