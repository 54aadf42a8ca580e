/** The double of an Inngest server as a program, to try the scenarios on; its argument is the port. See docs/guides. */
import { startInngestServer } from "@/testing/inngest-server";
import { openMigrated } from "@/testing/test-database";

const database = await openMigrated({ url: null, embeddedFolder: "memory" });
const { url } = await startInngestServer({ database, keys: null, port: Number(process.argv[2] ?? 8288) });
process.stdout.write(`${url}\n`);
