// SPDX-License-Identifier: MIT
// usage: pages.js PAGES SHOTS: reading, filtering, linking, printing, by keyboard, on a phone, in the dark; and axe.
"use strict";
const assert = require("assert");
const fs = require("fs");
const path = require("path");
const { chromium } = require("playwright-core");
const Ajv = require("ajv/dist/2020");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const [root, shots] = process.argv.slice(2);
const at = (page, hash = "") => "file://" + path.join(root, page) + hash;
const school = fs.readdirSync(path.join(root, "school"))[1];
const PAGES = ["index.html", "map.html", "rules.html", "register.html", "changes.html", "print.html", "reading.html", "checking.html",
               "rest.html", "school/" + school, "rules/staffing.dual_qualified_share.html"];
// Classes that are there to be told apart, not to be seen: the middle of a scale, a label of a list.
const BARE = ["major", "minor", "note", "s2", "s3", "list"];
fs.mkdirSync(shots, { recursive: true });

async function open(browser, page, options = {}, hash = "") {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const tab = await context.newPage();
  tab.problems = [];
  tab.on("console", message => { if (["error", "warning"].includes(message.type())) tab.problems.push(message.text()); });
  tab.on("pageerror", error => tab.problems.push(error.message));
  tab.on("request", request => { if (!request.url().startsWith("file:")) tab.problems.push("asked for " + request.url()); });
  await tab.goto(at(page, hash));
  return tab;
}

const rows = tab => tab.$$eval("#owners tbody tr:not([hidden])", list => list.map(row => row.cells[0].textContent));

const tests = {
  async "no page breaks a rule of accessibility, is wider than a phone, or asks for anything outside"(browser) {
    const looks = [["", { colorScheme: "light" }], ["en/", { colorScheme: "dark", viewport: { width: 390, height: 800 } }]];
    for (const [lang, options] of looks) for (const page of PAGES) {
      const tab = await open(browser, lang + page, { ...options, bypassCSP: true });
      await tab.evaluate(axe);
      const found = await tab.evaluate(() => window.axe.run({ preload: false }));
      assert.deepEqual(found.violations.map(v => v.id + " " + v.nodes[0].html), [], lang + page);
      assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), lang + page + " is too wide");
      assert.deepEqual(tab.problems, [], lang + page);
      await tab.screenshot({ path: path.join(shots, (lang + page).replace(/\//g, "-") + ".png") });
      await tab.context().close();
    }
  },

  async "under its own policy a page loads its style and script"(browser) {
    for (const page of ["index.html", "en/school/" + school]) {
      const tab = await open(browser, page);
      assert.deepEqual(tab.problems, []);
      assert.notEqual(await tab.evaluate(() => getComputedStyle(document.body).maxWidth), "none");
      // Every class of the markup has a rule, but for those that only the script or a mark of its own needs.
      const style = fs.readFileSync(path.join(root, "web.css"), "utf8");
      const classes = await tab.evaluate(() => [...new Set([...document.querySelectorAll("[class]")].flatMap(e => [...e.classList]))]);
      const unstyled = classes.filter(name => !new RegExp("\\." + name + "(?![\\w-])").test(style));
      assert.deepEqual(unstyled.filter(name => !BARE.includes(name)), []);
    }
  },

  async "the list is searched, filtered and sorted, and the view can be linked"(browser) {
    const tab = await open(browser, "index.html");
    const all = await rows(tab);
    assert.equal(all.length, 40);
    await tab.fill("input[name=q]", all[7].slice(-10));
    assert.deepEqual(await rows(tab), [all[7]]);
    assert.match(await tab.textContent("output"), /1 \/ 40/);
    await tab.fill("input[name=q]", "");
    await tab.selectOption("select[name=v]", "0");
    const unqualified = await rows(tab);
    assert.ok(unqualified.length > 0 && unqualified.length < 40);
    await tab.selectOption("select[name=f0]", { index: 1 });
    assert.ok((await rows(tab)).length < unqualified.length);
    await tab.click("button[type=reset]");
    await tab.waitForFunction(() => !document.querySelector("#owners tr[hidden]"));
    await tab.click("#owners thead th:nth-child(5) button");
    const sorted = await tab.$$eval("#owners tbody tr", list => list.map(row => Number(row.cells[4].textContent || 0)));
    assert.deepEqual(sorted, [...sorted].sort((a, b) => b - a));
    assert.equal(await tab.getAttribute("#owners thead th:nth-child(5)", "aria-sort"), "ascending");
    const linked = await open(browser, "index.html", {}, "#v=0");
    assert.deepEqual(await rows(linked), unqualified);
    assert.equal(await linked.inputValue("select[name=v]"), "0");
  },

  async "without a script the whole list is there, and no dead controls"(browser) {
    const tab = await open(browser, "index.html", { javaScriptEnabled: false });
    assert.equal(await tab.locator("#owners tbody tr").count(), 40);
    assert.equal(await tab.locator("form.controls").isVisible(), false);
  },

  async "the map is read by keyboard and leads to the finding"(browser) {
    const tab = await open(browser, "map.html");
    await tab.focus("#map");
    await tab.keyboard.press("ArrowDown");
    await tab.keyboard.press("ArrowRight");
    assert.match(await tab.textContent("#cell"), / — /);
    await tab.keyboard.press("Enter");
    await tab.waitForURL(/school\/.*#/);
  },

  async "an anchor in a closed part opens it"(browser) {
    const tab = await open(browser, "school/" + school);
    const id = await tab.$eval("details.lines tr[id]", row => row.id);
    const linked = await open(browser, "school/" + school, {}, "#" + encodeURIComponent(id));
    assert.ok(await linked.locator(`[id="${id}"]`).isVisible());
  },

  async "the register is filtered"(browser) {
    const tab = await open(browser, "register.html");
    await tab.selectOption("select[name=state]", "unchecked");
    const states = await tab.$$eval(".reg tbody tr:not([hidden])", list => [...new Set(list.map(row => row.dataset.state))]);
    assert.deepEqual(states, ["unchecked"]);
  },

  async "on paper there is room for a stamp and nothing to click"(browser) {
    const tab = await open(browser, "print.html");
    await tab.emulateMedia({ media: "print" });
    assert.equal(await tab.locator("nav").isVisible(), false);
    assert.ok(await tab.locator(".stamp").isVisible());
    const pdf = await tab.pdf({ preferCSSPageSize: true, path: path.join(shots, "print.pdf") });
    assert.ok(pdf.length > 10000);
  },

  async "the data follows its schemas"() {
    const ajv = new Ajv({ strict: false });
    const schemas = path.join(__dirname, "..", "..", "schemas");
    for (const [file, schema] of [["findings.json", "publication"], ["manifest.json", "manifest"]]) {
      const valid = ajv.compile(JSON.parse(fs.readFileSync(path.join(schemas, schema + ".schema.json"))));
      valid(JSON.parse(fs.readFileSync(path.join(root, file))));
      assert.deepEqual(valid.errors, null, file);
    }
  },
};

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
  let failed = 0;
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test(browser);
      console.log("ok      " + name);
    } catch (error) {
      failed++;
      console.log("FAILED  " + name + "\n        " + error.message.split("\n").slice(0, 12).join("\n        "));
    }
  }
  await browser.close();
  console.log(`${Object.keys(tests).length} tests, ${failed} failed`);
  process.exit(failed ? 1 : 0);
})();
