// Lists units while one types: an ARIA combobox over the search field. Without it the search button does the same.
(function () {
  "use strict";
  if (!window.fetch || !window.AbortController) return;
  Array.prototype.forEach.call(document.querySelectorAll("[data-unit-picker]"), enhance);

  function enhance(box) {
    var input = box.querySelector("input[type=text], input:not([type])");
    if (!input) return;
    var popup = document.createElement("div");
    var list = document.createElement("ul");
    var note = document.createElement("p");
    var says = document.createElement("p");
    var chosen = null, options = [], active = -1, timer = 0, running = null;
    list.id = input.id + "-list";
    popup.className = "combo-list";
    popup.hidden = true;
    note.className = "note-line";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", box.querySelector("label").textContent.trim());
    says.className = "visually-hidden";
    says.setAttribute("role", "status");
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);
    input.parentNode.insertAdjacentElement("afterend", popup);
    popup.appendChild(list);
    popup.appendChild(note);
    box.appendChild(says);

    function close() {
      popup.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function mark(n) {
      if (!options.length) return;
      active = (n + options.length) % options.length;
      Array.prototype.forEach.call(list.querySelectorAll("[role=option]"), function (item, i) {
        item.setAttribute("aria-selected", i === active ? "true" : "false");
        if (i === active) {
          input.setAttribute("aria-activedescendant", item.id);
          item.scrollIntoView({ block: "nearest" });
        }
      });
    }

    function forget() {
      if (chosen) chosen.parentNode.removeChild(chosen);
      chosen = null;
      Array.prototype.forEach.call(box.querySelectorAll("input[type=radio][name=UnitId]"), function (radio) { radio.checked = false; });
    }

    function take(n) {
      var unit = options[n];
      if (!unit) return;
      forget();
      var old = box.querySelector("fieldset.choices");
      if (old) old.parentNode.removeChild(old);
      chosen = document.createElement("input");
      chosen.type = "hidden";
      chosen.name = "UnitId";
      chosen.value = unit.id;
      box.appendChild(chosen);
      input.value = unit.name;
      says.textContent = [unit.name, unit.parent, unit.code].filter(Boolean).join(" ");
      close();
    }

    function item(unit, n) {
      var li = document.createElement("li");
      var small = document.createElement("small");
      li.id = list.id + "-" + n;
      li.setAttribute("role", "option");
      li.setAttribute("aria-selected", "false");
      li.lang = "zh-CN";
      li.textContent = unit.name + " ";
      small.textContent = [unit.parent, unit.code].filter(Boolean).join(" ");
      li.appendChild(small);
      li.addEventListener("mousedown", function (e) { e.preventDefault(); take(n); });
      return li;
    }

    function show(found) {
      options = found.choices;
      list.textContent = "";
      options.forEach(function (unit, n) { list.appendChild(item(unit, n)); });
      list.hidden = !options.length;
      note.textContent = !options.length ? box.dataset.unitNone : found.more ? box.dataset.unitMore : "";
      note.hidden = !note.textContent;
      says.textContent = options.length ? box.dataset.unitCount.replace("{0}", options.length) : box.dataset.unitNone;
      popup.hidden = false;
      active = -1;
      input.setAttribute("aria-expanded", options.length ? "true" : "false");
      input.removeAttribute("aria-activedescendant");
    }

    function look() {
      if (running) running.abort();
      var text = input.value.trim();
      if (!text) { close(); return; }
      var role = box.dataset.unitRole && document.getElementById(box.dataset.unitRole);
      var query = "?q=" + encodeURIComponent(text)
        + (role && role.value ? "&role=" + encodeURIComponent(role.value) : "")
        + (box.dataset.unitKind ? "&kind=" + encodeURIComponent(box.dataset.unitKind) : "");
      running = new AbortController();
      fetch(box.dataset.unitPicker + query, { signal: running.signal, credentials: "same-origin", headers: { Accept: "application/json" } })
        .then(function (answer) { return answer.ok ? answer.json() : Promise.reject(answer.status); })
        .then(show)
        .catch(function () { /* the button remains */ });
    }

    input.addEventListener("input", function (e) {
      forget();
      clearTimeout(timer);
      if (!e.isComposing) timer = setTimeout(look, 150);
    });
    input.addEventListener("compositionend", function () { clearTimeout(timer); timer = setTimeout(look, 50); });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", function (e) {
      if (e.isComposing) return;
      if (e.key === "ArrowDown" || e.key === "ArrowUp") {
        e.preventDefault();
        if (popup.hidden) look();
        else mark(active + (e.key === "ArrowDown" ? 1 : active < 0 ? 0 : -1));
      } else if (e.key === "Enter" && !popup.hidden && active >= 0) {
        e.preventDefault();
        take(active);
      } else if (e.key === "Escape" && !popup.hidden) {
        e.preventDefault();
        e.stopPropagation();
        close();
      }
    });
  }
})();
