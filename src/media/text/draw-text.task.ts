import type { Task } from "@/workers/task";
import { type DrawnText, drawText, type TextRequest } from "./draw-text";

/** Drawing holds a core for up to a second: it runs beside the server. */
export const task: Task<TextRequest[], DrawnText[]> = (requests) => Promise.all(requests.map(drawText));
