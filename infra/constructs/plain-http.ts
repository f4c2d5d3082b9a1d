import http from "node:http";
import type { Plugin } from "esbuild";

const FILTER = /^(node:)?http$/;

/** All that the module has but what is made when it is first asked for, such as `WebSocket`. */
const exported = (): string[] =>
  Object.entries(Object.getOwnPropertyDescriptors(http)).flatMap(([name, { get }]) =>
    get === undefined ? [name] : [],
  );

/**
 * An `import` of node:http asks for everything that the module can give, `WebSocket` and with it the whole of undici included: 15 ms of a start,
 * half as much as all clients of the SDK. A library that wants a table of status texts should not cost that. This asks for the module without it.
 */
export const plainHttp = (): Plugin => ({
  name: "plain-http",
  setup: (build) => {
    build.onResolve({ filter: FILTER }, ({ kind }) =>
      kind === "import-statement" ? { path: "http", namespace: "plain-http", sideEffects: false } : null,
    );
    build.onLoad({ filter: /.*/, namespace: "plain-http" }, () => ({
      contents: [
        'const http = /* @__PURE__ */ process.getBuiltinModule("node:http");',
        "export default http;",
        ...exported().map((name) => `export const ${name} = /* @__PURE__ */ (() => http.${name})();`),
      ].join("\n"),
      loader: "js",
    }));
  },
});
