/** A service as the search sees it: `name` first, then everything else that it can be found by, in one language. */
export type Searchable = { id: string; name: string; words: string };

const LONGEST_QUERY = 60;
const MOST_NEAREST = 5;

/** What is looked for, as it is compared and shown again: one line, full width made plain. */
export function cleanQuery(typed: string): string {
  return [...typed.normalize('NFKC').replace(/\s+/g, ' ').trim()].slice(0, LONGEST_QUERY).join('');
}

/**
 * The services whose name, stage, department or other words hold every word of the query; those named so come first,
 * else the order stays. Case and width do not matter.
 */
export function findServices<S extends Searchable>(services: readonly S[], query: string): S[] {
  const wanted = wordsOf(query);
  if (wanted.length === 0) return [...services];
  const found = services.filter(({ name, words }) => {
    const text = plain(`${name} ${words}`);
    return wanted.every((word) => text.includes(word));
  });
  const isNamed = ({ name }: S) => wanted.every((word) => plain(name).includes(word));
  return [...found.filter(isNamed), ...found.filter((service) => !isNamed(service))];
}

/** Nothing was found: at most five that share the most pieces of words with the query; none where nothing is shared. */
export function nearestServices<S extends Searchable>(services: readonly S[], query: string): S[] {
  const wanted = piecesOf(query);
  return services
    .map((service) => ({ service, shared: sharedPieces(plain(`${service.name} ${service.words}`), wanted) }))
    .filter(({ shared }) => shared > 0)
    .sort((one, other) => other.shared - one.shared)
    .slice(0, MOST_NEAREST)
    .map(({ service }) => service);
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е');
}

function wordsOf(query: string): string[] {
  return plain(cleanQuery(query))
    .split(' ')
    .filter((word) => word !== '');
}

/** Two characters of Chinese, four of other scripts: enough for a root without its ending. */
function piecesOf(query: string): Set<string> {
  const pieces = wordsOf(query).flatMap((word) => {
    const length = /\p{Script=Han}/u.test(word) ? 2 : 4;
    const signs = [...word];
    return Array.from({ length: Math.max(0, signs.length - length + 1) }, (_, at) =>
      signs.slice(at, at + length).join(''),
    );
  });
  return new Set(pieces);
}

function sharedPieces(text: string, wanted: ReadonlySet<string>): number {
  return [...wanted].filter((piece) => text.includes(piece)).length;
}
