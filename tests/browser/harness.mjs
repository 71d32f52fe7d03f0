// harness.mjs - one served case in one browser: tests one behind the other, and what the page complains of meanwhile
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { startBrowser, startServer } from "./server.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export class Harness {
  passed = 0;
  failed = [];
  told = [];  // what the page complains of, and what it asks for elsewhere

  static async open(habeas, folder, scratch) {
    const harness = new Harness();
    Object.assign(harness, { habeas, folder, scratch });
    harness.server = await startServer(habeas, folder);
    harness.browser = await startBrowser();
    harness.context = await harness.browser.newContext({ viewport: { width: 1280, height: 900 } });
    harness.context.setDefaultTimeout(15000);
    harness.page = await harness.newPage();
    return harness;
  }

  async newPage() {
    const page = await this.context.newPage();
    page.on("pageerror", (error) => this.told.push("error: " + error.message));
    page.on("console", (message) => { if (message.type() === "error" && !/Failed to load resource|ERR_CONNECTION|ERR_INCOMPLETE/.test(message.text())) this.told.push("console: " + message.text()); });
    page.on("request", (request) => { if (!request.url().startsWith(this.server.address) && !/^(file|blob|data):/.test(request.url())) this.told.push("asks " + request.url()); });
    return page;
  }

  async test(name, run) {
    const begin = performance.now();
    try {
      await run();
      assert.deepEqual(this.told.splice(0), [], "the page complained");
      this.passed += 1;
      console.log(`ok   ${name} (${Math.round(performance.now() - begin)} ms)`);
    } catch (error) {
      this.failed.push(name);
      this.told.splice(0);
      console.log(`FAIL ${name}\n${error.stack}`);
      await this.page.screenshot({ path: `${this.scratch}/failed_${this.failed.length}.png` }).catch(() => {});
    }
  }

  async show(hash, heading) {
    await this.page.goto(this.server.address + "#/" + hash);
    await this.page.locator("main h1").first().waitFor();
    if (heading !== undefined) await this.page.locator("main h1", { hasText: heading }).first().waitFor();
  }

  /** Everything that the view asks for is there, and nothing moves. */
  settled() {
    return this.page.waitForFunction(() => document.querySelector(".loading") === null && document.getAnimations().length === 0);
  }

  /** What axe-core finds on the page as it is. */
  async violations() {
    if (await this.page.evaluate(() => typeof window.axe === "undefined")) await this.page.evaluate(axe);
    const result = await this.page.evaluate((rules) => window.axe.run(document, { runOnly: rules }), RULES);
    return result.violations.map((one) => one.id + ": " + one.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", "));
  }

  /** Ends the server, does something to the case, starts it again and lets the browser in. */
  async restart(meanwhile = async () => {}) {
    await this.server.kill();
    try { await meanwhile(); } finally { this.server = await startServer(this.habeas, this.folder); }
    await this.page.goto(this.server.launch);
    await this.page.locator("main h1").waitFor();
    this.told.splice(0);
  }

  /** Brings decisions and files into the findings, and waits for it. */
  async bringIn() {
    await this.page.locator(".banner").getByRole("button", { name: "Bring them in" }).click();
    await this.page.locator(".banner").waitFor({ state: "detached", timeout: 60000 });
  }

  /** The records of the last run. */
  records() {
    return readFileSync(this.folder + "/records", "utf8").split("\n").filter((line) => line !== "").map((line) => JSON.parse(line));
  }

  async end() {
    await this.browser.close();
    await this.server.kill();
    console.log(`${this.passed} passed, ${this.failed.length} failed`);
    process.exit(this.failed.length === 0 ? 0 : 1);
  }
}
