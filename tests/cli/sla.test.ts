import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const golden = readFileSync(`${ROOT}/tests/golden/sla-cases.jsonl`, 'utf8');
const firstCase = golden.slice(0, golden.indexOf('\n'));

function runSla(input: string, ...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'app/cli/sla.ts', ...args], { cwd: ROOT });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
    child.on('error', reject).on('close', (code) => resolve({ code, out, err }));
    child.stdin.on('error', () => undefined).end(input);
  });
}

describe('the sla command', { timeout: 30_000 }, () => {
  test('answers the golden cases line by line, in order', async () => {
    const { code, out, err } = await runSla(golden);
    const expected = golden
      .trim()
      .split('\n')
      .map((line) => {
        const { id, expect: answer } = JSON.parse(line);
        return JSON.stringify({ id, ...answer });
      });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(`${expected.join('\n')}\n`);
  });

  test('answers a bad line with an error and goes on; blank lines get no answer', async () => {
    const input = `\uFEFF${firstCase}\r\n\n  \nnot json\n{"id":"b"}\n${firstCase}`;
    const { code, out } = await runSla(input);
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(answers).toHaveLength(4);
    expect(answers[1]).toMatchObject({ id: null, error: { code: 'bad_json' } });
    expect(answers[2]).toMatchObject({ id: 'b', error: { code: expect.any(String), message: expect.any(String) } });
    expect(answers[3]).toEqual(answers[0]);
  });

  test('keeps a line whole that holds a line separator of its own', async () => {
    const { out } = await runSla(`${firstCase.replace(/"id": "[^"]*"/, '"id": "a\u2028b"')}\n`);
    expect(JSON.parse(out)).toMatchObject({ id: 'a\u2028b', state: 'running' });
  });

  test('says nothing to an empty input', async () => {
    expect(await runSla('')).toEqual({ code: 0, out: '', err: '' });
  });

  test('refuses an argument it does not know', async () => {
    const { code, out, err } = await runSla('', 'exlpain');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('unknown argument "exlpain"');
  });
});
