import * as z from "zod/mini";

/** Who answers for the data, as the privacy notice says it. */
export const controllerSchema = z.lazy(() =>
  z.object({
    /** The organisation that decides what is kept and why. */
    name: z.string(),
    address: z.string(),
    contact: z.string(),
    /** The data protection officer, where there is one. */
    officer: z.string(),
    /** The number in the ICO’s register of fee payers, such as ZA123456. */
    registration: z.string(),
    version: z.int().check(z.nonnegative()),
  }),
);

/** Who answers for the data. */
export type Controller = z.infer<typeof controllerSchema>;

/** What the team writes of it. */
export type ControllerDetails = Omit<Controller, "version">;

/** Before anybody has said it. */
export const noController: Controller = {
  name: "",
  address: "",
  contact: "",
  officer: "",
  registration: "",
  version: 0,
};
