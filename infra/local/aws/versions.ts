import * as z from "zod/mini";
import type { Reply } from "./replies.ts";
import type { ResolvedTemplate } from "./template.ts";

/** Where the object store, which knows no versions, keeps them: beside the objects, each under its object's key. */
const HIDDEN = ".versions/";
const GONE = "-gone";

const Bucket = z.object({ VersioningConfiguration: z.optional(z.object({ Status: z.string() })) });

/** An object as it is put. */
export interface PutObject {
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

interface Version {
  readonly key: string;
  readonly id: string;
  readonly at: string;
  readonly size: string;
}

/** The versions of objects, in the buckets that the template says have them. */
export interface ObjectVersions {
  readonly keptIn: (bucket: string) => boolean;
  /** Keeps what was just put as a version. */
  readonly add: (bucket: string, key: string, object: PutObject) => Promise<void>;
  /** Notes that an object was deleted. */
  readonly addDeletion: (bucket: string, key: string) => Promise<void>;
  /** A version of an object, or the object as it is now. */
  readonly read: (bucket: string, key: string, id?: string) => Promise<Response>;
  /** Takes one version away for good. What the newest of the others says becomes the object. */
  readonly remove: (bucket: string, key: string, id: string) => Promise<void>;
  /** S3's list of all versions of all objects whose keys begin so. */
  readonly list: (bucket: string, prefix: string) => Promise<Reply>;
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const plain = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
const partOf = (xml: string, name: string): string =>
  plain(new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? "");
const pathOf = (key: string): string => key.split("/").map(encodeURIComponent).join("/");

// What a version keeps of its object, besides its bytes.
const KEPT = /^(content-(type|disposition|encoding|language)|cache-control|x-amz-meta-.+)$/;

const versionXml = ({ key, id, at, size }: Version, isLatest: boolean): string => {
  const name = id.endsWith(GONE) ? "DeleteMarker" : "Version";
  const bytes = name === "Version" ? `<Size>${size}</Size>` : "";
  return `<${name}><Key>${escaped(key)}</Key><VersionId>${id}</VersionId><IsLatest>${isLatest}</IsLatest><LastModified>${at}</LastModified>${bytes}</${name}>`;
};

/** Keeps versions in the object store at `store`. */
export const keepVersions = (
  template: ResolvedTemplate,
  store: string,
  now: () => number,
): ObjectVersions => {
  const versioned = new Set(
    template
      .ofType("AWS::S3::Bucket")
      .filter(({ properties }) => Bucket.parse(properties).VersioningConfiguration?.Status === "Enabled")
      .map(({ name }) => name),
  );
  let count = 0;
  const newId = (): string => {
    count += 1;
    return `${String(now()).padStart(14, "0")}-${String(count).padStart(6, "0")}`;
  };
  const address = (bucket: string, key: string): string => `${store}/${bucket}/${pathOf(key)}`;
  const hidden = (key: string, id: string): string => `${HIDDEN}${key}/${id}`;
  const call = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const answer = await fetch(url, init);
    if (!answer.ok && answer.status !== 404) throw new Error(await answer.text());
    return answer;
  };
  const put = (bucket: string, key: string, { headers, body }: PutObject) =>
    call(address(bucket, key), { method: "PUT", headers, body: new Uint8Array(body) });

  const listStore = async (bucket: string, prefix: string): Promise<Version[]> => {
    const query = new URLSearchParams({ "list-type": "2", prefix });
    const xml = await (await call(`${store}/${bucket}?${query}`)).text();
    return [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, one = ""]) => ({
      key: partOf(one, "Key"),
      id: "null",
      at: partOf(one, "LastModified"),
      size: partOf(one, "Size"),
    }));
  };

  /** All versions of all objects whose keys begin so, the newest of each first. What was put past the gateway is a version without an id. */
  const versionsOf = async (bucket: string, prefix: string): Promise<Version[]> => {
    const kept = (await listStore(bucket, HIDDEN + prefix)).map((one) => {
      const [, key = "", id = ""] = /^\.versions\/(.*)\/([^/]+)$/s.exec(one.key) ?? [];
      return { ...one, key, id, at: new Date(Number(id.slice(0, 14))).toISOString() };
    });
    const without = (await listStore(bucket, prefix)).filter(
      ({ key }) => !key.startsWith(HIDDEN) && kept.every((one) => one.key !== key),
    );
    return [...kept, ...without].toSorted((a, b) =>
      a.key === b.key ? (a.id < b.id ? 1 : -1) : a.key < b.key ? -1 : 1,
    );
  };

  const read: ObjectVersions["read"] = (bucket, key, id) =>
    call(address(bucket, id === undefined || id === "null" ? key : hidden(key, id)));

  return {
    keptIn: (bucket) => versioned.has(bucket),
    add: async (bucket, key, object) => {
      await put(bucket, hidden(key, newId()), object);
    },
    addDeletion: async (bucket, key) => {
      await put(bucket, hidden(key, newId() + GONE), { headers: {}, body: Buffer.alloc(0) });
    },
    read,
    remove: async (bucket, key, id) => {
      const before = (await versionsOf(bucket, key)).filter((one) => one.key === key);
      await call(address(bucket, id === "null" ? key : hidden(key, id)), { method: "DELETE" });
      if (before[0]?.id !== id || id === "null") return;
      const [, next] = before;
      if (next === undefined || next.id.endsWith(GONE)) {
        await call(address(bucket, key), { method: "DELETE" });
        return;
      }
      const answer = await read(bucket, key, next.id);
      const headers = Object.fromEntries([...answer.headers].filter(([name]) => KEPT.test(name)));
      await put(bucket, key, { headers, body: Buffer.from(await answer.arrayBuffer()) });
    },
    list: async (bucket, prefix) => {
      const versions = await versionsOf(bucket, prefix);
      const lines = versions.map((one, at) => versionXml(one, versions[at - 1]?.key !== one.key));
      return {
        status: 200,
        headers: { "content-type": "application/xml" },
        body: `<?xml version="1.0" encoding="UTF-8"?>\n<ListVersionsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${bucket}</Name><Prefix>${escaped(prefix)}</Prefix><IsTruncated>false</IsTruncated>${lines.join("")}</ListVersionsResult>`,
      };
    },
  };
};
