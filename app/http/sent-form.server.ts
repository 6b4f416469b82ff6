/** One field of a form as it was sent. */
export type SentField = { name: string; value: string };

/** What is typed anew and never sent back in a page: secrets of a sign-in, the code of a case. */
const SECRETS = ['password', 'code'];

/**
 * What a plain form sent, read from a copy of the request and only where somebody asks for it: a page can then offer to
 * send the same again. Null for everything else, files and forms with a secret too.
 */
export function sentFormOf(request: Request): () => Promise<SentField[] | null> {
  const type = request.headers.get('Content-Type') ?? '';
  const isForm = request.method === 'POST' && /^application\/x-www-form-urlencoded\b/i.test(type);
  const copy = isForm ? request.clone() : null;
  return async () => {
    if (!copy) return null;
    const fields = [...new URLSearchParams(await copy.text())].map(([name, value]) => ({ name, value }));
    return fields.some(({ name }) => SECRETS.includes(name)) ? null : fields;
  };
}
