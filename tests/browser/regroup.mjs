// regroup.mjs - merge, split, move and take out, of incidents, origins and names: each to the log, into the findings, and back
// node regroup.mjs HABEAS SCRATCH ROOT
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { Harness } from "./harness.mjs";
import { makeCase } from "./server.mjs";

const [habeas, scratch, root] = process.argv.slice(2);
const folder = scratch + "/case.habeas";
rmSync(scratch, { recursive: true, force: true });
mkdirSync(scratch, { recursive: true });
makeCase(habeas, folder, ["--gazetteer", root + "/examples/gazetteer.tsv", root + "/examples/pages"]);
const h = await Harness.open(habeas, folder, scratch);
const { page } = h;
const first = h.records();
const proposed = (type) => first.filter((record) => record.type === type);
const now = (type) => h.records().filter((record) => record.type === type);
const holders = (type, claim) => now(type).filter((one) => one.claims.includes(claim));
const log = () => execFileSync(habeas, ["review", "--case", folder], { encoding: "utf8" }).split("\n").filter((line) => line.includes('"decision"')).map((line) => JSON.parse(line));
const bySize = (a, b) => b.claims.length - a.claims.length;
const [largest, second] = proposed("incident").sort(bySize);
const speaks = proposed("origin").filter((one) => one.standing === "identified").sort(bySize);

await page.goto(h.server.launch);
await page.locator("main h1").waitFor();

/** Fills name and reason of the open form and records the act; gives the decision as the log has it. */
async function record(reason) {
  const before = log().length;
  const form = page.locator("form.act");
  await form.getByLabel("Your name").fill("R. Grouper");
  await form.getByLabel("Reason").fill(reason);
  await form.getByRole("button", { name: "Record it" }).click();
  await form.waitFor({ state: "detached" });
  const all = log();
  assert.equal(all.length, before + 1);
  assert.deepEqual([all.at(-1).by, all.at(-1).reason], ["R. Grouper", reason]);
  return all.at(-1);
}
/** Opens what can be put right on this view, with these members marked. */
async function open(view, members) {
  await h.show("log");  // from elsewhere, so that the view begins anew
  await h.show(view);
  await page.locator("details.regroup:not([open]) > summary").click();
  const boxes = page.locator(".members input[type=checkbox]");
  await boxes.first().waitFor();
  for (const at of members) await boxes.nth(at).check();
  return boxes.count();
}
async function pick(words, id) {
  await page.locator("form.act input[type=search]").fill(words);
  await page.locator(`form.act select option[value="${id}"]`).waitFor({ state: "attached" });
  await page.locator("form.act select").selectOption(id);
}
/** Takes the decision back where it is shown, and brings that in: everything is as it was proposed. */
async function undo(view, decision, type) {
  await h.show(view);
  const shown = page.locator(`[data-decision="${decision.id}"]`);
  await shown.getByRole("button", { name: "Undo" }).click();
  const undone = await record("it was right as it stood");
  assert.equal(undone.undoes, decision.id);
  await h.bringIn();
  if (type !== undefined) assert.deepEqual(now(type).map((one) => [one.id, one.claims]), proposed(type).map((one) => [one.id, one.claims]));
}

for (const [type, prefix, whole, other] of [["incident", "inc_", largest, second], ["origin", "ori_", speaks[0], speaks[1]]]) {
  const view = `${type}/${whole.id}`;
  await h.test(`${type}: two claims are split off, and come back`, async () => {
    await open(view, [1, 2]);
    await page.getByRole("button", { name: "Split off" }).click();
    const decision = await record("these speak of something else");
    assert.equal(decision.act, "split");
    assert.equal(decision.on[0], whole.id);
    assert.equal(decision.on.length, 3);
    await h.bringIn();
    const [one] = holders(type, decision.on[1]);
    assert.notEqual(one.id, whole.id);
    assert.deepEqual([...one.claims].sort(), decision.on.slice(1).sort());
    await undo(view, decision, type);
  });
  await h.test(`${type}: a claim is taken out, and comes back`, async () => {
    await open(view, [1]);
    await page.getByRole("button", { name: "Take out" }).click();
    const decision = await record("it does not belong here");
    assert.deepEqual([decision.act, decision.on.length, decision.on[1]], ["unlink", 2, whole.id]);
    await h.bringIn();
    assert.ok(holders(type, decision.on[0]).every((one) => one.id !== whole.id));
    await undo(view, decision, type);
  });
  await h.test(`${type}: a claim is moved into another, found by its name, and comes back`, async () => {
    await open(view, [1]);
    await page.getByRole("button", { name: "Move into" }).click();
    const words = (other.label ?? other.name).split(" ").slice(0, 3).join(" ").toUpperCase();
    await pick(words, other.id);
    const decision = await record("it speaks of that one");
    assert.deepEqual([decision.act, decision.on.length, decision.on[1]], ["link", 2, other.id]);
    await h.bringIn();
    const held = holders(type, decision.on[0]);
    assert.equal(held.length, 1);
    assert.ok(held[0].claims.includes(other.claims[0]));
    await undo("claim/" + decision.on[0], decision, type);
  });
  await h.test(`${type}: another one is merged into it, and comes apart again`, async () => {
    await open(view, []);
    await page.locator(".acts").getByRole("button", { name: "Merge" }).click();
    await pick((other.label ?? other.name).slice(0, 12), other.id);
    const decision = await record("one and the same");
    assert.deepEqual([decision.act, ...decision.on], ["merge", whole.id, other.id]);
    await h.bringIn();
    assert.equal(holders(type, other.claims[0])[0].id, holders(type, whole.claims[0])[0].id);
    await undo(view, decision, type);
  });
}

const named = new Map();
for (const mention of proposed("mention")) {
  if (!mention.value?.id?.startsWith("ent_")) continue;
  named.set(mention.value.id, [...(named.get(mention.value.id) ?? []), mention]);
}
const [name, otherName] = [...named.entries()].sort((a, b) => b[1].length - a[1].length);
await h.test("name: a mention is split off, and comes back", async () => {
  await open("entity/" + name[0], [0]);
  await page.getByRole("button", { name: "Split off" }).click();
  const decision = await record("another of the same name");
  assert.deepEqual([decision.act, decision.on.length, decision.on[0]], ["split", 2, name[0]]);
  assert.ok(decision.on[1].startsWith("men_"));
  await h.bringIn();
  await undo("entity/" + name[0], decision);
});
await h.test("name: another name is merged into it, and comes apart again", async () => {
  await open("entity/" + name[0], []);
  await page.locator(".acts").getByRole("button", { name: "Merge" }).click();
  await pick(otherName[1][0].value.name, otherName[0]);
  const decision = await record("two names of one body");
  assert.deepEqual([decision.act, ...decision.on], ["merge", name[0], otherName[0]]);
  await h.bringIn();
  await undo("entity/" + name[0], decision, "origin");
});
await h.test("review by keyboard alone: into another incident, out of it, split off, each undone", async () => {
  const claim = () => page.locator("article.card").getAttribute("data-claim");
  await h.show("review");
  await page.locator("article.card blockquote").waitFor();
  const write = async (reason) => {
    await page.locator("form.act [data-reason]").focus();
    await page.keyboard.type(reason);
    await page.keyboard.press("Enter");
    await page.locator("form.act").waitFor({ state: "detached" });
  };
  const id = await claim();
  const holder = proposed("incident").find((one) => one.claims.includes(id));
  const target = proposed("incident").find((one) => one !== holder);
  const expected = { l: ["link", id, target.id], d: ["unlink", id, holder.id], s: ["split", holder.id, id] };
  for (const [key, on] of Object.entries(expected)) {
    await page.keyboard.press(key);
    await page.locator("form.act").waitFor();
    if (key === "l") {
      await page.locator("form.act input[type=search]:focus").waitFor();
      await page.keyboard.type(target.label);
      const options = page.locator("form.act select option");
      await page.waitForFunction((value) => document.querySelectorAll("form.act select option").length > 0 && document.querySelector("form.act select option").value === value, target.id);
      await page.keyboard.press("Tab");
      await page.locator("form.act select:focus").waitFor();
      await page.keyboard.press("Home");
      if (await page.locator("form.act select").inputValue() === "") await page.keyboard.press("ArrowDown");
      assert.equal(await options.first().getAttribute("value"), await page.locator("form.act select").inputValue());
    }
    await write("decided by keyboard: " + on[0]);
    await page.getByText("Recorded").waitFor();
    assert.deepEqual([log().at(-1).act, ...log().at(-1).on], on);
    assert.equal(await claim(), id);
    const made = log().at(-1).id;
    await page.keyboard.press("u");
    await page.getByText("Undone").waitFor();
    assert.equal(log().at(-1).undoes, made);
  }
});
await h.test("what cannot be is refused in words, and nothing is recorded", async () => {
  const before = log().length;
  await open("incident/" + largest.id, []);
  assert.ok(await page.getByRole("button", { name: "Split off" }).isDisabled());
  await page.locator(".acts").getByRole("button", { name: "Merge" }).click();
  await page.locator("form.act").getByLabel("Reason").fill("nothing was chosen");
  await page.getByRole("button", { name: "Record it" }).click();
  await page.getByText("Choose what it is about first").waitFor();
  assert.equal(log().length, before);
});
for (const theme of ["light", "dark"]) {
  await h.test(`axe: no violation with the forms open (${theme})`, async () => {
    await page.getByLabel("Theme").selectOption(theme);
    for (const button of ["Split off", "Move into", "Merge"]) {
      await open("incident/" + largest.id, [1]);
      await page.locator(".acts").getByRole("button", { name: button }).click();
      await page.locator("form.act").waitFor();
      await h.settled();
      assert.deepEqual(await h.violations(), [], button);
    }
    await h.show("claim/" + largest.claims[0]);
    await page.getByRole("button", { name: "Move into" }).click();
    await page.locator("form.act select").waitFor();
    await h.settled();
    assert.deepEqual(await h.violations(), [], "claim");
  });
}
await h.end();
