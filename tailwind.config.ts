import type { Config } from 'tailwindcss';
import plugin from 'tailwindcss/plugin';
import { LIGHT, schemeRules } from './app/design-tokens.ts';

const colours = Object.fromEntries(Object.keys(LIGHT).map((name) => [name, `var(--${name})`]));

/** Utilities that bring variables for every element of the page; none of them is used. */
const UNUSED = [
  ...['backdropBlur', 'backdropBrightness', 'backdropContrast', 'backdropFilter', 'backdropGrayscale'],
  ...['backdropHueRotate', 'backdropInvert', 'backdropOpacity', 'backdropSaturate', 'backdropSepia', 'blur'],
  ...['borderSpacing', 'boxShadow', 'brightness', 'contain', 'contrast', 'dropShadow', 'filter'],
  ...['fontVariantNumeric', 'gradientColorStops', 'grayscale', 'hueRotate', 'invert', 'ringColor'],
  ...['ringOffsetColor', 'ringOffsetWidth', 'ringWidth', 'rotate', 'saturate', 'scale', 'scrollSnapType', 'sepia'],
  ...['skew', 'touchAction', 'transform', 'translate'],
];
const STAFF = '{admin,desk,oversight,staff}';

/** Sheet of the public pages (app/tailwind.css). That of the staff areas is made by tailwind.staff.config.ts. */
export default {
  content: [
    './app/{components,routes}/**/*.{ts,tsx}',
    `!./app/{components,routes}/${STAFF}/**`,
    `!./app/components/layout/${STAFF}-shell.tsx`,
  ],
  // The sheet resets what these pages use, no more (app/tailwind.css).
  corePlugins: { preflight: false, ...Object.fromEntries(UNUSED.map((name) => [name, false])) },
  plugins: [plugin(({ addBase }) => addBase(schemeRules()))],
  theme: {
    colors: { ...colours, transparent: 'transparent', current: 'currentColor' },
    fontFamily: {
      ui: 'var(--font-ui)',
      title: 'var(--font-title)',
      code: ['ui-monospace', '"SF Mono"', 'Consolas', '"Liberation Mono"', 'monospace'],
    },
    // 4 px base.
    spacing: {
      0: '0',
      px: '1px',
      1: '0.25rem',
      2: '0.5rem',
      3: '0.75rem',
      4: '1rem',
      6: '1.5rem',
      8: '2rem',
      12: '3rem',
      16: '4rem',
    },
    fontSize: {
      tag: ['0.75rem', '1.5'],
      'desk-hint': ['0.8125rem', '1.5'],
      desk: ['0.875rem', '1.5'],
      'desk-h2': ['1rem', '1.5'],
      'desk-h1': ['1.25rem', '1.4'],
      hint: ['0.9375rem', '1.6'],
      'hint-wide': ['1rem', '1.6'],
      body: ['1.0625rem', 'var(--leading)'],
      'body-wide': ['1.125rem', 'var(--leading)'],
      h2: ['1.25rem', '1.45'],
      'h2-wide': ['1.5rem', '1.45'],
      h1: ['1.75rem', '1.35'],
      'h1-wide': ['2.125rem', '1.35'],
      code: ['1.75rem', '1.4'],
      'code-wide': ['2rem', '1.4'],
    },
    fontWeight: { normal: '400', bold: '700' },
    borderRadius: { none: '0', tag: '2px', control: '4px' },
    screens: { sm: '640px', lg: '992px', xl: '1180px' },
    extend: {
      maxWidth: { content: '40rem', page: '62rem', measure: '40em' },
      minHeight: { control: 'var(--control)', target: 'var(--target)' },
      minWidth: { target: 'var(--target)' },
    },
  },
} satisfies Config;
