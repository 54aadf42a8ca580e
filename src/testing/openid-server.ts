import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

type Grant = { redirectUri: string; challenge: string; claims: object };

/** An OpenID Connect service on this machine: code flow with PKCE, strict about all that protects it. */
export async function startOpenIdServer(client: { id: string; secret: string }) {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const grants = new Map<string, Grant>();
  let issuer = "";

  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const idToken = (claims: object) => {
    const now = Math.floor(Date.now() / 1000);
    const payload = { iss: issuer, aud: client.id, iat: now, exp: now + 300, ...claims };
    const unsigned = `${encode({ alg: "RS256", kid: "1", typ: "JWT" })}.${encode(payload)}`;
    return `${unsigned}.${sign("sha256", Buffer.from(unsigned), privateKey).toString("base64url")}`;
  };

  const exchange = async (request: IncomingMessage) => {
    const form = new URLSearchParams(await text(request));
    const grant = grants.get(form.get("code") ?? "");
    grants.delete(form.get("code") ?? "");
    const [id, secret] = basicCredentials(request.headers.authorization ?? "");
    if (id !== client.id || secret !== client.secret)
      return { status: 401, body: { error: "invalid_client" } };
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (!grant || grant.challenge !== challenge || grant.redirectUri !== form.get("redirect_uri")) {
      return { status: 400, body: { error: "invalid_grant" } };
    }
    return {
      status: 200,
      body: { access_token: "a", token_type: "Bearer", id_token: idToken(grant.claims) },
    };
  };

  const answer = async (request: IncomingMessage): Promise<{ status: number; body: object }> => {
    switch (new URL(request.url ?? "/", issuer).pathname) {
      case "/.well-known/openid-configuration":
        return {
          status: 200,
          body: {
            issuer,
            authorization_endpoint: `${issuer}/authorize`,
            token_endpoint: `${issuer}/token`,
            jwks_uri: `${issuer}/keys`,
            response_types_supported: ["code"],
            id_token_signing_alg_values_supported: ["RS256"],
          },
        };
      case "/keys":
        return {
          status: 200,
          body: { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", use: "sig", alg: "RS256" }] },
        };
      case "/token":
        return exchange(request);
      default:
        return { status: 404, body: {} };
    }
  };

  const server = createServer((request, response) => {
    void answer(request).then(({ status, body }) => {
      response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    /** What the service does when a person has signed in there: the query with which it sends the browser back. */
    authorize(address: string, claims: object): Record<string, string> {
      const { searchParams } = new URL(address);
      const [redirectUri, state, challenge] = ["redirect_uri", "state", "code_challenge"].map((name) =>
        searchParams.get(name),
      );
      if (!redirectUri || !state || !challenge || searchParams.get("client_id") !== client.id) {
        throw new Error(`Not a protected request: ${address}`);
      }
      const code = randomUUID();
      grants.set(code, { redirectUri, challenge, claims });
      return { code, state };
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** RFC 6749, section 2.3.1: both halves of the header are encoded as in a form first. */
function basicCredentials(header: string): string[] {
  const [, encoded = ""] = /^Basic (.+)$/.exec(header) ?? [];
  const halves = Buffer.from(encoded, "base64").toString().split(":");
  return halves.map((half) => decodeURIComponent(half.replaceAll("+", " ")));
}
