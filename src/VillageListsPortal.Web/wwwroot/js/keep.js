// Keeps what was typed into a form with data-keep from the moment it is sent until the portal says that it is through: the session
// may have ended, the line may be down (settled S32). Per person, in this browser, seven days at most, without identity numbers
// (fields with data-secret, and any row of 15 to 18 digits). Asked about at sign-out.
(function () {
  "use strict";
  var prefix = "portal.keep.", longest = 7 * 24 * 60 * 60 * 1000, antiforgery = "__RequestVerificationToken";
  var person = document.body.dataset.person || "";
  var store = null, waits = false;
  try { store = window.localStorage; store.getItem(prefix); } catch (e) { return; }

  function each(list, act) { Array.prototype.forEach.call(list, act); }

  function all() {
    return Object.keys(store).filter(function (key) { return key.indexOf(prefix) === 0; }).map(function (key) {
      var kept = null;
      try { kept = JSON.parse(store.getItem(key)); } catch (e) { /* removed below */ }
      if (!kept || !(Date.now() - kept.at < longest)) { store.removeItem(key); return null; }
      return { key: key, kept: kept };
    }).filter(Boolean);
  }

  function mine() { return all().filter(function (entry) { return person && entry.key.indexOf(prefix + person + ":") === 0; }); }

  // data-keep-as: the steps of one form (look, confirm) are kept as one; several forms of one address each as its own.
  function keyOf(form) { return prefix + person + ":" + window.location.pathname + "#" + (form.dataset.keepAs || form.getAttribute("action") || ""); }

  function isSecret(field) { return field.hasAttribute("data-secret") || field.name === antiforgery || /^(password|file|submit|button|image)$/.test(field.type); }

  function withoutNumbers(text) { return text.replace(/[0-9\uFF10-\uFF19]{14,17}[0-9\uFF10-\uFF19Xx\uFF38\uFF58]/g, ""); }

  function keep(form) {
    var fields = {}, carried = [];
    each(form.elements, function (field) {
      if (!field.name || field.name === "kept" || isSecret(field)) return;
      if (/^(checkbox|radio)$/.test(field.type) && !field.checked) return;
      if (field.hasAttribute("data-carried") && carried.indexOf(field.name) < 0) carried.push(field.name);
      (fields[field.name] = fields[field.name] || []).push(withoutNumbers(field.value));
    });
    var token = form.elements.IdempotencyToken;
    try {
      store.setItem(keyOf(form), JSON.stringify({ at: Date.now(), title: form.dataset.keep, token: token ? token.value : "", fields: fields, carried: carried }));
    } catch (e) { return; } // full or forbidden: sent as any other form
    if (!form.elements.kept) addHidden(form, "kept", "1");
  }

  function addHidden(form, name, value) {
    var field = document.createElement("input");
    field.type = "hidden"; field.name = name; field.value = value;
    form.appendChild(field);
  }

  // What earlier steps took in (data-carried) and has no field of its own on the page travels on unseen.
  function carry(form, name, values) {
    var there = Array.prototype.filter.call(form.elements, function (field) { return field.name === name; });
    if (there.some(function (field) { return field.type !== "hidden"; })) return;
    there.forEach(function (field) { field.parentNode.removeChild(field); });
    values.forEach(function (value) { addHidden(form, name, value); form.lastChild.setAttribute("data-carried", ""); });
  }

  function restore(form, kept) {
    (kept.carried || []).forEach(function (name) { carry(form, name, kept.fields[name]); });
    each(form.elements, function (field) {
      var values = kept.fields[field.name];
      if (!field.name || isSecret(field)) return;
      if (/^(checkbox|radio)$/.test(field.type)) field.checked = !!values && values.indexOf(field.value) >= 0;
      else if (field.type === "hidden") { if (values && /^(IdempotencyToken|Version)$/.test(field.name)) field.value = values[0]; }
      else if (values) field.value = values[0];
      if (values && values[0] && values[0] !== "false" && field.closest("details")) field.closest("details").open = true;
    });
    form.dispatchEvent(new Event("input", { bubbles: true })); // the preview follows
    var secret = form.querySelector("[data-secret]");
    if (secret) secret.focus();
  }

  function say(form, id) {
    var note = document.getElementById(id).content.cloneNode(true).firstElementChild;
    var place = form.closest(".row") || form.closest("details") || form;
    place.parentNode.insertBefore(note, place);
    return note;
  }

  function when(at) {
    var options = { year: "numeric", month: document.documentElement.lang === "en" ? "short" : "long", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    return new Date(at).toLocaleString(document.documentElement.lang === "en" ? "en-GB" : "zh-CN", options);
  }

  function offer(form, kept) {
    var note = say(form, "keep-offer");
    note.querySelector("[data-at]").textContent = when(kept.at);
    note.addEventListener("click", function (e) {
      if (e.target.dataset.do === "restore") { restore(form, kept); note.remove(); say(form, "keep-restored"); }
      if (e.target.dataset.do === "drop") { store.removeItem(keyOf(form)); note.remove(); }
    });
  }

  // The line is down: when it is back, a fresh antiforgery token and the original idempotency token.
  function sendLater(form, button) {
    if (waits) return;
    waits = true;
    say(form, "keep-offline").scrollIntoView({ block: "nearest" });
    if (button && button.name) addHidden(form, button.name, button.value);
    if (button && button.hasAttribute("formaction")) form.setAttribute("action", button.getAttribute("formaction"));
    window.addEventListener("online", function () { sendNow(form); });
  }

  function sendNow(form) {
    fetch(window.location.href, { credentials: "same-origin" }).then(function (answer) { return answer.text(); }).then(function (html) {
      var fresh = new DOMParser().parseFromString(html, "text/html").querySelector("main form [name=" + antiforgery + "]");
      if (fresh && form.elements[antiforgery]) form.elements[antiforgery].value = fresh.value;
      form.submit(); // where the session ended meanwhile, this leads to the sign-in and back
    }).catch(function () { setTimeout(function () { sendNow(form); }, 5000); });
  }

  function isShown(kept) {
    var problems = document.getElementById("problems");
    return !!problems && problems.getAttribute("data-sent") === kept.token;
  }

  function watch(form) {
    var entry = mine().filter(function (one) { return one.key === keyOf(form); })[0];
    if (form.hasAttribute("data-keep-now") && form.dataset.keepNow !== "0") keep(form); // looked at and not entered yet: whoever leaves now finds it again
    else if (entry && isShown(entry.kept)) store.removeItem(entry.key); // the page shows it itself, with what is wrong
    else if (entry && document.getElementById("again")) { restore(form, entry.kept); document.getElementById("again").remove(); say(form, "keep-restored"); }
    else if (entry) offer(form, entry.kept);
    form.addEventListener("submit", function (e) {
      if (e.submitter && e.submitter.formNoValidate) return; // a preview sends nothing
      keep(form);
      if (navigator.onLine === false) { e.preventDefault(); sendLater(form, e.submitter); }
    });
  }

  function askAtSignOut(form) {
    var dialog = document.getElementById("keep-leave");
    form.addEventListener("submit", function (e) {
      var kept = mine();
      if (kept.length === 0 || !dialog || !dialog.showModal) return;
      e.preventDefault();
      var list = dialog.querySelector("[data-list]");
      list.textContent = "";
      kept.forEach(function (entry) {
        var line = document.createElement("li");
        line.textContent = entry.kept.title;
        list.appendChild(line);
      });
      dialog.showModal();
      dialog.onclick = function (click) {
        var what = click.target.dataset.do;
        if (what === "delete") kept.forEach(function (entry) { store.removeItem(entry.key); });
        if (what) dialog.close();
        if (what === "delete" || what === "leave") form.submit();
      };
    });
  }

  var sent = /(?:^|; )portal\.sent=([^;]+)/.exec(document.cookie);
  if (sent) {
    all().forEach(function (entry) { if (entry.kept.token === sent[1]) store.removeItem(entry.key); });
    document.cookie = "portal.sent=; path=/; max-age=0; samesite=strict";
  }
  var hint = document.querySelector("[data-kept]");
  if (all().length > 0 && hint) hint.hidden = false; // on every page: what is older than seven days goes
  if (!person) return;
  each(document.querySelectorAll("form[data-keep]"), watch);
  each(document.querySelectorAll("form[action='/account/sign-out']"), askAtSignOut);
})();
