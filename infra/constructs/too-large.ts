import { Function as EdgeFunction, FunctionCode, FunctionRuntime } from "aws-cdk-lib/aws-cloudfront";
import type { Construct } from "constructs";

/**
 * The most bytes of a request that reach a function: Lambda takes 6 MB, in which a form is a third longer than it is and has its headers beside it. Above that
 * API Gateway answers by itself, with a line of JSON.
 */
const MOST_BYTES = 4_600_000;

const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>What you sent is too large</title><meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>What you sent is too large</h1>
<p>We did not use it. The files that you send at one time can be up to 4 MB together.</p>
<p>Go back to the page before. What you typed is usually still there. Send your files one by one, or make them smaller: save a document as PDF, or a picture at a lower resolution.</p></main></body></html>`;

const HEADERS: Readonly<Record<string, string>> = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
};

const answer = {
  statusCode: 413,
  statusDescription: "Content Too Large",
  headers: Object.fromEntries(Object.entries(HEADERS).map(([name, value]) => [name, { value }])),
  body: { encoding: "text", data: PAGE },
};

/** Answers a request that is too large with a page, before anything of ours is asked. CloudFront has no error page for 413, so a function of its edge says it. */
export const tooLarge = (scope: Construct, id: string): EdgeFunction =>
  new EdgeFunction(scope, id, {
    comment: "Answers requests that are too large with a page",
    runtime: FunctionRuntime.JS_2_0,
    code: FunctionCode.fromInline(`function handler(event) {
  var length = event.request.headers["content-length"];
  if (length === undefined || Number(length.value) <= ${MOST_BYTES}) return event.request;
  return ${JSON.stringify(answer)};
}`),
  });
