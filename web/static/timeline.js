// What a reader does with the timeline's bars beside following their links: a run of them is chosen by dragging, or with
// Shift and the arrows, and what is behind one is looked at where the pointer or the focus rests.
//
// The program draws the bars (app/live/timeline.go) and answers muragatBars(what, from, to), from and to being periods:
// "span" is what choosing a run finds, in words, "open" goes there, "peek" is the markup of a look behind from, "table" shows
// the bars as a table or puts it away.
"use strict";

(() => {
  const dragLeast = 8; // pixels that are no trembling of the hand
  const lookMs = 450;
  const leaveMs = 300;

  let press = null; // of a pointer on the bars: x, bar, touch, moved
  let run = null; // that is being chosen: all bars, those that were marked before, the bars from and to
  let held = false; // a finger rested so long that the click which ends it is none
  let timer = 0; // of the look

  const find = (css) => document.querySelector("#timeline " + css);
  const items = () => [...document.querySelectorAll("#timeline .bars li")];
  const near = (target, css) => target instanceof Element && target.closest(css);

  // ---- a run of bars

  function barAt(x) {
    const all = items(); // of one width
    const left = all[0].getBoundingClientRect().left;
    const right = all[all.length - 1].getBoundingClientRect().right;
    return Math.min(Math.max(Math.floor((x - left) / (right - left) * all.length), 0), all.length - 1);
  }

  function choose(from, to) {
    if (from === to) return drop();
    hide();
    const all = items();
    if (!run) run = { all, before: all.filter((e) => e.hasAttribute("data-picked")) };
    if (run.to === to) return;
    Object.assign(run, { from, to });
    const [low, high] = ends();
    all.forEach((e, i) => e.toggleAttribute("data-picked", low <= i && i <= high));
    const said = find("#picked");
    said.textContent = muragatBars("span", all[low].dataset.bar, all[high].dataset.bar);
    place(said, all[low], all[high]);
  }

  function ends() {
    return [Math.min(run.from, run.to), Math.max(run.from, run.to)];
  }

  function open() {
    const [from, to] = ends().map((i) => run.all[i].dataset.bar);
    drop();
    muragatBars("open", from, to);
  }

  // drop gives up what is being chosen, and tells whether something was.
  function drop() {
    if (!run) return false;
    run.all.forEach((e) => e.toggleAttribute("data-picked", run.before.includes(e)));
    const said = find("#picked");
    if (said) said.textContent = "";
    run = null;
    return true;
  }

  document.addEventListener("pointerdown", (event) => {
    if (near(event.target, "#peek")) return;
    held = false;
    drop();
    hide();
    const touch = event.pointerType === "touch";
    press = null;
    if (event.button || !event.isPrimary || event.ctrlKey || event.metaKey || event.shiftKey || !near(event.target, "#timeline .bars li")) return;
    press = { x: event.clientX, bar: barAt(event.clientX), touch, moved: false };
    const bar = near(event.target, "[data-year]");
    if (touch && bar) timer = setTimeout(() => { held = show(bar); }, lookMs);
  });

  document.addEventListener("pointermove", (event) => {
    if (!press || !items().length) return;
    press.moved ||= Math.abs(event.clientX - press.x) >= dragLeast;
    if (!press.moved) return;
    clearTimeout(timer);
    choose(press.bar, barAt(event.clientX));
  });

  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => {
      if (!press) return;
      if (press.touch) clearTimeout(timer);
      press = null;
      if (run && end === "pointerup") open();
      else drop();
    });
  }

  document.addEventListener("dragstart", (event) => {
    if (near(event.target, "#timeline .bars")) event.preventDefault(); // of a link
  });

  document.addEventListener("contextmenu", (event) => {
    if (press && press.touch) event.preventDefault(); // the finger that rests asks for a look
  });

  document.addEventListener("click", (event) => {
    if (near(event.target, ".as-table")) muragatBars("table");
    if (held && event.detail && near(event.target, "#timeline .bars")) event.preventDefault();
    held = false;
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      press = null;
      if ([drop(), hide()].includes(true)) event.preventDefault();
      return;
    }
    const bar = near(event.target, "#timeline .bars li");
    if (!bar || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = items();
    const links = all.filter((e) => e.querySelector("a"));
    const at = links.indexOf(bar);
    const to = links[{ ArrowLeft: Math.max(at - 1, 0), ArrowRight: at + 1, Home: 0, End: links.length - 1 }[event.key]];
    if (event.key === "Enter" && run) open();
    else if (to) move(all, bar, to, event.shiftKey);
    else return;
    event.preventDefault();
  });

  function move(all, bar, to, choosing) {
    bar.firstElementChild.tabIndex = -1;
    to.firstElementChild.tabIndex = 0;
    const from = run ? run.from : all.indexOf(bar);
    if (!choosing) drop();
    to.firstElementChild.focus();
    if (choosing) choose(from, all.indexOf(to));
  }

  // ---- a look behind a bar: it stays while the pointer or the focus is on the bar or in it

  function aim(target) {
    if (press) return;
    clearTimeout(timer);
    if (run || near(target, "#peek")) return;
    const of = near(target, "#timeline :is([data-year], [data-period])");
    if (of) timer = setTimeout(show, lookMs, of);
    else if (find("#peek > *")) timer = setTimeout(leave, leaveMs);
  }

  function leave() {
    if (!find("#peek:is(:hover, :focus-within), [aria-describedby='peek-list']:focus-visible")) hide();
  }

  // show tells whether there is something behind a bar.
  function show(of) {
    if (!of.isConnected || run || of.getAttribute("aria-describedby")) return false;
    hide();
    const html = muragatBars("peek", of.dataset.year || of.dataset.period);
    const box = find("#peek");
    box.innerHTML = muragatMarkup(html);
    if (!html) return false;
    of.setAttribute("aria-describedby", "peek-list");
    place(box, of, of);
    return true;
  }

  // hide tells whether there was a look to take away.
  function hide() {
    clearTimeout(timer);
    const box = find("#peek");
    if (!box || !box.firstChild) return false;
    box.textContent = "";
    const of = find("[aria-describedby='peek-list']");
    if (of) of.removeAttribute("aria-describedby");
    return true;
  }

  // place puts a box that floats in the timeline under the middle of what is between two of its elements.
  function place(box, first, last) {
    const [around, from, to] = [find(".timeline-head").parentElement, first, last].map((e) => e.getBoundingClientRect());
    const left = (from.left + to.right - box.offsetWidth) / 2 - around.left;
    box.style.left = Math.max(0, Math.min(left, around.width - box.offsetWidth)) + "px";
    box.style.top = to.bottom - around.top + "px";
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "touch") aim(event.target);
  });
  document.addEventListener("focusin", (event) => {
    if (event.target.matches(":focus-visible")) aim(event.target);
  });
  document.addEventListener("focusout", (event) => {
    if (!near(event.relatedTarget, "#timeline .bars")) drop();
    aim(event.relatedTarget);
  });
})();
