import type { z } from "zod";
import { type PagePlace, pagePlace } from "@/domain/admin/questions";

type Params = Record<string, string | string[] | undefined>;

/** Reads a page's question out of its address. What is not understood is left out. */
export function readQuestion<Question extends z.ZodObject>(
  schema: Question,
  params: Params,
): z.infer<Question> {
  const given: Record<string, string> = {};
  for (const [name, field] of Object.entries(schema.shape)) {
    const text = params[name];
    const understood = (field as z.ZodType).safeParse(text).success;
    if (typeof text === "string" && text !== "" && understood) given[name] = text;
  }
  return schema.parse(given);
}

/** Null: the page begins with the newest. */
export function readPlace(params: Params): PagePlace | null {
  const place = pagePlace.safeParse({ at: params.at, id: params.id });
  return place.success ? place.data : null;
}

export const adminPages = ["accounts", "runs", "providers", "quality", "signing", "audit"] as const;
export type AdminPage = (typeof adminPages)[number];

/** The address of a page with its question, without what is empty. */
export function adminAddress(
  page: AdminPage,
  question: Readonly<Record<string, string | null | undefined>> = {},
): string {
  const query = queryOf(question);
  return query ? `/admin/${page}?${query}` : `/admin/${page}`;
}

export function queryOf(question: Readonly<Record<string, string | null | undefined>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(question)) if (value) params.set(name, value);
  return params.toString();
}
