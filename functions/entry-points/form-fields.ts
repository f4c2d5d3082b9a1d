import { makeFormToken, openFormToken } from "../../shared/pages/form-token.ts";
import type { SigningKeys } from "../../shared/platform/signing.ts";
import type { Needs } from "./needs.ts";
import { type Form, field, type PageRequest } from "./request.ts";

/** The hidden fields of a form: its token and, where it is checked for robots, the challenge to solve or the proof that it was solved. */
export interface FormFields {
  readonly formToken: string;
  readonly challenge: string;
  readonly proof: string;
}

type FormNeeds = Pick<Needs, "now" | "newId" | "randomBytes"> & {
  readonly keys: SigningKeys;
  readonly formKeys: SigningKeys;
};

// Loaded with the first form that is checked: most pages have none.
const proofOfWork = () => import("../../shared/protection/proof-of-work.ts");

const challengeFor = async ({ keys, now, randomBytes }: FormNeeds, formId: string): Promise<string> =>
  (await proofOfWork()).makeChallenge({ keys, now: now(), randomBytes }, formId);

/** The fields of a new form for this visitor, with a challenge when it is to be `checked`. */
export const freshForm = async (needs: FormNeeds, visitor: string, checked: boolean): Promise<FormFields> => {
  const formId = needs.newId();
  const formToken = makeFormToken(needs.formKeys, visitor, () => formId);
  return { formToken, challenge: checked ? await challengeFor(needs, formId) : "", proof: "" };
};

/** The fields of a form that an address names, for a page that goes on with it. */
const namedForm = async (
  needs: FormNeeds,
  {
    formId,
    formToken,
    checked,
  }: { readonly formId: string; readonly formToken: string; readonly checked: boolean },
): Promise<FormFields> => ({
  formToken,
  challenge: checked ? await challengeFor(needs, formId) : "",
  proof: "",
});

/** The fields of the form of this id that was sent, for a page that goes on with it, and whether it came with a proof. */
const sentForm = async (
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

/** The form that a request is about: its id (empty when there is none), its fields to go on with, and whether it came with a proof of work. */
interface RequestForm {
  readonly id: string;
  readonly same?: FormFields;
  readonly checked: boolean;
}

/** The form that was sent, or that the address of a GET names; null when a form was sent that is none of ours, or not this visitor's. */
export const formOf = async (
  needs: FormNeeds,
  { method, form, query, headers }: Pick<PageRequest, "method" | "form" | "query" | "headers">,
  { fromAnywhere = false, checked = false }: { readonly fromAnywhere?: boolean; readonly checked?: boolean },
  visitor: string,
): Promise<RequestForm | null> => {
  if (method === "GET") {
    const formToken = query["form"] ?? "";
    const id = formToken === "" ? null : openFormToken(needs.formKeys, visitor, formToken);
    if (id === null) return { id: "", checked: false };
    return { id, checked: false, same: await namedForm(needs, { formId: id, formToken, checked }) };
  }
  if (fromAnywhere) return { id: "", checked: false };
  const id = openFormToken(needs.formKeys, visitor, field(form, "_form"));
  if (id === null || headers["sec-fetch-site"] === "cross-site") return null;
  if (!checked) return { id, checked: false };
  const { checked: proved, ...same } = await sentForm(needs, form, id);
  return { id, same, checked: proved };
};
