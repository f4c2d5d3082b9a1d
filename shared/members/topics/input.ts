import * as z from "zod/mini";
import { line } from "../../pages/typed.ts";

/** What a topic is called and says of itself, as typed. */
export const topicForm = z.object({
  name: line({ missing: "Enter a name for the topic", name: "Name of the topic", most: 60 }),
  about: line({ missing: "Enter what the topic is about", name: "What the topic is about", most: 160 }),
});
