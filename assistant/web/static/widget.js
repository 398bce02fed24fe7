/**
 * The portfolio assistant on any site: `<script src="https://assistant.example/widget.js" defer></script>`
 *
 * Adds a `<portfolio-assistant>`, only a button until it is opened. What a server sends becomes text
 * nodes. docs/widget.md says how to use it, widget.d.ts has the types; this file is served as it is.
 */
/** @import {Answer, Citation, Kind, Message, Trouble, Turn, Vote} from './widget.js' */
(() => {
  'use strict';

  const NAME = 'portfolio-assistant';
  const SLOW_MS = 6000;
  const SILENT_MS = 60000;
  const FILE_MS = 5000;
  const HISTORY_MESSAGES = 20;
  const HISTORY_CHARACTERS = 20000;
  const KEPT_TURNS = 40;
  const VISIBLE_SOURCES = 3;
  const PHONE = matchMedia('(max-width: 480px), (max-height: 480px)');
  const TOUCH = matchMedia('(pointer: coarse)');

  const LABELS = {
    title: 'Ask this portfolio',
    subtitle: 'Every answer shows its sources',
    greeting: 'Ask about experience, projects or skills. Answers quote the portfolio, and say so when it does not mention something.',
    placeholder: 'Ask a question',
    send: 'Send',
    stop: 'Stop',
    close: 'Close',
    restart: 'Start over',
    full: 'Open the full chat in a new tab',
    conversation: 'Conversation',
    suggestions: 'Questions to start from',
    followUps: 'Ask next',
    source: 'Source {n}',
    more: 'Show all {n} sources',
    related: 'Related in the portfolio',
    visit: 'Read it in the portfolio',
    newTab: 'opens in a new tab',
    copy: 'Copy the answer with its sources',
    copied: 'Copied',
    up: 'Helpful',
    down: 'Not helpful',
    thanks: 'Thank you',
    thinking: 'Reading the portfolio',
    slow: 'This takes longer than usual',
    retry: 'Try again',
    wait: 'Please try again in {n} seconds.',
    offline: 'You seem to be offline.',
    unreachable: 'The assistant cannot be reached right now.',
    refused: 'The assistant is not available on this site.',
    limited: 'That was a lot of questions in a short time.',
    busy: 'The assistant is busy at the moment.',
    failed: 'Something went wrong while answering.',
    silent: 'No answer came in time.',
    lost: 'The connection was lost before an answer came.',
    broken: 'The connection was lost. This is what arrived.',
    stopped: 'Stopped.',
    kinds: /** @type {Record<string, string>} */ ({}),
  };

  // ------------ Look

  // The owner's accent, whatever it is, made to hold WCAG AA. `y` of XYZ is WCAG's relative luminance:
  // on light it is scaled down to .13 where it is above, and white is written on it below .183, else
  // black. On dark the lightness is raised instead, which keeps more of the colour.
  const EXACT = window.CSS.supports('color', 'color(from red xyz-d65 x y z)');
  const ON_LIGHT = EXACT ? '--k:min(1,.13/y);--ink:color(from var(--accent) xyz-d65 calc(x*var(--k)) calc(y*var(--k)) calc(z*var(--k))/1)' : '--ink:#0b6e5f';
  const ON_DARK = EXACT ? '--ink:oklch(from var(--accent) max(l,.76) min(c,.13) h/1)' : '--ink:#4dbba7';
  const FILL = EXACT
    ? '--fill:color(from var(--accent) xyz-d65 x y z/1);--w:clamp(0,(.183 - y)*1e9,1);--on:color(from var(--accent) xyz-d65 calc(.9505*var(--w)) calc(var(--w)) calc(1.089*var(--w))/1)'
    : '--fill:#0b6e5f;--on:#fff';
  const LIGHT = `color-scheme:light;--bg:#fff;--soft:#f4f5f4;--text:#1b1f1e;--muted:#59615f;--line:#e2e5e3;
    --shadow:0 0 0 1px rgb(20 30 28/.08),0 24px 56px -8px rgb(20 30 28/.26);${ON_LIGHT}`;
  const DARK = `color-scheme:dark;--bg:#151817;--soft:#1e2221;--text:#e9edeb;--muted:#a0a9a6;--line:#303635;
    --shadow:0 0 0 1px rgb(255 255 255/.1),0 24px 56px -8px rgb(0 0 0/.7);${ON_DARK}`;

  const CSS = `
:host{all:initial!important;display:contents!important}
:host([hidden]){display:none!important}
:host([data-inline]){display:block!important;height:100%!important;min-height:26em!important}
*,*::before,*::after{box-sizing:border-box;margin:0;padding:0}
[hidden]{display:none!important}
.root{display:contents;--accent:#0b6e5f;--tint:color-mix(in srgb,var(--ink) 8%,var(--bg));${FILL};${LIGHT};
  font:medium/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--text);
  text-align:start;-webkit-tap-highlight-color:transparent}
@media (prefers-color-scheme:dark){.root{${DARK}}}
:host([data-theme=light]) .root{${LIGHT}}
:host([data-theme=dark]) .root{${DARK}}
:host([data-inline]) .root{display:block;height:100%}

button,textarea{font:inherit;color:inherit;background:none;border:0;border-radius:0;appearance:none}
button,a{cursor:pointer}
a{color:var(--ink);text-underline-offset:.2em}
svg{width:20px;height:20px;flex:none;fill:none;stroke:currentColor;stroke-width:1.75;stroke-linecap:round;stroke-linejoin:round}
:focus-visible{outline:2px solid var(--ink);outline-offset:2px}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}

.launcher,.panel{position:fixed;z-index:2147483647;inset:auto;inset-inline-end:20px;inset-block-end:20px}
:host([data-position*=left]) :is(.launcher,.panel){left:20px;right:auto}
:host([data-position*=right]) :is(.launcher,.panel){right:20px;left:auto}
.launcher{display:grid;place-items:center;width:56px;height:56px;border-radius:50%;
  background:var(--fill);color:var(--on);border:1px solid var(--ink);box-shadow:0 1px 2px rgb(0 0 0/.2),0 8px 24px -4px rgb(0 0 0/.35)}
.launcher svg{width:28px;height:28px;fill:currentColor;fill-rule:evenodd;stroke:none}
.launcher:focus-visible{outline-width:3px;outline-offset:3px;box-shadow:0 0 0 3px var(--bg)}

.panel{display:flex;flex-direction:column;width:400px;height:min(660px,100vh - 40px);max-width:calc(100vw - 40px);
  max-height:none;background:var(--bg);color:var(--text);border:0;border-radius:18px;box-shadow:var(--shadow);overflow:hidden}
.panel:not([open]):not(section){display:none}
.panel:focus{outline:0}
.panel::backdrop{background:none}
:host([data-inline]) .panel{position:relative;inset:auto;z-index:auto;width:100%;max-width:none;height:100%;box-shadow:none;border:1px solid var(--line)}

header{display:flex;align-items:center;padding-block:10px;padding-inline:20px 8px;border-block-end:1px solid var(--line)}
header div{flex:1;min-width:0}
h2{font-size:.9375em;font-weight:650;line-height:1.3;overflow-wrap:anywhere}
header p{font-size:.8125em;line-height:1.35;color:var(--muted)}
.icon{display:grid;place-items:center;width:44px;height:44px;border-radius:12px;color:var(--muted);flex:none}
.icon[aria-pressed=true]{color:var(--ink)}
.icon[aria-pressed=true] svg{fill:currentColor;fill-opacity:.2}
.flip svg{transform:rotate(180deg)}

.talk{flex:1;overflow-y:auto;overscroll-behavior:contain;padding:20px;position:relative;container-type:size;font-size:.9375em;scrollbar-width:thin;scrollbar-color:var(--line) transparent;overflow-wrap:anywhere}
.talk:focus-visible{outline-offset:-3px}
.greeting{white-space:pre-line;text-wrap:pretty}
.start h3,h4{font-size:.8125em;font-weight:550;line-height:1.4;color:var(--muted)}
.start{margin-block-start:20px}
.asks{display:grid;gap:8px;list-style:none;margin-block-start:8px}
.ask{width:100%;min-height:44px;padding:9px 14px;border:1px solid var(--line);border-radius:12px;text-align:start;line-height:1.4;color:var(--text)}

.turn{padding-block:4px 20px}
.turn:last-child{min-height:calc(100cqb + 8px)}
.turns:not(:empty){margin-block-start:24px}
.question{width:fit-content;max-width:86%;margin-inline-start:auto;padding:9px 14px;font-size:1em;font-weight:400;line-height:1.45;background:var(--soft);border-radius:16px;border-end-end-radius:5px;white-space:pre-line}
.text{margin-block-start:16px;line-height:1.65;white-space:pre-line}
.marker{position:relative;display:inline-block;min-width:24px;height:24px;margin-block:-4px;margin-inline-start:1px;padding:3px;vertical-align:.06em;
  font-size:.75em;font-weight:600;line-height:18px;text-align:center;color:var(--ink);background:var(--tint) content-box;border-radius:8px;font-variant-numeric:tabular-nums}
.marker+.marker{margin-inline-start:-3px}
.marker[aria-expanded=true]{background-color:var(--fill);color:var(--on)}
.pending{display:flex;align-items:center;gap:10px;margin-block-start:16px;color:var(--muted)}
.dots{display:flex;gap:4px}
.dots i{width:6px;height:6px;border-radius:50%;background:var(--ink);opacity:.35}

.sources{list-style:none;margin-block-start:12px;border-block-start:1px solid var(--line)}
.sources li{border-block-end:1px solid var(--line)}
.related{margin-block-start:20px}
.related .sources{margin-block-start:6px}
.row{display:flex;align-items:center;gap:10px;width:100%;min-height:44px;padding-block:6px;text-align:start;font-size:.9333em;line-height:1.35}
.row b{flex:none;min-width:20px;padding-inline:4px;border-radius:6px;font-size:.8571em;font-weight:600;line-height:20px;text-align:center;color:var(--ink);background:var(--tint);font-variant-numeric:tabular-nums}
.row span{flex:1;font-weight:500}
.row small::first-letter{text-transform:uppercase}
.row small{flex:none;font-size:.8571em;color:var(--muted)}
.row svg{width:16px;height:16px;color:var(--muted)}
.row[aria-expanded=true] svg{transform:rotate(180deg)}
.row[aria-expanded=true] b{background:var(--fill);color:var(--on)}
.quote{padding-block-end:12px}
blockquote{padding-block:2px;padding-inline-start:14px;border-inline-start:2px solid var(--ink);font-size:.9333em;line-height:1.55;white-space:pre-line;color:var(--text)}
.quote a{display:inline-flex;align-items:center;gap:6px;min-height:44px;margin-block-end:-10px;font-size:.875em}
.quote a svg{width:14px;height:14px}
.folded li:nth-child(n + ${VISIBLE_SOURCES + 1}):not(.more),.sources:not(.folded) .more{display:none}
.all{min-height:44px;width:100%;text-align:start;font-size:.875em;color:var(--ink)}

.note{display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px;margin-block-start:16px;padding-block:8px;padding-inline:14px 8px;background:var(--soft);border-radius:12px;font-size:.9333em;line-height:1.45}
.note p{flex:1 1 10em}
.retry{min-height:44px;padding-inline:14px;border:1px solid var(--line);border-radius:10px;background:var(--bg);font-weight:500;color:var(--ink)}
.actions{display:flex;align-items:center;margin:6px -12px 0}
.actions svg{width:18px;height:18px}
.actions p{font-size:.8125em;color:var(--muted);padding-inline:4px}
.next{margin-block-start:12px}

form{display:flex;align-items:flex-end;gap:4px;margin:0 12px 12px;padding:3px;border:1px solid var(--line);border-radius:16px;background:var(--bg)}
form:focus-within{border-color:var(--ink);box-shadow:0 0 0 1px var(--ink)}
textarea{flex:1;min-width:0;resize:none;padding-block:10px;padding-inline:12px 6px;font-size:1em;line-height:24px;max-height:164px;scrollbar-width:thin}
textarea:focus-visible{outline:0}
textarea::placeholder{color:var(--muted);opacity:1}
.send{display:grid;place-items:center;width:44px;height:44px;flex:none;border-radius:13px;background:var(--fill);color:var(--on);border:1px solid var(--ink)}
.send:disabled{background:var(--soft);color:var(--muted);border-color:transparent;cursor:default}

@media (hover:hover){
  .icon:hover,.ask:hover,.retry:hover{background:var(--soft);color:var(--text)}
  .ask:hover{border-color:var(--ink)}
  .row:hover span,.all:hover{text-decoration:underline;text-underline-offset:.2em;text-decoration-thickness:1px}
  .marker:hover{background-color:var(--fill);color:var(--on)}
}
@media (pointer:coarse){.marker::after{content:"";position:absolute;inset:-10px -4px}}
@media (max-width:480px),(max-height:480px){
  :host(:not([data-inline])) .panel{inset:var(--top,0) 0 auto;width:100%;max-width:none;height:var(--height,100dvh);border-radius:0;
    padding:env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left)}
}
@media (prefers-reduced-motion:no-preference){
  .launcher{transition:transform .15s ease-out}
  .launcher:hover{transform:scale(1.05)}
  .panel[open]{animation:rise .2s cubic-bezier(.2,.8,.3,1)}
  .statement,.sources,.note,.next,.start>*{animation:appear .25s ease-out}
  .row svg{transition:transform .15s}
  .dots i{animation:pulse 1.2s ease-in-out infinite}
  .dots i+i{animation-delay:.15s}
  .dots i+i+i{animation-delay:.3s}
}
@keyframes rise{from{opacity:0;transform:translateY(10px)}}
@keyframes appear{from{opacity:0}}
@keyframes pulse{50%{opacity:1}}
@media (forced-colors:active){.launcher,.panel,.send,.marker{border:1px solid}}
@media print{.launcher,.panel{display:none}}
`;

  const ICONS = {
    ask: 'M5 4h14a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3h-8l-5 4v-4H5a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3zM7 7.5v4h2c0 1-.5 1.7-1.5 2l.5 1.3c1.9-.5 3-1.8 3-3.8V7.5zm6 0v4h2c0 1-.5 1.7-1.5 2l.5 1.3c1.9-.5 3-1.8 3-3.8V7.5z',
    close: 'M6 6l12 12M18 6L6 18',
    send: 'M12 19V5M6 11l6-6 6 6',
    stop: 'M7.5 7.5h9v9h-9z',
    restart: 'M4 4.5V10h5.5M4.5 14a8 8 0 1 0 1.3-7L4 10',
    out: 'M14 4h6v6M20 4l-9 9M18 14v4.5a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 4 18.5v-11A1.5 1.5 0 0 1 5.5 6H10',
    copy: 'M9 9h9.5a1 1 0 0 1 1 1v9.5a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V10a1 1 0 0 1 1-1zM5 15h-.5V5a1 1 0 0 1 1-1H15v.5',
    thumb: 'M7 11v9H4v-9zM7 11l4-7.5c1.5 0 2.4 1 2.2 2.4L12.8 9.5H18a2 2 0 0 1 2 2.4l-1.3 6.5a2 2 0 0 1-2 1.6H7',
    fold: 'M6 9.5l6 6 6-6',
  };

  // ------------ Small parts

  /**
   * An element. A function among the attributes is a listener, `true` an empty value, `false` none.
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag
   * @param {Record<string, unknown>} attributes
   * @param {...(Node|string)} children
   */
  function h(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === 'function') element.addEventListener(name, /** @type {EventListener} */ (value));
      else if (value !== false) element.setAttribute(name, value === true ? '' : String(value));
    }
    element.append(...children);
    return element;
  }

  /** @param {keyof typeof ICONS} name */
  function icon(name) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const path = document.createElementNS(svg.namespaceURI, 'path');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    path.setAttribute('d', ICONS[name]);
    svg.append(path);
    return svg;
  }

  /** @param {string} kind @param {() => unknown} click @param {...(Node|string)} children */
  const button = (kind, click, ...children) => h('button', { type: 'button', class: kind, click }, ...children);

  /** @param {keyof typeof ICONS} name @param {string} label @param {() => unknown} click */
  function iconButton(name, label, click, kind = 'icon') {
    const made = button(kind, click, icon(name));
    made.ariaLabel = made.title = label;
    return made;
  }

  /** @param {string[]} questions @param {(question: string) => unknown} ask */
  const questionList = (questions, ask) =>
    h('ul', { class: 'asks' }, ...questions.map((question) => h('li', {}, button('ask', () => ask(question), h('bdi', {}, question)))));

  /** @param {string} text @param {number} n */
  const insert = (text, n) => text.replace('{n}', String(n));

  /** @param {string} message */
  const warn = (message) => console.warn(`[${NAME}] ${message}`);

  /** The address, or nothing where it is not one of the web. @param {string} address @param {string} base */
  function webAddress(address, base) {
    const url = address && URL.canParse(address, base) && new URL(address, base);
    return url && /^https?:$/.test(url.protocol) ? url.href : '';
  }

  /** @param {string} text @param {string} where */
  function parse(text, where) {
    try {
      return JSON.parse(text);
    } catch {
      warn(`${where} is not JSON: ${text.slice(0, 60)}`);
    }
  }

  /** A JSON object, given itself or by its address. @param {string} given @param {string} where @returns {Promise<Record<string, any>>} */
  async function table(given, where) {
    if (!given || given.trim().startsWith('{')) return (given && parse(given, where)) || {};
    try {
      const response = await fetch(new URL(given, document.baseURI), { credentials: 'omit', signal: AbortSignal.timeout(FILE_MS) });
      if (!response.ok) throw response.status;
      return await response.json();
    } catch (error) {
      warn(`${where}: ${given} could not be read (${error}).`);
      return {};
    }
  }

  // ------------ Talking to the assistant

  /** @param {Kind} kind @returns {Trouble} */
  const trouble = (kind, seconds = 0) => ({ kind, seconds });

  /** @type {Record<number, Kind>} */
  const KIND_OF_STATUS = { 403: 'refused', 404: 'unreachable', 405: 'unreachable', 429: 'limited', 503: 'busy' };

  /** Hints for the owner in the console: a visitor cannot mend these. @type {Partial<Record<Kind, string>>} */
  const HINTS = {
    refused: `does not let pages of ${location.origin} read its answers: name it in ASSISTANT_ALLOWED_ORIGINS, or correct data-host.`,
    unreachable: "is not an assistant that answers: check data-host, and connect-src in the policy of this page.",
  };

  /** Why nothing came back: a request that needs no permission still reaches a server that refuses this site. @param {string} host @returns {Promise<Kind>} */
  async function diagnose(host) {
    if (!navigator.onLine) return 'offline';
    return fetch(`${host}/widget.js`, { method: 'HEAD', mode: 'no-cors', credentials: 'omit', cache: 'no-store' }).then(() => 'refused', () => 'unreachable');
  }

  /** Get, or post where there is a body. Throws a Trouble. @param {string} host @param {string} path @param {string} type @param {AbortSignal} signal @param {unknown} [body] */
  async function request(host, path, type, signal, body) {
    const sent = body ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {};
    /** @type {Response|undefined} */
    let response;
    /** @type {Kind|undefined} */
    let kind;
    try {
      response = await fetch(host + path, { credentials: 'omit', cache: 'no-store', signal, ...sent });
      if (!response.ok) kind = KIND_OF_STATUS[response.status] ?? 'failed';
      else if (!(response.headers.get('content-type') ?? '').includes(type)) kind = 'unreachable';
    } catch {
      if (signal.aborted) throw signal.reason.kind ? signal.reason : trouble('silent');
      kind = await diagnose(host);
    }
    if (response && !kind) return response;
    if (kind && HINTS[kind]) console.error(`[${NAME}] ${host} ${HINTS[kind]}`);
    throw trouble(kind ?? 'failed', Math.ceil(Number(response?.headers.get('retry-after')) || 0));
  }

  /** Server-sent events as name and data. @param {Response} response @returns {AsyncGenerator<[string, any]>} */
  async function* serverSentEvents(response) {
    const reader = /** @type {ReadableStream} */ (response.body).pipeThrough(new TextDecoderStream()).getReader();
    let buffer = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = (buffer + value).split(/\r?\n\r?\n/);
      buffer = blocks.pop() ?? '';
      for (const block of blocks) {
        const name = /^event: ?(.*)$/m.exec(block)?.[1];
        const data = block.match(/^data:.*$/gm)?.map((line) => line.slice(5)).join('\n');
        if (name && data) yield [name, JSON.parse(data)];
      }
    }
  }

  /** @returns {Answer} */
  const emptyAnswer = () => ({ status: '', text: '', statements: [], citations: [], related: [], follow_ups: [] });

  /** @param {Turn} turn */
  const textOf = ({ answer }) => answer.text || answer.statements.map((statement) => statement.text).join(' ');

  /** Take in one event of the stream. @param {Turn} turn @param {string} name @param {any} data */
  function take(turn, name, data) {
    if (name === 'error') throw trouble(KIND_OF_STATUS[data.status] ?? 'failed');
    if (name === 'statement') turn.answer.statements.push(data);
    else if (name === 'done') Object.assign(turn, { answer: { ...emptyAnswer(), ...data.answer }, done: true });
    else Object.assign(turn.answer, data);
  }

  /** The newest messages that the assistant takes, oldest first. @param {Turn[]} turns */
  function history(turns) {
    /** @type {Message[]} */
    const messages = [];
    let room = HISTORY_CHARACTERS;
    for (const turn of [...turns].reverse()) {
      const content = textOf(turn);
      room -= turn.question.length + content.length;
      if (room < 0 || messages.length >= HISTORY_MESSAGES) break;
      if (content) messages.unshift({ role: 'user', content: turn.question }, { role: 'assistant', content });
    }
    return messages;
  }

  /** What was said, kept in sessionStorage for this tab, or in memory where that is closed. */
  class Conversation {
    /** @param {string} key */
    constructor(key) {
      this.key = `${NAME}:1:${key}`;
      /** @type {Turn[]} */
      this.turns = [];
      /** Whether the visitor left the panel open. @type {boolean|undefined} */
      this.open = undefined;
      this.load();
    }

    load() {
      try {
        const { open, turns } = JSON.parse(sessionStorage.getItem(this.key) ?? '');
        for (const turn of turns) {
          if (!turn.done) turn.trouble ??= trouble(turn.answer.statements.length ? 'broken' : 'lost');
        }
        Object.assign(this, { open, turns });
      } catch {
        // Nothing is kept, or storage is closed.
      }
    }

    save() {
      this.turns.splice(0, this.turns.length - KEPT_TURNS);
      try {
        sessionStorage.setItem(this.key, JSON.stringify({ open: this.open, turns: this.turns }));
      } catch {
        // Storage is closed or full.
      }
    }
  }

  // ------------ A question and its answer

  let serial = 0;

  class TurnView {
    /** @param {Panel} panel @param {Turn} turn */
    constructor(panel, turn) {
      this.panel = panel;
      this.turn = turn;
      this.text = h('p', { class: 'text', dir: 'auto', hidden: true });
      this.rest = h('div');
      this.element = h('article', { class: 'turn' }, h('h3', { class: 'question' }, h('bdi', {}, turn.question)), this.text, this.rest);
      /** @type {HTMLButtonElement[]} */
      this.markers = [];
      /** @type {string[]} */
      this.shown = [];
      this.wait(panel.labels.thinking);
    }

    /** @param {string} text */
    wait(text) {
      this.rest.replaceChildren(h('p', { class: 'pending' }, h('span', { class: 'dots' }, h('i'), h('i'), h('i')), text));
    }

    /** Show the statements that are new; all, where the final answer differs from what streamed in. */
    grow() {
      const { statements } = this.turn.answer;
      if (this.shown.some((shown, at) => shown !== statements[at]?.text)) {
        this.text.replaceChildren();
        this.markers = [];
        this.shown = [];
      }
      for (const { text, citations } of statements.slice(this.shown.length)) {
        const markers = citations.map((n) => h('button', { type: 'button', class: 'marker', disabled: true, 'aria-label': insert(this.panel.labels.source, n) }, String(n)));
        if (this.shown.push(text) > 1) this.text.append(' ');
        this.text.append(h('span', { class: 'statement' }, text, '\u2060', ...markers));
        this.text.hidden = false;
        this.markers.push(...markers);
        this.panel.say(text);
      }
    }

    /** Show all of it: nothing more will come. */
    finish() {
      const { turn, panel } = this;
      const { citations, related, follow_ups } = turn.answer;
      this.grow();
      this.rest.replaceChildren();
      if (citations.length) this.rest.append(this.sources(citations));
      this.markers.filter((marker) => marker.disabled).forEach((marker) => marker.remove());
      if (related.length) this.rest.append(h('div', { class: 'related' }, h('h4', {}, panel.labels.related), this.sources(related)));
      if (turn.trouble) this.rest.append(panel.note(turn.trouble, () => panel.retry(this)));
      if (turn.done) this.rest.append(this.actions());
      if (follow_ups.length && !this.element.nextSibling) this.rest.append(h('div', { class: 'next' }, h('h4', {}, panel.labels.followUps), questionList(follow_ups, (question) => panel.ask(question))));
    }

    /** @param {Citation[]} citations */
    sources(citations) {
      const rows = citations.map((citation) => this.source(citation));
      const list = h('ul', { class: 'sources' }, ...rows);
      if (rows.length > VISIBLE_SOURCES + 1) {
        list.classList.add('folded');
        list.append(h('li', { class: 'more' }, button('all', () => {
          list.classList.remove('folded');
          rows[VISIBLE_SOURCES]?.querySelector('button')?.focus();
        }, insert(this.panel.labels.more, rows.length))));
      }
      return list;
    }

    /** A row that opens the quote. @param {Citation} citation */
    source({ number, source, kind, title, quote, url }) {
      const { labels } = this.panel;
      const id = `source-${++serial}`;
      const markers = this.markers.filter((marker) => marker.textContent === String(number));
      const body = h('div', { class: 'quote', id, hidden: true }, h('blockquote', { dir: 'auto' }, quote));
      const row = h('button', { type: 'button', class: 'row' }, h('span', {}, h('bdi', {}, title)), h('small', {}, labels.kinds[kind] ?? kind.replace(/-/g, ' ')), icon('fold'));
      if (markers.length) row.prepend(h('b', {}, String(number)));
      const item = h('li', {}, row, body);
      const buttons = [row, ...markers];
      const toggle = (/** @type {boolean} */ open) => {
        body.hidden = !open;
        for (const each of buttons) each.ariaExpanded = String(open);
        if (!open) return;
        if (!item.offsetParent) item.parentElement?.classList.remove('folded');
        this.panel.reveal(item);
        row.focus({ preventScroll: true });
      };
      for (const each of buttons) {
        each.setAttribute('aria-controls', id);
        each.ariaExpanded = 'false';
        each.disabled = false;
        each.addEventListener('click', () => toggle(Boolean(body.hidden)));
      }
      const href = this.panel.address(source, url);
      if (href) body.append(this.link(href));
      return item;
    }

    /** @param {string} href */
    link(href) {
      const { element, labels } = this.panel;
      const link = h('a', { href }, labels.visit);
      if (new URL(href).origin === location.origin) link.addEventListener('click', () => PHONE.matches && element.close());
      else {
        link.target = '_blank';
        link.rel = 'noopener';
        link.append(icon('out'), h('span', { class: 'unseen' }, ` (${labels.newTab})`));
      }
      return link;
    }

    /** Copy and thumbs. */
    actions() {
      const { panel, turn } = this;
      const { labels } = panel;
      const word = h('p');
      const tell = (/** @type {string} */ text) => {
        word.textContent = text;
        panel.say(text);
      };
      const copy = iconButton('copy', labels.copy, () => navigator.clipboard.writeText(this.copied()).then(() => tell(labels.copied), () => {}));
      copy.hidden = !navigator.clipboard;
      const press = () => [up, down].forEach((thumb) => (thumb.ariaPressed = String(turn.vote === (thumb === up ? 'up' : 'down'))));
      const vote = async (/** @type {Vote} */ way) => {
        const before = turn.vote;
        turn.vote = way;
        press();
        if (await panel.vote(turn)) return tell(labels.thanks);
        turn.vote = before;
        press();
      };
      const up = iconButton('thumb', labels.up, () => vote('up'));
      const down = iconButton('thumb', labels.down, () => vote('down'), 'icon flip');
      press();
      return h('div', { class: 'actions' }, copy, up, down, word);
    }

    /** The answer with its sources as plain text. */
    copied() {
      const sources = this.turn.answer.citations.map((c) => `[${c.number}] ${c.title}: “${c.quote}” ${this.panel.address(c.source, c.url)}`);
      return [textOf(this.turn), ...sources].join('\n\n');
    }
  }

  // ------------ The panel, made when it is first opened

  class Panel {
    /** @param {PortfolioAssistant} element @param {typeof LABELS} labels @param {Record<string, string>} links */
    constructor(element, labels, links) {
      const { title, greeting } = element.dataset;
      this.element = element;
      this.labels = labels;
      this.links = links;
      /** @type {AbortController|undefined} */
      this.running = undefined;
      this.greeting = h('p', { class: 'greeting', dir: 'auto' }, greeting || labels.greeting);
      this.start = h('div', { class: 'start' });
      this.turns = h('div', { class: 'turns' });
      this.talk = h('div', { class: 'talk', role: 'log', 'aria-live': 'off', 'aria-label': labels.conversation, tabindex: 0 }, this.greeting, this.start, this.turns);
      this.live = h('div', { class: 'unseen', 'aria-live': 'polite' });
      this.input = h('textarea', { rows: 1, maxlength: 2000, enterkeyhint: 'send', placeholder: labels.placeholder, 'aria-label': labels.placeholder, input: () => this.typed() });
      this.send = h('button', { class: 'send' });
      this.restart = iconButton('restart', labels.restart, () => element.restart());
      this.full = h('a', { class: 'icon', target: '_blank', rel: 'noopener', 'aria-label': labels.full, title: labels.full }, icon('out'));
      const header = h('header', {}, h('div', {}, h('h2', { id: 'title' }, title || labels.title), h('p', {}, labels.subtitle)), this.restart, this.full);
      if (!element.inline) header.append(iconButton('close', labels.close, () => element.close()));
      const form = h('form', { submit: (/** @type {Event} */ event) => this.submit(event) }, this.input, this.send);
      this.input.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        if (this.input.value.trim()) form.requestSubmit();
      });
      this.box = h(element.inline ? 'section' : 'dialog', { class: 'panel', 'aria-labelledby': 'title', tabindex: -1 }, header, this.talk, form, this.live);
    }

    /** Show the conversation as it is kept. */
    show() {
      const { turns } = this.element.conversation;
      this.turns.replaceChildren();
      this.update();
      for (const turn of turns) this.add(turn).finish();
      this.live.replaceChildren();
      this.typed();
      if (!turns.length) void this.suggest();
    }

    /** @param {Turn} turn */
    add(turn) {
      this.turns.querySelector('.next')?.remove();
      const view = new TurnView(this, turn);
      this.turns.append(view.element);
      this.talk.scrollTop = view.element.offsetTop - 12;
      return view;
    }

    update() {
      const { host, conversation } = this.element;
      const last = conversation.turns.at(-1);
      this.restart.hidden = !last;
      this.full.href = `${host}/${last ? `?q=${encodeURIComponent(last.question)}` : ''}`;
      if (last) this.start.replaceChildren();
    }

    /** Scroll the conversation, and never the page, as little as shows the element. @param {HTMLElement} element */
    reveal(element) {
      this.talk.scrollTop += Math.max(0, element.getBoundingClientRect().bottom - this.talk.getBoundingClientRect().bottom + 12);
    }

    /** To a screen reader. @param {string} text */
    say(text) {
      this.live.append(h('p', {}, text));
    }

    /** A keyboard on the screen would hide what is to be read. */
    focus() {
      (TOUCH.matches ? this.box : this.input).focus({ preventScroll: true });
    }

    /** A calm line and a way on. @param {Trouble} trouble @param {() => unknown} retry */
    note({ kind, seconds }, retry) {
      const { labels } = this;
      const text = seconds ? `${labels[kind]} ${insert(labels.wait, seconds)}` : labels[kind];
      return h('div', { class: 'note' }, h('p', {}, text), button('retry', () => {
        this.focus();
        retry();
      }, labels.retry));
    }

    /** Where a citation leads: into the site, by the owner's map, or to the assistant's portfolio page. @param {string} source @param {string} url */
    address(source, url) {
      const [kind, slug = ''] = source.split('/');
      const mapped = this.links[source] ?? this.links[`${kind}/*`]?.replace('*', slug);
      return mapped === undefined ? webAddress(url, `${this.element.host}/`) : webAddress(mapped, document.baseURI);
    }

    /** Offer questions to start from: the owner's, or the assistant's. */
    async suggest() {
      const { element, labels } = this;
      const offer = (/** @type {HTMLElement} */ list) => this.start.replaceChildren(h('h3', {}, labels.suggestions), list);
      const ask = (/** @type {string} */ question) => this.ask(question);
      if (element.questions.length) return offer(questionList(element.questions, ask));
      try {
        const response = await request(element.host, '/api/suggestions', 'json', AbortSignal.timeout(FILE_MS * 2));
        const { suggestions, greeting } = await response.json();
        if (element.conversation.turns.length) return;
        if (greeting && labels === LABELS && !element.dataset.greeting) this.greeting.textContent = greeting;
        offer(questionList(suggestions, ask));
      } catch (error) {
        if (!element.conversation.turns.length) this.start.replaceChildren(this.note(this.fail(error), () => this.suggest()));
      }
    }

    /** @param {unknown} error @param {string} [question] */
    fail(error, question) {
      const found = /** @type {Trouble} */ (error).kind ? /** @type {Trouble} */ (error) : trouble('unreachable');
      this.say(this.labels[found.kind]);
      this.element.tell('error', { kind: found.kind, question });
      return found;
    }

    /** The button and the height of the field follow what is typed. */
    typed() {
      const { input, send, labels } = this;
      input.rows = 1;
      input.rows = Math.max(1, Math.min(6, Math.round((input.scrollHeight - 20) / 24)));
      const empty = !input.value.trim();
      const stops = empty && this.running;
      send.replaceChildren(icon(stops ? 'stop' : 'send'));
      send.ariaLabel = send.title = stops ? labels.stop : labels.send;
      send.disabled = empty && !stops;
    }

    /** @param {Event} event */
    submit(event) {
      event.preventDefault();
      const question = this.input.value;
      this.input.value = '';
      if (question.trim()) void this.ask(question);
      else this.stop();
    }

    stop() {
      this.running?.abort(trouble('stopped'));
      this.running = undefined;
    }

    /** @param {TurnView} view */
    retry(view) {
      const { turns } = this.element.conversation;
      turns.splice(turns.indexOf(view.turn), 1);
      view.element.remove();
      void this.ask(view.turn.question);
    }

    /** @param {string} question */
    async ask(question) {
      this.stop();
      const { element } = this;
      const { conversation } = element;
      const before = history(conversation.turns);
      /** @type {Turn} */
      const turn = { question: question.trim(), answer: emptyAnswer(), done: false };
      conversation.turns.push(turn);
      const running = (this.running = new AbortController());
      this.live.replaceChildren();
      this.update();
      const view = this.add(turn);
      this.typed();
      this.focus();
      conversation.save();
      element.tell('ask', { question: turn.question });
      const slow = setTimeout(() => view.shown.length || view.wait(this.labels.slow), SLOW_MS);
      let silent = 0;
      const heard = () => {
        clearTimeout(silent);
        silent = setTimeout(() => running.abort(trouble('silent')), SILENT_MS);
      };
      try {
        heard();
        const response = await request(element.host, '/api/ask/stream', 'text/event-stream', running.signal, { question: turn.question, history: before });
        for await (const [name, data] of serverSentEvents(response)) {
          heard();
          take(turn, name, data);
          view.grow();
          conversation.save();
          if (turn.done) break;
        }
        if (!turn.done) throw trouble('lost');
      } catch (error) {
        const found = running.signal.aborted ? running.signal.reason : error;
        const cut = turn.answer.statements.length && found.kind !== 'stopped';
        turn.trouble = this.fail(cut ? trouble('broken') : found.kind ? found : trouble('lost'), turn.question);
      }
      clearTimeout(slow);
      clearTimeout(silent);
      if (this.running === running) this.running = undefined;
      view.finish();
      conversation.save();
      this.typed();
      if (!turn.done) return null;
      element.tell('answer', { question: turn.question, answer: turn.answer });
      return turn.answer;
    }

    /** @param {Turn} turn */
    async vote(turn) {
      const { host, conversation } = this.element;
      const { question, vote } = turn;
      const before = history(conversation.turns.slice(0, conversation.turns.indexOf(turn)));
      try {
        await request(host, '/api/feedback', '', AbortSignal.timeout(FILE_MS * 2), { question, vote, history: before, answer: textOf(turn) });
        conversation.save();
        return true;
      } catch {
        return false;
      }
    }
  }

  // ------------ The element

  /** This script's tag; where a page hides it, the last one that looks like it. */
  const tag = /** @type {HTMLScriptElement|undefined} */ (document.currentScript ?? [...document.querySelectorAll('script')].reverse().find((script) => /\/widget(\.\w+)?\.js\b/.test(script.src)));

  /** @type {CSSStyleSheet|undefined} */
  let look;

  class PortfolioAssistant extends HTMLElement {
    static observedAttributes = ['data-accent'];

    constructor() {
      super();
      if (!look) (look = new CSSStyleSheet()).replaceSync(CSS);
      const own = new CSSStyleSheet();
      own.replaceSync('.root{}');
      this.own = /** @type {CSSStyleRule} */ (own.cssRules[0]).style;
      this.root = h('div', { class: 'root' });
      this.launcher = iconButton('ask', '', () => this.open(), 'launcher');
      /** @type {Panel|undefined} */
      this.panel = undefined;
      /** @type {Promise<void>|undefined} */
      this.ready = undefined;
      /** Where the focus goes back to. @type {HTMLElement} */
      this.opener = this.launcher;
      /** @type {Conversation|undefined} */
      this.kept = undefined;
      /** @type {MutationObserver|undefined} */
      this.keeper = undefined;
      const shadow = this.attachShadow({ mode: 'open' });
      shadow.adoptedStyleSheets = [look, own];
      shadow.append(this.root);
      // Shortcuts of the site stay out of what is typed here.
      for (const type of ['keydown', 'keypress', 'keyup']) {
        this.root.addEventListener(type, (event) => {
          event.stopPropagation();
          const { key, isComposing } = /** @type {KeyboardEvent} */ (event);
          if (type !== 'keydown' || key !== 'Escape' || isComposing || this.inline) return;
          event.preventDefault();
          this.close();
        });
      }
    }

    get inline() {
      return this.hasAttribute('data-inline');
    }

    /** The assistant's address without a slash at the end: `data-host`, or where this script came from. */
    get host() {
      return new URL(this.dataset.host ?? '.', this.dataset.host ? document.baseURI : tag?.src).href.replace(/\/+$/, '');
    }

    get conversation() {
      return (this.kept ??= new Conversation(`${this.host} ${this.dataset.target ?? this.id}`));
    }

    /** The owner's questions: a JSON list, or separated by bars. */
    get questions() {
      const given = this.dataset.questions ?? '';
      /** @type {unknown[]} */
      const list = given.trim().startsWith('[') ? parse(given, 'data-questions') ?? [] : given.split('|');
      return list.map((question) => String(question).trim()).filter(Boolean);
    }

    get isOpen() {
      return Boolean(this.panel && (this.inline || this.panel.box.hasAttribute('open')));
    }

    connectedCallback() {
      if (this.inline) {
        // Filled when it is first seen: nothing is fetched for what nobody scrolls to.
        const seen = new IntersectionObserver((entries) => {
          if (!entries.some((entry) => entry.isIntersecting)) return;
          seen.disconnect();
          void this.open({ focus: false });
        });
        return seen.observe(this);
      }
      this.launcher.ariaLabel = this.launcher.title = this.dataset.title || LABELS.title;
      this.launcher.ariaHasPopup = 'dialog';
      this.root.prepend(this.launcher);
      if (!PHONE.matches && (this.conversation.open ?? this.hasAttribute('data-open'))) void this.open({ focus: false });
    }

    disconnectedCallback() {
      queueMicrotask(() => this.isConnected || this.stop()); // It may only be moved.
    }

    attributeChangedCallback() {
      const accent = this.dataset.accent ?? '';
      if (!accent || window.CSS.supports('color', accent)) this.own.setProperty('--accent', accent);
      else warn(`data-accent: ${accent} is not a CSS colour.`);
    }

    /**
     * Stay on a page whose scripts swap its content: beside the body, or in the target whenever there is one.
     * @param {string} [target] a CSS selector
     */
    keep(target) {
      const place = () => {
        const parent = target ? document.querySelector(target) : document.documentElement;
        if (parent && this.parentNode !== parent) parent.append(this);
      };
      this.keeper = new MutationObserver(place);
      this.keeper.observe(document.documentElement, { childList: true, subtree: Boolean(target) });
      place();
    }

    /** Leave the page for good. @override */
    remove() {
      this.keeper?.disconnect();
      super.remove();
    }

    /** The visitor came back: other pages may have gone on with the conversation. */
    refresh() {
      this.kept?.load();
      this.panel?.show();
      if (!this.kept?.open) this.close();
    }

    /** @param {string} name @param {unknown} [detail] */
    tell(name, detail) {
      this.dispatchEvent(new CustomEvent(`${NAME}:${name}`, { bubbles: true, detail }));
    }

    async open({ focus = true } = {}) {
      if (!this.isOpen) {
        const at = document.activeElement;
        this.opener = at instanceof HTMLElement && at !== document.body && at !== this ? at : this.launcher;
        await (this.ready ??= this.prepare());
        const panel = /** @type {Panel} */ (this.panel);
        const { box } = panel;
        if (box instanceof HTMLDialogElement && !box.open) {
          this.launcher.hidden = true;
          if (PHONE.matches) {
            box.showModal();
            this.fit();
          } else box.setAttribute('open', ''); // show() would take the focus.
          this.remember(true);
        }
        if (!panel.start.firstChild && !panel.turns.firstChild) panel.show();
        this.tell('open');
      }
      if (focus) this.panel?.focus();
    }

    /** Fetch labels and links where they are files, and make the panel. */
    async prepare() {
      const { labels, links, lang = 'en' } = this.dataset;
      const shipped = /^en\b/.test(lang) ? '' : `${this.host}/static-web/widget.${lang}.json`;
      const [own, places] = await Promise.all([table(labels ?? shipped, 'data-labels'), table(links ?? '', 'data-links')]);
      this.root.lang = lang;
      this.panel = new Panel(this, labels || shipped ? { ...LABELS, ...own } : LABELS, places);
      this.panel.box.addEventListener('close', () => this.closed());
      // Not on the panel itself, which stays on the side where the button is.
      for (const part of this.panel.box.children) if (own.dir) part.setAttribute('dir', own.dir);
      this.root.append(this.panel.box);
      visualViewport?.addEventListener('resize', () => this.fit());
      visualViewport?.addEventListener('scroll', () => this.fit());
    }

    /** Keep the full-screen panel in what the keyboard leaves of the screen. */
    fit() {
      const viewport = window.visualViewport;
      if (!viewport || viewport.scale > 1.01 || !PHONE.matches) return;
      this.own.setProperty('--height', `${viewport.height}px`);
      this.own.setProperty('--top', `${viewport.offsetTop}px`);
    }

    /** @param {boolean} open */
    remember(open) {
      this.conversation.open = open;
      this.conversation.save();
    }

    /** An answer that is on its way still comes. */
    close() {
      if (!(this.panel?.box instanceof HTMLDialogElement) || !this.panel.box.open) return;
      this.remember(false); // Its event comes with the next frame: too late for a page that is left at once.
      this.panel.box.close();
    }

    /** Also when a phone's back gesture closed it. */
    closed() {
      this.launcher.hidden = false;
      const at = document.activeElement;
      if (!at || at === document.body || at === this) (this.opener.isConnected ? this.opener : this.launcher).focus({ preventScroll: true });
      this.remember(false);
      this.tell('close');
    }

    /** @param {string} question */
    async ask(question) {
      await this.open({ focus: false });
      return question.trim() && this.panel ? this.panel.ask(question.slice(0, 2000)) : null;
    }

    stop() {
      this.panel?.stop();
    }

    restart() {
      this.stop();
      this.conversation.turns = [];
      this.conversation.save();
      this.panel?.show();
      this.panel?.focus();
    }
  }

  // ------------ On the page

  /** Add the element that a script tag asks for, once for each assistant and place. @param {HTMLScriptElement} script */
  function mount({ dataset, src }) {
    const element = /** @type {PortfolioAssistant} */ (document.createElement(NAME));
    Object.assign(element.dataset, { host: new URL('.', src).href, ...dataset });
    if (dataset.target) element.dataset.inline = '';
    const { host, target } = element.dataset;
    const twin = [...document.querySelectorAll(NAME)].some((other) => other.dataset.host === host && other.dataset.target === target);
    if (!twin && dataset.position !== 'none') element.keep(target);
  }

  function begin() {
    if (!customElements.get(NAME)) {
      customElements.define(NAME, PortfolioAssistant);
      addEventListener('pageshow', ({ persisted }) => {
        if (persisted) document.querySelectorAll(NAME).forEach((element) => /** @type {PortfolioAssistant} */ (element).refresh());
      });
    }
    if (tag) mount(tag);
  }

  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin);
  else begin();
})();
