/** The stages of a project in their order, from the problem to what comes after the work (programme.md, section 3). */
export const stageNames = ["problem", "enquiry", "pre-mobilisation", "work", "post-project"] as const;

/** A stage of a project. */
export type StageName = (typeof stageNames)[number];

/** A part of a stage: its tasks by name, in the order in which they are usually done. The words of a task stand here and nowhere else. */
export interface Block {
  readonly title: string;
  readonly tasks: Readonly<Record<string, string>>;
}

/** A question that is answered before a project goes on. */
export interface Gate {
  readonly name: "accept" | "publish";
  readonly title: string;
  readonly means: string;
}

/** A stage with its blocks; its gate, if it has one, stands at its end. */
export interface ProjectStage {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly gate?: Gate;
}

/**
 * What is usually done in a project, and when. A task that is added here is to do in every project; one that is taken out is shown in none. The
 * names stand in the table and in the journal: do not give one to another task.
 */
export const stages: Readonly<Record<StageName, ProjectStage>> = {
  problem: {
    title: "Problem identification",
    blocks: [
      {
        title: "Problem",
        tasks: {
          "problem-type":
            "Say what kind of problem it is: clinical, business intelligence, efficiency, other",
        },
      },
      {
        title: "Problem statement",
        tasks: {
          situation: "Describe the situation today",
          impact: "Describe what it means for the people who use health and care",
          need: "Write down who needs what, and why",
          "data-we-have": "List which data there are",
        },
      },
    ],
  },
  enquiry: {
    title: "Inbound enquiry",
    blocks: [
      {
        title: "Initial assessment",
        tasks: {
          outcomes: "Agree which outcomes are needed",
          "data-first-look": "Take a first look at the data in concept",
          "leadership-support": "Make sure that senior leaders at the partner stand behind it",
          "governance-considered": "Consider information governance",
          ethics: "Consider ethics",
          priorities: "Check that it fits national priorities",
          "existing-solutions": "Review what exists already, and ask professional bodies",
        },
      },
    ],
    gate: {
      name: "accept",
      title: "Accept?",
      means: "A problem that does not suit is referred to another programme where there is one.",
    },
  },
  "pre-mobilisation": {
    title: "Pre-mobilisation",
    blocks: [
      {
        title: "Information governance",
        tasks: {
          governance: "Agree with the partner which approvals are needed, and who gives them",
          "governance-drafts":
            "The partner drafts the documents and seeks its own approvals, with our support",
          "senior-owner": "Approval by the senior information risk owner, or the supplier’s engagement",
        },
      },
      {
        title: "Project planning",
        tasks: {
          route: "Arrange the delivery: people, contractor or supplier",
          brief: "Write the project brief",
          review: "Look at the literature and at what is on the market",
          plan: "Plan the timeline with the partner",
        },
      },
      {
        title: "Before the work",
        tasks: {
          "business-case": "Write the business case, if one is needed",
          data: "Find out in detail which data there are",
          survey: "Send the survey before the project",
          environment: "Set up the working environment",
          "transfer-test": "Test a transfer of data",
          transfer: "Transfer the data",
          repository: "Make the code repository from the template",
          options: "Compare the newest methods with the usual ones",
        },
      },
    ],
  },
  work: {
    title: "Project work",
    blocks: [
      {
        title: "Sprint planning",
        tasks: {
          backlog: "Write down all that is to do",
          feedback: "Take in what the people say who will use it",
          deconflict: "Make sure that it does not get in the way of other projects",
          availability: "Ask who is away, and when",
          sprints: "Agree the sprints and the meetings with everybody",
        },
      },
      {
        title: "Iterative delivery",
        tasks: {
          "data-in-depth": "Explore the data in depth",
          "outcomes-again": "Look again at the outcomes that are wanted",
          models: "Build, train and validate the models",
        },
      },
      {
        title: "Close down",
        tasks: {
          walkthrough: "Walk through the technology with the partner",
          "fake-data": "Make the generator of fake data and the test of the whole",
          "repository-review": "Upload the repository and have it reviewed",
          "code-review": "Review the code",
          "technical-report": "Write the technical report",
          video: "Record a video, if it helps",
          documentation: "Write the documentation and the guides",
          demonstration: "Show how the repository is used",
        },
      },
    ],
    gate: {
      name: "publish",
      title: "Ready to publish?",
      means: "Nothing that is personal, secret or not ours leaves with the code.",
    },
  },
  "post-project": {
    title: "Post-project",
    blocks: [
      {
        title: "Share learning",
        tasks: {
          "case-study": "Write the case study",
          blog: "Write the blog post",
          "social-media": "Tell of it on social media",
          "show-team": "Show it to our own organisation",
          "show-public": "Show it to the public and the NHS",
        },
      },
      {
        title: "Stakeholder engagement",
        tasks: {
          "survey-after": "Send the survey after the project",
          "engage-now": "Talk with everybody who took part about what comes next",
          "engage-later": "Stay in touch over the next year",
          roadmap: "Draw the way to a first product and beyond",
        },
      },
      {
        title: "Future development",
        tasks: {
          "product-owner": "Find who will own the product",
          "business-case-next": "Write the business case for going on",
          "medical-device": "Find out whether it is a medical device",
          "hand-over": "Hand what was made over to those who develop it",
        },
      },
    ],
  },
};

const tasksOf = (stage: StageName) =>
  stages[stage].blocks.flatMap(({ tasks }) =>
    Object.entries(tasks).map(([task, text]) => ({ task, stage, text })),
  );

const standardTasks = new Map(
  stageNames.flatMap((stage) => tasksOf(stage).map((one) => [one.task, one] as const)),
);

/** The task of this name that every project has; undefined for one that was added to a project, whose name is an id. */
export const standardTask = (
  task: string,
): { readonly task: string; readonly stage: StageName; readonly text: string } | undefined =>
  standardTasks.get(task);

/** The stages that an accepted application has behind it: its call and its gate asked for what is done in them. */
export const stagesOfApplication: readonly StageName[] = ["problem", "enquiry"];
