import path from "node:path";
import { type ModelOffer, offerKinds } from "@/domain/catalogue/offer";
import { env } from "@/env";
import { openRuntime } from "@/runtime/runtime";

/** The models that this installation knows, a line each by kind, those that need something last. */
export async function modelLines(data: string | null): Promise<string[]> {
  const settings = data ? { ...env(), dataFolder: path.resolve(data) } : env();
  const runtime = await openRuntime(settings, {
    address: null,
    durable: false,
    projectFolder: process.cwd(),
  });
  try {
    const offers = await runtime.models.offers(await runtime.desk.localOwner());
    return offerKinds.flatMap((kind) => [`${kind}:`, ...linesOf(offers.filter((one) => one.kind === kind))]);
  } finally {
    await runtime.close();
  }
}

const linesOf = (offers: readonly ModelOffer[]): string[] =>
  offers
    .toSorted((a, b) => Number(b.available) - Number(a.available))
    .map(({ id, priceText, available, needs }) =>
      available ? `  ${id}  ${priceText}` : `  ${id}  ${priceText} (${needs ?? "not available"})`,
    );
