const messages = new Map(
  Object.entries({
    CredentialsSignin: "User name or password is wrong. Check both and try again.",
    "rate-limited": "Too many tries.",
    "registration-closed": "Registration is closed on this installation. Ask its admin for an account.",
    "email-taken":
      "There is an account with that e-mail address already. Sign in to it the way you did before.",
    "account-suspended": "This account is suspended. Ask whoever runs this studio.",
    "session-expired":
      "Your session has ended. Sign in to go on where you were; drafts in the studio are kept.",
    OAuthCallback: "The other site did not complete the sign-in. Try again, or use a password.",
    OAuthSignin: "The other site could not be reached. Try again, or use a password.",
    AccessDenied: "This account may not sign in here. Ask the installation's admin.",
    Callback: "Signing in did not complete. Try again.",
  }),
);

/** How the page is told why a sign-in failed: it travels in its address. */
export function signInProblemCode(code: string, retryAfterSeconds?: number): string {
  return retryAfterSeconds === undefined ? code : `${code}:${retryAfterSeconds}`;
}

/**
 * What to tell the person about a code from next-auth or from `signInProblemCode`; null when there is no problem. Only
 * ever one of our own texts: anybody can write an address with any code in it.
 */
export function signInMessage(problem: string | null | undefined): string | null {
  if (!problem) return null;
  const [code = "", wait = ""] = problem.split(":");
  const message = messages.get(code) ?? "Signing in did not work. Try again in a moment.";
  return /^\d{1,6}$/.test(wait) ? `${message} Wait ${waitingTime(Number(wait))}, then try again.` : message;
}

/** A wait in words, rounded up so that nobody comes back too early. */
export function waitingTime(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  if (whole === 1) return "1 second";
  return whole <= 90 ? `${whole} seconds` : `${Math.ceil(whole / 60)} minutes`;
}
