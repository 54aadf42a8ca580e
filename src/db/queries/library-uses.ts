import { sql } from "drizzle-orm";
import { type Database, queryRows } from "@/db/client";
import type { LibraryUse } from "@/domain/library/library";

type Row = {
  id: string;
  title: string;
  look: string | null;
  kit: string | null;
  elements: string[] | null;
};

/**
 * What somebody's projects use of the library by now, by newest brief and by what was decided since: a project that uses
 * two things comes twice. Looks go by their key, other items by their id.
 */
export async function libraryUses(db: Database, ownerId: string): Promise<LibraryUse[]> {
  const rows = await queryRows<Row>(
    db,
    sql`select p.id, p.title,
          coalesce(w.data -> 'look', b.data -> 'look') ->> 'key' as look,
          coalesce(w.data -> 'brand', b.data -> 'brand') -> 'kit' ->> 'id' as kit,
          (select array_agg(e.value ->> 'itemId') from json_each(w.data -> 'elements') e) as elements
        from projects p
        join lateral (select data from briefs where project_id = p.id order by version desc limit 1) b on true
        left join current_branches c on c.project_id = p.id
        left join lateral (
          select data from workspaces where branch_id = c.branch_id order by version desc limit 1
        ) w on true
        where p.owner_id = ${ownerId} and p.deleted_at is null
        order by p.created_at desc`,
  );
  return rows.flatMap(({ id, title, look, kit, elements }) =>
    [...new Set([look, kit, ...(elements ?? [])])].flatMap((key) =>
      key === null ? [] : [{ key, projectId: id, title }],
    ),
  );
}
