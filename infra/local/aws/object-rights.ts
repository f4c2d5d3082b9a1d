/** What is done to one object by each method of HTTP. */
const BY_METHOD: Readonly<Record<string, string>> = {
  GET: "s3:GetObject",
  HEAD: "s3:HeadObject",
  PUT: "s3:PutObject",
  DELETE: "s3:DeleteObject",
};

/** What is done to an object that is sent in parts, by the method and the parameter that says so. */
const IN_PARTS: Readonly<Record<string, string>> = {
  "POST uploads": "s3:CreateMultipartUpload",
  "PUT uploadId": "s3:UploadPart",
  "POST uploadId": "s3:CompleteMultipartUpload",
  "DELETE uploadId": "s3:AbortMultipartUpload",
};

/** What is done to the tags of an object. */
const TAGS: Readonly<Record<string, string>> = { GET: "s3:GetObjectTagging", PUT: "s3:PutObjectTagging" };

/** What is done with versions: to see which there are of the objects whose keys begin so, and to take one away for good. */
const LIST_VERSIONS = "s3:ListBucketVersions";
const DELETE_VERSION = "s3:DeleteObjectVersion";

/** Everything that can be done to an object here. */
export const OBJECT_ACTIONS: readonly string[] = [
  ...Object.values(BY_METHOD),
  ...Object.values(IN_PARTS),
  ...Object.values(TAGS),
  LIST_VERSIONS,
  DELETE_VERSION,
];

/** What a policy must allow where that is not called as the call is: to see what an object is needs the right to read it, to send its parts the right to put it. */
const RIGHTS: Readonly<Record<string, string>> = {
  "s3:HeadObject": "s3:GetObject",
  "s3:CreateMultipartUpload": "s3:PutObject",
  "s3:UploadPart": "s3:PutObject",
  "s3:CompleteMultipartUpload": "s3:PutObject",
};

/** The bucket and the key in a path of S3's. */
export const objectIn = (path: string): { bucket: string; key: string } => {
  const [, bucket = "", key = ""] = /^\/([^/]+)\/(.+)$/s.exec(path) ?? [];
  return { bucket, key };
};

/** The action of a call of S3: what it does to one object. Lists and the rest are `s3:<method> <path>`, which nothing here carries out. */
export const objectActionOf = (method: string, path: string, query: URLSearchParams): string => {
  if (method === "GET" && query.has("versions")) return LIST_VERSIONS;
  if (method === "DELETE" && query.has("versionId")) return DELETE_VERSION;
  const parts = ["uploads", "uploadId"].find((name) => query.has(name));
  const whole = query.has("tagging") ? TAGS[method] : BY_METHOD[method];
  const known = parts === undefined ? whole : IN_PARTS[`${method} ${parts}`];
  return (objectIn(path).key === "" ? undefined : known) ?? `s3:${method} ${path}`;
};

/** What a policy must allow for a call of S3. */
export const objectRight = (
  action: string,
  path: string,
  query: URLSearchParams,
): { action: string; resource: string; context: Record<string, string> } => ({
  action: RIGHTS[action] ?? action,
  resource: `arn:aws:s3:::${path.slice(1).replace(/\/$/, "")}`,
  context: action === LIST_VERSIONS ? { "s3:prefix": query.get("prefix") ?? "" } : {},
});
