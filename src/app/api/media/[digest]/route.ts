import { serveMedia } from "@/server/media/serve-media";

export const dynamic = "force-dynamic";

export { serveMedia as GET, serveMedia as HEAD };
