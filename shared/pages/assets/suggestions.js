// What fields that suggest something while somebody types have in common.
const WAIT_MS = 200;

/** A text as it stands in HTML. */
export const asText = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** A source of suggestions for the library: asks this address when somebody pauses, and has one request under way at most. */
export const suggester = (address) => {
  let asked = 0;
  let under = new AbortController();
  return (query, show) => {
    clearTimeout(asked);
    under.abort();
    const own = new AbortController();
    under = own;
    asked = setTimeout(async () => {
      const found = await fetch(
        `${address}${address.includes("?") ? "&" : "?"}q=${encodeURIComponent(query)}`,
        { signal: own.signal },
      )
        // Without an answer there is nothing to suggest, and the field is what it is without a script.
        .then((answer) => (answer.ok ? answer.json() : []))
        .catch(() => []);
      if (!own.signal.aborted) show(found);
    }, WAIT_MS);
  };
};

let sheet;

/** Loads the look of such fields; resolves when it is there. */
export const styled = () => {
  sheet ??= new Promise((done) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL("organisation-field.css", import.meta.url).href;
    // Without its styles the field can still be used.
    link.onload = done;
    link.onerror = done;
    document.head.append(link);
  });
  return sheet;
};
