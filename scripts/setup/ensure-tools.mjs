import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { packagedBrowser } from "./packaged-browser.mjs";
import { Stop, say } from "./stop.mjs";

const answers = (command, args = ["-version"]) => spawnSync(command, args, { stdio: "ignore" }).status === 0;

/** ffmpeg makes the videos, espeak-ng speaks in them. Only the first is indispensable. */
export function ensureMediaTools(root) {
  const ffmpeg = process.env.FFMPEG_PATH || "ffmpeg";
  const missing = [
    ...(answers(ffmpeg) ? [] : ["ffmpeg"]),
    ...(answers("espeak-ng", ["--version"]) ? [] : ["espeak-ng"]),
  ];
  if (process.env.FFMPEG_PATH && missing.includes("ffmpeg")) {
    throw new Stop(
      `FFMPEG_PATH is ${ffmpeg}, but that does not run. Correct it, or remove it to use the system's.`,
    );
  }
  if (missing.length > 0 && !installPackages(missing)) adviseOn(missing, root);
}

function adviseOn(missing, root) {
  if (missing.includes("espeak-ng")) say("espeak-ng is not installed: videos will have no spoken voice-over");
  if (!missing.includes("ffmpeg")) return;
  if (existsSync(path.join(root, "node_modules", "node-av"))) {
    say("ffmpeg is not installed: the one inside the package node-av is used");
    return;
  }
  say(
    "ffmpeg 5.1 or newer was not found: nothing can be made until it is there. Install it (Debian, Ubuntu: " +
      "sudo apt install ffmpeg espeak-ng; macOS: brew install ffmpeg espeak-ng; Windows: winget install ffmpeg) " +
      "or set FFMPEG_PATH to where it is",
  );
}

/** Sees to it that there is a browser for the browser tests; which one is taken, e2e/fixtures/chromium.ts says. */
export async function ensureBrowser() {
  const names = [
    process.env.CHROME_PATH,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
  ];
  if ((await packagedBrowser()) || names.some((name) => name && answers(name, ["--version"]))) return;
  installPackages(["chromium"]);
}

/** On Debian and its children, as root; elsewhere installing is not ours to do. */
function installPackages(packages) {
  if (!existsSync("/etc/debian_version") || process.getuid?.() !== 0) return false;
  say(`installing ${packages.join(" and ")}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args) =>
    spawnSync("apt-get", ["-qq", "-o", "Acquire::http::Timeout=20", ...args], {
      env,
      stdio: ["ignore", "ignore", 2],
    }).status === 0;
  const install = () => apt("install", "-y", "--no-install-recommends", ...packages);
  return install() || (apt("update") && install());
}
