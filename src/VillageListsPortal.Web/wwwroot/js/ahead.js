// Keeps the look-ahead beside the form up to date while one types: asks after a pause, one question at a time, and only where what is
// read has changed. Without it saving does the same.
(function () {
  "use strict";
  var form = document.getElementById("admission-form");
  var says = document.getElementById("ahead-says");
  if (!form || !form.dataset.ahead || !says || !window.fetch || !window.FormData) return;
  var pause = 900, rest = 2000, timer = 0, running = null, last = read(), asked = 0;

  // Whatever is typed: nearly every field is screened or counted.
  function read() {
    return Array.prototype.filter.call(form.elements, function (field) {
      return /^Input\./.test(field.name) && (!/^(checkbox|radio)$/.test(field.type) || field.checked);
    }).map(function (field) { return field.name + "=" + field.value; }).join("\n");
  }

  function show(html) {
    var fresh = new DOMParser().parseFromString(html, "text/html").getElementById("look-ahead");
    var old = document.getElementById("look-ahead");
    if (!fresh || !old) return; // signed out meanwhile: saving says so
    var open = document.activeElement && old.contains(document.activeElement);
    if (open) return; // somebody reads in it
    old.parentNode.replaceChild(document.importNode(fresh, true), old);
    if (says.textContent !== fresh.dataset.says) says.textContent = fresh.dataset.says;
  }

  function ask() {
    var now = read();
    if (now === last) return;
    if (running || Date.now() - asked < rest) { wait(); return; }
    last = now;
    asked = Date.now();
    running = new AbortController();
    var limit = setTimeout(function () { running.abort(); }, 10000);
    fetch(form.dataset.ahead, { method: "POST", body: new FormData(form), signal: running.signal, credentials: "same-origin", redirect: "error" })
      .then(function (answer) { return answer.ok ? answer.text() : Promise.reject(answer.status); })
      .then(show)
      .catch(function () { asked = Date.now() + 30000; /* the line is down or the portal busy: not at once again */ })
      .then(function () { clearTimeout(limit); running = null; });
  }

  function wait() { clearTimeout(timer); timer = setTimeout(ask, pause); }

  form.addEventListener("input", wait);
  form.addEventListener("change", wait);
})();
