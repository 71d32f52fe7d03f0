// pictures.mjs - the page as the README and docs/pictures.md show it: the invented pages of examples/, three widths, both themes, paper
// node pictures.mjs HABEAS SCRATCH ROOT FOLDER
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { Harness } from "./harness.mjs";
import { makeCase } from "./server.mjs";

const [habeas, scratch, root, pictures] = process.argv.slice(2);
const folder = scratch + "/lantern.habeas";
rmSync(scratch, { recursive: true, force: true });
mkdirSync(scratch, { recursive: true });
mkdirSync(pictures, { recursive: true });
process.chdir(root);  // paths as a user gives them
const pages = readdirSync("examples/pages").sort().map((name) => "examples/pages/" + name);
makeCase(habeas, folder, ["--gazetteer", "examples/gazetteer.tsv", ...pages.slice(0, -2)]);
const h = await Harness.open(habeas, folder, scratch);
const { page } = h;

// A look, then two more pages: what is new is told.
const looked = page.waitForResponse((answer) => answer.url().endsWith("/api/look"));
await page.goto(h.server.launch);
await looked;
await h.restart(async () => {
  for (const command of [["add", ...pages.slice(-2)], ["run"]]) {
    try { execFileSync(habeas, [...command, "--case", folder], { stdio: "ignore" }); } catch (error) { if (error.status !== 1) throw error; }
  }
});
const of = (type) => h.records().filter((record) => record.type === type);
const incident = of("incident").sort((a, b) => b.documents.length - a.documents.length)[0];
const claim = of("claim").find((one) => one.id === of("finding").find((finding) => finding.incident === incident.id && finding.state === "conflict").supports[0]);

const painter = await h.browser.newPage();
/** Chromium writes WebP, Playwright only PNG. */
async function keep(name) {
  const png = (await page.screenshot()).toString("base64");
  const webp = await painter.evaluate(async (bytes) => {
    const picture = new Image();
    picture.src = "data:image/png;base64," + bytes;
    await picture.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [picture.width, picture.height];
    canvas.getContext("2d").drawImage(picture, 0, 0);
    return canvas.toDataURL("image/webp", 0.7);
  }, png);
  writeFileSync(`${pictures}/${name}.webp`, Buffer.from(webp.slice(webp.indexOf(",") + 1), "base64"));
}
async function view(hash, to) {
  await h.show(hash);
  await h.settled();
  if (to !== undefined) await page.locator(to).first().evaluate((element) => element.scrollIntoView({ block: "start" }));
}
const VIEWS = [
  ["overview", ""], ["document", `document/${claim.document}/${claim.id}`], ["claim", "claim/" + claim.id], ["review", "review"],
];
const SIZES = [[1280, 860], [820, 1000], [390, 844]];
for (const [width, height] of SIZES) {
  await page.setViewportSize({ width, height });
  for (const [name, hash, to] of VIEWS) {
    await view(hash, to);
    await keep(`${name}_${width}`);
  }
}
await page.setViewportSize({ width: 1280, height: 860 });
await view("incident/" + incident.id, "h2:has(+ div > table.matrix)");
await keep("matrix_1280");
await page.getByLabel("Theme").selectOption("dark");
for (const [name, hash, to] of VIEWS.filter(([name]) => name === "overview" || name === "document")) {
  await view(hash, to);
  await keep(`${name}_dark`);
}
await page.emulateMedia({ media: "print" });
await page.setViewportSize({ width: 794, height: 1123 });  // A4
await view("incident/" + incident.id);
await page.evaluate(() => { document.documentElement.style.padding = "14mm 13mm"; });  // as the printer leaves it free
await keep("incident_print");
await h.end();
