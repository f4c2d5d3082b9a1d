import { refusedUnread } from "../../shared/files/check.ts";
import { MOST_BYTES_DIRECT, safeName } from "../../shared/files/file.ts";
import { fileProblem } from "../../shared/files/words.ts";
import { makeUploadToken } from "../../shared/pages/form-token.ts";
import { uploadsBucket } from "./direct-files.ts";
import type { PageNeeds, Visit } from "./page.ts";
import type { Given, Stepped } from "./step.ts";
import type { Fields } from "./typed-fields.ts";

const UNGUESSABLE_BYTES = 16;

/**
 * The step by which the script of a page asks where to send a file (`shared/pages/assets/upload.js`): answers the address for one file of that
 * size, and the token by which its form names it later; or in words why such a file is not taken. Whoever may use the page may ask.
 */
export const prepareUpload = {
  run: async (
    needs: PageNeeds,
    _found: unknown,
    { form, visit }: Given<Visit, Fields>,
  ): Promise<Stepped<never>> => {
    const name = safeName(form["name"] ?? "");
    const size = /^\d{1,12}$/.test(form["size"] ?? "") ? Number(form["size"]) : 0;
    const refused = refusedUnread({ name, size }, MOST_BYTES_DIRECT);
    if (refused !== undefined) return { json: { problem: fileProblem(name, refused, MOST_BYTES_DIRECT) } };
    const id = Buffer.from(needs.randomBytes(UNGUESSABLE_BYTES)).toString("base64url");
    const { addressToUpload } = await import("../../shared/files/uploads.ts");
    const address = await addressToUpload(await uploadsBucket(), id, size);
    return { json: { ...address, upload: makeUploadToken(needs.formKeys, visit.visitor, id) } };
  },
} as const;
