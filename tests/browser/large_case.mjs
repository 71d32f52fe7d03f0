// large_case.mjs - how long each view of a large case takes in the browser, as the page itself sees it
// node large_case.mjs HABEAS CASE [ROUNDS]
//
// Not a test: bench/page_speed.py makes such a case (--texts 20000 --copies 5). Each round has a server that was just started, a
// window that was just opened and has come to rest, and views that nobody saw before. What the figures measure:
//   view      from the change of the address, as a click on a link makes it, until the frame that shows what the view is for
//   search    from the input event of a key until the frame that shows the hits of just these letters
//   overview  from the browser's request of the page (a word in its address, nothing of it at hand) until the frame that shows ...;
//             also from the opening of the launch file, for which the browser starts a process, and for a reload
// A frame counts when it was drawn: with the first task behind it. Starting the server is in none of the figures.
import { startBrowser, startServer } from "./server.mjs";

const [habeas, folder, rounds = "5"] = process.argv.slice(2);
const REST_MS = 1500;
const browser = await startBrowser();
const times = new Map();
const note = (name, took) => times.set(name, [...(times.get(name) ?? []), took]);
const rest = () => new Promise((resolve) => setTimeout(resolve, REST_MS));

/** In the page, before its own scripts: notes when each of these was drawn, since the page was requested. */
function watch(selectors) {
  window.drawnAt = {};
  const look = () => {
    for (const [name, selector] of Object.entries(selectors)) {
      if (name in window.drawnAt || document.querySelector(selector) === null) continue;
      window.drawnAt[name] = NaN;
      const behind = new MessageChannel();
      behind.port1.onmessage = () => { window.drawnAt[name] = performance.now(); };
      behind.port2.postMessage(null);
    }
    if (Object.keys(window.drawnAt).length < Object.keys(selectors).length) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** In the page: goes to an address, and tells when another heading and `selector` below it were drawn. */
function shown([address, selector]) {
  return new Promise((resolve) => {
    const before = document.querySelector("main h1").textContent;
    const begin = performance.now();
    const look = () => {
      const heading = document.querySelector("main h1")?.textContent ?? before;
      if (heading === before || document.querySelector(selector) === null) return void requestAnimationFrame(look);
      const behind = new MessageChannel();
      behind.port1.onmessage = () => resolve(performance.now() - begin);
      behind.port2.postMessage(null);
    };
    location.hash = address;
    requestAnimationFrame(look);
  });
}

/** In the page: the next input event begins it, the hits of what was typed then end it. */
function answered() {
  return new Promise((resolve) => {
    addEventListener("input", (event) => {
      const begin = event.timeStamp, typed = event.target.value;
      const look = () => {
        const answers = document.querySelector(".hits:has(li mark)")?.getAttribute("data-answers");
        if (answers !== typed && answers !== typed + "*") return void requestAnimationFrame(look);
        const behind = new MessageChannel();
        behind.port1.onmessage = () => resolve(performance.now() - begin);
        behind.port2.postMessage(null);
      };
      requestAnimationFrame(look);
    }, { once: true, capture: true });
  });
}

async function overview(page, how, go) {
  const begin = performance.timeOrigin + performance.now();
  await go();
  await page.waitForFunction(() => Object.values(window.drawnAt ?? {}).filter((at) => at > 0).length === 2);
  const { drawnAt, origin } = await page.evaluate(() => ({ drawnAt: window.drawnAt, origin: performance.timeOrigin }));
  note(`overview, ${how}: the case and its figures`, drawnAt.figures);
  note(`overview, ${how}: the first incidents`, drawnAt.incidents);
  if (how === "first opened") note("overview, from the opening of the launch file: the first incidents", origin - begin + drawnAt.incidents);
}

for (let round = 0; round < Number(rounds); ++round) {
  const server = await startServer(habeas, folder, ["--no-browser"]);
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  const page = await context.newPage();
  await page.addInitScript(watch, { figures: "main ul.key b", incidents: "main article h3" });
  await rest();
  await overview(page, "first opened", () => page.goto(server.launch));
  await rest();
  await overview(page, "reloaded", () => page.reload());
  await rest();
  const incident = await page.locator("article h3 a").first().getAttribute("href");
  const show = async (name, address, selector) => note(name, await page.evaluate(shown, [address, selector]));
  const link = (selector) => page.locator(selector).first().getAttribute("href");
  await show("an incident", incident, "table.matrix td a.claim");
  await show("a claim", await link("table.matrix td a.claim"), "blockquote mark");
  await show("a document", await link("a.doc"), ".text .region");
  await show("the review queue", "#/review", "article.card blockquote");
  await show("100 documents", "#/documents", "main ul.list li");
  await show("50 origins", "#/origins", "tbody tr");
  await show("the largest origin", await link("tbody tr a"), "main section ul.plain li a.claim");
  await show("100 names", "#/entities", "tbody tr");
  await show("the name told of most", await link("tbody tr a"), "main section ul li mark");
  await show("the log", "#/log", "tbody tr");
  await page.evaluate(() => { location.hash = "#/search"; });
  await page.getByRole("searchbox").waitFor();
  for (const word of ["detained", "deported"]) {
    await page.getByRole("searchbox").fill("");
    for (let length = 1; length <= word.length; ++length) {
      const answer = length < 3 ? null : page.evaluate(answered);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await page.keyboard.press(word[length - 1]);
      if (answer !== null) note("search as one types, from the third letter on", await answer);
    }
  }
  await context.close();
  await server.kill();
}
for (const [name, all] of times) {
  all.sort((a, b) => a - b);
  console.log(`${name}: median ${all[all.length >> 1].toFixed(0)} ms, slowest ${all.at(-1).toFixed(0)} ms (${all.length})`);
}
await browser.close();
