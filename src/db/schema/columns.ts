import { json, timestamp, uuid } from "drizzle-orm/pg-core";
import { v7 as uuidv7 } from "uuid";

/** UUIDv7: ids sort by the time they were made, so keyset pages and indexes stay in order. */
export const newId = (): string => uuidv7();

export const primaryId = () => uuid().primaryKey().$defaultFn(newId);

/** To the millisecond, as JavaScript has it: a cursor made of it names exactly one place in a list. */
export const createdAt = () => timestamp({ precision: 3, withTimezone: true }).notNull().defaultNow();

export const moment = () => timestamp({ precision: 3, withTimezone: true });

/** `json`, not `jsonb`: jsonb refuses NUL characters, which texts from outside contain, and reorders keys. */
export const document = <Value>() => json().$type<Value>();
