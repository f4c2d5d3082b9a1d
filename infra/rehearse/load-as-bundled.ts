import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { compileTemplate } from "../constructs/nunjucks-templates.ts";

/** Has this process load what a bundle is made of: templates compiled, fonts and the like as the paths of their files. To be called before such a module is imported. */
export const loadAsBundled = (): void => {
  registerHooks({
    load: (url, context, next) => {
      if (url.endsWith(".njk"))
        return { format: "module", source: compileTemplate(fileURLToPath(url)), shortCircuit: true };
      if (/\.(ttf|wasm)$/.test(url)) {
        const source = `export default ${JSON.stringify(fileURLToPath(url))};`;
        return { format: "module", source, shortCircuit: true };
      }
      return next(url, context);
    },
  });
};
