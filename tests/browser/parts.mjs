// parts.mjs - long lists come in parts: an origin, a name and an incident that a hundred pages tell of
// node parts.mjs HABEAS SCRATCH
import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { Harness } from "./harness.mjs";
import { makeCase } from "./server.mjs";

const [habeas, scratch] = process.argv.slice(2);
const PAGES = 120;
rmSync(scratch, { recursive: true, force: true });
mkdirSync(scratch + "/pages", { recursive: true });
const TOWNS = ["Ostby", "Tarnbeck", "Kelm", "Varrow", "Lindmoor"];
for (let i = 0; i < PAGES; ++i) {
  writeFileSync(`${scratch}/pages/${i}.txt`, `Report ${i}\n\nThe Tarn Desk said on ${1 + (i % 28)} May 20${31 + (i % 40)} that border guards had detained ${i + 11} herders in ${TOWNS[i % 5]}.\n`);
}
makeCase(habeas, scratch + "/case.habeas", [scratch + "/pages"]);
const h = await Harness.open(habeas, scratch + "/case.habeas", scratch);
const { page } = h;
const records = h.records();
const origin = records.filter((one) => one.type === "origin").sort((a, b) => b.claims.length - a.claims.length)[0];
const mentions = records.filter((one) => one.type === "mention" && one.value?.id?.startsWith("ent_"));
const named = (id) => mentions.filter((one) => one.value.id === id).length;
const entity = mentions.map((one) => one.value.id).sort((a, b) => named(b) - named(a))[0];
assert.ok(origin.claims.length > 100 && origin.carriers.length > 100 && named(entity) > 100, "the case has no long lists");
const asked = [];
page.on("request", (request) => { if (request.url().includes("/api/")) asked.push(request.url().slice(h.server.address.length - 1)); });
await page.goto(h.server.launch);
await page.locator("main h1").waitFor();

/** How many a list shows and how many its button says are left. */
async function list(title) {
  const part = page.locator("section", { has: page.getByRole("heading", { name: title, exact: true }) });
  const button = part.getByRole("button", { name: / more$/ }).first();
  const left = await button.count() === 0 ? 0 : Number((await button.innerText()).replace(/\D/g, ""));
  return { shown: await part.locator("ul").first().locator("> li").count(), left, more: () => button.click() };
}

await h.test("an origin: the first of its documents and claims, then more, then all to choose from", async () => {
  await h.show("origin/" + origin.id, origin.name);
  await page.locator("a.claim").first().waitFor();
  assert.ok(asked.includes(`/api/origins/${origin.id}?limit=50`) && !asked.includes("/api/origins/" + origin.id));
  let claims = await list("Claims");
  assert.deepEqual([claims.shown, claims.left], [50, origin.claims.length - 50]);
  assert.equal((await list("Documents that carry it")).left, origin.carriers.length - 50);
  await claims.more();
  await page.waitForFunction(() => document.querySelectorAll("main a.claim").length === 100);
  claims = await list("Claims");
  assert.deepEqual([claims.shown, claims.left], [100, origin.claims.length - 100]);
  assert.ok(!asked.includes("/api/origins/" + origin.id), "all was asked for");
  await page.locator("details.regroup > summary").click();
  await page.locator(".members li").first().waitFor();
  for (let left = origin.claims.length - 100; left > 0; left -= origin.claims.length - left) {
    await page.locator(".members").getByRole("button", { name: `${left} more` }).click();
  }
  assert.equal(await page.locator(".members li").count(), origin.claims.length);
  assert.ok(asked.includes("/api/origins/" + origin.id));
});
await h.test("origins are listed with numbers, not with what they hold", async () => {
  await h.show("origins");
  const row = page.locator("tr", { has: page.getByRole("link", { name: origin.name, exact: true }) }).first();
  await row.waitFor();
  assert.deepEqual(await row.locator("td.num").allInnerTexts(), [String(origin.carriers.length), String(origin.claims.length)]);
});
await h.test("a name: the first of its mentions, then more, then all to choose from", async () => {
  await h.show("entity/" + entity);
  await page.locator("main li mark").first().waitFor();
  assert.ok(asked.includes(`/api/entities/${entity}?limit=50`));
  const there = await list("Mentions");
  assert.deepEqual([there.shown, there.left], [12, named(entity) - 12]);
  for (const count of [24, 48, 96]) {
    await (await list("Mentions")).more();
    await page.waitForFunction((shown) => document.querySelectorAll("main section li > .q").length === shown, count);
  }
  await page.locator("details.regroup > summary").click();
  await page.locator(".members li").first().waitFor();
  await page.locator(".members").getByRole("button", { name: `${named(entity) - 100} more` }).click();
  assert.equal(await page.locator(".members li").count(), named(entity));
});
await h.test("the log begins with its last entries, or with the one of the address", async () => {
  await h.show("log");
  await page.locator("tbody tr").nth(49).waitFor();
  const last = await page.locator("tbody th").last().innerText();
  await page.getByRole("button", { name: "Earlier" }).click();
  await page.waitForFunction((end) => document.querySelector("tbody tr:last-child th")?.textContent !== end, last);
  await h.show("log/3");
  await page.waitForFunction(() => document.querySelector("tbody th")?.textContent === "3");
});
await h.end();
