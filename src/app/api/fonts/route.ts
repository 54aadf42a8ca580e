import { receiveFont } from "@/server/uploads/receive-font";
import { receiving } from "@/server/uploads/receiving";

export const dynamic = "force-dynamic";

export const POST = receiving((ctx, { body, fileName }) =>
  receiveFont(ctx, { body, fileName: fileName ?? "font" }),
);
