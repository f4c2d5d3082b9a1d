// For other features: the tasks about their things.
export { listTasksAbout, tasksIn } from "./store.ts";
