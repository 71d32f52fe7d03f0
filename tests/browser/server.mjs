// server.mjs - a served case of invented pages, and Debian's Chromium in front of it
import { execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

export async function startServer(habeas, folder, more = []) {
  const environment = { ...process.env, DISPLAY: "", WAYLAND_DISPLAY: "" };
  const child = spawn(habeas, ["serve", "--case", folder, ...more], { env: environment, stdio: ["ignore", "pipe", "inherit"] });
  process.once("exit", () => child.kill("SIGKILL"));  // also when a test threw
  const address = await new Promise((resolve, reject) => {
    createInterface(child.stdout).once("line", resolve);
    child.once("exit", () => reject(new Error("habeas serve ended")));
  });
  return {
    address: address.trim(),
    port: Number(new URL(address).port),
    token: readFileSync(folder + "/serve/token", "utf8").trim(),
    launch: "file://" + folder + "/serve/open.html",
    kill: () => new Promise((resolve) => { if (child.exitCode !== null || child.signalCode !== null) resolve(); else child.once("exit", resolve).kill("SIGKILL"); }),
  };
}

export function makeCase(habeas, folder, paths) {
  rmSync(folder, { recursive: true, force: true });
  // 1 says that something was recorded as a problem
  try { execFileSync(habeas, ["run", "--case", folder, ...paths], { stdio: ["ignore", "ignore", "inherit"] }); } catch (error) { if (error.status !== 1) throw error; }
}

export function startBrowser(more = []) {
  const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);
  if (executablePath === undefined) throw new Error("Debian's package chromium is not installed");
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", ...more] });
}
