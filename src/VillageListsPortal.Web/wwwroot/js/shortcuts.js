// Keyboard shortcuts, listed in the sheet that ? opens. Off in fields, while an input method composes, with Ctrl, Alt or the
// system key, and for good once a person switches them off (WCAG 2.2, 2.1.4).
(function () {
  "use strict";
  var switchKey = "portal.keys";
  var sheet = document.getElementById("keys");
  var go = {};
  var first = "", forget = 0, before = null;
  if (!sheet) return;
  Array.prototype.forEach.call(sheet.querySelectorAll("[data-href]"), function (row) {
    if (row.dataset.href) go[row.dataset.keys] = row.dataset.href;
  });

  function isOff() {
    try { return window.localStorage.getItem(switchKey) === "off"; } catch (e) { return false; }
  }

  function turn(off) {
    try { if (off) window.localStorage.setItem(switchKey, "off"); else window.localStorage.removeItem(switchKey); } catch (e) { /* not remembered */ }
    showSwitch();
  }

  function showSwitch() {
    Array.prototype.forEach.call(document.querySelectorAll("[data-keys-toggle]"), function (button) {
      button.hidden = false;
      button.textContent = isOff() ? button.dataset.on : button.dataset.off;
    });
  }

  function isField(element) {
    return element.isContentEditable || /^(input|textarea|select)$/i.test(element.tagName);
  }

  function isSeen(element) { return element.getClientRects().length > 0; }

  function search() {
    var boxes = Array.prototype.filter.call(document.querySelectorAll("main input[type=search], #masthead-q"), isSeen);
    if (boxes.length === 0) { window.location.assign("/search"); return; }
    boxes[0].focus();
    boxes[0].select();
  }

  function move(by) {
    var rows = Array.prototype.filter.call(document.querySelectorAll("main .rows > li, main tbody tr, main .picks > li"), function (row) {
      return isSeen(row) && row.querySelector("a[href]");
    });
    if (rows.length === 0) return;
    var now = rows.findIndex(function (row) { return row.contains(document.activeElement); });
    var next = now < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, now + by));
    var link = rows[next].querySelector("a[href]");
    link.focus();
    rows[next].scrollIntoView({ block: "nearest" });
  }

  function open() {
    if (!sheet.showModal) { window.location.assign("/help/keys"); return; }
    before = document.activeElement;
    sheet.showModal();
    sheet.querySelector("[data-close]").focus(); // not the switch
  }

  function act(keys) {
    if (keys === "/") search();
    else if (keys === "?") open();
    else if (keys === "j") move(1);
    else if (keys === "k") move(-1);
    else if (go[keys]) window.location.assign(go[keys]);
    else return false;
    return true;
  }

  document.addEventListener("keydown", function (e) {
    if (e.defaultPrevented || e.ctrlKey || e.altKey || e.metaKey || e.isComposing || e.keyCode === 229 || isOff()) return;
    if (isField(e.target)) {
      if (e.key === "Escape" && e.target.type === "search") e.target.blur();
      return;
    }
    if (document.querySelector("dialog[open]")) return;
    var key = { "\uFF1F": "?", "\u3001": "/", "\uFF0F": "/" }[e.key] || e.key; // a Chinese layout's own marks
    var keys = first ? first + " " + key : key;
    clearTimeout(forget);
    first = "";
    if (act(keys)) e.preventDefault();
    else if (key === "g") { first = "g"; forget = setTimeout(function () { first = ""; }, 1500); }
  });

  document.addEventListener("click", function (e) {
    var target = e.target.closest("[data-keys-toggle], #keys [data-close]");
    if (!target) return;
    if (target.hasAttribute("data-close")) sheet.close();
    else turn(!isOff());
  });
  sheet.addEventListener("close", function () { if (before) before.focus(); });
  Array.prototype.forEach.call(document.querySelectorAll("[data-no-script]"), function (note) { note.hidden = true; });
  showSwitch();
})();
