extension PathPage {
  /// What goes through the steps. It takes all text from the page, and writes text, never markup.
  static let script = #"""
    "use strict";
    (() => {
      const steps = [...document.querySelectorAll(".step")];
      const ways = [...document.querySelectorAll(".way")];
      const find = (id) => document.getElementById(id);
      const player = find("player");
      if (steps.length === 0) return;
      const calm = matchMedia("(prefers-reduced-motion: reduce)");
      const whole = -1;
      const last = steps.length - 1;
      const pace = 2400; // milliseconds a step while it plays
      let at = whole;
      let timer = 0;
      let naming = 0;

      // Without this script a step's line is a heading; with it, a button in a heading.
      const lines = steps.map((step, index) => {
        const heading = step.querySelector("h3");
        const line = document.createElement("button");
        line.type = "button";
        line.className = heading.className;
        line.append(...heading.childNodes);
        heading.className = "";
        heading.append(line);
        line.addEventListener("click", () => { pause(); show(index); });
        return line;
      });

      // For the eye and the mouse alone; the list has the same for everybody.
      const track = steps.map((step, index) => {
        const part = document.createElement("i");
        part.className = step.className.replace("step ", "");
        if (index > 0 && step.parentNode !== steps[index - 1].parentNode) part.className += " turn";
        part.addEventListener("click", () => { pause(); show(index); });
        player.querySelector(".track").append(part);
        return part;
      });

      function show(index) {
        at = Math.max(whole, Math.min(index, last));
        const step = steps[at];
        const way = step ? step.closest(".way") : ways[0];
        const layer = step ? step.dataset.layer : way.dataset.whole;
        for (const each of ways) each.classList.toggle("away", each !== way);
        for (const each of way.querySelectorAll(".layer")) {
          each.classList.toggle("at", each.dataset.layer === layer);
        }
        steps.forEach((each, number) => {
          const isHere = number === at;
          if (isHere) each.setAttribute("aria-current", "step");
          else each.removeAttribute("aria-current");
          lines[number].setAttribute("aria-expanded", String(isHere));
          each.classList.toggle("ahead", at !== whole && number > at);
          track[number].classList.toggle("here", isHere);
          track[number].classList.toggle("done", at === whole || number <= at);
        });
        tell(step, way);
        for (const id of ["first", "previous"]) find(id).setAttribute("aria-disabled", String(at === whole));
        for (const id of ["last", "next"]) find(id).setAttribute("aria-disabled", String(at === last));
        find("whole").setAttribute("aria-disabled", String(at === whole));
        if (step) bringIntoView(step, way.querySelector(".steps"));
        if (lines.includes(document.activeElement) && step) lines[at].focus({preventScroll: true});
        clearTimeout(naming);
        naming = setTimeout(() => name(step), 300);
      }

      function tell(step, way) {
        const data = player.dataset;
        if (!step) {
          find("count").textContent = data.whole;
          find("sentence").textContent = data.summary;
          return;
        }
        const all = [...way.querySelectorAll(".step")];
        const count = data.count.replace("{n}", all.indexOf(step) + 1).replace("{m}", all.length);
        find("count").textContent = way.querySelector("h2").textContent + " · " + count;
        find("sentence").textContent = step.querySelector(".sentence").textContent;
      }

      // The page itself stays where it is: the map is to stay in sight.
      function bringIntoView(step, list) {
        const top = step.offsetTop - list.offsetTop - list.clientHeight / 4;
        list.scrollTo({top, behavior: calm.matches ? "auto" : "smooth"});
      }

      // An address that opens the page at this step.
      function name(step) {
        try {
          history.replaceState(null, "", step ? "#" + step.id : location.pathname + location.search);
        } catch {
          // A page without an address of its own has none to give.
        }
      }

      function pause() {
        clearTimeout(timer);
        timer = 0;
        find("play").setAttribute("aria-pressed", "false");
      }

      function play() {
        timer = at === last ? 0 : setTimeout(() => { show(at + 1); play(); }, pace);
        find("play").setAttribute("aria-pressed", String(timer !== 0));
      }

      const presses = {
        first: () => show(0),
        previous: () => show(at - 1),
        next: () => show(at + 1),
        last: () => show(last),
        whole: () => show(whole),
      };
      for (const [id, press] of Object.entries(presses)) {
        find(id).addEventListener("click", () => { pause(); press(); });
      }
      find("play").addEventListener("click", () => {
        if (timer) return pause();
        show(at === last ? 0 : at + 1);
        play();
      });

      document.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
        const keys = {
          ArrowRight: "next", ArrowLeft: "previous", Home: "first", End: "last", Escape: "whole",
        };
        // Up and down scroll the page, but in the list they go through it.
        if (lines.includes(document.activeElement)) Object.assign(keys, {ArrowDown: "next", ArrowUp: "previous"});
        const press = keys[event.key];
        if (!press) return;
        event.preventDefault();
        pause();
        presses[press]();
      });

      const named = () => steps.findIndex((step) => "#" + step.id === location.hash);
      addEventListener("hashchange", () => { if (named() !== at) show(named()); });
      document.documentElement.classList.add("stepping");
      player.hidden = false;
      show(named());
    })();
    """#
}
