import { describe, expect, test } from 'vitest';
import { createLog, describeError, type RequestEntry, routeClassOf } from '#app/http/log.server.ts';

function recordLog(mode: 'production' | 'test' = 'test') {
  const lines: string[] = [];
  return { lines, log: createLog({ mode, destination: { write: (line: string) => void lines.push(line) } }) };
}

const ENTRY: RequestEntry = { requestId: 'r1', method: 'POST', routeClass: '/track', status: 200, ms: 12 };

describe('the log', () => {
  test('has one line a request with its allowed fields only', () => {
    const { lines, log } = recordLog();
    const withMore = { ...ENTRY, code: '7K4QM2WTRXABCDE12345', address: '203.0.113.9', body: '收费' };
    log.logRequest(withMore);
    const { time, ...rest } = JSON.parse(lines[0] ?? '');
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(rest).toEqual({ level: 30, ...ENTRY, msg: 'request' });
  });

  test('names an error by id, kind and place', () => {
    const { lines, log } = recordLog('production');
    const entry = { requestId: null, errorId: 'e1', name: 'TypeError', where: 'app/x.ts:1', message: '王小明' };
    log.logError(entry);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 50,
      errorId: 'e1',
      name: 'TypeError',
      where: 'app/x.ts:1',
    });
    expect(lines[0]).not.toContain('王小明');
  });

  test('keeps what imitates a line in its field', () => {
    const { lines, log } = recordLog();
    log.logRequest({ ...ENTRY, method: 'GET\n{"level":50}' });
    expect(lines[0]?.trimEnd()).not.toContain('\n');
  });
});

describe('the class of a path', () => {
  test.each([
    ['/', '/'],
    ['/en', '/en'],
    ['/ru/report/step/identity', '/ru/report/step/identity'],
    ['/desk/t/TS-8K4QM2WT', '/desk/t/:id'],
    ['/desk/query/WX-8K4QM2WT/answer', '/desk/query/:id/answer'],
    ['/track?code=7K4QM2WTRXABCDE12345', '/track'],
    ['/王小明', '/:id'],
    ['/%E7%8E%8B', '/:id'],
    ['/assets/entry-abc123.js', '/assets/:id'],
    ['/report/', '/report/'],
    ['/1/2/3/4/5/6/7/8', '/:id/:id/:id/:id/:id/:id/…'],
    ['', '/'],
  ])('%j is %s', (path, routeClass) => expect(routeClassOf(path)).toBe(routeClass));
});

describe('an error', () => {
  const errorWith = (message: string, stack: string, name = 'Error') =>
    Object.assign(new Error(message), { name, stack: `${name}: ${message}\n${stack}` });
  const FRAMES = '    at read (node:fs:1:1)\n    at openCase (file:///srv/x/app/use-cases/open-case.server.ts:12:5)';

  test('is its name and the first frame of our own sources, never its message', () => {
    const described = describeError(errorWith('王小明 said', FRAMES, 'TypeError'));
    expect(described).toEqual({ name: 'TypeError', where: 'app/use-cases/open-case.server.ts:12' });
  });

  test('whose message imitates a frame does not bring it into the log', () => {
    const described = describeError(errorWith('x\n    at f (/app/wang-xiaoming.ts:1:1)', FRAMES));
    expect(described.where).toBe('app/use-cases/open-case.server.ts:12');
  });

  test.each<[unknown, { name: string; where: string }]>([
    ['王小明', { name: 'thrown string', where: 'unknown' }],
    [undefined, { name: 'thrown undefined', where: 'unknown' }],
    [errorWith('x', '    at f (node:fs:1:1)'), { name: 'Error', where: 'unknown' }],
    [errorWith('x', '', '王小明'), { name: 'Error', where: 'unknown' }],
    [Object.assign(new Error('x'), { stack: undefined }), { name: 'Error', where: 'unknown' }],
  ])('of an odd kind is still described', (error, described) => expect(describeError(error)).toEqual(described));
});
