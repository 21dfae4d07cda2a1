// The reader's marks in the text of an article: where a selection lies, how marks are drawn, and what stands below their
// paragraphs. The program (app/live/marks.go) keeps them and says what is said.
//
// Places are code points of paragraphs, both from 0 on: {from, start, to, end}. The event "muragat-picked" on window comes when
// the selection rests.
"use strict";

window.muragatMarks = (() => {
  const restMs = 250; // longer than a touch takes to become the click that follows it

  const article = () => document.querySelector(".article > .text");
  const paragraphs = (text) => [...text.querySelectorAll(":scope > p")];
  const length = (text) => [...text].length;

  // pieces are the text nodes of a paragraph without its number.
  function* pieces(paragraph) {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest(".number")) yield walker.currentNode;
    }
  }

  // before counts the code points of a paragraph before a point; all of them if the point is elsewhere.
  function before(paragraph, node, offset) {
    const range = document.createRange();
    range.selectNodeContents(paragraph);
    if (paragraph.contains(node)) range.setEnd(node, offset);
    let n = 0;
    for (const piece of pieces(paragraph)) {
      if (piece === node) return n + length(piece.data.slice(0, offset));
      if (range.comparePoint(piece, piece.length) > 0) return n;
      n += length(piece.data);
    }
    return n;
  }

  // picked is where the selection lies; null if there is none in the text.
  function picked() {
    const text = article();
    const selection = getSelection();
    if (!text || !selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const list = paragraphs(text);
    const inside = list.map((p, i) => range.intersectsNode(p) ? i : -1).filter((i) => i >= 0);
    if (!inside.length) return null;
    const [from, to] = [inside[0], inside[inside.length - 1]];
    return {
      from, to,
      start: list[from].contains(range.startContainer) ? before(list[from], range.startContainer, range.startOffset) : 0,
      end: before(list[to], range.endContainer, range.endOffset),
    };
  }

  // point is the node and the offset of a place in a paragraph.
  function point(paragraph, n) {
    let last = [paragraph, 0];
    for (const piece of pieces(paragraph)) {
      const chars = [...piece.data];
      if (n <= chars.length) return [piece, chars.slice(0, n).join("").length];
      n -= chars.length;
      last = [piece, piece.length];
    }
    return last;
  }

  function draw(list, added) {
    if (!window.Highlight || !CSS.highlights) return; // what stands below the paragraphs has the words, too
    const ranges = added.filter(({ from }) => from >= 0 && list[from]).map(({ from, start, to, end }) => {
      const range = document.createRange();
      range.setStart(...point(list[from], start));
      range.setEnd(...point(list[Math.min(to, list.length - 1)], end));
      return range;
    });
    CSS.highlights.set("own", new Highlight(...ranges));
  }

  function element(tag, fields, ...children) {
    const e = Object.assign(document.createElement(tag), fields);
    e.append(...children);
    return e;
  }

  let notes = [];

  function add(id, from, start, to, end, words, text, name, gone) {
    notes.push({ id, from, start, to, end, words, text, name, gone });
  }

  // show draws the notes that were added and puts each below its last paragraph; those whose words are gone (from is -1) come
  // behind the text. An editor that is open stays. act(what, id, text) is told of "type", "save", "cancel" and "remove".
  function show(edit, note, remove, save, cancel, act) {
    const said = { edit, note, remove, save, cancel };
    const added = notes;
    notes = [];
    const text = article();
    if (!text) return;
    const list = paragraphs(text);
    const open = new Map();
    for (const box of text.querySelectorAll(".own")) {
      if (box.querySelector("textarea")) open.set(box.dataset.note, box);
      else box.remove();
    }
    draw(list, added);
    for (const each of added.reverse()) {
      const box = open.get(each.id) || boxOf(each, said, act);
      open.delete(each.id);
      if (each.from < 0) text.append(box);
      else if (!box.isConnected) list[Math.min(each.to, list.length - 1)].after(box);
    }
    for (const box of open.values()) box.remove();
  }

  function boxOf(note, said, act) {
    const button = (name, words, press) => element("button", { type: "button", className: name, textContent: words, onclick: press });
    const box = element("div", { className: "own", lang: document.documentElement.lang });
    box.dataset.note = note.id;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", note.name);
    const rest = () => {
      const quote = element("div", { className: "own-words", textContent: note.words, lang: article().lang });
      const text = element("div", { className: "own-text", textContent: note.text, lang: "" });
      const gone = element("div", { className: "own-gone", textContent: note.gone });
      box.replaceChildren(quote, ...note.gone ? [gone] : [], ...note.text ? [text] : [], element("div", { className: "own-tools" },
        button("own-edit", note.text ? said.edit : said.note, () => edit(note.id)), button("own-remove", said.remove, () => act("remove", note.id, ""))));
    };
    box.edit = () => {
      const area = element("textarea", { value: note.text, maxLength: 10000, rows: 3 });
      area.setAttribute("aria-label", note.name);
      const end = (what, text) => {
        note.text = text;
        rest();
        box.querySelector(".own-edit").focus({ preventScroll: true });
        act(what, note.id, text);
      };
      const old = note.text;
      area.oninput = () => act("type", note.id, area.value); // so that nothing is lost, whatever happens
      area.onkeydown = (event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          end("cancel", old);
        } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) end("save", area.value.trim());
      };
      box.replaceChildren(box.firstChild, area, element("div", { className: "own-tools" },
        button("own-save", said.save, () => end("save", area.value.trim())), button("own-cancel", said.cancel, () => end("cancel", old))));
      area.focus();
    };
    rest();
    return box;
  }

  function edit(id) {
    const box = [...document.querySelectorAll(".own")].find((b) => b.dataset.note === id);
    if (box) box.edit();
  }

  // at is the paragraph at the top of the screen; -1 at the beginning of the text, and where its end is on the screen.
  function at() {
    const text = article();
    const list = text ? paragraphs(text) : [];
    const bar = document.getElementById("bar").offsetHeight;
    const bottom = (p) => p.getBoundingClientRect().bottom;
    if (!list.length || bottom(list[0]) > bar || bottom(list[list.length - 1]) <= innerHeight) return -1;
    let [low, high] = [0, list.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (bottom(list[middle]) > bar) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  let timer = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(() => window.dispatchEvent(new Event("muragat-picked")), restMs);
  });

  return { picked, add, show, edit, at };
})();
