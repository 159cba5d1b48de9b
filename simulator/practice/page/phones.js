"use strict";
// The page draws what it is told and asks for what is tapped: all that is true lives in the server's world.

const ZONE = "Europe/Paris";
const SPEEDS = [0, 1, 10, 60, 360, 1440]; // minutes of the clock in a second
const SHOWN = 4; // phones side by side, unless more are asked for
const NEAR = 80; // pixels from the end of a chat within which new messages scroll it

const GUIDE = [ // whose phone shows what, when a step of the guide is done
  ["Marie", /Vous avez votre place|You have your place/],
  ["Marie", /^(Rappel|Reminder)/],
  ["Marie", /C'est noté : vous venez|Noted: you are coming/],
  ["Nadia", /Marie vient|Marie is coming/],
];

const at = (id) => document.getElementById(id);
const parts = new Map(); // what the server said, a part a name
const phones = new Map(); // by account: its element and what hangs on it
const shown = []; // accounts whose phones stand on the page, the least lately used first
let language = localStorage.getItem("language") || (navigator.language.startsWith("fr") ? "fr" : "en");
let opening = ""; // the link that waits for a phone
let done = 0; // steps of the guide

const word = (name) => WORDS[language][name];

function made(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (value !== false && value !== null) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

// --- asking

async function ask(what, more = {}) {
  const asked = document.activeElement;
  document.body.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch("/do", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ what, ...more }),
    });
    if (!answer.ok) complain((await answer.json()).error);
    return answer.ok;
  } catch {
    complain("away");
    return false;
  } finally {
    document.body.removeAttribute("aria-busy");
    if (asked && asked.isConnected) asked.focus({ preventScroll: true });
  }
}

let hushing = 0;
function tell(text) {
  at("said").textContent = text;
  clearTimeout(hushing);
  hushing = setTimeout(() => { at("said").textContent = ""; }, 5000);
}

function complain(code) {
  tell(WORDS[language].errors[code] || WORDS[language].errors.odd);
}

// --- hearing

function listen() {
  const stream = new EventSource("/news");
  stream.addEventListener("news", (event) => hear(JSON.parse(event.data)));
  stream.addEventListener("toast", (event) => toast(JSON.parse(event.data)));
  stream.addEventListener("open", () => { clear(); });
  stream.addEventListener("error", () => complain("away"));
}

function clear() {
  parts.clear();
  phones.clear();
  shown.length = 0;
  at("phones").replaceChildren();
  at("chips").replaceChildren();
}

function hear(news) {
  if (news.world !== undefined && parts.has("world") && parts.get("world") !== news.world) {
    done = 0;
    clear();
  }
  const newest = new Map([...phones.keys()].map((account) => [account, Math.max(...standing(account))]));
  for (const [name, part] of Object.entries(news)) {
    const [kind, account, message] = name.split(":");
    if (part === null) parts.delete(name);
    else parts.set(name, part);
    if (kind === "phone" && part !== null) drawPhone(account, part);
    if (kind === "message") drawMessage(account, message, part);
  }
  for (const [account, before] of newest) close(account, before);
  drawAround();
}

function toast({ phone, text, alert }) {
  if (alert) {
    at("alert-text").textContent = text;
    at("alert").showModal();
    return;
  }
  const place = phones.get(String(phone));
  if (!place) return;
  place.toast.textContent = text;
  setTimeout(() => { if (place.toast.textContent === text) place.toast.textContent = ""; }, 4000);
}

// --- a phone

function drawPhone(account, part) {
  let phone = phones.get(account);
  if (!phone) {
    phone = build(account, part);
    phones.set(account, phone);
    if (shown.length < SHOWN) show(account);
  }
  if (part.acted > (phone.acted || 0)) used(account);
  phone.acted = part.acted;
  phone.begin.hidden = part.started;
  phone.blocked.hidden = !part.blocked;
  phone.form.hidden = part.blocked || !part.started;
  phone.block.textContent = word(part.blocked ? "unblock" : "block");
  phone.more.hidden = !part.more;
  phone.empty.hidden = part.started;
  phone.badge.textContent = part.unread || "";
  phone.badge.setAttribute("aria-label", part.unread ? word("unread")(part.unread) : "");
  phone.badge.hidden = !part.unread;
  phone.keys.replaceChildren(...part.keys.map((row, r) => made("div", { class: "keys-row" }, ...row.map((text, c) =>
    made("button", { type: "button", onclick: () => ask("key", { phone: +account, row: r, column: c }) }, text)))));
  phone.commands.replaceChildren(...part.commands.map((one) => made("button", {
    type: "button",
    onclick: () => { phone.menu.open = false; ask("say", { phone: +account, text: `/${one.command}` }); },
  }, made("b", {}, `/${one.command}`), ` ${one.description}`)));
  phone.menu.hidden = !part.commands.length;
}

function build(account, part) {
  const number = phones.size;
  const id = `write-${account}`;
  const phone = { badge: made("span", { class: "badge", role: "img" }) };
  phone.toast = made("p", { class: "toast", role: "status" });
  phone.empty = made("p", { class: "empty" }, word("empty"));
  phone.more = made("button", { type: "button", class: "quiet earlier", onclick: () => earlier(account) }, word("earlier"));
  phone.list = made("div", { class: "list" });
  phone.chat = made("div", { class: "chat", role: "log", tabindex: "0", "aria-label": word("messages")(part.name) },
    phone.more, phone.empty, phone.list);
  phone.begin = made("div", { class: "begin" },
    made("button", { type: "button", class: "strong", onclick: () => ask("open", { phone: +account }) }, word("begin")));
  phone.blocked = made("p", { class: "notice" }, word("blocked"));
  phone.keys = made("div", { class: "keys" });
  phone.commands = made("div", { class: "column" });
  phone.menu = fold("menu", "☰", phone.commands);
  phone.block = made("button", { type: "button", onclick: () => ask("block", { phone: +account }) });
  phone.attach = fold("attach", "📎", made("div", { class: "column" },
    ...["photo", "voice", "contact", "place"].map((what) => made("button", {
      type: "button", onclick: () => { phone.attach.open = false; ask(what, { phone: +account }); },
    }, word(what)))));
  const input = made("textarea", { id, rows: "1", maxlength: "5000", placeholder: "…" });
  const send = () => { const text = input.value; if (text.trim()) { input.value = ""; ask("say", { phone: +account, text }); } };
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); send(); }
  });
  phone.form = made("form", { class: "write", onsubmit: (event) => { event.preventDefault(); send(); } },
    phone.menu, phone.attach,
    made("label", { for: id, class: "unseen" }, word("write")(part.name)), input,
    made("button", { type: "submit", "aria-label": word("send") }, "➤"));
  phone.element = made("section", { class: `phone${number ? "" : " narrow"}`, "aria-label": word("phone")(part.name) },
    made("header", {}, avatar(part.name), made("h2", {}, part.name), phone.badge,
      made("button", { type: "button", class: "quiet", "aria-label": word("hide")(part.name), onclick: () => hide(account) }, "✕")),
    phone.chat, phone.toast, phone.blocked, phone.begin, phone.keys, phone.form,
    made("footer", {}, phone.block));
  const look = () => { if (parts.get(`phone:${account}`)?.unread) ask("look", { phone: +account }); };
  phone.element.addEventListener("focusin", look);
  phone.element.addEventListener("click", look);
  phone.rows = new Map();
  return phone;
}

function fold(name, sign, inside) {
  const details = made("details", { class: "fold" }, made("summary", { "aria-label": word(name), title: word(name) }, sign), inside);
  details.addEventListener("keydown", (event) => { if (event.key === "Escape") details.open = false; });
  return details;
}

function avatar(name) {
  const hue = [...name].reduce((sum, char) => sum + char.codePointAt(0), 0) % 6;
  return made("span", { class: `avatar hue-${hue}`, "aria-hidden": "true" }, [...name][0] || "?");
}

function show(account) {
  const phone = phones.get(account);
  if (!phone || shown.includes(account)) return;
  shown.push(account);
  const after = [...phones.keys()].slice([...phones.keys()].indexOf(account) + 1).map((one) => phones.get(one).element);
  at("phones").insertBefore(phone.element, after.find((one) => one.isConnected) || null);
  phone.chat.scrollTop = phone.chat.scrollHeight;
}

function hide(account) {
  const place = shown.indexOf(account);
  if (place >= 0) shown.splice(place, 1);
  phones.get(account)?.element.remove();
  drawAround();
}

// In the story, whoever does something comes onto the page, and who was longest idle leaves it.
function used(account) {
  const story = parts.get("story");
  if (!shown.includes(account)) {
    if (!story?.on || story.paused) return;
    while (shown.length >= SHOWN) hide(shown[0]);
    show(account);
  }
  shown.push(...shown.splice(shown.indexOf(account), 1));
}

// --- messages

function drawMessage(account, number, part) {
  const phone = phones.get(account);
  if (!phone) return;
  const old = phone.rows.get(+number);
  if (part === null) {
    if (!old || !parts.has(`phone:${account}`)) return;
    if (+number < Math.min(...standing(account))) return; // it only left the newest ones
    phone.rows.delete(+number);
    old.remove();
    return;
  }
  const near = phone.chat.scrollHeight - phone.chat.scrollTop - phone.chat.clientHeight < NEAR;
  const element = bubble(account, part);
  phone.rows.set(part.id, element);
  if (old) {
    const held = document.activeElement && old.contains(document.activeElement);
    old.replaceWith(element);
    if (held) phone.chat.focus({ preventScroll: true });
  } else {
    place(phone, part.id, element);
  }
  if (near) phone.chat.scrollTop = phone.chat.scrollHeight;
  learn(account, part);
}

function standing(account) {
  return [...parts.keys()].filter((name) => name.startsWith(`message:${account}:`)).map((name) => +name.split(":")[2]);
}

// So much came at once that there is a gap: what stood before it can be asked for again.
function close(account, before) {
  const stand = standing(account), phone = phones.get(account);
  if (!phone || !stand.length || Math.min(...stand) <= before) return;
  for (const [number, element] of phone.rows) {
    if (stand.includes(number)) continue;
    element.remove();
    phone.rows.delete(number);
  }
}

function place(phone, number, element) {
  const later = [...phone.rows.keys()].filter((one) => one > number).sort((a, b) => a - b)[0];
  phone.list.insertBefore(element, later === undefined ? null : phone.rows.get(later));
}

async function earlier(account) {
  const phone = phones.get(account);
  const first = Math.min(...phone.rows.keys());
  const found = await (await fetch(`/earlier/${account}/${first}`)).json();
  const height = phone.chat.scrollHeight;
  for (const part of found) {
    if (phone.rows.has(part.id)) continue;
    const element = bubble(account, part);
    phone.rows.set(part.id, element);
    place(phone, part.id, element);
  }
  phone.chat.scrollTop += phone.chat.scrollHeight - height;
  if (!found.length) phone.more.hidden = true;
}

function bubble(account, part) {
  const stamp = made("span", { class: "stamp" }, part.edited ? `${word("edited")} ${hourOf(part.at)}` : hourOf(part.at));
  const inside = made("div", { class: "bubble" }, ...carried(account, part), part.text ? marked(part) : null, stamp);
  const rows = part.rows.map((row, r) => made("div", { class: "taps-row" }, ...row.map((one, c) => made("button", {
    type: "button",
    onclick: () => tap(account, part, r, c, one),
  }, one.text, one.kind === "link" ? made("span", { "aria-hidden": "true" }, " ↗") : null))));
  return made("div", { class: `message ${part.mine ? "mine" : "theirs"}` }, inside, ...rows);
}

function tap(account, part, row, column, button) {
  if (button.kind === "copy") {
    navigator.clipboard?.writeText(button.text);
    tell(word("copied"));
  }
  ask("tap", { phone: +account, message: part.id, row, column });
}

function carried(account, part) {
  const address = `/file/${account}/${part.id}`;
  const spot = part.venue?.location || part.location;
  if (part.kind === "photo") return [made("img", { src: address, alt: word("photo") })];
  if (part.kind === "video") return [made("video", { src: address, controls: true })];
  if (["voice", "audio"].includes(part.kind)) return [made("audio", { src: address, controls: true, "aria-label": word("voice") })];
  if (part.kind === "document") return [made("a", { href: address, class: "file", download: true }, `📄 ${part.name || word("file")}`)];
  if (part.contact) return [made("div", { class: "card" }, `📇 ${part.contact.first_name || ""}`, made("br"), part.contact.phone_number)];
  if (spot) {
    const map = `https://www.openstreetmap.org/?mlat=${+spot.latitude}&mlon=${+spot.longitude}#map=16/${+spot.latitude}/${+spot.longitude}`;
    return [made("a", { class: "map", href: map, target: "_blank", rel: "noreferrer noopener", "aria-label": word("map") },
      made("span", { "aria-hidden": "true" }, "📍")),
      ...(part.venue ? [made("div", { class: "card" }, made("b", {}, part.venue.title), made("br"), part.venue.address)] : [])];
  }
  return [];
}

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "code",
  blockquote: "q", expandable_blockquote: "q", spoiler: "mark",
};

// The offsets count UTF-16 units, as strings do here. Only text nodes are made: a name that is a script stays a name.
function marked(part) {
  const cuts = new Set([0, part.text.length]);
  for (const one of part.entities) cuts.add(one.offset).add(one.offset + one.length);
  const sorted = [...cuts].filter((cut) => cut <= part.text.length).sort((a, b) => a - b);
  const text = made("p", { class: "text" });
  sorted.slice(0, -1).forEach((from, index) => {
    const to = sorted[index + 1];
    const over = part.entities.filter((one) => one.offset <= from && one.offset + one.length >= to);
    let node = document.createTextNode(part.text.slice(from, to));
    for (const one of over) node = wrapped(node, one, part.text.slice(one.offset, one.offset + one.length));
    text.append(node);
  });
  return text;
}

function wrapped(node, entity, text) {
  if (TAGS[entity.type]) return made(TAGS[entity.type], {}, node);
  const link = entity.type === "text_link" ? entity.url : entity.type === "url" ? text : "";
  if (!link) return node;
  const whole = link.includes("://") ? link : `https://${link}`;
  if (/^https:\/\/(t|telegram)\.me\//.test(whole)) {
    return made("button", { type: "button", class: "link", onclick: () => choose(whole) }, node);
  }
  return /^https?:/.test(whole) ? made("a", { href: whole, target: "_blank", rel: "noreferrer noopener" }, node) : node;
}

function choose(link) {
  opening = link;
  const open = (more) => () => { at("links").close(); ask("open", { link: opening, ...more }); };
  at("link-phones").replaceChildren(
    ...[...phones].map(([account]) => made("button", { type: "button", onclick: open({ phone: +account }) },
      parts.get(`phone:${account}`).name)),
    made("button", { type: "button", class: "strong", onclick: open({}) }, word("new-phone")));
  at("links").showModal();
}

// --- around the phones

function drawAround() {
  const clock = parts.get("clock"), bot = parts.get("bot"), story = parts.get("story"), trouble = parts.get("trouble");
  if (!clock) return;
  at("clock").textContent = wallOf(clock.wall, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  at("speed").value = SPEEDS.indexOf(clock.speed);
  at("speed-said").textContent = word("speeds")[SPEEDS.indexOf(clock.speed)];
  at("bot").textContent = word(bot.alive ? (bot.late ? "late" : "alive") : "down");
  at("bot").className = bot.alive ? "" : "down";
  at("slow").setAttribute("aria-pressed", trouble.slow);
  at("refuse").setAttribute("aria-pressed", trouble.refusing);
  at("story").hidden = !story.on && !story.narrated.length;
  at("guide").hidden = story.on;
  at("narrator").textContent = story.narrated.slice(-2).join("\n");
  at("pause").textContent = word(story.paused ? "resume" : "pause");
  at("pause").disabled = !story.on;
  at("breath").value = story.breath;
  drawLetters(parts.get("letters"));
  drawChips();
  drawSteps();
}

function drawLetters(letters) {
  const next = letters[0];
  const alike = letters.filter((one) => next && one.at === next.at).length;
  at("next").disabled = !next;
  at("next").textContent = next
    ? word("next")(next.text.split("\n")[0] + (alike > 1 ? word("and-more")(alike) : ""), wallOf(next.at))
    : word("next-none");
  at("letters").replaceChildren(...(letters.length ? letters.map((one) => made("li", {},
    made("b", {}, `${wallOf(one.at)}, ${word("to")(one.to)}`), made("p", {}, one.text))) : [made("li", {}, word("letters-none"))]));
}

function drawChips() {
  at("chips").replaceChildren(...[...phones].map(([account]) => {
    const part = parts.get(`phone:${account}`);
    const on = shown.includes(account);
    return made("button", { type: "button", class: "chip", "aria-pressed": String(on),
      onclick: () => { if (on) hide(account); else { show(account); drawAround(); } } },
      part.name, part.unread ? made("span", { class: "badge" }, String(part.unread)) : null);
  }));
}

// The guide ticks off what the phones show.
function learn(account, part) {
  const name = parts.get(`phone:${account}`)?.name;
  if (part.mine || done === GUIDE.length) return;
  const [who, what] = GUIDE[done];
  if (name === who && what.test(part.text.replace(/[\u00a0\u202f]/g, " "))) done += 1;
}

function drawSteps() {
  at("steps").replaceChildren(...word("steps").map((text, index) => made("li", {
    class: index < done ? "done" : index === done ? "now" : "", "aria-current": index === done ? "step" : null,
  }, text, index < done ? made("span", { class: "unseen" }, " ✓") : null)));
}

// --- words and times

// "sam. 10 oct. à 18 h": in French an hour is written as the bot writes it.
function wallOf(wall, form = { weekday: "short", day: "numeric", month: "short" }) {
  const when = new Date(`${wall.slice(0, 19)}Z`);
  const day = new Intl.DateTimeFormat(language, { ...form, timeZone: "UTC" }).format(when);
  const hour = written(when.getUTCHours(), when.getUTCMinutes());
  return language === "fr" ? `${day} à ${hour}` : `${day}, ${hour}`;
}

function hourOf(seconds) {
  const parted = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: ZONE });
  return written(...parted.format(new Date(seconds * 1000)).split(":").map(Number));
}

function written(hours, minutes) {
  const padded = String(minutes).padStart(2, "0");
  if (language === "en") return `${String(hours).padStart(2, "0")}:${padded}`;
  return minutes ? `${hours} h ${padded}` : `${hours} h`;
}

function speak() {
  document.documentElement.lang = language;
  document.title = `Atelier – ${word("title")}`;
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  at("language").textContent = word("other");
  at("language").lang = language === "fr" ? "en" : "fr";
}

at("language").addEventListener("click", () => {
  language = language === "fr" ? "en" : "fr";
  localStorage.setItem("language", language);
  speak();
  const whole = Object.fromEntries(parts);
  const stood = [...shown];
  clear();
  hear(whole);
  stood.forEach(show);
});
for (const button of document.querySelectorAll("[data-do]")) {
  button.addEventListener("click", () => {
    const what = button.dataset.do;
    if (!["story", "reset"].includes(what) || window.confirm(word("play-sure"))) ask(what);
  });
}
for (const button of document.querySelectorAll("[data-close]")) {
  button.addEventListener("click", () => button.closest("dialog").close());
}
for (const [id, what] of [["slow", "slow"], ["refuse", "refuse"]]) {
  at(id).addEventListener("click", () => ask(what, { on: at(id).getAttribute("aria-pressed") !== "true" }));
}
at("next").addEventListener("click", () => ask("next", { at: parts.get("letters")[0].at }));
at("pause").addEventListener("click", () => ask("pause", { on: !parts.get("story").paused }));
at("speed").addEventListener("change", () => ask("speed", { speed: SPEEDS[+at("speed").value] }));
at("breath").addEventListener("change", () => ask("breath", { breath: +at("breath").value }));
speak();
listen();
