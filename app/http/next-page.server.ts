const ASKS = 'X-Asks';
const NEXT_PAGE = 'X-Next-Page';

/**
 * A form sent by the page's own script asks for the address of the next page: a script cannot see where a redirect leads.
 * Anything else is answered as it is.
 */
export function answerNextPage(request: Request, answer: Response): Response {
  const next = answer.headers.get('Location');
  if (request.headers.get(ASKS) !== 'next-page' || answer.status !== 303 || !next?.startsWith('/')) return answer;
  const headers = new Headers(answer.headers);
  headers.delete('Location');
  headers.set(NEXT_PAGE, next);
  return new Response(null, { status: 204, headers });
}
