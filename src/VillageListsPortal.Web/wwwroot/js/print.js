// The print view opens the print dialog at once; the button opens it again.
(function () {
  "use strict";
  var button = document.querySelector("[data-print]");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", function () { window.print(); });
  window.addEventListener("load", function () { window.print(); });
})();
