import { z } from "zod";

/** What a person types to get an account. */
export const registrationSchema = z.object({
  username: z.string().max(200),
  email: z.string().max(254).optional(),
  password: z.string().max(1_000),
});
export type Registration = z.infer<typeof registrationSchema>;

/** What is wrong with a form, by field, in words for the person who fills it in. */
export type FieldErrors = Record<string, string>;

const longestPassword = 200;

/** Ones that every list of leaked passwords begins with, of those that are long enough. */
const commonPasswords = new Set([
  "password12",
  "password123",
  "password1234",
  "passwordpassword",
  "passw0rd123",
  "1234567890",
  "0123456789",
  "12345678910",
  "123456789a",
  "1q2w3e4r5t",
  "1qaz2wsx3edc",
  "qwertyuiop",
  "qwerty12345",
  "qwerty123456",
  "qwertyqwerty",
  "asdfghjkl;",
  "letmein1234",
  "iloveyou12",
  "iloveyou123",
  "welcome123",
  "changeme123",
  "administrator",
  "framewright",
  "abcdefghij",
  "abc1234567",
]);

/** Names of accounts that the studio makes for itself. */
const reservedNames = new Set(["local"]);

/** Everything that is wrong with a registration but for what only the database knows; empty when nothing is. */
export function checkRegistration({ username, email, password }: Registration): FieldErrors {
  const errors = {
    username: usernameProblem(username),
    email: email ? emailProblem(email) : undefined,
    password: passwordProblem(password, [username, email]),
  };
  return Object.fromEntries(
    Object.entries(errors).flatMap(([field, problem]) => (problem ? [[field, problem]] : [])),
  );
}

function usernameProblem(username: string): string | undefined {
  if (username.length < 3 || username.length > 32) return "Choose a name of 3 to 32 characters.";
  if (!/^[A-Za-z0-9._-]+$/.test(username))
    return "Use only the letters a to z, digits, dots, underscores and hyphens.";
  if (!/[A-Za-z0-9]/.test(username)) return "Use at least one letter or digit.";
  if (reservedNames.has(username.toLowerCase()))
    return "This name is kept for the studio itself. Choose another.";
  return undefined;
}

function emailProblem(email: string): string | undefined {
  return z.email().safeParse(email).success
    ? undefined
    : "This is not an e-mail address. Leave it empty if you prefer.";
}

/** `names` are what else is known of the account: the first guesses of anybody who tries to get in. */
export function passwordProblem(password: string, names: (string | null | undefined)[]): string | undefined {
  const characters = [...password];
  if (characters.length < 10) return "Use at least 10 characters. Several words are easy to remember.";
  if (characters.length > longestPassword) return `Use at most ${longestPassword} characters.`;
  const lower = password.toLowerCase();
  if (commonPasswords.has(lower) || new Set(characters).size < 4) {
    return "This is among the first passwords that anybody would try. Several words together are better.";
  }
  const known = names.flatMap((name) => (name ? [name.toLowerCase(), name.toLowerCase().split("@")[0]] : []));
  if (known.includes(lower)) return "The password must differ from your name and e-mail address.";
  return undefined;
}
