import { goods } from "./goods";
import type { ProductCategory, ProductRow } from "./product-categories";
import { services } from "./services";

export const productRows: Record<ProductCategory, readonly ProductRow[]> = {
  ...goods,
  ...services,
  generic: [
    [
      "advice",
      "book",
      "law firm, lawyer, legal advice, tax advisor, consulting, consultancy, notary, career coach, coaching, translation service, marketing agency, design agency, recruitment agency",
    ],
  ],
};
