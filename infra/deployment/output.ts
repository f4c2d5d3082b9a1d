/** Takes the lines of one stack's deployment. */
export type Say = (line: string) => void;

/** Splits what a process prints into lines, whatever pieces it comes in. `end` gives the last line if no line break followed it. */
export const inLines = (say: Say): { readonly take: (text: string) => void; readonly end: () => void } => {
  let rest = "";
  return {
    take: (text) => {
      const lines = (rest + text).split(/\r?\n|\r/);
      rest = lines.pop() ?? "";
      for (const line of lines) say(line);
    },
    end: () => {
      if (rest !== "") say(rest);
      rest = "";
    },
  };
};

/** Noise while many stacks are deployed at once; the log of each stack has it. */
const NOT_SHOWN: readonly RegExp[] = [
  // Under way; the end of it is shown.
  /\|\s*\w+_IN_PROGRESS\s*\|/,
  // Each bundle four times: built and published, begun and done.
  /^(?:.*: )?(?:\[\d+%\] )?(?:start|success): /,
  // Times, outputs and the stack's ARN: the stack's end is said once, by us.
  /^✨/,
  /^(?:Outputs|Stack ARN):/,
  /^arn:/,
  /^[\w-]+\.\w+ = /,
];

/**
 * A line of a stack's deployment as it is shown while others are deployed beside it: with the stack's label in front instead of its long
 * name. Undefined for a line that is not shown.
 */
export const shownLine = (
  line: string,
  { label, name }: { label: string; name: string },
  width: number,
): string | undefined => {
  const own = line.startsWith(`${name} |`) ? line.slice(name.length + 2).trim() : line.trim();
  if (own === "" || NOT_SHOWN.some((pattern) => pattern.test(own) || pattern.test(line))) return undefined;
  return `${label.padEnd(width)} | ${own}`;
};

/** `95 s` or `4 min 5 s`. */
export const sayDuration = (milliseconds: number): string => {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};
