const oldest = [20, 19];

/** Stops with a clear message instead of an error somewhere deep in a library. */
export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  console.error(
    `Framewright needs Node ${oldest.join(".")} or newer; this is ${process.versions.node}. Get a current one from https://nodejs.org.`,
  );
  process.exit(1);
}
