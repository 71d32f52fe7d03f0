// hostile.mjs - a thousand script payloads in every field that shows words of sources: no effect, no request, in page and dossier
// node hostile.mjs HABEAS SCRATCH
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { makeCase, startBrowser, startServer } from "./server.mjs";

const [habeas, scratch] = process.argv.slice(2);
rmSync(scratch, { recursive: true, force: true });
mkdirSync(scratch + "/pages", { recursive: true });

// Whoever asks this listener for anything was made to by a payload.
const asked = [];
const canary = createServer((request, answer) => { asked.push(request.url); answer.setHeader("Content-Type", "text/html"); answer.end("<title>control</title>"); });
await new Promise((resolve) => canary.listen(0, "127.0.0.1", resolve));
const home = `http://127.0.0.1:${canary.address().port}`;

const call = (id) => `window.hit=1;fetch('${home}/x${id}')`;
const TEMPLATES = [
  (id) => `<script>${call(id)}</script>`, (id) => `<img src=${home}/i${id}>`, (id) => `<img src=x onerror="${call(id)}">`,
  (id) => `<svg onload="${call(id)}">`, (id) => `<svg><script>${call(id)}</script></svg>`, (id) => `<iframe src=${home}/f${id}></iframe>`,
  (id) => `<iframe srcdoc="<script>parent.${call(id)}</script>"></iframe>`, (id) => `<body onload="${call(id)}">`, (id) => `<input autofocus onfocus="${call(id)}">`,
  (id) => `<details open ontoggle="${call(id)}">`, (id) => `<video poster=${home}/v${id}></video>`, (id) => `<video><source onerror="${call(id)}"></video>`,
  (id) => `<audio src=x onerror="${call(id)}">`, (id) => `<link rel=stylesheet href=${home}/l${id}>`, (id) => `<style>@import '${home}/s${id}';</style>`,
  (id) => `<div style="background:url(${home}/b${id})">x</div>`, (id) => `<meta http-equiv=refresh content="0;url=${home}/m${id}">`, (id) => `<object data=${home}/o${id}></object>`,
  (id) => `<embed src=${home}/e${id}>`, (id) => `<base href=${home}/>`, (id) => `<form action=${home}/a${id}><button autofocus>x</button></form>`,
  (id) => `<a href="javascript:${call(id)}">x</a>`, (id) => `<math><mi xlink:href="javascript:${call(id)}">x</mi></math>`, (id) => `"><script>${call(id)}</script>`,
  (id) => `'-${call(id)}-'`, (id) => "${" + call(id) + "}", (id) => `{{constructor.constructor("${call(id)}")()}}`, (id) => `</script><script>${call(id)}</script>`,
  (id) => `<!--><script>${call(id)}</script>-->`, (id) => `<template><script>${call(id)}</script></template>`, (id) => `<noscript><p title="</noscript><img src=x onerror=${call(id)}>">`,
  (id) => `<marquee onstart="${call(id)}">x</marquee>`, (id) => `<isindex onfocus="${call(id)}" autofocus>`, (id) => `</title><img src=${home}/t${id}>`, (id) => `</textarea><img src=${home}/u${id}>`,
  (id) => `<svg><animate onbegin="${call(id)}" attributeName=x dur=1s>`, (id) => `<svg><image href=${home}/g${id}></svg>`, (id) => `<picture><source srcset=${home}/p${id}><img></picture>`,
  (id) => `<table background=${home}/k${id}><tr><td>x</table>`, (id) => `=HYPERLINK("${home}/h${id}","x")`, (id) => `+cmd|' /C ${home}/c${id}'!A0`, (id) => `@SUM(${id})*${id}`,
  (id) => `\u202e<img src=${home}/r${id}>\u2066`,
];
const payloads = Array.from({ length: 1000 }, (_, id) => TEMPLATES[id % TEMPLATES.length](id));
const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

// Forty pages, each with a payload in title, author, publisher and name, and twenty-five in sentences that make claims.
for (let page = 0; page < 40; ++page) {
  const own = payloads.slice(page * 25, page * 25 + 25);
  const sentences = own.map((payload, i) => [
    `<p>Border guards of Ferrin returned ${i + 31} people to Velmaria on ${1 + (i % 28)} May 2031, ${escape(payload)} said.</p>`,
    `<p>&ldquo;${escape(payload)} were killed in Tarnbeck&rdquo;, said Mira ${escape(payload)} of the Tarn Desk.</p>`,
    `<p>The ministry denied that ${i + 3} refugees were deported to ${escape(payload)} in April 2031.</p>`,
    `<p>${escape(payload)} and ${i + 5} farmers were detained in Tarnbeck on 7 May 2031.</p>`][i % 4]).join("\n");
  const one = escape(own[page % 25]);
  const name = own[0].replace(/[/\0]/g, "_").slice(0, 80);
  writeFileSync(`${scratch}/pages/${page} ${name}.html`, `<!doctype html><html lang=en><head><title>${one}</title><meta name=author content="${one}"><meta property="og:site_name" content="${one}">
<meta property="article:published_time" content="2031-05-04"></head><body><nav>Home ${one}</nav><article><h1>${one}</h1>${sentences}</article><footer>Copyright ${one}</footer></body></html>`);
}
const folder = scratch + "/case.habeas";
makeCase(habeas, folder, [scratch + "/pages"]);
const records = readFileSync(folder + "/records", "utf8").split("\n").filter((line) => line !== "").map((line) => JSON.parse(line));
const of = (type) => records.filter((record) => record.type === type);
const texts = of("document").map((document) => document.text).join("\n");
const arrived = payloads.filter((payload) => texts.includes(payload)).length;
assert.ok(arrived > 950, `only ${arrived} payloads arrived in the texts`);
assert.ok(of("claim").length > 400, "there are too few claims");

const server = await startServer(habeas, folder);
const browser = await startBrowser();
const context = await browser.newContext();
let effects = 0;
const outside = [];
const watch = (page) => {
  page.on("dialog", (dialog) => { effects += 1; void dialog.dismiss(); });
  page.on("request", (request) => { if (!request.url().startsWith(server.address) && !/^(file|blob|data):/.test(request.url())) outside.push(request.url()); });
};

// The control: the same payloads, put into a page that trusts them.
const control = await context.newPage();
await control.goto(home + "/control");
asked.length = 0;
await control.evaluate((all) => { document.body.innerHTML = all.join("\n"); }, payloads.slice(0, TEMPLATES.length).filter((payload) => !/refresh|<base/.test(payload)));
for (let tries = 0; tries < 100 && new Set(asked).size < 12; ++tries) await control.waitForTimeout(100);
const fired = new Set(asked).size;
assert.ok(fired >= 12, `the control made only ${fired} requests: the payloads do nothing`);
assert.equal(await control.evaluate(() => window.hit), 1);
await control.close();
asked.length = 0;

const page = await context.newPage();
watch(page);
await page.goto(server.launch);
await page.locator("main h1").waitFor();
const sample = (list, count) => list.filter((_, i) => i % Math.max(1, Math.floor(list.length / count)) === 0);
const views = ["", "review", "documents", "origins", "entities", "log", "search/Ferrin", ...of("document").map((one) => "document/" + one.id),
  ...sample(of("incident"), 12).map((one) => "incident/" + one.id), ...sample(of("claim"), 40).map((one) => "claim/" + one.id), ...sample(of("origin"), 12).map((one) => "origin/" + one.id),
  ...sample([...new Set(of("mention").map((one) => one.value?.id).filter((id) => id?.startsWith("ent_")))], 12).map((id) => "entity/" + id)];
let shown = 0;
for (const view of views) {
  await page.goto(server.address + "#/" + view);
  await page.locator("main h1").first().waitFor();
  await page.waitForFunction(() => document.querySelector(".loading") === null);
  await page.evaluate(() => { for (const folded of document.querySelectorAll("main details")) folded.open = true; });
  const state = await page.evaluate(() => ({
    hit: window.hit, made: document.querySelectorAll("main script, main iframe, main object, main embed, main img, main link, main meta, main base, main video, main audio").length,
    handlers: [...document.querySelectorAll("main *")].filter((one) => one.getAttributeNames().some((name) => name.startsWith("on"))).length,
    links: [...document.querySelectorAll("main a")].filter((one) => !one.getAttribute("href")?.startsWith("#/")).length, words: document.body.textContent.includes("window.hit=1") }));
  assert.deepEqual([state.hit, state.made, state.handlers, state.links], [undefined, 0, 0, 0], view);
  shown += state.words ? 1 : 0;
}
assert.ok(shown > 60, `only ${shown} views showed a payload as words`);

const dossier = await context.newPage();
watch(dossier);
await dossier.goto("file://" + folder + "/dossier/index.html");
await dossier.waitForLoadState("networkidle");
assert.equal(await dossier.evaluate(() => window.hit), undefined);
assert.ok(await dossier.evaluate(() => document.body.textContent.includes("window.hit=1")), "the dossier shows no payload");

// Exports: the payloads arrive as values, no cell of a table is a formula, and a browser that opens the file does nothing with it.
const exported = {};
for (const form of ["csv", "json", "geojson"]) {
  exported[form] = execFileSync(habeas, ["export", form, "--case", folder], { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });
  writeFileSync(`${scratch}/export.${form}.txt`, exported[form]);
  const opened = await context.newPage();
  watch(opened);
  await opened.goto(`file://${scratch}/export.${form}.txt`);
  await opened.waitForLoadState("networkidle");
  assert.equal(await opened.evaluate(() => window.hit), undefined, form);
  await opened.close();
}
const arrivedIn = (strings) => { const all = strings.join("\n"); return payloads.filter((payload) => all.includes(payload)).length; };
const cells = [...exported.csv.matchAll(/"((?:[^"]|"")*)"(?:,|\n)/g)].map((match) => match[1].replace(/""/g, '"'));
const disarmed = cells.filter((cell) => /^'[=+@-]/.test(cell)).length;
assert.deepEqual(cells.filter((cell) => /^[=+@\t\r-]/.test(cell) && !/^-?[0-9.]+$/.test(cell)), []);
assert.ok(disarmed >= 10, `only ${disarmed} cells would have been formulas: the control is too weak`);
const stringsOf = (node) => typeof node === "string" ? [node] : node !== null && typeof node === "object" ? Object.values(node).flatMap(stringsOf) : [];
const inJson = arrivedIn(exported.json.split("\n").filter((line) => line !== "").flatMap((line) => stringsOf(JSON.parse(line))));
const inTable = arrivedIn(cells);
stringsOf(JSON.parse(exported.geojson));  // it is JSON, whatever the names are
assert.ok(inTable > 200 && inJson > 200, `${inTable} payloads arrived in the table, ${inJson} in the JSON Lines`);

assert.deepEqual([effects, outside, asked], [0, [], []]);
console.log(`${payloads.length} payloads, ${arrived} in the texts; control: ${fired} requests; ${views.length} views (${shown} with payloads as words) and the dossier, exports (${inTable} in CSV, ${inJson} in JSON; ${disarmed} cells that would be formulas): 0 effects, 0 requests`);
await browser.close();
await server.kill();
canary.close();
console.log("1 passed, 0 failed");
