import ts from "typescript";

/** A place where a list is cut so that its whole number is lost, or where the number of a part of it is taken. */
export interface Part {
  readonly where: string;
  readonly text: string;
}

const named = (node: ts.Node, name: string): node is ts.PropertyAccessExpression =>
  ts.isPropertyAccessExpression(node) && node.name.text === name;

/** `.slice(0, most)`. What is counted from the end (`.slice(0, -1)`) leaves nothing out that was not meant. */
const isCut = (
  node: ts.Node,
): node is ts.CallExpression & { readonly expression: ts.PropertyAccessExpression } =>
  ts.isCallExpression(node) &&
  named(node.expression, "slice") &&
  node.arguments.length === 2 &&
  node.arguments[0]?.getText() === "0" &&
  !(node.arguments[1] !== undefined && ts.isPrefixUnaryExpression(node.arguments[1]));

const isList = (checker: ts.TypeChecker, node: ts.Expression): boolean => {
  const type = checker.getTypeAtLocation(node);
  return checker.isArrayType(type) || checker.isTupleType(type);
};

/** Whether a length is only compared with a number: whether there is any, not how many. */
const isAsked = ({ parent }: ts.Node): boolean =>
  ts.isBinaryExpression(parent) &&
  (ts.isNumericLiteral(parent.left) || ts.isNumericLiteral(parent.right)) &&
  parent.operatorToken.kind !== ts.SyntaxKind.PlusToken &&
  parent.operatorToken.kind !== ts.SyntaxKind.MinusToken;

/** What is left when the steps are taken away by which a list of as many is made of a list. */
const origin = (node: ts.Expression): ts.Expression =>
  ts.isCallExpression(node) && (named(node.expression, "map") || named(node.expression, "toSorted"))
    ? origin(node.expression.expression)
    : node;

/**
 * Every place in a file where people may be told the number of a part for that of the whole: where a list is cut without `firstOf`, which keeps how many there are, or
 * the length is taken of what was cut, if the file `shows` something; and in any file, where the length of a `shown` is taken.
 */
export const partsIn = (program: ts.Program, file: ts.SourceFile, shows: boolean): readonly Part[] => {
  const checker = program.getTypeChecker();
  const found: Part[] = [];
  const add = (node: ts.Node): void => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    found.push({ where: `${file.fileName}:${line + 1}`, text: node.getText(file).split("\n", 1)[0] ?? "" });
  };
  const isShownPart = (node: ts.Expression): boolean =>
    named(node, "shown") && checker.getTypeAtLocation(node.expression).getProperty("isLeast") !== undefined;
  const wasCut = (node: ts.Expression): boolean => {
    const from = origin(node);
    if (isShownPart(from) || (isCut(from) && isList(checker, from.expression.expression))) return true;
    const declared = ts.isIdentifier(from) ? checker.getSymbolAtLocation(from)?.valueDeclaration : undefined;
    return (
      declared !== undefined &&
      ts.isVariableDeclaration(declared) &&
      declared.initializer !== undefined &&
      declared.getSourceFile() === file &&
      wasCut(declared.initializer)
    );
  };
  const visit = (node: ts.Node): void => {
    if (shows && isCut(node) && isList(checker, node.expression.expression)) add(node);
    if (
      named(node, "length") &&
      !isAsked(node) &&
      (isShownPart(node.expression) || (shows && wasCut(node.expression)))
    )
      add(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
};

const PRINTED = /\{\{[^{}]*\bshown(?:\.length| \| length)[^{}]*\}\}/g;

/** The places in a template that print how many are shown. */
export const partsPrinted = (where: string, template: string): readonly Part[] =>
  template
    .split("\n")
    .flatMap((line, index) =>
      (line.match(PRINTED) ?? []).map((text) => ({ where: `${where}:${index + 1}`, text })),
    );
