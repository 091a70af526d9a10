// Says beside the working days of each body on which day they end, as one types; without it the page says it after sending.
(function () {
  "use strict";
  var form = document.querySelector("form[data-consult]");
  if (!form) return;
  var days = form.dataset.consult.split("|");
  Array.prototype.forEach.call(form.querySelectorAll("input.days"), function (field) {
    var until = document.getElementById(field.id + "-until");
    var words = until.textContent, shown = days.filter(function (d) { return words.indexOf(d) >= 0; }).sort(function (a, b) { return b.length - a.length; })[0];
    field.addEventListener("input", function () {
      var day = /^[0-9]+$/.test(field.value) ? days[Number(field.value) - 1] : undefined;
      until.textContent = day && shown ? words.replace(shown, day) : "";
    });
  });
})();
