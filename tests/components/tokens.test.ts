import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import config from '../../tailwind.config.ts';

const ROOT = join(import.meta.dirname, '../..');
const CSS = readFileSync(join(ROOT, 'app/tailwind.css'), 'utf8');

type Scheme = Map<string, string>;

function variablesIn(block: string): Scheme {
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
}

const light = variablesIn(CSS.slice(0, CSS.indexOf('prefers-color-scheme: dark')));
const darkBlock = CSS.slice(CSS.indexOf('prefers-color-scheme: dark'), CSS.indexOf('html {'));
const dark: Scheme = new Map([...light, ...variablesIn(darkBlock)]);

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

  test.each(['paper', 'surface'])('borders of fields are seen on %s', (ground) => {
    expect(contrast(scheme, 'line-strong', ground)).toBeGreaterThanOrEqual(3);
  });
});

test('every colour name has a value', () => {
  const names = Object.values(config.theme.colors).filter((value) => value.startsWith('var(--'));
  expect(names.filter((value) => !light.has(value.slice(6, -1)))).toEqual([]);
});

test('no colour is written outside the tokens, and no style attribute anywhere', () => {
  const files = readdirSync(join(ROOT, 'app'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^(components|routes)\/.*\.tsx?$|^root\.tsx$/.test(name),
  );
  const offending = files.filter((name) => {
    const source = readFileSync(join(ROOT, 'app', name), 'utf8');
    return /#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}['"\s;]|\bstyle=\{|dangerouslySetInnerHTML/.test(source);
  });
  expect(offending).toEqual([]);
});
