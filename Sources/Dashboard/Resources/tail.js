// The live tail: rows come in on top; while it is paused they are kept, as many as are shown.
import { stream, tell } from "./live.js";

const most = 300;

function cell(tag, style, label, child) {
  const element = document.createElement(tag);
  element.className = style;
  element.dataset.label = label;
  element.append(child);
  return element;
}

function badge(row) {
  const element = document.createElement("span");
  element.className = `badge ${row.tone}`;
  element.textContent = row.title;
  return element;
}

function subject(row) {
  if (!row.address) return row.subject;
  const link = document.createElement("a");
  link.href = row.address;
  link.textContent = row.subject;
  return link;
}

function line(row) {
  const element = document.createElement("tr");
  element.className = `${row.tone} fresh`;
  const position = cell("th", "figure", "位置", row.position);
  position.scope = "row";
  element.append(
    position,
    cell("td", "code", "时间", row.time),
    cell("td", "", "事件", badge(row)),
    cell("td", "code", "对象", subject(row)),
    cell("td", "long", "内容", row.detail),
    cell("td", "code", "属地", row.area),
    cell("td", "", "单位", row.office),
  );
  return element;
}

function omission(data) {
  const element = document.createElement("tr");
  const text = cell("td", "empty", "", `位置 ${data.from} 至 ${data.to} 未逐条显示`);
  text.colSpan = 7;
  element.append(text);
  return element;
}

export function followTail(table) {
  const body = table.tBodies[0];
  const button = document.getElementById("pause");
  let position = table.dataset.position;
  let isPaused = false;
  let waiting = [];
  let dropped = 0;

  const show = (elements) => {
    body.prepend(...elements.reverse());
    while (body.rows.length > most) body.lastElementChild.remove();
  };
  const told = () => tell(isPaused ? `· 已暂停，其间 ${waiting.length + dropped} 条` : "· 实时");
  const take = (element) => {
    if (!isPaused) show([element]);
    else {
      waiting.push(element);
      if (waiting.length > most) {
        waiting.shift();
        dropped += 1;
      }
    }
    told();
  };
  const resume = () => {
    const elements = waiting;
    if (dropped > 0) {
      const note = document.createElement("tr");
      const text = cell("td", "empty", "", `暂停期间较早的 ${dropped} 条未显示`);
      text.colSpan = 7;
      note.append(text);
      elements.unshift(note);
    }
    waiting = [];
    dropped = 0;
    show(elements);
  };

  button.hidden = false;
  button.addEventListener("click", () => {
    isPaused = !isPaused;
    button.setAttribute("aria-pressed", String(isPaused));
    button.textContent = isPaused ? "继续" : "暂停";
    if (!isPaused) resume();
    told();
  });

  stream(
    () => table.dataset.stream + (table.dataset.stream.includes("?") ? "&" : "?") + "after=" + position,
    (source) => {
      source.addEventListener("open", told);
      source.addEventListener("message", (event) => {
        position = event.lastEventId;
        take(line(JSON.parse(event.data)));
      });
      source.addEventListener("omitted", (event) => {
        position = event.lastEventId;
        take(omission(JSON.parse(event.data)));
      });
    },
  );
}
