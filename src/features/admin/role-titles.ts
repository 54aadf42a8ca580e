import type { AccountRole } from "@/domain/auth/rights";

export const roleTitles = {
  maker: "Maker",
  reviewer: "Reviewer",
  admin: "Administrator",
} satisfies Record<AccountRole, string>;
