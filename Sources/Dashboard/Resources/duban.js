// What scripts add to pages that are whole without them.
import { keepFresh } from "./live.js";
import { followTail } from "./tail.js";
import { actInPlace } from "./acting.js";

const overview = document.querySelector("[data-live]");
const tail = document.querySelector("#tail");

if (overview) keepFresh(overview.id);
if (tail) followTail(tail);
actInPlace();
