/** What is done before the work of a project starts (programme.md, section 3, stage 3). */
export const firstTasks = {
  governance: "Agree with the partner which approvals are needed, and who gives them",
  brief: "Write the project brief",
  route: "Arrange the delivery: people, contractor or supplier",
  review: "Look at the literature and at what is on the market",
  data: "Find out in detail which data there are, and test a transfer",
  survey: "Send the survey before the project",
  environment: "Set up the working environment and the code repository",
  plan: "Plan the timeline with the partner",
} as const;

/** A task before the work starts. */
export type FirstTask = keyof typeof firstTasks;

/** The tasks as a list, in the order in which they are usually done. */
export const firstTaskNames = [
  "governance",
  "brief",
  "route",
  "review",
  "data",
  "survey",
  "environment",
  "plan",
] as const satisfies readonly FirstTask[];

/** How far the partner's information governance has come. It is the partner's to do; the team supports. */
export const governanceStates = {
  "not-started": "Not started",
  "in-progress": "In progress",
  approved: "Approved",
  "not-needed": "Not needed",
} as const;

/** A state of information governance. */
export type GovernanceState = keyof typeof governanceStates;

/** The states as a list. */
export const governanceStateNames = [
  "not-started",
  "in-progress",
  "approved",
  "not-needed",
] as const satisfies readonly GovernanceState[];
