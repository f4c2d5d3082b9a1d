import ts from "typescript";

/** What one node of code says, as words of whoever looks at it. */
type FactsOf = (node: ts.Node) => readonly string[];

/** What is known of a declaration without looking into it; undefined to look. */
type KnownOf = (declaration: ts.Declaration) => readonly string[] | undefined;

/** Looks at the project's code from what runs: which declarations a file's own lead to, whether at its start or later. */
export interface Reach {
  /** Gives all facts of the code that may run when a file does. Each declaration is looked at once, for however many files. */
  readonly facts: (factsOf: FactsOf, knownOf?: KnownOf) => (entry: string) => ReadonlySet<string>;
  readonly checker: ts.TypeChecker;
}

/** The declaration of a file that this one is part of, or is: one variable, one function, one class. */
const topOf = (declaration: ts.Node): ts.Node => {
  let node = declaration;
  while (!ts.isSourceFile(node.parent)) {
    const list = node.parent;
    if (
      ts.isVariableDeclaration(node) &&
      ts.isVariableDeclarationList(list) &&
      ts.isVariableStatement(list.parent) &&
      ts.isSourceFile(list.parent.parent)
    )
      return node;
    node = node.parent;
  }
  return node;
};

/** What is taken of a module that is loaded when it is needed; undefined when that may be anything. */
const takenOf = (imported: ts.CallExpression): readonly string[] | undefined => {
  const awaited = imported.parent;
  if (!ts.isAwaitExpression(awaited)) return undefined;
  const around = ts.isParenthesizedExpression(awaited.parent) ? awaited.parent : awaited;
  const { parent } = around;
  if (ts.isPropertyAccessExpression(parent)) return [parent.name.text];
  if (!ts.isVariableDeclaration(parent) || !ts.isObjectBindingPattern(parent.name)) return undefined;
  return parent.name.elements.map(({ propertyName, name }) => (propertyName ?? name).getText());
};

/** A page's file is loaded for its page; what else it gives, it gives its neighbours. */
const PAGE = "page";

/** A declaration, looked at: its facts, and the declarations that it leads to. */
interface Looked {
  readonly facts: Set<string>;
  readonly next: Set<ts.Node>;
}

const isCode = ({ fileName }: ts.SourceFile): boolean => /\/(functions|shared)\/.*\.ts$/.test(fileName);

/** Reads the project once, for looking from any of its functions. */
export const readReach = (program: ts.Program): Reach => {
  const checker = program.getTypeChecker();
  const real = (symbol: ts.Symbol): ts.Symbol =>
    (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
  const declared = (symbol: ts.Symbol | undefined): readonly ts.Declaration[] =>
    symbol === undefined
      ? []
      : (real(symbol).declarations ?? []).filter(
          (one) => isCode(one.getSourceFile()) && !ts.isSourceFile(one),
        );

  const loaded = (imported: ts.CallExpression): readonly ts.Declaration[] => {
    const [from] = imported.arguments;
    const module = from === undefined ? undefined : checker.getSymbolAtLocation(from);
    if (module === undefined) return [];
    const given = checker.getExportsOfModule(module);
    const names = takenOf(imported) ?? (given.some(({ name }) => name === PAGE) ? [PAGE] : undefined);
    return given.filter(({ name }) => names?.includes(name) ?? true).flatMap(declared);
  };

  const leadsTo = (node: ts.Node): readonly ts.Declaration[] => {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      return loaded(node);
    if (ts.isShorthandPropertyAssignment(node))
      return declared(checker.getShorthandAssignmentValueSymbol(node));
    return ts.isIdentifier(node) ? declared(checker.getSymbolAtLocation(node)) : [];
  };

  const facts: Reach["facts"] = (factsOf, knownOf = () => undefined) => {
    const looked = new Map<ts.Node, Looked>();
    const lookAt = (top: ts.Node): Looked => {
      const found: Looked = { facts: new Set(), next: new Set() };
      const look = (node: ts.Node): void => {
        if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
        for (const fact of factsOf(node)) found.facts.add(fact);
        for (const declaration of leadsTo(node)) {
          const known = knownOf(declaration);
          for (const fact of known ?? []) found.facts.add(fact);
          const next = topOf(declaration);
          const isType = ts.isInterfaceDeclaration(next) || ts.isTypeAliasDeclaration(next);
          if (known === undefined && !isType && next !== top) found.next.add(next);
        }
        ts.forEachChild(node, look);
      };
      look(top);
      return found;
    };
    return (entry) => {
      const file = program.getSourceFile(entry);
      if (file === undefined) throw new Error(`${entry} is no file of the project.`);
      const all = new Set<string>();
      const seen = new Set<ts.Node>([file]);
      for (const top of seen) {
        const found = looked.get(top) ?? lookAt(top);
        looked.set(top, found);
        for (const fact of found.facts) all.add(fact);
        for (const next of found.next) seen.add(next);
      }
      return all;
    };
  };
  return { facts, checker };
};
