declare module "*.njk" {
  import type { Template } from "./templates.ts";

  const template: Template;
  export default template;
}

declare module "markdown-it-footnote" {
  import type { MarkdownIt } from "markdown-it";

  const footnote: (markdown: MarkdownIt) => void;
  export default footnote;
}

declare module "nunjucks/browser/nunjucks-slim.min.js" {
  interface Loader {
    isRelative(name: string): boolean;
    resolve(from: string, to: string): string;
    on(): void;
    getSource(name: string): { src: { type: string; obj: unknown }; path: string; noCache: boolean } | null;
  }

  class Environment {
    constructor(loaders: Loader[], options: { autoescape: boolean; throwOnUndefined: boolean });
    addFilter(name: string, filter: (value: never, one: never, many: never) => string): void;
    render(name: string, context: object): string;
  }

  const nunjucks: { Environment: typeof Environment };
  export default nunjucks;
}
