// start.ts - what does not wait for the rest of the page: the colours, the token, and the first questions
import { askAhead, enter, hasToken, isOneView, one, SOON } from "./server";
import { currentTheme, setTheme } from "./theme";

export const FIRST_INCIDENTS = "/api/incidents?limit=20";
export const CHANGES = "/api/changes";

/** What the view that the address names asks first. */
function firstQuestions(): string[] {
  const [name = "", id = ""] = location.hash.replace(/^#\/?/, "").split("/");
  return name === "" ? [FIRST_INCIDENTS, CHANGES] : isOneView(name) ? [one(name, id)] : [];
}

setTheme(currentTheme());
/** When the page was let in, what was asked: about the case, then what the view asks first. */
export const entered = enter().then(() => hasToken() ? [SOON, ...firstQuestions()].map(askAhead) : []);
void import("./page");  // fetched meanwhile (index.html), read while the first answers are on their way
