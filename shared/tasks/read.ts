// For other features: the tasks about their things.
export { listTasksAbout, readTask, tasksIn } from "./store.ts";
