// Which way imports may point; docs/decisions/0001-layout.md says why. Run by `npm run check`.
const platform = "platform|journal|timers|letters|people|pages|sign-in|failures";

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circles",
      severity: "error",
      comment: "A circle of imports has no beginning to read it from, types included.",
      from: {},
      to: { circular: true },
    },
    {
      name: "shared-knows-no-function",
      severity: "error",
      comment: "Arrows point one way: functions use shared, never the other way round.",
      from: { path: "^shared/" },
      to: { path: "^(functions|infra|tests)/" },
    },
    {
      name: "functions-know-no-infrastructure",
      severity: "error",
      from: { path: "^functions/" },
      to: { path: "^(infra|tests)/" },
    },
    {
      name: "infrastructure-knows-only-names",
      severity: "error",
      comment:
        "What is deployed takes names of entries and addresses from the lists of all; it holds no rules of the product.",
      from: { path: "^infra/(app|environments|stacks|features|constructs)" },
      to: {
        path: "^shared/",
        pathNot:
          "^shared/(all-entries|journal/entry-source|pages/paths|platform/(settings|given-up|scan-tag)[.]ts$)",
      },
    },
    {
      name: "a-feature-keeps-its-store-to-itself",
      severity: "error",
      comment:
        "Another feature reacts to entries or calls a published read function (read.ts), never a store, the feature's or a part's.",
      from: { path: "^shared/([^/]+)/" },
      to: { path: "^shared/.+/store[.]ts$", pathNot: `^shared/($1|${platform})/` },
    },
    {
      name: "a-function-uses-its-own-feature",
      severity: "error",
      comment:
        "The pages and reactions of a feature use that feature's store; of others, only what they publish.",
      from: { path: "^functions/([^/]+)/" },
      to: { path: "^shared/.+/store[.]ts$", pathNot: `^shared/($1|${platform})/` },
    },
    {
      name: "lists-of-all-only-where-all-are-needed",
      severity: "error",
      comment:
        "Whoever imports a list of all takes every feature along; titles alone stand in journal/entry-titles.ts and letters/letter-titles.ts.",
      from: {
        path: "^(shared|functions)/",
        pathNot:
          "^functions/letters/(queue-send-letter|preview|desk-letter-kinds|outbox/desk-outbox-letter)[.]ts$",
      },
      to: { path: "^shared/all-(entries|letters)[.]ts$" },
    },
    {
      name: "decisions-are-pure",
      severity: "error",
      comment: "A decision knows no table, no clock, no network: it can be tested by calling it.",
      from: { path: "^shared/.+/decide[^/]*[.]ts$" },
      to: {
        path: "(store|commit|dynamo|logger|secret|settings)[.]ts$|^node_modules/(@aws-sdk|openid-client)",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "only-stores-know-the-table",
      severity: "error",
      comment: "Keys and expressions stand in one file of each feature.",
      from: { path: "^(shared|functions)/", pathNot: "(store|transact|dynamo|team|publish|late)[.]ts$" },
      to: {
        path: "^node_modules/@aws-sdk/(lib-dynamodb|client-dynamodb)",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "licence-of-the-policy-simulator",
      severity: "error",
      comment: "AGPL: a development tool, never in what is deployed.",
      from: { path: "^(shared|functions)/" },
      to: { path: "^node_modules/@cloud-copilot" },
    },
    {
      name: "the-local-stack-has-one-door",
      severity: "error",
      comment:
        "infra/local/README.md: whoever is outside imports index.ts; the local stack's own tests reach its parts.",
      from: { pathNot: "^(infra/local|tests/infra/local)/" },
      to: { path: "^infra/local/", pathNot: "^infra/local/index[.]ts$" },
    },
    {
      name: "what-stands-for-aws-knows-no-product",
      severity: "error",
      comment:
        "aws/ runs any template: what it must know of the product is passed in (aws/correlations.ts). There are no exceptions.",
      from: { path: "^infra/local/aws/" },
      to: { pathNot: "^(infra/local/(aws|bench)/|node_modules/)", dependencyTypesNot: ["core"] },
    },
    {
      name: "what-steers-the-local-stack-stands-alone",
      severity: "error",
      comment: "Clock, faults, recorder and activity know nothing of what they steer.",
      from: { path: "^infra/local/bench/" },
      to: { pathNot: "^(infra/local/bench/|node_modules/)", dependencyTypesNot: ["core"] },
    },
    {
      name: "nothing-unresolved",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(aws-lambda$|./(nhsuk-frontend|accessible-autocomplete))" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "[.]njk$|[.]wasm$|[.]ttf$" },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      extensions: [".ts", ".js", ".mjs", ".cjs", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
    },
  },
};
