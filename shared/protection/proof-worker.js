import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";

// Runs in a worker of the browser, so that nothing that somebody types has to wait. Gets a challenge and gives back the proof, both as JSON.
self.addEventListener("message", async ({ data }) => {
  const challenge = JSON.parse(data);
  const solution = await solveChallenge({ challenge, deriveKey });
  self.postMessage(solution === null ? "" : JSON.stringify({ challenge, solution }));
});
