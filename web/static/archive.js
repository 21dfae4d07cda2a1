// window.archive, for scripts: the program adds version, search and article, and then tells that it is ready; loader.js adds
// the promise of an offline copy.
"use strict";

(() => {
  window.archive = {
    ready: new Promise((resolve) => { window.addEventListener("muragat-ready", () => resolve(), { once: true }); }),
  };

  // archive.search is made of the program's find, which gives to found what it has found: numbers (app/live/api.go says
  // which), ids in lines, and the id and the name of each value of the facets. The program never sees the answer: what it
  // has seen lives until it collects its garbage.
  window.muragatSearch = (find) => {
    let answer = null;
    const found = (...told) => { answer = answerOf(...told); };
    return (query) => {
      find(query, found);
      const mine = answer;
      answer = null;
      return mine;
    };
  };

  function answerOf(buffer, ids, names) {
    const numbers = new Int32Array(buffer);
    const answer = { total: numbers[0], ids: ids ? ids.split("\n") : [] };
    let at = 3;
    const values = (make) => Array.from({ length: numbers[at++] }, () => {
      at += 2;
      return make(numbers[at - 2], numbers[at - 1]);
    });
    if (numbers[2]) {
      const facets = answer.facets = {};
      for (const key of ["person", "topic", "source", "lang"]) {
        facets[key] = values((no, count) => ({ id: names[key][no][0], name: names[key][no][1], count }));
      }
      facets.year = values((year, count) => ({ id: String(year).padStart(4, "0"), count }));
      facets.undated = numbers[at];
    }
    answer.ms = numbers[1] / 1000;
    return answer;
  }
})();
