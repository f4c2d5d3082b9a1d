import type { APIGatewayProxyEventV2 } from "aws-lambda";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_BODY, type RequestBody, readForm } from "../../functions/entry-points/request.ts";
import { readUpload } from "../../functions/entry-points/upload.ts";

const eventWith = (body: Buffer, type: string): APIGatewayProxyEventV2 => ({
  version: "2.0",
  routeKey: "$default",
  rawPath: "/here",
  rawQueryString: "",
  headers: { "content-type": type },
  requestContext: {
    accountId: "",
    apiId: "",
    domainName: "",
    domainPrefix: "",
    http: { method: "POST", path: "/here", protocol: "", sourceIp: "", userAgent: "" },
    requestId: "request-1",
    routeKey: "$default",
    stage: "$default",
    time: "",
    timeEpoch: 0,
  },
  body: body.toString("base64"),
  isBase64Encoded: true,
});

const send = async (form: FormData) => {
  const request = new Request("https://programme.example/here", { method: "POST", body: form });
  const type = request.headers.get("content-type") ?? "";
  const event = eventWith(Buffer.from(await request.arrayBuffer()), type);
  return readUpload(event);
};

const read = async (form: FormData): Promise<RequestBody> => {
  const body = await send(form);
  if (body === undefined) throw new Error("It was not read.");
  return body;
};

describe("a form with files", () => {
  it("is read into fields and files, whatever the files are called", async () => {
    const form = new FormData();
    form.append("_form", "token");
    form.append("message", "one\r\ntwo");
    form.append("topic", "a");
    form.append("topic", "b");
    form.append("evidence", new File(["hello"], "Übersicht.txt"));
    form.append("other", new File([], ""));
    const request = await read(form);
    expect([...request.form]).toEqual([
      ["_form", ["token"]],
      ["message", ["one\ntwo"]],
      ["topic", ["a", "b"]],
    ]);
    expect(request.files).toEqual([
      { field: "evidence", name: "Übersicht.txt", bytes: Buffer.from("hello"), cut: false },
    ]);
  });

  it("with more files, or more fields, than any of ours has is read as nothing", async () => {
    const files = new FormData();
    for (let count = 0; count < 6; count += 1) files.append("evidence", new File(["x"], `${count}.txt`));
    expect((await read(files)).files).toEqual([]);
    const fields = new FormData();
    for (let count = 0; count < 70; count += 1) fields.append("field", "x");
    expect((await read(fields)).form.size).toBe(0);
  });

  it("that is too large is not read, and says so", async () => {
    const form = new FormData();
    form.append("evidence", new File([Buffer.alloc(5_000_000)], "large.txt"));
    expect(await send(form)).toBeUndefined();
  });

  it("that only just fits is read, and a file beyond its limit says that it was cut", async () => {
    const form = new FormData();
    form.append("evidence", new File([Buffer.alloc(4 * 1_048_576 + 10)], "large.txt"));
    expect((await read(form)).files).toMatchObject([{ name: "large.txt", cut: true }]);
  });

  it("that is malformed, whatever it is, is read without an error", async () => {
    const types = fc.constantFrom(
      "multipart/form-data; boundary=x",
      "multipart/form-data;",
      "multipart/form-data; boundary=",
    );
    const text = fc.oneof(
      fc.string(),
      fc.constant('--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb'),
    );
    await fc.assert(
      fc.asyncProperty(types, text, async (type, body) => {
        const event = eventWith(Buffer.from(body), type);
        expect((await readUpload(event))?.files).toEqual([]);
      }),
    );
  });

  it("sent to a route without files has no fields", async () => {
    const form = new FormData();
    form.append("_form", "token");
    const request = new Request("https://programme.example/here", { method: "POST", body: form });
    const type = request.headers.get("content-type") ?? "";
    const event = eventWith(Buffer.from(await request.arrayBuffer()), type);
    expect(readForm(event)).toEqual(NO_BODY);
  });
});
