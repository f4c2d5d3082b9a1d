import ts from "typescript";

/** A place where something is looked up in a plain object by a text that may be anything. */
export interface Lookup {
  readonly where: string;
  readonly text: string;
}

// What objects inherit is called by letters and low lines alone, so a name with anything else in it is none of that.
const OWN_MARK = /[^A-Za-z_]/;

const ANY = ts.TypeFlags.String | ts.TypeFlags.Any | ts.TypeFlags.Unknown;

const isAnyText = (type: ts.Type): boolean =>
  type.isUnion() ? type.types.some(isAnyText) : (type.flags & ANY) !== 0;

const isMarked = (name: ts.Expression): boolean =>
  ts.isTemplateExpression(name) &&
  [name.head, ...name.templateSpans.map(({ literal }) => literal)].some(({ text }) => OWN_MARK.test(text));

/**
 * Every place in a file where a plain object is asked for a name that may be any text: `record[name]`, `name in record`. Objects inherit
 * names (`constructor`, `__proto__`), so what is asked for may be there although nobody put it there. A name that is written in the code, or whose
 * type lists the names that there are, is none of these; nor is one that is made with a hyphen or a digit, or a place in a list.
 */
export const lookupsIn = (program: ts.Program, file: ts.SourceFile): readonly Lookup[] => {
  const checker = program.getTypeChecker();
  const found: Lookup[] = [];
  const isLookup = (name: ts.Expression): boolean =>
    isAnyText(checker.getTypeAtLocation(name)) && !isMarked(name);
  const add = (node: ts.Node): void => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    found.push({ where: `${file.fileName}:${line + 1}`, text: node.getText(file).split("\n", 1)[0] ?? "" });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isElementAccessExpression(node) && isLookup(node.argumentExpression)) add(node);
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.InKeyword &&
      isLookup(node.left)
    )
      add(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
};
