import NextAuth, { type NextAuthOptions } from "next-auth";

type Answer = { status: number; location: string | null; body: unknown };

/** Talks to next-auth as a browser would: keeps its cookies, sends its CSRF token, follows nothing by itself. */
export class AuthBrowser {
  readonly cookies = new Map<string, string>();
  /** The `Set-Cookie` attributes of each cookie as last set. */
  readonly attributes = new Map<string, string>();

  constructor(
    private readonly options: NextAuthOptions,
    private readonly headers: Record<string, string> = {},
  ) {}

  /** `path` below /api/auth, e.g. "session" or "callback/credentials". */
  async get(path: string, query: Record<string, string> = {}): Promise<Answer> {
    return this.send("GET", path, { query });
  }

  async post(path: string, fields: Record<string, string>): Promise<Answer> {
    const { body } = await this.get("csrf");
    const { csrfToken } = body as { csrfToken: string };
    return this.send("POST", path, { body: { csrfToken, json: "true", ...fields } });
  }

  signIn(identifier: string, password: string, fields: Record<string, string> = {}): Promise<Answer> {
    return this.post("callback/credentials", { identifier, password, ...fields });
  }

  /** As the server sees the next request of this browser. */
  requestHeaders(): Headers {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return new Headers({ ...this.headers, cookie });
  }

  async send(
    method: string,
    path: string,
    { query = {}, body = {} }: { query?: Record<string, string>; body?: Record<string, string> },
  ): Promise<Answer> {
    const answer: Answer = { status: 200, location: null, body: null };
    const setCookies: string[] = [];
    const response = {
      status(code: number) {
        answer.status = code;
        return response;
      },
      getHeader: () => setCookies,
      setHeader(name: string, value: string | string[]) {
        if (name === "Set-Cookie") setCookies.splice(0, setCookies.length, ...[value].flat());
        if (name === "Location") answer.location = String(value);
        return response;
      },
      json: (value: unknown) => {
        answer.body = value;
        answer.location = (value as { url?: string }).url ?? null;
      },
      send: (value: unknown) => {
        answer.body = value;
      },
      end: () => {},
    };
    const request = {
      method,
      headers: {
        host: "studio.test",
        "x-forwarded-host": "studio.test",
        "x-forwarded-proto": "http",
        ...this.headers,
      },
      cookies: Object.fromEntries(
        [...this.cookies].map(([name, value]) => [name, decodeURIComponent(value)]),
      ),
      query: { ...query, nextauth: path.split("/") },
      body,
    };
    await NextAuth(request as never, response as never, this.options);
    for (const line of setCookies) this.keep(line);
    return answer;
  }

  private keep(line: string): void {
    const [pair = "", ...attributes] = line.split("; ");
    const at = pair.indexOf("=");
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    this.attributes.set(name, attributes.join("; "));
    if (value === "") this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
