import { openUploadToken } from "../../shared/pages/form-token.ts";
import { readSettings } from "../../shared/platform/settings.ts";
import type { SigningKeys } from "../../shared/platform/signing.ts";
import { lazily } from "./needs.ts";
import { field, type PageRequest, type UploadedFile } from "./request.ts";

/** The bucket to which browsers send files straight. The S3 client comes with the first of them. */
export const uploadsBucket = lazily(async () => {
  const { openUploads } = await import("../../shared/files/uploads.ts");
  return openUploads(readSettings(["UPLOADS_BUCKET"], process.env).UPLOADS_BUCKET);
});

/** The file that was sent to the bucket before the form that names it, as if it had come with the form. Nobody's but this visitor's. */
export const directFiles = async (
  { formKeys }: { readonly formKeys: SigningKeys },
  { form }: Pick<PageRequest, "form">,
  visitor: string,
): Promise<readonly UploadedFile[]> => {
  const id = openUploadToken(formKeys, visitor, field(form, "_upload"));
  if (id === null) return [];
  const { readUpload } = await import("../../shared/files/uploads.ts");
  const bytes = await readUpload(await uploadsBucket(), id);
  if (bytes === undefined) return [];
  return [{ field: "upload", name: field(form, "_uploadName"), bytes, cut: false }];
};
