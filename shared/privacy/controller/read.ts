import { readController } from "./store.ts";

/** Who answers for what is kept about people, as the notice names them. One read. For other features. */
export const controllerDetails = readController;
