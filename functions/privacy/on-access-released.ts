import { zipOf } from "../../shared/exports/zip.ts";
import { changeStored, expectDone } from "../../shared/journal/change.ts";
import { lazy } from "../../shared/platform/lazy.ts";
import { readSettings } from "../../shared/platform/settings.ts";
import { copyFiles } from "../../shared/privacy/access/copy.ts";
import { finishPacking } from "../../shared/privacy/access/decide.ts";
import { accessSaving, readAccess, readGathered } from "../../shared/privacy/access/store.ts";
import { AccessReleased } from "../../shared/privacy/entries.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";
import type { Needs } from "../entry-points/needs.ts";

/** What packing a copy needs besides: whose programme it is, and somewhere to keep it. */
interface PackNeeds extends Needs {
  readonly programme: () => string;
  readonly keep: (reference: string, chunks: AsyncIterable<Uint8Array>) => Promise<number>;
}

/** Packs a copy that was released, and sends its person the link to it. After a crash it starts over, and takes the place of what was there. */
const onAccessReleased: Reaction<object, PackNeeds> = async (needs, { subject: { id } }, occasion) => {
  const request = await readAccess(needs.table, id);
  if (request?.status !== "packing") return;
  const gatherings = () => readGathered(needs.table, id);
  const archive = zipOf(
    copyFiles(request, needs.programme(), gatherings),
    () => undefined,
    new Date(request.releasedAt ?? needs.now()),
  );
  const bytes = await needs.keep(id, archive);
  const packed = await changeStored(
    needs,
    { once: occasion.once },
    {
      read: () => readAccess(needs.table, id),
      decide: (before) => finishPacking(before, bytes, occasion),
      save: accessSaving,
    },
  );
  expectDone(packed, `Packing ${id}`);
};

export const handler = reaction<object, PackNeeds>(
  "privacy/on-access-released",
  AccessReleased,
  onAccessReleased,
  (needs) => {
    const bucket = lazy(async () => {
      const { openArchives } = await import("../../shared/exports/bucket.ts");
      const { keepCopy } = await import("../../shared/privacy/access/bucket.ts");
      return { keepCopy, opened: openArchives(readSettings(["EXPORTS_BUCKET"], process.env).EXPORTS_BUCKET) };
    });
    return {
      ...needs,
      programme: () => readSettings(["PROGRAMME_NAME"], process.env).PROGRAMME_NAME,
      keep: async (reference: string, chunks: AsyncIterable<Uint8Array>) => {
        const { keepCopy, opened } = await bucket();
        return keepCopy(opened, reference, chunks);
      },
    };
  },
);
