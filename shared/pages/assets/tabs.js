import { Tabs } from "nhsuk-frontend/dist/nhsuk/components/tabs/tabs.mjs";

// What the design system's tabs leave open: a link to something inside a part shows that part, and who sends a form comes back to its part.
// What was just done is said above the parts: it is seen first, whichever part the address names.
const toTop = () => {
  if (document.querySelector(".nhsuk-notification-banner, .nhsuk-error-summary")) window.scrollTo(0, 0);
};
if (document.readyState === "complete") toTop();
else window.addEventListener("load", toTop, { once: true });

for (const root of document.querySelectorAll("[data-module=nhsuk-tabs]")) {
  const tabs = new Tabs(root);
  const show = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const panel = target?.closest(".nhsuk-tabs__panel");
    if (!panel || panel === target || !root.contains(panel)) return;
    const [shown, wanted] = [tabs.getCurrentTab(), tabs.getTab(`#${panel.id}`)];
    if (shown && wanted && shown !== wanted) {
      tabs.hideTab(shown);
      tabs.showTab(wanted);
    }
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", show);
  show();
  // A browser that is redirected keeps what stands behind the # of the address that it asked for.
  root.addEventListener("submit", ({ target }) => {
    const panel = target.closest(".nhsuk-tabs__panel");
    const action = target.getAttribute("action") ?? location.pathname;
    if (panel) target.setAttribute("action", `${action.split("#")[0]}#${panel.id}`);
  });
}
