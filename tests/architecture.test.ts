import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

type Source = { path: string; text: string; imports: string[] };

function readSources(folder: string): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|css)$/.test(entry.name))
    .map((entry) => {
      const path = relative(ROOT, join(entry.parentPath, entry.name));
      const text = readFileSync(join(ROOT, path), 'utf8');
      return { path, text, imports: importsOf(text) };
    });
}

/** What is imported, statically, for its effects, again exported, or on demand. */
function importsOf(text: string): string[] {
  const lines = text.matchAll(/(?:\bfrom|^import|\bimport\()\s*'([^']+)'/gm);
  return [...lines].map((line) => line[1] ?? '');
}

const APP = readSources('app');
const DB = readSources('db');
const TESTS = readSources('tests');
const CODE = [...APP, ...DB];

/**
 * The dependency rule (architecture.md §4): folder → the beginnings of what it may import. Decisions of this project: the
 * database arrives as an argument or in the load context, so there is no app/db.server.ts; passwords and TOTP are in
 * app/crypto, so that use cases reach them; `node:crypto` hashes contents in two use cases, `node:timers`
 * gives requests their turn in the long ones.
 */
const MAY_IMPORT: Record<string, string[]> = {
  'app/domain': ['#app/domain/', 'zod'],
  'app/use-cases': [
    '#app/use-cases/',
    '#app/domain/',
    '#app/crypto/',
    '#app/files/',
    '#db/repositories/',
    '#db/client.server.ts',
    'node:crypto',
    'node:timers/promises',
  ],
  'app/crypto': ['#app/crypto/', '#app/domain/', 'node:', '@node-rs/argon2'],
  'app/files': [
    '#app/files/',
    '#app/domain/',
    '#app/crypto/',
    'node:',
    'file-type',
    'fflate',
    'htmlparser2',
    'sharp',
    'pdfkit',
    '@hyzyla/pdfium',
  ],
  'app/print': [
    '#app/print/',
    '#app/domain/',
    '#app/design-tokens.ts',
    'node:module',
    'fontkit',
    'pdfkit',
    'qrcode',
    'sharp',
  ],
  'app/i18n': ['#app/i18n/'],
  'app/components': ['#app/components/', '#app/domain/', '#app/i18n/', 'react'],
  'app/emails': ['#app/emails/', '#app/domain/', '#app/i18n/', 'nodemailer'],
  'app/auth': [
    '#app/auth/',
    '#app/domain/',
    '#app/crypto/',
    '#db/repositories/',
    '#db/client.server.ts',
    '#app/load-context.ts',
    '#app/i18n/locale.ts',
    'react-router',
    'node:crypto',
  ],
  'app/http': [
    '#app/http/',
    '#app/domain/',
    '#app/crypto/',
    '#app/env.server.ts',
    '#app/clock.ts',
    '#db/repositories/',
    '#db/client.server.ts',
    'node:',
    'zod',
    'hono',
    '@hono/node-server',
    'pino',
    'rate-limiter-flexible',
    'react-router',
    '@remix-run/form-data-parser',
  ],
  'app/jobs': [
    '#app/jobs/',
    '#app/files/',
    '#app/use-cases/',
    '#app/domain/',
    '#app/crypto/',
    '#app/emails/',
    '#app/clock.ts',
    '#app/env.server.ts',
    '#app/auth/report-draft.server.ts',
    '#app/http/log.server.ts',
    '#db/repositories/',
    '#db/client.server.ts',
    'node:',
  ],
  'app/routes': [
    '#app/routes/',
    '#app/use-cases/',
    '#app/auth/',
    '#app/http/',
    '#app/files/',
    '#app/print/',
    '#app/crypto/',
    '#app/components/',
    '#app/domain/',
    '#app/i18n/',
    '#app/load-context.ts',
    '#db/repositories/',
    '#db/client.server.ts',
    'react',
    'react-router',
    'zod',
  ],
  db: ['#db/', '#app/domain/', 'kysely', 'better-sqlite3', 'node:module', 'node:crypto', 'node:timers/promises'],
};

function isAllowed(specifier: string, allowed: readonly string[]): boolean {
  return allowed.some((one) =>
    one.endsWith('/') || one.endsWith(':') || one.endsWith('.ts')
      ? specifier.startsWith(one)
      : specifier === one || specifier.startsWith(`${one}/`),
  );
}

/** `path: what` of every line of these sources that matches. */
function found(sources: readonly Source[], pattern: RegExp, except: readonly string[] = []): string[] {
  return sources
    .filter(({ path }) => !except.some((one) => path.startsWith(one)))
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter((line) => pattern.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
}
const within = (...folders: string[]) =>
  CODE.filter(({ path }) => folders.some((folder) => path.startsWith(`${folder}/`)));

describe('who may import what', () => {
  test.each(Object.keys(MAY_IMPORT))('%s', (folder) => {
    const sources = within(folder);
    expect(sources.length).toBeGreaterThan(0);
    const wrong = sources.flatMap(({ path, imports }) =>
      imports.filter((one) => !isAllowed(one, MAY_IMPORT[folder] ?? [])).map((one) => `${path} → ${one}`),
    );
    expect(wrong).toEqual([]);
  });

  test('every folder of app has its line, or is a command that may import all but components', () => {
    const commands = ['app/cli', 'app/demo', 'app/bench'];
    const folders = new Set(
      APP.map(({ path }) => path.split('/').slice(0, 2).join('/')).filter((one) => !one.includes('.')),
    );
    expect([...folders].filter((folder) => !(folder in MAY_IMPORT) && !commands.includes(folder))).toEqual([]);
    const wrong = within(...commands).filter(({ imports }) =>
      imports.some((one) => one.startsWith('#app/components/')),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('components import no server module', () => {
    const wrong = within('app/components').filter(({ imports }) => imports.some((one) => one.includes('.server.')));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('a route file imports no other route file', () => {
    // What several pages share stands beside them without a component: .ts, while every page is .tsx.
    const wrong = within('app/routes').flatMap(({ path, imports }) =>
      imports.filter((one) => /^#app\/routes\/.*\.tsx$/.test(one)).map((one) => `${path} → ${one}`),
    );
    expect(wrong).toEqual([]);
  });

  test('a relative import leads nowhere but to a file beside it', () => {
    const wrong = CODE.flatMap(({ path, imports }) =>
      imports.filter((one) => one.startsWith('..')).map((one) => `${path} → ${one}`),
    );
    expect(wrong.filter((one) => !one.endsWith('../package.json'))).toEqual([]);
  });
});

describe('time, chance and surroundings', () => {
  test('domain, use cases and repositories read no clock and throw no dice', () => {
    const pattern = /new Date\(\)|Date\.now\(|Math\.random\(|performance\.now\(|setTimeout\(|setInterval\(/;
    expect(found(within('app/domain', 'app/use-cases', 'db'), pattern)).toEqual([]);
  });

  test('the database reads no clock either', () => {
    expect(found(DB, /CURRENT_TIMESTAMP|datetime\('now|strftime\(|unixepoch\(/i)).toEqual([]);
  });

  test('only the environment file reads settings; a command sets NODE_ENV and hands the rest to a child', () => {
    const pattern = /process\.env(?!\.(NODE_ENV|PATH)\b)/;
    expect(found(CODE, pattern, ['app/env.server.ts', 'app/cli/build-when-stale.ts'])).toEqual([]);
  });

  test('nothing adds the length of a day to an instant', () => {
    const pattern = /\b(86_?400(_?000)?|24 \* 60 \* 60)\b/;
    // A query's month on the list is no working time; the end of a day is found from its number.
    const except = ['app/domain/query.ts', 'app/domain/desk-queue.ts'];
    expect(found(within('app/domain', 'app/use-cases'), pattern, except)).toEqual([]);
  });
});

describe('the database', () => {
  test('is written in one way only', () => {
    // The doctor reads a case, and the marks of all cases, in one snapshot and writes nothing.
    const except = [
      'db/client.server.ts',
      'app/use-cases/examine-marks.server.ts',
      'app/use-cases/examine-case.server.ts',
    ];
    expect(found(CODE, /\.transaction\(|BEGIN IMMEDIATE|startTransaction/, except)).toEqual([]);
  });

  test('is asked in db alone', () => {
    const pattern = /\bsql`|\bsql\.|\.(selectFrom|insertInto|updateTable|deleteFrom|replaceInto|executeQuery)\(/;
    expect(found(APP, pattern)).toEqual([]);
  });

  test('nothing is replaced in place of being appended', () => {
    expect(found(CODE, /OR REPLACE|replaceInto|orReplace|REPLACE INTO/i, ['db/migrations/'])).toEqual([]);
  });
});

describe('the pages', () => {
  test('have no inline style, no raw html and no colour of their own', () => {
    expect(found(APP, /style=\{|dangerouslySetInnerHTML|\bstyle="/)).toEqual([]);
    expect(found(APP, /(?<![&\w/'])#[0-9a-fA-F]{3,8}\b(?!\/)/, ['app/design-tokens.ts'])).toEqual([]);
  });

  test('ask no third party for anything', () => {
    expect(found(APP, /src="https?:|<link[^>]*https?:|url\(https?:|@import (?!"\.\/)/)).toEqual([]);
  });
});

describe('house style', () => {
  test('no drawer for everything', () => {
    const drawer = /(^|\/)(utils?|helpers?|lib|common|misc|shared|types)(\/|\.|$)/;
    // The words that every page has are the catalogues' own `common`.
    const catalogue = /^app\/i18n\/[^/]+\/common\.ts$/;
    const all = [...CODE, ...TESTS].map(({ path }) => path);
    expect(all.filter((path) => drawer.test(path) && !catalogue.test(path))).toEqual([]);
  });

  test('names are kebab-case', () => {
    const all = [...CODE, ...TESTS].map(({ path }) => path.replace('app/i18n/zh-CN/', 'app/i18n/zh/'));
    expect(all.filter((path) => !/^[a-z0-9./-]+$/.test(path))).toEqual([]);
  });

  test('no escape from the type checker, nothing left for later, no test left out', () => {
    const everything = [...CODE, ...TESTS];
    const self = ['tests/architecture.test.ts'];
    expect(
      found(everything, /\bas any(?! [a-z])|: any[,;)=[\]|>]|<any>|@ts-(ignore|nocheck|expect-error)/, self),
    ).toEqual([]);
    expect(everything.filter(({ path, text }) => !self.includes(path) && /\b(TODO|FIXME)\b/.test(text))).toEqual([]);
    expect(found(TESTS, /\b(test|it|describe)\.(skip|only|todo)\b|vi\.mock\(/, self)).toEqual([]);
  });

  test('no file is longer than 300 lines', () => {
    const long = CODE.filter(({ path, text }) => !path.endsWith('.css') && text.split('\n').length > 301);
    expect(long.map(({ path }) => path)).toEqual([]);
  });
});
