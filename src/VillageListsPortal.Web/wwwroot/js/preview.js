// Keeps the preview of the paper up to date while the form is filled in. Without it the 预览 button does the same.
(function () {
  "use strict";
  var form = document.getElementById("certificate-form");
  var paper = document.getElementById("paper");
  var says = document.getElementById("number-says");
  if (!form || !paper || !window.fetch) return;
  var timer = 0, running = null;

  function refresh() {
    if (running) running.abort();
    running = new AbortController();
    fetch(form.dataset.preview, { method: "POST", body: new FormData(form), signal: running.signal, credentials: "same-origin" })
      .then(function (answer) { return answer.ok ? answer.text() : Promise.reject(answer.status); })
      .then(function (html) {
        var part = new DOMParser().parseFromString(html, "text/html");
        var fresh = part.querySelector(".paper");
        if (fresh) paper.replaceChildren ? paper.replaceChildren(fresh) : (paper.innerHTML = fresh.outerHTML);
        var text = part.querySelector("[data-number-says]");
        if (says && text) {
          says.textContent = text.textContent;
          says.className = "form-text mt-1" + (text.textContent ? " " + text.getAttribute("data-number-says") : "");
        }
      })
      .catch(function () { /* the button remains */ });
  }

  form.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(refresh, 250); });
})();
