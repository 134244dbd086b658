// Makes the operators' pages a little better than plain HTML; without it all of them work.
"use strict";

// A filter that is chosen is applied at once.
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submits]")) {
    event.target.form.requestSubmit();
  }
});

// A form that asks does not send what says nothing, so that addresses stay short.
document.addEventListener("formdata", (event) => {
  if (event.target.method === "get") {
    for (const [name, value] of [...event.formData]) {
      if (value === "") {
        event.formData.delete(name);
      }
    }
  }
});

// Ids are copied by a click.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button && navigator.clipboard) {
    navigator.clipboard.writeText(button.dataset.copy).then(() => {
      const title = button.title;
      button.classList.add("copied");
      button.title = button.dataset.copied;
      setTimeout(() => {
        button.classList.remove("copied");
        button.title = title;
      }, 1500);
    });
  }
});

// An operator must know when what is shown is old.
function fresh(isFresh) {
  const alive = document.getElementById("alive");
  if (alive && alive.classList.contains("stale") === isFresh) {
    alive.classList.toggle("stale", !isFresh);
    alive.querySelector(".alive-text").textContent = isFresh ? alive.dataset.live : alive.dataset.stale;
  }
}
document.addEventListener("htmx:afterRequest", (event) => fresh(event.detail.successful));

// A dialog that is open is read: what lies beneath is renewed when it has closed.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.querySelector("[popover]:popover-open, details[open]")) {
    event.detail.shouldSwap = false;
  }
});
