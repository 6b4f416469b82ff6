import { type DestinationStream, pino } from 'pino';

export type RequestEntry = { requestId: string; method: string; routeClass: string; status: number; ms: number };
export type ErrorEntry = { requestId: string | null; errorId: string; name: string; where: string };
export type Log = {
  logRequest: (entry: RequestEntry) => void;
  logError: (entry: ErrorEntry) => void;
};

// Path words that are the same for everybody. Any other segment may be an identifier or something a person typed.
const ROUTE_WORDS: ReadonlySet<string> = new Set(
  (
    'en ru report step check done start safety reached track case messages exit services help open healthz assets desk ' +
    'sign-in sign-out queue query t c triage team intake search print account oversight inbox evidence decide identity ' +
    'referrals admin api accept refuse ask reply answer sign appeal review rate scorecard privacy'
  ).split(' '),
);
const LONGEST_CLASS = 6;

/**
 * A logger that can only say what its entries have fields for: never a text, a name, a code, an address, a raw
 * path or a message of an error (security.md T06). Silent under `mode: 'test'` unless a destination is given.
 */
export function createLog(options: {
  mode: 'production' | 'development' | 'test';
  destination?: DestinationStream;
}): Log {
  const level = options.mode === 'test' && options.destination === undefined ? 'silent' : 'info';
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, options.destination);
  return {
    logRequest: ({ requestId, method, routeClass, status, ms }) =>
      logger.info({ requestId, method, routeClass, status, ms }, 'request'),
    logError: ({ requestId, errorId, name, where }) => logger.error({ requestId, errorId, name, where }, 'error'),
  };
}

/**
 * The class of a path: its known words, everything else as `:id`; no query string. `/desk/t/TS-8K4QM2WT` →
 * `/desk/t/:id`.
 */
export function routeClassOf(path: string): string {
  const segments = path.split('?', 1)[0]?.split('/').slice(1) ?? [];
  const words = segments
    .slice(0, LONGEST_CLASS)
    .map((segment) => (segment === '' || ROUTE_WORDS.has(segment) ? segment : ':id'));
  return `/${words.join('/')}${segments.length > LONGEST_CLASS ? '/…' : ''}`;
}

/**
 * Name and place of an error, without its message, which may hold what a person wrote. `where` is the first frame
 * in our own sources.
 */
export function describeError(error: unknown): { name: string; where: string } {
  if (!(error instanceof Error)) return { name: `thrown ${typeof error}`, where: 'unknown' };
  const name = /^[A-Za-z]{1,60}$/.test(error.name) ? error.name : 'Error';
  return { name, where: firstOwnFrame(error) };
}

// The stack repeats the message, so the frames are what follows it; a message may imitate a frame.
function firstOwnFrame(error: Error): string {
  const stack = error.stack ?? '';
  const start = error.message === '' ? 0 : stack.indexOf(error.message);
  if (start < 0) return 'unknown';
  const frames = stack.slice(start + error.message.length);
  const frame = /^\s+at [^\n]*?\/((?:app|db|build)\/[\w./$-]+:\d+):\d+\)?$/m.exec(frames);
  return frame?.[1] ?? 'unknown';
}
