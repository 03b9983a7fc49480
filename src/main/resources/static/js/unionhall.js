// Comfort only: every page works without this file.
(function () {
  "use strict";

  // An open menu of the top bar closes with Escape or a click elsewhere.
  function closeMenus(except) {
    document.querySelectorAll("details.pop[open]").forEach(function (menu) {
      if (menu !== except) { menu.open = false; }
    });
  }
  document.addEventListener("click", function (event) {
    closeMenus(event.target.closest("details.pop"));
    if (event.target.closest("[data-print]")) { window.print(); }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { return; }
    var open = document.querySelector("details.pop[open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    } else if (location.hash === "#menu") {
      location.hash = "content";
    }
  });

  // "/" jumps to the find box, unless the reader is typing.
  document.addEventListener("keydown", function (event) {
    var box = document.getElementById("find");
    if (event.key === "/" && box && !event.ctrlKey && !event.metaKey && !event.altKey
        && !event.target.closest("input, textarea, select, [contenteditable]")) {
      event.preventDefault();
      box.focus();
    }
  });

  // Groups of the menu stay as the reader left them.
  document.querySelectorAll("details[data-keep]").forEach(function (group) {
    var key = "unionhall." + group.dataset.keep;
    try {
      var kept = localStorage.getItem(key);
      if (kept !== null && !group.querySelector("[aria-current]")) { group.open = kept === "open"; }
      group.addEventListener("toggle", function () {
        localStorage.setItem(key, group.open ? "open" : "closed");
      });
    } catch (storageRefused) { /* the groups open as the server sent them */ }
  });

  // A list of faults says of which field each is: "fill this in" alone tells nobody where.
  document.querySelectorAll(".summary a[href^='#']").forEach(function (fault) {
    var label = document.querySelector("label[for='" + CSS.escape(fault.hash.slice(1)) + "'] > span");
    if (label && fault.textContent.indexOf(label.textContent) < 0) {
      fault.textContent = label.textContent + (document.documentElement.lang.indexOf("zh") === 0 ? "：" : ": ") + fault.textContent;
    }
  });

  // Faults and messages are met first, also by a screen reader.
  var first = document.querySelector(".summary[tabindex]");
  if (first) { first.focus(); }

  // A select or a size that says so sends its form when it changes; the button beside it goes.
  document.querySelectorAll("form[data-send-on-change]").forEach(function (form) {
    form.addEventListener("change", function () { form.requestSubmit(); });
  });

  // A form is sent once.
  document.addEventListener("submit", function (event) {
    if (event.defaultPrevented || event.target.method === "get") { return; }
    if (event.target.dataset.sent) { event.preventDefault(); return; }
    event.target.dataset.sent = "yes";
    window.setTimeout(function () { delete event.target.dataset.sent; }, 4000);
  });

  // What is kept while one types does not run into what is being sent.
  document.addEventListener("htmx:beforeRequest", function (event) {
    var form = event.target.closest("form");
    if (form && form.dataset.sent) { event.preventDefault(); }
  });

  // One box for all boxes of a table.
  document.querySelectorAll("[data-all]").forEach(function (all) {
    all.hidden = false;
    all.addEventListener("change", function () {
      all.form.querySelectorAll("input[type=checkbox][name='" + all.dataset.all + "']").forEach(function (box) { box.checked = all.checked; });
    });
  });

  // "Show" for passwords.
  document.querySelectorAll("[data-shows]").forEach(function (button) {
    var field = document.getElementById(button.dataset.shows);
    if (!field) { return; }
    button.hidden = false;
    button.addEventListener("click", function () {
      var shown = field.type === "text";
      field.type = shown ? "password" : "text";
      button.setAttribute("aria-pressed", String(!shown));
    });
  });

  // How much is written, counted as the server counts: no white space, a rare character is one.
  document.querySelectorAll("[data-counts]").forEach(function (text) {
    var line = document.getElementById(text.dataset.counts);
    var least = Number(text.dataset.least), most = Number(text.dataset.most);
    function count() {
      var length = Array.from(text.value.replace(/[\p{Z}\p{Cc}\p{Cf}]/gu, "")).length;
      var words = length < least ? line.dataset.short : length > most ? line.dataset.long : line.dataset.text;
      line.textContent = words.replace("#n", length).replace("#m", length < least ? least - length : length - most);
      line.classList.toggle("fault", length > most);
    }
    line.hidden = false;
    text.addEventListener("input", count);
    count();
  });
})();
