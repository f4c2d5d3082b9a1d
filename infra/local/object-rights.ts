/** What is done to one object by each method of HTTP. */
export const OBJECT_ACTIONS: Readonly<Record<string, string>> = {
  GET: "s3:GetObject",
  HEAD: "s3:HeadObject",
  PUT: "s3:PutObject",
  DELETE: "s3:DeleteObject",
};

/** The bucket and the key in a path of S3's. */
export const objectIn = (path: string): { bucket: string; key: string } => {
  const [, bucket = "", key = ""] = /^\/([^/]+)\/(.+)$/s.exec(path) ?? [];
  return { bucket, key };
};

/** The action of a call of S3: what it does to one object. Lists and the rest are `s3:<method> <path>`, which nothing here carries out. */
export const objectActionOf = (method: string, path: string): string =>
  (objectIn(path).key === "" ? undefined : OBJECT_ACTIONS[method]) ?? `s3:${method} ${path}`;

/** What a policy must allow for a call of S3. To see what an object is needs the right to read it: there is no s3:HeadObject in IAM. */
export const objectRight = (action: string, path: string): { action: string; resource: string } => ({
  action: action === "s3:HeadObject" ? "s3:GetObject" : action,
  resource: `arn:aws:s3:::${path.slice(1)}`,
});
