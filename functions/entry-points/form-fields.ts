import { makeFormToken } from "../../shared/pages/form-token.ts";
import type { SigningKeys } from "../../shared/platform/signing.ts";
import type { Needs } from "./needs.ts";
import { type Form, field } from "./request.ts";

/** The hidden fields of a form: its token and, where it is checked for robots, the challenge to solve or the proof that it was solved. */
export interface FormFields {
  readonly formToken: string;
  readonly challenge: string;
  readonly proof: string;
}

type FormNeeds = Pick<Needs, "now" | "newId" | "randomBytes"> & { readonly keys: SigningKeys };

// Loaded with the first form that is checked: most pages have none.
const proofOfWork = () => import("../../shared/protection/proof-of-work.ts");

const challengeFor = async ({ keys, now, randomBytes }: FormNeeds, formId: string): Promise<string> =>
  (await proofOfWork()).makeChallenge({ keys, now: now(), randomBytes }, formId);

/** The fields of a new form for this visitor, with a challenge when it is to be `checked`. */
export const freshForm = async (needs: FormNeeds, visitor: string, checked: boolean): Promise<FormFields> => {
  const formId = needs.newId();
  const formToken = makeFormToken(needs.keys, visitor, () => formId);
  return { formToken, challenge: checked ? await challengeFor(needs, formId) : "", proof: "" };
};

/** The fields of the form of this id that was sent, for a page that goes on with it, and whether it came with a proof. */
export const sentForm = async (
  needs: FormNeeds,
  form: Form,
  formId: string,
): Promise<FormFields & { readonly checked: boolean }> => {
  const [formToken, proof] = [field(form, "_form"), field(form, "_proof")];
  const checked =
    proof !== "" && (await (await proofOfWork()).isProof({ ...needs, now: needs.now() }, formId, proof));
  if (checked) return { checked, formToken, proof, challenge: "" };
  return { checked, formToken, proof: "", challenge: await challengeFor(needs, formId) };
};
