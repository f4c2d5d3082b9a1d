import { keepFile, openFiles } from "../../shared/files/bucket.ts";
import { checkFile, type GoodFile } from "../../shared/files/check.ts";
import { extensionOf, MOST_BYTES_BY_FORM, safeName } from "../../shared/files/file.ts";
import { fileProblem } from "../../shared/files/words.ts";
import { formError } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { readSettings, settings } from "../../shared/platform/settings.ts";
import { addFiles, removeFile } from "../../shared/problems/commands-submission.ts";
import { MOST_FILES } from "../../shared/problems/decide-files.ts";
import { lazily } from "../entry-points/needs.ts";
import type { Page, PageNeeds, Visit } from "../entry-points/page.ts";
import { field, type PageRequest } from "../entry-points/request.ts";
import { draftRefusals } from "./draft-refusals.ts";
import { draftPaths, type FoundDraft, followDraft } from "./draft-view.ts";
import { showFiles } from "./files-view.ts";

const filesBucket = lazily(() =>
  openFiles(readSettings(settings.pick({ FILES_BUCKET: true }), process.env).FILES_BUCKET),
);

/** Keeps a file under a name that says nothing of who sent it, so that downloading it tells an assessor no more than the page does. */
const keepNameless = async (good: GoodFile, id: string, reference: string) => {
  const name = `${reference}-${id.slice(-6)}.${extensionOf(good.name)}`;
  const kept = await keepFile(await filesBucket(), { ...good, name }, id);
  return { ...kept, name: good.name };
};

const add = async (needs: PageNeeds, request: PageRequest, visit: Visit, found: FoundDraft) => {
  const [sent] = request.files;
  const complain = (text: string, status = 422) =>
    showFiles(needs, visit, found, { errors: formError("upload", text) }, status);
  if (sent === undefined) return complain("Choose a file");
  if (found.problem.status !== "draft" || found.problem.files.length >= MOST_FILES)
    return complain(draftRefusals["too-many-files"], 409);
  if (sent.cut) return complain(fileProblem(safeName(sent.name), "too-large", MOST_BYTES_BY_FORM));
  const checked = await checkFile(sent, MOST_BYTES_BY_FORM);
  if ("refused" in checked)
    return complain(fileProblem(safeName(sent.name), checked.refused, MOST_BYTES_BY_FORM));
  const { good } = checked;
  const kept = await keepNameless(good, needs.newId(), found.problem.reference);
  const once = requestName(visit.formId, { add: good.name, size: good.bytes.byteLength });
  const added = await addFiles(needs, found.names, [kept], { once });
  if ("problem" in added) return { redirect: `${draftPaths(found.token).files}?done=added` };
  return complain(draftRefusals[added.refusal], 409);
};

/** Adds a file to a draft, or removes one. */
export const postProblemFiles: Page = async (needs, request, visit) => {
  const found = await followDraft(needs, request, visit);
  if (!("problem" in found)) return found;
  if (field(request.form, "_step") !== "remove") return add(needs, request, visit, found);
  const id = field(request.form, "file");
  const once = requestName(visit.formId, { remove: id });
  const removed = await removeFile(needs, found.names, id, { once });
  if ("problem" in removed) return { redirect: `${draftPaths(found.token).files}?done=removed` };
  const errors = formError("upload", draftRefusals[removed.refusal]);
  return showFiles(needs, visit, found, { errors }, 409);
};
