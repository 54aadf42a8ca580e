// A process that holds a data folder until it is ended, and tells when it does.
import { acquireDataLock } from "@/db/data-lock";
import { StudioError } from "@/domain/errors";

const [folder = "", command = "holder"] = process.argv.slice(2);
try {
  await acquireDataLock({ folder, address: "http://127.0.0.1:4000", command });
  process.send?.({ held: true });
  setInterval(() => {}, 60_000);
} catch (error) {
  process.send?.({ held: false, code: error instanceof StudioError ? error.code : String(error) });
  process.disconnect();
}
