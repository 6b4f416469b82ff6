/** The seconds of `throw data({ retrySeconds: 42 }, 429)`; undefined for any other body. */
export function retrySecondsOf(body: unknown): number | undefined {
  if (typeof body !== 'object' || body === null || !('retrySeconds' in body)) return undefined;
  return typeof body.retrySeconds === 'number' ? body.retrySeconds : undefined;
}
