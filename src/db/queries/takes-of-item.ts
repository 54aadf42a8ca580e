import { sql } from "drizzle-orm";

/** The takes of one `item` of a cut's picture, as rows with a "takeId": of a nested clip those of the clips in it. */
export const takesOfItem = sql`(
  select item ->> 'takeId' as "takeId" where item ->> 'type' = 'clip' and item -> 'inside' is null
  union all
  select one ->> 'takeId' from json_array_elements(coalesce(item -> 'inside', '[]'::json)) as one
    where one ->> 'type' = 'clip')`;
