// What scripts add to pages that are whole without them.
import { keepFresh } from "./live.js";
import { followTail } from "./tail.js";
import { actInPlace } from "./acting.js";

const fresh = document.querySelector("[data-live], [data-every]");
const tail = document.querySelector("#tail");

if (fresh) keepFresh(fresh.id, { isTold: "live" in fresh.dataset, every: Number(fresh.dataset.every ?? 0) });
if (tail) followTail(tail);
actInPlace();
