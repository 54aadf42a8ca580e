import { createServer } from "node:net";
import { Stop, say } from "./stop.mjs";

const defaultPort = 3000;
const portsTried = 50;

/** Where to listen: exactly where `HOST` and `PORT` say, else the first free port from 3000 on. */
export async function chooseAddress() {
  const host = process.env.HOST || "127.0.0.1";
  if (process.env.PORT) {
    const port = Number(process.env.PORT);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Stop(`PORT is "${process.env.PORT}". It must be a whole number from 1 to 65535.`);
    }
    if (await isFree(host, port)) return { host, port };
    throw new Stop(
      `Port ${port} is taken by another program. End that, or choose another PORT; without PORT a free one is found.`,
    );
  }
  for (let port = defaultPort; port < defaultPort + portsTried; port++) {
    if (!(await isFree(host, port))) continue;
    if (port !== defaultPort) say(`port ${defaultPort} is taken, using ${port}`);
    return { host, port };
  }
  throw new Stop(
    `No port from ${defaultPort} to ${defaultPort + portsTried - 1} is free. Choose one with PORT.`,
  );
}

function isFree(host, port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => {
      if (error.code === "EADDRINUSE") resolve(false);
      else reject(listenFailure(host, port, error));
    });
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

function listenFailure(host, port, error) {
  if (error.code === "EACCES")
    return new Stop(`This user may not listen on port ${port}. Choose a PORT above 1023.`);
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
    return new Stop(`HOST is "${host}", which is not an address of this machine. 0.0.0.0 means all of them.`);
  }
  return error;
}

/** The address as a browser on this machine reaches it. */
export function localUrl({ host, port }) {
  const reachable = { "0.0.0.0": "127.0.0.1", "::": "[::1]", "::1": "[::1]" }[host] ?? host;
  return `http://${reachable}:${port}`;
}
