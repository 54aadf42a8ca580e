import type { ProductCategory } from "@/domain/text/lexicon/product-categories";
import { goodsWorlds } from "./worlds/goods";
import { servicesWorlds } from "./worlds/services";
import type { World } from "./worlds/world";

/** The usual surroundings of each category, for everything that a prompt leaves open. */
export const worlds: Record<ProductCategory, World> = { ...goodsWorlds, ...servicesWorlds };
