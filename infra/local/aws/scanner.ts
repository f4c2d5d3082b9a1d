import * as z from "zod/mini";
import type { Bus } from "./bus.ts";
import { objectIn } from "./object-rights.ts";
import type { ResolvedTemplate } from "./template.ts";

const TAG = "GuardDutyMalwareScanStatus";
// What every scanner finds: https://www.eicar.org. Written in parts, so that this file is not found.
const EICAR = ["EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!"].join("");

/** In base64, whatever stands before it in its line: what is sure to be in it for each of the three ways to cut bytes into threes. */
const ENCLOSED: ReadonlySet<string> = new Set(
  [0, 1, 2].map((before) =>
    Buffer.from("x".repeat(before) + EICAR)
      .toString("base64")
      .slice(before === 0 ? 0 : 4, 24),
  ),
);

const Plan = z.object({
  ProtectedResource: z.object({
    S3Bucket: z.object({ BucketName: z.string(), ObjectPrefixes: z._default(z.array(z.string()), [""]) }),
  }),
  Actions: z.object({ Tagging: z.object({ Status: z.literal("ENABLED") }) }),
  Role: z.string(),
});

/** Scans objects as the plans of the template say. */
export interface Scanner {
  /** Takes a look at what was put, if it is in a protected bucket: tags it and tells of it on the default bus. */
  scan: (bucket: string, key: string, body: Buffer) => Promise<void>;
  /** The tags of an object, as a policy's condition asks for them. */
  tagsOf: (path: string) => Promise<Record<string, string>>;
}

/** Whether it is in there as it is, or as a mail encloses a file that begins with it. */
const hasTestString = (body: Buffer): boolean =>
  body.includes(EICAR) || [...ENCLOSED].some((text) => body.includes(text));

const tagging = (value: string): string =>
  `<Tagging xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><TagSet><Tag><Key>${TAG}</Key><Value>${value}</Value></Tag></TagSet></Tagging>`;

/** Reads the plans of the template. `store` is where the object store listens. */
export const createScanner = (template: ResolvedTemplate, store: string, bus: Pick<Bus, "put">): Scanner => {
  const plans = template.ofType("AWS::GuardDuty::MalwareProtectionPlan").map(({ arn, properties }) => ({
    arn,
    bucket: Plan.parse(properties).ProtectedResource.S3Bucket,
  }));
  const address = ({ bucket, key }: { bucket: string; key: string }): string =>
    `${store}/${bucket}/${key.split("/").map(encodeURIComponent).join("/")}?tagging`;

  return {
    scan: async (bucket, key, body) => {
      const plan = plans.find(
        (one) =>
          one.bucket.BucketName === bucket &&
          one.bucket.ObjectPrefixes.some((prefix) => key.startsWith(prefix)),
      );
      if (plan === undefined) return;
      const status = hasTestString(body) ? "THREATS_FOUND" : "NO_THREATS_FOUND";
      const kept = await fetch(address({ bucket, key }), { method: "PUT", body: tagging(status) });
      if (!kept.ok) throw new Error(`${key} could not be tagged: ${await kept.text()}`);
      bus.put("default", {
        "detail-type": "GuardDuty Malware Protection Object Scan Result",
        source: "aws.guardduty",
        resources: [plan.arn],
        detail: {
          schemaVersion: "1.0",
          scanStatus: "COMPLETED",
          resourceType: "S3_OBJECT",
          s3ObjectDetails: {
            bucketName: bucket,
            objectKey: key,
            eTag: "",
            versionId: "",
            s3Throttled: false,
          },
          scanResultDetails: {
            scanResultStatus: status,
            threats: status === "THREATS_FOUND" ? [{ name: "EICAR-Test-File" }] : null,
          },
        },
      });
    },
    tagsOf: async (path) => {
      const { bucket, key } = objectIn(path);
      if (plans.every((one) => one.bucket.BucketName !== bucket)) return {};
      const answer = await fetch(address({ bucket, key }));
      const text = answer.ok ? await answer.text() : "";
      const value = new RegExp(`<Key>${TAG}</Key>\\s*<Value>([^<]*)</Value>`).exec(text)?.[1];
      return value === undefined ? {} : { [`s3:ExistingObjectTag/${TAG}`]: value };
    },
  };
};
