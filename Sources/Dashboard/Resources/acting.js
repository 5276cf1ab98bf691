// Acknowledging and retrying without loading the page anew; the forms do the same without scripts.
import { refresh } from "./live.js";

const acts = {
  acknowledge: (fields) => ({
    path: "/api/acknowledge",
    body: { escalation: fields.get("escalation"), id: fields.get("id"), ...(fields.get("note") ? { note: fields.get("note") } : {}) },
    told: () => `已签收 ${fields.get("escalation")}，记入日志`,
  }),
  retry: (fields) => ({
    path: "/api/dead-letters/retry",
    body: { number: Number(fields.get("number")) },
    told: (outcomes) => {
      const refused = outcomes.filter((outcome) => ![200, 202, 208].includes(outcome.status));
      return refused.length === 0
        ? `退回件 ${fields.get("number")} 已重新处理，记入日志`
        : `退回件 ${fields.get("number")} 仍未被接受：${refused.map((outcome) => outcome.message).join("；")}`;
    },
  }),
};

function tell(text) {
  document.getElementById("done").textContent = text;
}

async function send(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (answer.ok === undefined) throw new Error([answer.error.message, answer.error.detail].filter(Boolean).join("："));
  return answer.ok;
}

async function act(form) {
  const { path, body, told } = acts[form.dataset.act](new FormData(form));
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    tell(told(await send(path, body)));
    await refresh("list");
    document.getElementById("list")?.focus();
  } catch (error) {
    tell(`没有完成：${error.message}`);
  } finally {
    button.disabled = false;
  }
}

export function actInPlace() {
  document.addEventListener("submit", (event) => {
    if (!(event.target.dataset.act in acts)) return;
    event.preventDefault();
    act(event.target);
  });
}
