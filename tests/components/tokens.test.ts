import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DARK, LIGHT, schemeRules } from '#app/design-tokens.ts';

const ROOT = join(import.meta.dirname, '../..');

type Scheme = Map<string, string>;

const light: Scheme = new Map(Object.entries(LIGHT));
const dark: Scheme = new Map([...light, ...Object.entries(DARK)]);

function luminance(hex: string): number {
  const full = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((start) => {
    const share = Number.parseInt(full.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(scheme: Scheme, front: string, ground: string): number {
  const [one, other] = [front, ground].map((name) => luminance(scheme.get(name) ?? ''));
  const [high, low] = one! > other! ? [one!, other!] : [other!, one!];
  return (high + 0.05) / (low + 0.05);
}

const TEXT_PAIRS: [string, string][] = [
  ...['ink', 'ink-2', 'ink-3', 'link', 'pine', 'cinnabar', 'ochre', 'ok', 'slate', 'indigo'].flatMap(
    (name): [string, string][] => [
      [name, 'paper'],
      [name, 'surface'],
    ],
  ),
  ...['pine', 'cinnabar', 'ochre', 'ok', 'slate', 'indigo'].flatMap((name): [string, string][] => [
    [name, `${name}-tint`],
    ['ink', `${name}-tint`],
    ['link', `${name}-tint`],
    ['ink-2', `${name}-tint`],
  ]),
  ['ink-2', 'sunken'],
  ['ink-3', 'sunken'],
  ['link', 'sunken'],
  ['on-pine', 'pine'],
  ['on-pine', 'pine-hover'],
  ['on-masthead', 'masthead'],
  ['on-masthead', 'indigo-band'],
  ['on-masthead', 'slate-band'],
  ['focus-ink', 'focus'],
];

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('in the %s scheme', (_name, scheme) => {
  test.each(TEXT_PAIRS)('text in %s is readable on %s', (front, ground) => {
    expect(contrast(scheme, front, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['paper', 'surface'])('borders of fields and the ring of focus are seen on %s', (ground) => {
    expect(contrast(scheme, 'line-strong', ground)).toBeGreaterThanOrEqual(3);
    expect(contrast(scheme, 'focus-ring', ground)).toBeGreaterThanOrEqual(3);
  });

  test.each(['pine-tint', 'cinnabar-tint', 'ochre-tint', 'slate-tint', 'indigo-tint', 'ok-tint', 'sunken'])(
    'the ring of focus is seen on %s',
    (ground) => expect(contrast(scheme, 'focus-ring', ground)).toBeGreaterThanOrEqual(3),
  );

  test.each(['masthead', 'indigo-band', 'slate-band'])(
    'the ring of focus in the band %s, where it is yellow',
    (ground) => {
      expect(contrast(scheme, 'focus', ground)).toBeGreaterThanOrEqual(3);
      expect(contrast(scheme, 'gold', 'masthead')).toBeGreaterThanOrEqual(3);
    },
  );
});

test('a colour too pale to be read is found', () => {
  expect(contrast(light, 'line', 'paper')).toBeLessThan(3);
});

test('the dark colours are for screens: on paper there is only the light scheme', () => {
  const { ':root': plain, ...others } = schemeRules();
  expect(plain).toMatchObject({ 'color-scheme': 'light', '--paper': LIGHT.paper });
  expect(Object.keys(others)).toEqual(['@media screen and (prefers-color-scheme: dark)', '@media screen']);
});

test('no colour is written outside the tokens, and no style attribute anywhere', () => {
  const files = readdirSync(join(ROOT, 'app'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.(tsx?|css)$/.test(name) && name !== 'design-tokens.ts',
  );
  const offending = files.filter((name) => {
    const source = readFileSync(join(ROOT, 'app', name), 'utf8');
    return /['":\s(]#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})['"\s;)]|\bstyle=\{|dangerouslySetInnerHTML/.test(source);
  });
  expect(offending).toEqual([]);
});
