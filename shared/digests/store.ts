import type { Write } from "../journal/commit.ts";
import { DIGESTS, type DigestOfDay } from "./model.ts";

/** The write that keeps that digests went out on a day. */
export const digestListWrite = (digest: DigestOfDay): Write => ({
  put: {
    pk: `DIGEST#${digest.id}`,
    sk: "DIGEST",
    digest,
    list: DIGESTS,
    listSort: `${digest.at}#${digest.id}`,
  },
});
