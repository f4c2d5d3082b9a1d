import { paths } from "../../../shared/pages/paths.ts";
import { parseReference } from "../../../shared/platform/references.ts";
import { confirmToBeErased, withdrawFromErasure } from "../../../shared/privacy/erasure/commands.ts";
import { foreseeErasure } from "../../../shared/privacy/erasure/foresee.ts";
import { mayBeWithdrawn } from "../../../shared/privacy/erasure/model.ts";
import { readErasure } from "../../../shared/privacy/erasure/store.ts";
import { byLink } from "../../entry-points/by-link.ts";
import { view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import template from "./confirm-erasure.njk";
import { whatGoes } from "./what-goes.ts";

const erasureIn = (id: string): string | null => parseReference("erasure", id);

const byErasureLink = byLink("confirm-erasure", erasureIn);

/** By the link in a letter: what would go and what stays, the button that confirms it, and until it begins the one that takes it back. */
export const page = sitePage({
  path: paths.confirmErasure,
  names: byErasureLink,
  load: ({ table }, reference) => readErasure(table, reference),
  show: async ({ table, now }, erasure) => {
    const { subject, status } = erasure;
    const foreseen =
      subject === undefined || status === "running" ? undefined : await foreseeErasure(table, subject.person);
    return view(template, {
      erasure,
      ...(foreseen !== undefined && whatGoes(foreseen.counts, "you")),
      mayWithdraw: mayBeWithdrawn(erasure, now()),
    });
  },
  steps: (step) => ({
    confirm: step({ run: (needs, reference, given) => confirmToBeErased(needs, reference, given) }),
    withdraw: step({
      run: (needs, reference, given) => withdrawFromErasure(needs, reference, given),
      done: "Nothing is erased. Everything is as it was.",
    }),
  }),
  refusals: {
    over: "This was taken back, or is done already. You can ask for it again on your page.",
    begun: "It has begun, and cannot be taken back any more.",
  },
});
