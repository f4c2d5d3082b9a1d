import { paths, toPath } from "../../shared/pages/paths.ts";
import {
  closeRisk,
  reopenRisk,
  restoreDecision,
  sayDecision,
  sayRisk,
  withdrawDecision,
} from "../../shared/projects/commands-risks.ts";
import { decisionForm, riskCloseForm, riskForm, withdrawForm } from "../../shared/projects/input-risks.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { type Obeyed, type Pressed, postPart } from "./obey-part.ts";
import { showRisks } from "./risks-view.ts";

const aboutRisk = async (needs: PageNeeds, pressed: Pressed): Promise<Obeyed> => {
  const { reference, button, answers, given } = pressed;
  const asked = answers["risk"] ?? "";
  if (button === "reopen") return reopenRisk(needs, { reference, id: asked }, given);
  if (button === "close") {
    const form = riskCloseForm.safeParse(answers);
    return form.success ? closeRisk(needs, { reference, id: asked, ...form.data }, given) : form.error;
  }
  const form = riskForm.safeParse(answers);
  if (!form.success) return form.error;
  const isNew = asked === "";
  const id = isNew ? given.occasion.newId() : asked;
  return sayRisk(needs, { reference, id, isNew, details: form.data }, given);
};

const aboutDecision = async (needs: PageNeeds, pressed: Pressed): Promise<Obeyed> => {
  const { reference, button, answers, given } = pressed;
  const asked = answers["decision"] ?? "";
  if (button === "restore") return restoreDecision(needs, { reference, id: asked }, given);
  if (button === "withdraw") {
    const form = withdrawForm.safeParse(answers);
    return form.success ? withdrawDecision(needs, { reference, id: asked, ...form.data }, given) : form.error;
  }
  const form = decisionForm.safeParse(answers);
  if (!form.success) return form.error;
  const isNew = asked === "";
  const id = isNew ? given.occasion.newId() : asked;
  return sayDecision(needs, { reference, id, isNew, details: form.data }, given);
};

const riskButtons = ["risk", "close", "reopen"];
const forms = ["risk", "close", "decision", "withdraw"] as const;

/** Raises, changes, closes or reopens a risk; notes, changes, withdraws or restores a decision. */
export const postDeskProjectRisks = postPart({
  obey: (needs, pressed) =>
    riskButtons.includes(pressed.button) ? aboutRisk(needs, pressed) : aboutDecision(needs, pressed),
  show: (needs, visit, whole, more, status) => {
    const { answers, errors, pressed } = more;
    const { risk, decision } = answers;
    const form = forms.find((one) => one === pressed);
    const asked = { risk, decision };
    return showRisks(needs, visit, whole, { answers, errors, asked, ...(form && { form }) }, status);
  },
  next: ({ reference, button }) =>
    `${toPath(paths.deskProjectRisks, { reference })}?done=${encodeURIComponent(button)}`,
});
