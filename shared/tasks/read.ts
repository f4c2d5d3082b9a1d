// For other features: the tasks about their things.
export { listTasksAbout, readTask, tasksAmong, tasksIn } from "./store.ts";
