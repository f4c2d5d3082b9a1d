import { saveWeights } from "../../shared/engagement/weights/commands.ts";
import { firstWeights } from "../../shared/engagement/weights/model.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { atDesk, mustBeDone, type Sample } from "./load-steps.ts";

/** What the team changed in the weights of activities, and why. */
const versions = [
  {
    ago: "-P90D",
    weights: { ...firstWeights, "told-news": 5 },
    why: "Others learn most from people who tell how far they have come.",
  },
  {
    ago: "-P21D",
    weights: { ...firstWeights, "told-news": 5, "answered-members": 5 },
    why: "Answering other members is what we want to see more of.",
  },
];

/** The versions of the weights that the team saved. */
export const loadWeights = async (sample: Sample): Promise<void> => {
  for (const [version, { ago, weights, why }] of versions.entries()) {
    const { needs, occasion } = sample.moments("weights")(plus(sample.today, ago), atDesk(sample));
    const wanted = { weights, why, version, by: sample.worker };
    mustBeDone("weights", await saveWeights(needs, wanted, { once: `sample:weights:${version}`, occasion }));
  }
};
