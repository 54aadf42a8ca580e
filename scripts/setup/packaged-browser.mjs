import { spawnSync } from "node:child_process";

/**
 * The Chromium that comes with the packages, or null where it does not run: it is for Linux on x64, and wants a few
 * libraries of the system. It is a shell without windows, which does with half the work of a whole browser.
 */
export async function packagedBrowser() {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const installed = await import("@sparticuz/chromium").catch((error) => {
    if (error.code === "ERR_MODULE_NOT_FOUND") return null;
    throw error;
  });
  const file = await installed?.default.executablePath();
  return file && spawnSync(file, ["--version"], { stdio: "ignore" }).status === 0 ? file : null;
}
