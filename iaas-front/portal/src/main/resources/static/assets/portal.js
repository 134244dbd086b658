// Makes pages a little better than plain HTML; without it all of them work.
"use strict";

// Times are written in UTC; say them in the browser's zone.
function localTimes(root) {
  for (const time of root.querySelectorAll("time[datetime]")) {
    const moment = new Date(time.dateTime);
    if (!Number.isNaN(moment.getTime())) {
      time.title = time.textContent.trim();
      time.textContent = moment.toLocaleString(document.documentElement.lang, {
        year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false,
      });
    }
  }
}

// A console is read from its end, unless the reader has scrolled up.
function consoleEnds(root) {
  for (const log of root.querySelectorAll(".console")) {
    log.scrollTop = log.scrollHeight;
  }
}

// A form is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  for (const button of form.querySelectorAll("button[type=submit]")) {
    button.setAttribute("aria-busy", "true");
  }
});

// Back in the browser's history: the form may be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
  }
});

document.addEventListener("DOMContentLoaded", () => {
  localTimes(document);
  consoleEnds(document);
});
document.addEventListener("htmx:afterSettle", (event) => localTimes(event.target.parentElement || document));
