import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { z } from "zod";
import { atEnd } from "@/testing/at-end";
import { sendFile } from "./send-file";

const font = new File(["letters"], "Grotesk ä.ttf");

/** A server that answers everything alike, and what it was sent. */
async function serving(status: number, body: string) {
  const seen: { name: unknown; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    seen.push({ name: request.headers["x-file-name"], body: text });
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  atEnd(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.address() as AddressInfo;
  return { to: `http://127.0.0.1:${port}/fonts`, seen };
}

const sent = (to: string, bytesMax = 100) =>
  sendFile(font, { to, bytesMax, answer: z.object({ digest: z.string() }) });

test("a file is sent with its name, and the answer is read", async () => {
  const { to, seen } = await serving(200, JSON.stringify({ digest: "d1" }));
  expect(await sent(to)).toEqual({ digest: "d1" });
  expect(seen).toEqual([{ name: encodeURIComponent("Grotesk ä.ttf"), body: "letters" }]);
});

test("a refusal is told in the words of the server, or by its status where something in between has answered", async () => {
  const refusing = await serving(400, JSON.stringify({ message: "This is no font." }));
  await expect(sent(refusing.to)).rejects.toThrow("This is no font.");
  const proxy = await serving(413, "<html>Request Entity Too Large</html>");
  await expect(sent(proxy.to)).rejects.toThrow("Grotesk ä.ttf was not accepted (413).");
});

test("what is too large is not sent, and what did not arrive says what to do", async () => {
  const { to, seen } = await serving(200, "{}");
  await expect(sent(to, 3)).rejects.toThrow(/At most 3/);
  expect(seen).toEqual([]);
  // Nobody listens on the port of nothing.
  await expect(sent("http://127.0.0.1:1/fonts")).rejects.toThrow(/did not arrive. Check the connection/);
});
