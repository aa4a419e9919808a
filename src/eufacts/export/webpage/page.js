"use strict";
// The page is the data of the facts, and what is below: filters, order, rows, citations, links.
const { facts, quotes, citations, countries, sections, documents, styles } = JSON.parse(
  document.getElementById("data").textContent,
);
const FIRST = 50; // rows at first, and each time that more are asked for
const form = document.forms[0];
const body = document.querySelector("tbody");
const count = document.getElementById("count");
const more = document.getElementById("more");
const byId = new Map(facts.map((fact) => [fact.id, fact]));
const compare = new Intl.Collator("en").compare;
let order = { key: "", down: false };
let shown = facts;
const several = Object.keys(documents).length > 1;

const nameOf = (code) => countries[code]?.name ?? code;
const fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/(\d),(?=\d)/g, "$1").toLowerCase();

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// The text in which a search looks, made once for each fact.
function textOf(fact) {
  return (fact.text ??= fold(
    [
      ...[fact.label, fact.amount, fact.kind, fact.type, fact.status, fact.topic, fact.note],
      ...[fact.id, fact.period, ...(fact.countries ?? []).map((code) => countries[code]?.names)],
      ...(fact.quotes ?? []).map((at) => quotes[at].text),
    ]
      .filter(Boolean)
      .join("\n"),
  ));
}

// The sections of a fact, with those that they are in.
function sectionsOf(fact) {
  if (fact.within) return fact.within;
  fact.within = new Set();
  for (const first of [fact.section, ...(fact.quotes ?? []).map((at) => quotes[at].section)])
    for (let id = first; id && !fact.within.has(id); id = sections[id]?.parent) fact.within.add(id);
  return fact.within;
}

function matching() {
  const words = fold(form.words.value).split(/\s+/).filter(Boolean);
  const [document, kind, country, topic, section] = ["document", "kind", "country", "topic", "section"].map(
    (name) => form[name].value,
  );
  return facts.filter(
    (fact) =>
      (!document || fact.document === document) &&
      (!kind || fact.kind === kind) &&
      (!country || (fact.countries ?? []).includes(country)) &&
      (!topic || fact.topic === topic) &&
      (!section || sectionsOf(fact).has(section)) &&
      words.every((word) => textOf(fact).includes(word)),
  );
}

// Numbers of one unit are together: euros are not compared with people.
const orders = {
  value: (a, b, way) => compare(a.unit, b.unit) || way * (a.value - b.value),
  label: (a, b, way) => way * compare(a.label, b.label),
  countries: (a, b, way) => way * compare(nameOf(a.countries[0]), nameOf(b.countries[0])),
  period: (a, b, way) => way * compare(a.starts, b.starts),
};
const sorted = { value: "value", label: "label", countries: "countries", period: "starts" };

function sort(found) {
  if (!order.key) return found;
  const has = (fact) => fact[sorted[order.key]] !== undefined;
  const way = order.down ? -1 : 1;
  const some = found.filter(has).sort((a, b) => orders[order.key](a, b, way));
  return [...some, ...found.filter((fact) => !has(fact))];
}

function row(fact) {
  const document = several ? documents[fact.document].name : "";
  const said = [document, fact.kind, fact.type, fact.status, fact.topic].filter(Boolean).join(" · ");
  const cell = element("td", {}, element("p", { class: "label" }, fact.label));
  for (const at of fact.quotes ?? []) {
    const quote = quotes[at];
    const words = element("blockquote", { lang: documents[fact.document].language }, quote.text);
    const place = quote.url ? element("a", { href: quote.url, rel: "noreferrer" }, quote.place) : quote.place;
    cell.append(words, element("p", { class: "place" }, place));
  }
  if (fact.review) cell.append(element("p", { class: "note" }, `Not reviewed yet: ${fact.review}`));
  if (fact.note) cell.append(element("p", { class: "note" }, `Note: ${fact.note}`));
  const last = element("p", { class: "last" }, said, " · ", element("a", { href: `#${fact.id}` }, fact.id));
  if (fact.citations) last.append(" ", element("button", { type: "button", "data-cite": fact.id }, "Copy citation"));
  cell.append(last);
  const named = (fact.countries ?? []).map(nameOf).join(", ");
  return element(
    "tr",
    { "data-id": fact.id, tabindex: "-1" },
    element("td", { class: "amount", "data-head": "Amount" }, fact.amount ?? ""),
    cell,
    element("td", { "data-head": "Countries" }, named),
    element("td", { "data-head": "Period" }, fact.period ?? ""),
  );
}

function show(until) {
  const rows = shown.slice(body.rows.length, until).map(row);
  body.append(...rows);
  more.hidden = body.rows.length === shown.length;
  return rows[0];
}

function update() {
  shown = sort(matching());
  body.replaceChildren();
  show(FIRST);
  const all = facts.length === 1 ? "1 fact" : `${facts.length.toLocaleString("en")} facts`;
  count.textContent = shown.length < facts.length ? `${shown.length.toLocaleString("en")} of ${all}` : all;
}

function options(name, all, values) {
  const found = [...values];
  form[name].replaceChildren(new Option(all, ""), ...found.map(([value, text]) => new Option(text, value)));
  form[name].parentElement.hidden = found.length < 2;
}

// The values of a key that occur, with how many facts have each.
function counted(valuesOf, text = (value) => value) {
  const counts = new Map();
  for (const fact of facts)
    for (const value of valuesOf(fact)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, number]) => [value, `${text(value)} (${number})`]);
}

const alphabetic = (pairs) => pairs.sort((a, b) => compare(a[1], b[1]));

function openFact() {
  const fact = byId.get(decodeURIComponent(location.hash.slice(1)));
  document.querySelector("tr.target")?.classList.remove("target");
  if (!fact) return;
  if (!shown.includes(fact)) {
    for (const field of form.querySelectorAll("input, select:not([name=citing])")) field.value = "";
    update();
  }
  const at = shown.indexOf(fact);
  if (at >= body.rows.length) show(at + FIRST);
  body.rows[at].classList.add("target");
  body.rows[at].focus({ preventScroll: true });
  body.rows[at].scrollIntoView({ block: "start" });
}

async function copy(button) {
  const fact = byId.get(button.dataset.cite);
  const text = citations[fact.citations[form.citing.selectedIndex]];
  const line = element("output", { class: "citation" }, text);
  button.parentElement.querySelector("output")?.remove();
  button.parentElement.append(line);
  try {
    await navigator.clipboard.writeText(text);
    line.prepend("Copied: ");
  } catch {
    // The browser does not let this page write to the clipboard.
    getSelection().selectAllChildren(line);
  }
}

function sortBy(button) {
  const key = button.dataset.sort;
  const wasDown = order.key === key && order.down;
  order = { key: wasDown ? "" : key, down: order.key === key && !wasDown };
  for (const head of document.querySelectorAll("th")) head.removeAttribute("aria-sort");
  if (order.key) button.parentElement.setAttribute("aria-sort", order.down ? "descending" : "ascending");
  update();
}

options("document", "All documents", Object.entries(documents).map(([id, one]) => [id, one.name]));
options("kind", "All kinds", counted((fact) => [fact.kind]));
options("country", "All countries", alphabetic(counted((fact) => fact.countries ?? [], nameOf)));
options("topic", "All topics", alphabetic(counted((fact) => (fact.topic ? [fact.topic] : []))));
const inSections = new Map(counted(sectionsOf, (id) => sections[id]?.name ?? id));
const listed = Object.keys(sections).filter((id) => inSections.has(id));
options("section", "All sections", listed.map((id) => [id, inSections.get(id)]));
form.citing.append(...styles.map((name) => new Option(name)));

form.addEventListener("input", (event) => event.target !== form.citing && update());
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => {
  const style = form.citing.selectedIndex;
  setTimeout(() => {
    form.citing.selectedIndex = style; // it is not a filter
    update();
  });
});
more.addEventListener("click", () => show(body.rows.length + FIRST)?.focus());
document.addEventListener("click", ({ target }) => {
  if (target.dataset?.sort) sortBy(target);
  if (target.dataset?.cite) copy(target);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.closest("input, select")) return;
  event.preventDefault();
  form.words.focus();
});
addEventListener("beforeprint", () => show());
addEventListener("hashchange", openFact);
update();
openFact();
setTimeout(() => facts.forEach(textOf)); // so that the first search is as fast as the next
