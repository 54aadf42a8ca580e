import { hash, verify } from "@node-rs/argon2";

/** OWASP's smallest recommended cost of argon2id, which is the library's default kind: 19 MiB, two passes. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Two ways to type the same characters are the same password. */
const normalized = (password: string) => password.normalize("NFKC");

export const hashPassword = (password: string) => hash(normalized(password), options);

let decoy: Promise<string> | undefined;

/** Without a stored hash (unknown name, or an account without a password) it does the same work before saying no. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  decoy ??= hashPassword("nobody's password");
  const matches = await verify(stored ?? (await decoy), normalized(password));
  return matches && stored !== null;
}
