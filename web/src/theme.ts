// theme.ts - light, dark, or as the system asks; kept in this browser, never sent anywhere

export type Theme = "system" | "light" | "dark";
const KEPT = "habeas-theme";

export function currentTheme(): Theme {
  const kept = localStorage.getItem(KEPT);
  return kept === "light" || kept === "dark" ? kept : "system";
}

export function setTheme(chosen: Theme): void {
  if (chosen === "system") {
    localStorage.removeItem(KEPT);
    delete document.documentElement.dataset["theme"];
    return;
  }
  localStorage.setItem(KEPT, chosen);
  document.documentElement.dataset["theme"] = chosen;
}
