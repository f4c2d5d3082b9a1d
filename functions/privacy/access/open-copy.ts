import { openArchives } from "../../../shared/exports/bucket.ts";
import { sizeInWords } from "../../../shared/files/words.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { parseReference } from "../../../shared/platform/references.ts";
import { readSettings } from "../../../shared/platform/settings.ts";
import { addressOfCopy } from "../../../shared/privacy/access/bucket.ts";
import { openCopy } from "../../../shared/privacy/access/commands.ts";
import { readAccess } from "../../../shared/privacy/access/store.ts";
import { byLink } from "../../entry-points/by-link.ts";
import { formInProgress, leadOn } from "../../entry-points/form-pages.ts";
import { lazily } from "../../entry-points/needs.ts";
import { view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import template from "./open-copy.njk";

const copies = lazily(() => openArchives(readSettings(["EXPORTS_BUCKET"], process.env).EXPORTS_BUCKET));

const copyIn = (id: string): string | null => parseReference("accessRequest", id);
const byCopyLink = byLink("open-copy", copyIn);

/** By the link in a letter: a copy of what is kept about somebody. Looking fetches nothing; the button is answered with an address that works for minutes. */
export const page = sitePage({
  path: paths.openCopy,
  names: byCopyLink,
  load: ({ table }, reference) => readAccess(table, reference),
  show: async (needs, { reference, packed }, { visit }) => {
    const isThere = packed !== undefined && packed.until > needs.now();
    // The address is given to whoever has just had it recorded that they fetch it, for the next minutes.
    const asked = isThere && (await formInProgress(needs, visit)) !== undefined;
    return view(template, {
      reference,
      packed: isThere ? { ...packed, size: sizeInWords(packed.bytes) } : undefined,
      download: asked ? await addressOfCopy(await copies(), reference) : undefined,
    });
  },
  steps: (step) => ({
    open: step({
      run: async (needs, reference, given) => {
        const opened = await openCopy(needs, reference, given);
        if ("refusal" in opened) return opened;
        return { goOn: await leadOn(needs, given, { path: given.request.path }) };
      },
    }),
  }),
  refusals: { "not-there": "The copy is not there any more. Ask for another on your page." },
});
