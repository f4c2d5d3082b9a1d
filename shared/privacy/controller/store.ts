import { OVERTAKEN, type Overtaken, type Write } from "../../journal/commit.ts";
import { type Key, readItem, type Table } from "../../platform/dynamo.ts";
import { type Controller, controllerSchema, noController } from "./model.ts";

const controllerKey: Key = { pk: "PRIVACY-CONTROLLER", sk: "CURRENT" };

/** Who answers for the data; nothing said until the team has. One read. */
export const readController = async (table: Table): Promise<Controller> => {
  const item = await readItem(table, controllerKey);
  return item === undefined ? noController : controllerSchema.parse(item["controller"]);
};

/** The write that says who answers for the data, provided that nobody said otherwise since it was read. */
export const controllerWrite = (before: Controller, after: Controller): Write<Overtaken> => ({
  put: { ...controllerKey, controller: after },
  when: {
    expression: "attribute_not_exists(pk) OR controller.#version = :before",
    names: { "#version": "version" },
    values: { ":before": before.version },
  },
  otherwise: OVERTAKEN,
});
