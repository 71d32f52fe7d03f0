// page.mjs - every view, the review by keyboard, a dropped file, two tabs, a killed server, accessibility, hostile names
// node page.mjs HABEAS SCRATCH ROOT
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { Harness } from "./harness.mjs";
import { makeCase, startBrowser } from "./server.mjs";

const [habeas, scratch, root] = process.argv.slice(2);
const folder = scratch + "/case.habeas";
rmSync(scratch, { recursive: true, force: true });
mkdirSync(scratch, { recursive: true });
makeCase(habeas, folder, ["--gazetteer", root + "/examples/gazetteer.tsv", root + "/examples/pages"]);
const h = await Harness.open(habeas, folder, scratch);
const { page, context, browser } = h;
const test = h.test.bind(h);
const show = h.show.bind(h);
const records = h.records();
const of = (type) => records.filter((record) => record.type === type);
const incident = of("incident").sort((a, b) => b.documents.length - a.documents.length)[0];
const documents = new Map(of("document").map((document) => [document.id, document]));
const claim = of("claim").find((one) => one.id === of("finding").find((finding) => finding.incident === incident.id && finding.supports.length > 0).supports[0]);
const origin = of("origin").find((one) => one.standing === "identified");
const entity = of("mention").map((mention) => mention.value?.id).find((id) => id?.startsWith("ent_"));
const VIEWS = ["", "incident/" + incident.id, "document/" + claim.document + "/" + claim.id, "claim/" + claim.id, "review", "search/deported",
  "documents", "origins", "origin/" + origin.id, "entities", "entity/" + entity, "log", "add"];

await test("without the launch file nothing is shown", async () => {
  await page.goto(h.server.address);
  await page.getByText("may not read the case").waitFor();
  assert.equal(await page.getByText(incident.label).count(), 0);
});
await test("the launch file lets the browser in, once, and leaves no word in the address", async () => {
  const launch = readFileSync(folder + "/serve/open.html", "utf8");
  await page.goto(h.server.launch);
  await page.locator("main h1").waitFor();
  await page.getByRole("link", { name: incident.label }).first().waitFor();
  assert.equal(new URL(page.url()).hash, "#/");
  assert.notEqual(readFileSync(folder + "/serve/open.html", "utf8"), launch);
});
await test("overview: the largest incident first, with its answer", async () => {
  await show("");
  assert.equal(await page.locator("article h3").first().innerText(), incident.label);
  assert.equal(await page.locator(".key b").first().innerText(), String(documents.size));
  const counted = /<b>(\d+)<\/b>incidents/.exec(readFileSync(folder + "/dossier/index.html", "utf8"))[1];
  assert.equal(await page.locator(".key li", { hasText: "Incidents" }).locator("b").innerText(), counted, "as the dossier counts");
  await page.getByText("No earlier look at this case is known").waitFor();
});
await test("incident: findings, matrix, map, times, origins, unknowns", async () => {
  await show("incident/" + incident.id, incident.label);
  for (const finding of of("finding").filter((one) => one.incident === incident.id).slice(0, 10)) {
    assert.ok(await page.getByText(finding.text).count() > 0, finding.text);
  }
  await page.locator("svg.map circle").first().waitFor();
  for (const selector of ["table.matrix td a.claim", ".chip.hedge", ".chip.against", "svg.graph a", ".state.unknown", ".state.conflict"]) {
    assert.ok(await page.locator(selector).count() > 0, selector);
  }
});
await test("an incident shows its parts, and a part its whole", async () => {
  const part = of("incident").find((one) => one.parent !== undefined);
  const whole = of("incident").find((one) => one.id === part.parent);
  await show("incident/" + whole.id, whole.label);
  await page.getByRole("link", { name: part.label, exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name: part.label, exact: true }).waitFor();
  await page.getByRole("link", { name: whole.label, exact: true }).first().waitFor();
});
await test("a claim that is clicked shows its bytes", async () => {
  await show("incident/" + incident.id, incident.label);
  await page.locator(`a.claim[href="#/claim/${claim.id}"]`).first().click();
  await page.locator("blockquote mark").waitFor();
  assert.equal(await page.locator("blockquote mark").textContent(), claim.quote);
  const bytes = Buffer.from(documents.get(claim.document).text);
  assert.equal(await page.locator("blockquote mark strong").textContent(), bytes.subarray(...claim.anchor).toString());
  const source = of("source").find((one) => one.id === documents.get(claim.document).source);
  await page.getByText(source.sha256).waitFor();
  await page.locator(".evidence a.doc").click();
  await page.locator(".text mark.chosen").first().waitFor();
  const marked = (await page.locator(".text mark.chosen").allTextContents()).join("");
  assert.equal(marked, bytes.subarray(...claim.span).toString());
});
await test("document: the whole text, furniture explained", async () => {
  for (const document of of("document")) {
    await show("document/" + document.id);
    await page.locator(".text .region").first().waitFor();
    const shown = await page.locator(".text .region").evaluateAll((regions) => regions.map((region) => [...region.childNodes].filter((node) => node.className !== "why").map((node) => node.textContent).join("")));
    const bytes = Buffer.from(document.text);
    assert.deepEqual(shown, document.regions.map((region) => bytes.subarray(...region.span).toString()));
  }
});
await test("the original is saved unchanged", async () => {
  await show("claim/" + claim.id);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the original" }).click()]);
  const source = of("source").find((one) => one.id === documents.get(claim.document).source);
  assert.deepEqual(readFileSync(await download.path()), readFileSync(`${folder}/originals/${source.sha256.slice(0, 2)}/${source.sha256}`));
});
await test("a search follows its address", async () => {
  await show("search/deported");
  await page.locator(".hits li").first().waitFor();
  await show("search/zzzz");
  await page.getByText("Nothing in the case has these words").waitFor();
  assert.equal(await page.getByRole("searchbox").inputValue(), "zzzz");
});
await test("origins, one origin, documents, log", async () => {
  await show("origins");
  await page.getByRole("link", { name: origin.name, exact: true }).first().click();
  await page.locator("main h1", { hasText: origin.name }).waitFor();
  await show("documents");
  await page.locator("main ul.list li").first().waitFor();
  assert.equal(await page.locator("main ul.list li").count(), documents.size);
  await show("log");
  await page.locator("tbody tr").nth(3).waitFor();
  await page.getByText(readFileSync(folder + "/custody/checkpoint", "utf8").split("\n")[2]).waitFor();
});
await test("search as one types", async () => {
  await show("search/");
  await page.getByRole("searchbox").pressSequentially("deport*");
  await page.locator('.hits[data-answers="deport*"]').waitFor();  // of the last key, however fast they came
  assert.equal(await page.locator(".trouble").count(), 0);
  await page.locator(".hits mark").first().waitFor();
  assert.match(await page.locator(".hits mark").first().innerText(), /deport/i);
  await page.getByRole("searchbox").fill("depor");  // a beginning, as long as one types
  await page.locator(".hits mark", { hasText: /deported/i }).first().waitFor();
  await page.getByRole("searchbox").fill("depor ");
  await page.getByText("Nothing in the case has these words").waitFor();
  await page.getByRole("searchbox").fill("zzzzzz");
  await page.getByText("Nothing in the case has these words").waitFor();
});
await test("review by keyboard alone: accept, reject, correct, comment, batch, undo", async () => {
  const log = () => execFileSync(habeas, ["review", "--case", folder], { encoding: "utf8" }).split("\n").filter((line) => line.includes('"decision"')).map((line) => JSON.parse(line));
  const current = () => page.locator("article.card").getAttribute("data-claim");
  const decideWith = async (key, reason) => {
    const before = await current();
    await page.keyboard.press(key);
    await page.locator("form.act").waitFor();
    if (await page.locator("form.act input").inputValue() === "") {
      await page.locator("form.act input").focus();
      await page.keyboard.type("K. Board");
      await page.keyboard.press("Tab");
      if (key === "c") await page.keyboard.press("Tab");
    }
    if (reason !== "") await page.locator("form.act textarea").last().focus();
    await page.keyboard.type(reason);
    await page.keyboard.press("Enter");
    await page.locator("form.act").waitFor({ state: "detached" });
    return before;
  };
  await show("review");
  await page.locator("article.card blockquote").waitFor();
  const accepted = await decideWith("a", "");
  await page.waitForFunction((id) => document.querySelector("article.card")?.getAttribute("data-claim") !== id, accepted);
  const rejected = await decideWith("r", "not in the words");
  await page.waitForFunction((id) => document.querySelector("article.card")?.getAttribute("data-claim") !== id, rejected);
  let all = log();
  assert.deepEqual(all.map((one) => [one.act, one.on[0], one.by]), [["accept", accepted, "K. Board"], ["reject", rejected, "K. Board"]]);
  await page.keyboard.press("u");
  await page.getByText("Undone").waitFor();
  all = log();
  assert.equal(all.at(-1).undoes, all[1].id);
  await page.waitForFunction((id) => document.querySelector("article.card")?.getAttribute("data-claim") === id || [...document.querySelectorAll("article.card")].length === 1, rejected);
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.getByText("2 marked").waitFor();
  await decideWith("n", "look at both again");
  await page.getByText("Recorded").waitFor();
  all = log();
  assert.deepEqual(all.slice(-2).map((one) => one.act), ["comment", "comment"]);
  await page.keyboard.press("?");
  await page.getByText("J and K move").waitFor();
});
await test("correct a figure, and the findings follow after a run", async () => {
  const count = of("claim").find((one) => one.kind === "count" && one.value?.point > 0);
  await show("claim/" + count.id);
  await page.getByRole("button", { name: "Correct" }).click();
  const value = { ...count.value, lo: 37, hi: 37, point: 37, bound: "exact" };
  await page.locator("form.act textarea").first().fill(JSON.stringify(value));
  await page.locator("form.act textarea").last().fill("the figure is another one");
  await page.keyboard.press("Enter");
  await page.getByText("Recorded: Correct").waitFor();
  await page.getByRole("button", { name: "Bring them in" }).click();
  await page.locator(".banner").waitFor({ state: "detached" });
  assert.ok(readFileSync(folder + "/records", "utf8").includes('"act":"correct"'));
});
await test("a file that is dropped arrives, also in another tab", async () => {
  const other = await h.newPage();
  await other.goto(h.server.address + "#/documents");
  await other.locator("main ul.list li").first().waitFor();
  await show("add");
  const name = "<img src=x onerror=alert(1)>.txt";
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from("Ostmark, 4 May 2031. Border guards of Ferrin returned 31 people to Velmaria on 2 May 2031, the Tarn Desk said.\n") });
  await page.getByText("kept", { exact: true }).waitFor();
  await page.locator(".banner").getByRole("button", { name: "Bring them in" }).click();
  await other.locator("main ul.list li").nth(documents.size).waitFor();
  await other.getByRole("link", { name: "Ostmark" }).or(other.getByText(name)).first().waitFor();
  await other.close();
});
await test("a server that was killed and started again, at the same address", async () => {
  await show("");
  const address = h.server.address;
  const looked = page.waitForResponse((answer) => answer.url().endsWith("/api/look"));
  await page.reload();
  await looked;
  await h.restart(async () => {
    await page.getByText("does not answer").first().waitFor();
    writeFileSync(scratch + "/later.txt", "Tarnbeck, 9 May 2031. Border guards of Ferrin returned 45 people to Velmaria on 7 May 2031, the Tarn Desk said.\n");
    for (const command of ["add", "run"]) {
      try { execFileSync(habeas, [command, "--case", folder, ...(command === "add" ? [scratch + "/later.txt"] : [])], { stdio: "ignore" }); } catch (error) { if (error.status !== 1) throw error; }
    }
  });
  assert.equal(h.server.address, address);
  await page.locator("article h3").first().waitFor();
});
await test("what is new since the last look: the file that came in, its incident, what rests on it", async () => {
  const since = page.locator("#since");
  await since.getByText("files that came in: 1; decisions: 0; times that the findings were made anew: 1").waitFor();
  await since.getByText("How the findings were worded then is not kept").waitFor();
  const fresh = h.records().find((one) => one.type === "document" && one.path.endsWith("later.txt"));
  const told = h.records().find((one) => one.type === "incident" && one.documents.includes(fresh.id));
  await since.getByText("Incidents that new documents tell of").click();
  await since.getByRole("link", { name: told.label }).first().waitFor();
  await page.reload();  // the same sitting
  await since.getByText("files that came in: 1").waitFor();
});
await test("light, dark, or as the system: chosen by hand, kept without a cookie, light on paper", async () => {
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const theme = page.getByLabel("Theme");
  await show("");
  await page.emulateMedia({ colorScheme: "light" });
  const light = await paper();
  await theme.selectOption("dark");
  const dark = await paper();
  assert.notEqual(dark, light);
  await page.reload();
  await page.locator("main h1").waitFor();
  assert.equal(await paper(), dark);
  await page.emulateMedia({ media: "print" });
  assert.equal(await paper(), "rgb(255, 255, 255)");
  await page.emulateMedia({ media: "screen", colorScheme: "dark" });
  await theme.selectOption("light");
  assert.equal(await paper(), light);
  await theme.selectOption("system");
  assert.equal(await paper(), dark);
  assert.deepEqual(await context.cookies(), []);
  await page.emulateMedia({ media: null, colorScheme: null });
});
await test("Korean, and back", async () => {
  await show("");
  await page.locator(".language select").selectOption("ko");
  await page.getByRole("link", { name: "\uac80\ud1a0" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "ko");
  await show("incident/" + incident.id);  // findings in Korean words, their English text behind them
  const unknown = of("finding").find((one) => one.incident === incident.id && one.state === "unknown");
  await page.getByText("\uc5b4\ub290 \ubb38\uc11c\ub3c4 \ub9d0\ud558\uc9c0 \uc54a\uc74c").first().waitFor();
  await page.locator("small[lang=en]", { hasText: unknown.text }).first().waitFor();
  await h.settled();
  assert.deepEqual(await h.violations(), []);
  await page.locator(".language select").selectOption("en");
});
for (const theme of ["light", "dark"]) {
  await test(`axe: no violation on any view (${theme})`, async () => {
    await page.getByLabel("Theme").selectOption(theme);
    for (const view of VIEWS) {
      await show(view);
      await h.settled();
      await page.evaluate(() => { for (const folded of document.querySelectorAll("main details")) folded.open = true; });
      await h.settled();
      assert.deepEqual(await h.violations(), [], view);
    }
    await page.getByLabel("Theme").selectOption("system");
  });
}
await test("nothing is wider than a phone, or than a window at 200 %", async () => {
  for (const width of [360, 640]) {
    await page.setViewportSize({ width, height: 800 });
    for (const view of VIEWS) {
      await show(view);
      await h.settled();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${view} is ${wide} px wider than ${width}`);
    }
  }
  await page.setViewportSize({ width: 1280, height: 900 });
});
await test("nothing jumps while a view fills", async () => {
  await page.addInitScript(() => {
    window.moved = 0;
    window.what = [];
    new PerformanceObserver((list) => {
      for (const one of list.getEntries()) {
        window.moved += one.value;
        window.what.push(one.sources.map((source) => `${source.node?.nodeName}.${source.node?.className} ${source.previousRect.y} to ${source.currentRect.y}`).join(", "));
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  for (const view of VIEWS) {
    await show(view);
    await page.reload();
    await page.locator("main h1").first().waitFor();
    await h.settled();
    const moved = await page.evaluate(() => new Promise((resolve) => { setTimeout(() => resolve({ by: window.moved, what: window.what }), 100); }));
    assert.ok(moved.by < 0.05, `${view} moves by ${moved.by}: ${moved.what.join("; ")}`);
  }
});
await test("a rebound name gets nothing", async () => {
  const rebound = await startBrowser(["--host-resolver-rules=MAP rebind.test 127.0.0.1"]);
  const stranger = await rebound.newPage();
  const answer = await stranger.goto(`http://rebind.test:${h.server.port}/`);
  assert.equal(answer.status(), 421);
  const asks = (token) => fetch("/api/case", { headers: { "Habeas-Token": token } }).then((one) => one.status);
  assert.equal(await stranger.evaluate(asks, h.server.token), 421);
  assert.equal((await stranger.goto(h.server.address)).status(), 200);  // the control: the same browser, port and token, the right name
  assert.equal(await stranger.evaluate(asks, h.server.token), 200);
  await rebound.close();
});
await test("another page in the same browser can neither read nor write", async () => {
  const host = createServer((_, answer) => { answer.setHeader("Content-Type", "text/html"); answer.end("<title>stranger</title>"); });
  await new Promise((resolve) => host.listen(0, "127.0.0.1", resolve));
  const stranger = await context.newPage();
  await stranger.goto(`http://127.0.0.1:${host.address().port}/`);
  const before = readFileSync(folder + "/custody/log", "utf8");
  const got = await stranger.evaluate(async ({ to, token }) => {
    const tries = [
      () => fetch(to + "api/case", { headers: { "Habeas-Token": token } }),
      () => fetch(to + "api/case", { mode: "no-cors" }).then((one) => { if (one.type === "opaque") throw new Error("opaque"); return one; }),
      () => fetch(to + "api/checkpoint", { method: "POST", body: "{}", headers: { "Content-Type": "text/plain" }, mode: "no-cors" }).then(() => { throw new Error("opaque"); }),
      () => fetch(to + "api/checkpoint", { method: "POST", body: "{}", headers: { "Content-Type": "application/json", "Habeas-Token": token } }),
    ];
    return Promise.all(tries.map((attempt) => attempt().then(() => "read", () => "refused")));
  }, { to: h.server.address, token: h.server.token });
  assert.deepEqual(got, ["refused", "refused", "refused", "refused"]);
  assert.equal(readFileSync(folder + "/custody/log", "utf8"), before);
  const framed = await stranger.evaluate((to) => new Promise((resolve) => {
    const frame = document.createElement("iframe");
    frame.src = to;
    frame.onload = () => { try { resolve(frame.contentDocument === null ? "closed" : "open"); } catch { resolve("closed"); } };
    document.body.append(frame);
  }), h.server.address);
  assert.equal(framed, "closed");
  await stranger.close();
  host.close();
});
await h.end();
