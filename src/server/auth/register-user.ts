import type { Database } from "@/db/client";
import { insertUser, takenFields } from "@/db/queries/users";
import type { User } from "@/db/schema/all";
import { checkRegistration, type FieldErrors, type Registration } from "@/domain/auth/registration";
import { StudioError } from "@/domain/errors";
import { countOrRefuse } from "@/server/auth/limits";
import { hashPassword } from "@/server/auth/passwords";

export type RegisterContext = {
  db: Database;
  /** Where the request came from. */
  address: string;
  /** "closed": only the first account, which is the admin, can be made. */
  registration: "open" | "closed";
};

/**
 * Makes an account. Every field that is wrong is told at once, in `fieldErrors` of the error.
 *
 * Throws StudioError "invalid-input" or "conflict" (a name or address is taken) with `fieldErrors`, "forbidden" when
 * registration is closed, "rate-limited".
 */
export async function registerUser(
  { db, address, registration }: RegisterContext,
  input: Registration,
): Promise<User> {
  await countOrRefuse(db, "registration", address);
  const wished = { username: input.username.trim(), email: input.email?.trim() || null };
  const invalid = checkRegistration({
    ...wished,
    email: wished.email ?? undefined,
    password: input.password,
  });
  const taken = await takenErrors(db, wished);
  const fields = { ...taken, ...invalid };
  if (Object.keys(fields).length > 0) {
    throw new StudioError(Object.keys(invalid).length > 0 ? "invalid-input" : "conflict", summary(fields), {
      fieldErrors: fields,
    });
  }
  const user = { ...wished, passwordHash: await hashPassword(input.password) };
  const made = await db
    .transaction((transaction) => insertUser(transaction, user, { onlyFirst: registration === "closed" }))
    .catch(async (error: unknown) => {
      // Somebody took the name between the look and the leap.
      const now = await takenErrors(db, wished);
      if (Object.keys(now).length === 0) throw error;
      throw conflict(now, error);
    });
  if (!made) throw registrationClosed();
  return made;
}

export const registrationClosed = () =>
  new StudioError("forbidden", "Nobody new can register here at the moment. Ask whoever runs this studio.");

async function takenErrors(
  db: Database,
  wished: { username: string; email: string | null },
): Promise<FieldErrors> {
  const taken = await takenFields(db, wished);
  return {
    ...(taken.username && { username: "This name is taken. Choose another." }),
    ...(taken.email && { email: "There is an account with this e-mail address already. Sign in instead." }),
  };
}

const conflict = (fieldErrors: FieldErrors, cause: unknown) =>
  new StudioError("conflict", summary(fieldErrors), { cause, fieldErrors });

const summary = (fields: FieldErrors) => Object.values(fields).join(" ");
