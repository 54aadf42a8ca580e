// Plays every fault on every source and writes what the metrics say of it into docs/metrics-sensitivity.md. Some minutes.
import { writeFile } from "node:fs/promises";
import { countFalls, playSensitivity } from "@/testing/sensitivity/sensitivity";
import { sensitivityPage } from "@/testing/sensitivity/sensitivity-table";

const trials = playSensitivity();
const { steps, falls } = countFalls(trials);
await writeFile("docs/metrics-sensitivity.md", sensitivityPage(trials));
console.log(`${falls} of ${steps} steps fall; docs/metrics-sensitivity.md is written`);
