import { type IncomingHttpHeaders, request } from 'node:http';

/** What the portal answered, down to the bytes. */
export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  /** Header names and values as they were sent, in their order. */
  rawHeaders: string[];
  body: Buffer;
  text: string;
  /** Path, query and fragment of a redirect; the whole address where it leads away. */
  location: string | null;
  setCookies: string[];
};
export type Sent = { headers?: Record<string, string>; body?: string | Buffer | FormData };
export type Fields = Record<string, string>;
export type Visitor = {
  cookies: Map<string, string>;
  get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  /** Sends a form as a page of the portal would. */
  post: (path: string, fields?: Fields | FormData, headers?: Record<string, string>) => Promise<Answer>;
  /** Sends exactly this; cookies are sent along and kept. */
  ask: (method: string, path: string, sent?: Sent) => Promise<Answer>;
};

const OWN_FORM = { 'Sec-Fetch-Site': 'same-origin' };

/** A browser without a screen: cookies, forms, and redirects that are not followed. Every request is a new connection. */
export function visit(origin: string, cookies: Record<string, string> = {}): Visitor {
  const jar = new Map(Object.entries(cookies));
  const ask: Visitor['ask'] = async (method, path, sent = {}) => {
    const answer = await send(origin, { method, path, ...sent }, jar);
    for (const cookie of answer.setCookies) keep(jar, cookie);
    return answer;
  };
  return {
    cookies: jar,
    ask,
    get: (path, headers) => ask('GET', path, { headers }),
    post: (path, fields = {}, headers = OWN_FORM) =>
      fields instanceof FormData
        ? ask('POST', path, { body: fields, headers })
        : ask('POST', path, {
            body: new URLSearchParams(fields).toString(),
            headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
          }),
  };
}

async function send(origin: string, sent: Sent & { method: string; path: string }, jar: Map<string, string>) {
  const { hostname, port } = new URL(origin);
  const headers: Record<string, string> = { ...sent.headers };
  if (jar.size > 0) headers.Cookie ??= [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const body = await bytesOf(sent.body, headers);
  if (body && !('Transfer-Encoding' in headers)) headers['Content-Length'] ??= String(body.length);
  return new Promise<Answer>((resolve, reject) => {
    const { method, path } = sent;
    const asked = request({ host: hostname, port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const { statusCode = 0, headers: answered, rawHeaders } = response;
        resolve({
          status: statusCode,
          headers: answered,
          rawHeaders,
          body: bytes,
          text: bytes.toString('utf8'),
          location: locationOf(answered.location, origin),
          setCookies: answered['set-cookie'] ?? [],
        });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

async function bytesOf(body: Sent['body'], headers: Record<string, string>): Promise<Buffer | undefined> {
  if (!(body instanceof FormData)) return body === undefined ? undefined : Buffer.from(body);
  const form = new Response(body);
  headers['Content-Type'] = form.headers.get('Content-Type') ?? '';
  return Buffer.from(await form.arrayBuffer());
}

function locationOf(location: string | undefined, origin: string): string | null {
  if (location === undefined) return null;
  const url = new URL(location, origin);
  return url.origin === origin ? `${url.pathname}${url.search}${url.hash}` : location;
}

function keep(jar: Map<string, string>, cookie: string): void {
  const [pair = '', ...attributes] = cookie.split(/;\s*/);
  const name = pair.slice(0, pair.indexOf('='));
  if (attributes.some((attribute) => /^max-age=0$/i.test(attribute))) jar.delete(name);
  else jar.set(name, pair.slice(name.length + 1));
}

/** Everything of an answer but what is new each time: request id, nonce, and the clock of the header. */
export function lastingBytes(answer: Answer): string {
  const nonce = /'nonce-([^']+)'/.exec(String(answer.headers['content-security-policy']))?.[1];
  const requestId = String(answer.headers['x-request-id']);
  const { date: _date, ...headers } = answer.headers;
  const bytes = JSON.stringify([answer.status, headers, answer.text]).replaceAll(requestId, 'ID');
  return nonce === undefined ? bytes : bytes.replaceAll(nonce, 'NONCE');
}
