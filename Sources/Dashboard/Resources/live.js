// Keeps a part of the page as it is on the node.

/** The page as the node has it now. Nothing in it is run. */
function load() {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", location.pathname + location.search);
    request.responseType = "document";
    request.onload = () => {
      if (new URL(request.responseURL).pathname !== location.pathname) location.reload(); // one has to log in again
      else if (request.status === 200 && request.response) resolve(request.response);
      else reject(new Error(String(request.status)));
    };
    request.onerror = () => reject(new Error("unreachable"));
    request.send();
  });
}

/** What can be found again in the same part of another answer. */
function name(element) {
  const attribute = ["href", "aria-label"].find((attribute) => element.hasAttribute(attribute));
  return attribute && `[${attribute}="${CSS.escape(element.getAttribute(attribute))}"]`;
}

/** Puts what the node has in place of an element's content, and leaves the focus and what was scrolled where they were. */
export async function refresh(id) {
  const fresh = (await load()).getElementById(id);
  const old = document.getElementById(id);
  if (!fresh || !old) return;
  const focused = old.contains(document.activeElement) ? name(document.activeElement) : null;
  const scrolled = [...old.querySelectorAll(".scroll")].map((region) => [name(region), region.scrollLeft, region.scrollTop]);
  old.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
  for (const [region, left, top] of scrolled) if (left || top) old.querySelector(region)?.scrollTo(left, top);
  if (focused) old.querySelector(focused)?.focus({ preventScroll: true });
}

export function tell(text) {
  const state = document.getElementById("live-state");
  if (state && state.textContent !== text) state.textContent = text;
}

/** Opens a stream while the page can be seen: browsers allow few connections to one site. */
export function stream(address, listen) {
  let source = null;
  let again = 0;
  const open = () => {
    source?.close();
    clearTimeout(again);
    source = new EventSource(address());
    listen(source);
    source.addEventListener("error", () => {
      tell("连接中断，正在重连");
      // Where the node has refused it, the browser does not try again by itself.
      if (source.readyState === EventSource.CLOSED) again = setTimeout(open, 5000);
    });
    source.addEventListener("ended", () => {
      source.close();
      location.reload();
    });
  };
  const close = () => {
    clearTimeout(again);
    source?.close();
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  window.addEventListener("pagehide", close);
  if (!document.hidden) open();
}

/**
 * Brings a part up to date while the page can be seen: when something has happened, once a second at most (the node tells it no
 * more often), where it is told of that; and every so many seconds, where things change of which the log has nothing.
 */
export function keepFresh(id, { isTold, every }) {
  let isLoading = false;
  let isWanted = false;
  const update = async () => {
    isWanted = true;
    if (isLoading) return;
    isLoading = true;
    while (isWanted) {
      isWanted = false;
      try {
        await refresh(id);
        tell("· 实时");
      } catch {
        tell("· 暂时取不到新数据");
      }
    }
    isLoading = false;
  };
  if (every > 0) setInterval(() => document.hidden || update(), every * 1000);
  if (!isTold) {
    document.addEventListener("visibilitychange", () => document.hidden || update());
    return;
  }
  stream(
    () => "/api/growth",
    (source) => {
      source.addEventListener("open", update);
      source.addEventListener("message", update);
    },
  );
}
