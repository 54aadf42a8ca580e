// Loaded into the server by start.mjs: however that ends, the server does not stay behind and hold on to the data.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
