import ts from "typescript";

/** A pattern of the product: where it stands, and what it says. */
export interface Pattern {
  readonly where: string;
  readonly source: string;
  readonly flags: string;
}

const BETWEEN_SLASHES = /^\/(.*)\/([a-z]*)$/s;

/** Every regular expression that is written in a file of TypeScript. */
export const patternsIn = (file: string, text: string): readonly Pattern[] => {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, source = "", flags = ""] = BETWEEN_SLASHES.exec(node.text) ?? [];
      const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
      found.push({ where: `${file}:${line}`, source, flags });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
};
