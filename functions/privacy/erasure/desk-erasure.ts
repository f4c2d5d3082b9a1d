import { paths, toPath } from "../../../shared/pages/paths.ts";
import { withdrawFromErasure } from "../../../shared/privacy/erasure/commands.ts";
import { mayBeWithdrawn } from "../../../shared/privacy/erasure/model.ts";
import { readDone, readErasure } from "../../../shared/privacy/erasure/store.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import template from "./desk-erasure.njk";
import { erasureView } from "./erasure-view.ts";
import { whatStays, whatWent } from "./what-goes.ts";

/** An erasure: how it stands, the way back until it begins, and in the end the certificate. */
export const page = deskPage({
  path: paths.deskErasure,
  names: byReference("erasure"),
  load: async ({ table }, reference) => {
    const [erasure, done] = await Promise.all([readErasure(table, reference), readDone(table, reference)]);
    return erasure && { erasure, ...done };
  },
  show: ({ now }, { erasure, did, stays }) =>
    view(template, {
      erasure: erasureView(erasure),
      personHref: erasure.subject && toPath(paths.deskPerson, { person: erasure.subject.person }),
      went: whatWent(did),
      stays: whatStays(stays),
      exports: (erasure.exports ?? []).map((one) => ({ ...one, href: toPath(paths.deskExport, one) })),
      mayWithdraw: mayBeWithdrawn(erasure, now()),
    }),
  steps: (step) => ({
    withdraw: step({
      run: (needs, reference, given) => withdrawFromErasure(needs, reference, given),
      done: "The erasure is taken back. Nothing was erased.",
    }),
  }),
  refusals: { begun: "It has begun, and cannot be taken back any more." },
});
