import type { APIGatewayProxyEventV2 } from "aws-lambda";
import busboy from "busboy";
import { MOST_BYTES_BY_FORM } from "../../shared/files/file.ts";
import { addField, bytesOf, NO_BODY, type RequestBody, readForm, type UploadedFile } from "./request.ts";

/** The most that a form with files can be, in bytes: beyond it Lambda does not start, and the visitor meets the error of API Gateway. */
const MOST_BYTES = MOST_BYTES_BY_FORM + 300_000;

const LIMITS = {
  files: 5,
  fileSize: MOST_BYTES_BY_FORM,
  fields: 60,
  fieldSize: 120_000,
  parts: 66,
  headerPairs: 20,
};

/** For the forms that take a whole folder of small files. */
const MANY = { ...LIMITS, files: 200, parts: 261 };

/** Reads the parts of a form. What is malformed, or more than any form of ours has, is as if nothing had been sent. */
const readParts = (type: string, body: Buffer, limits: typeof LIMITS): Promise<RequestBody> =>
  new Promise((done) => {
    const form = new Map<string, string[]>();
    const files: UploadedFile[] = [];
    const nothing = (): void => done(NO_BODY);
    try {
      const parser = busboy({ headers: { "content-type": type }, defParamCharset: "utf8", limits });
      parser.on("field", (name, value, { nameTruncated, valueTruncated }) => {
        if (nameTruncated || valueTruncated) nothing();
        addField(form, name, value);
      });
      parser.on("file", (field, stream, { filename }) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("error", nothing);
        stream.on("close", () => {
          const bytes = Buffer.concat(chunks);
          // A browser sends an empty part for a field in which no file was chosen.
          if (filename === undefined || (filename === "" && bytes.length === 0)) return;
          files.push({ field, name: filename, bytes, cut: stream.truncated === true });
        });
      });
      for (const limit of ["partsLimit", "filesLimit", "fieldsLimit"] as const) parser.on(limit, nothing);
      parser.on("error", nothing);
      parser.on("close", () => done({ form, files }));
      parser.end(body);
    } catch {
      nothing();
    }
  });

/**
 * Reads the fields and files of a form that may be sent as `multipart/form-data`; undefined when more was sent than such a form can hold: then
 * nothing of it was read. For the routes that say they take files (`many`: more than a handful): everywhere else such a form has no
 * fields, and so no token, and is refused. Never throws.
 */
export const readUpload = async (
  event: APIGatewayProxyEventV2,
  many = false,
): Promise<RequestBody | undefined> => {
  const type = event.headers["content-type"] ?? "";
  if (!/^multipart\/form-data\s*;/i.test(type)) return readForm(event);
  const { body = "", isBase64Encoded } = event;
  if (bytesOf(event) > MOST_BYTES) return undefined;
  return readParts(type, Buffer.from(body, isBase64Encoded ? "base64" : "utf8"), many ? MANY : LIMITS);
};
