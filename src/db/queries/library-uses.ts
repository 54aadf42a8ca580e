import { sql } from "drizzle-orm";
import { type Database, queryRows } from "@/db/client";
import { type LibraryUses, listedUsesMax } from "@/domain/library/library";

/**
 * What somebody's projects use of the library by now, by newest brief and by what was decided since: of everything, or of
 * one thing. Looks go by their key, other items by their id; what nothing uses is left out.
 *
 * Documents are JSON and may be long: each is read once, and only the three fields that matter here are taken out of it.
 */
export async function libraryUses(
  db: Database,
  { ownerId, key = null }: { ownerId: string; key?: string | null },
): Promise<LibraryUses[]> {
  const one = key === null ? sql`true` : sql`key = ${key}`;
  return queryRows<LibraryUses>(
    db,
    sql`with decided as (
          select p.id, p.title, p.created_at, b.data as brief, (
            select json_object_agg(field.key, field.value) from json_each(w.data) field
            where field.key in ('look', 'brand', 'elements')
          ) as data
          from projects p
          join lateral (select data from briefs where project_id = p.id order by version desc limit 1) b on true
          left join current_branches c on c.project_id = p.id
          left join lateral (
            select data from workspaces where branch_id = c.branch_id order by version desc limit 1
          ) w on true
          where p.owner_id = ${ownerId} and p.deleted_at is null
        ), uses as (
          select id, title, created_at, coalesce(data -> 'look', brief -> 'look') ->> 'key' as key from decided
          union
          select id, title, created_at, coalesce(data -> 'brand', brief -> 'brand') -> 'kit' ->> 'id' from decided
          union
          select id, title, created_at, link.value ->> 'itemId' from decided, json_each(data -> 'elements') link
        ), ranked as (
          select *, row_number() over (partition by key order by created_at desc, id desc) as place
          from uses where key is not null and ${one}
        )
        select key, count(*)::int as count,
          json_agg(json_build_object('projectId', id, 'title', title) order by place)
            filter (where place <= ${listedUsesMax}) as projects
        from ranked group by key`,
  );
}
