import { receiveUpload } from "@/server/uploads/receive-upload";
import { receiving } from "@/server/uploads/receiving";

export const dynamic = "force-dynamic";

export const POST = receiving((ctx, { body, fileName }) =>
  receiveUpload(ctx, { body, fileName: fileName ?? "image" }),
);
