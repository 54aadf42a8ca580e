import { receiveLut } from "@/server/uploads/receive-lut";
import { receiving } from "@/server/uploads/receiving";

export const dynamic = "force-dynamic";

export const POST = receiving((ctx, { body, fileName }) =>
  receiveLut(ctx, { body, fileName: fileName ?? "table.cube" }),
);
