// Shows how far something is: takes the part of the page with `data-refresh` (seconds) from the same address again, until it says that it is done.
const MOST_TIMES = 600;

const refresh = async (part, times) => {
  const answer = await fetch(location.href).catch(() => undefined);
  const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : undefined;
  const fresh = page?.getElementById(part.id);
  const status = part.querySelector("[role=status]");
  if (fresh) {
    // The region that is read out stays the same element, or its words would not be.
    const words = fresh.querySelector("[role=status]");
    if (status && words && status.textContent !== words.textContent) status.textContent = words.textContent;
    words?.replaceWith(status);
    part.replaceChildren(...fresh.childNodes);
    if (!fresh.dataset.refresh) return;
  }
  if (times < MOST_TIMES) setTimeout(refresh, part.dataset.refresh * 1000, part, times + 1);
};

for (const part of document.querySelectorAll("[data-refresh]"))
  setTimeout(refresh, part.dataset.refresh * 1000, part, 1);
