/**
 * The colours of the portal, the only place that writes one. Pages reach them as CSS variables through the names of
 * tailwind.config.ts; prints, pictures and documents always take the light ones. Contrasts are computed in
 * tests/components/tokens.test.ts.
 */
export const LIGHT = {
  paper: '#fbfaf7',
  surface: '#ffffff',
  sunken: '#f1efe9',
  ink: '#1b2127',
  'ink-2': '#454e57',
  'ink-3': '#5f6871',
  line: '#d9d5cb',
  'line-strong': '#82837d',
  pine: '#0b5a4b',
  'pine-hover': '#084539',
  'pine-tint': '#e4f0ec',
  'on-pine': '#ffffff',
  masthead: '#0a3d34',
  'on-masthead': '#ffffff',
  gold: '#d9b45b',
  link: '#0b4f8a',
  'link-visited': '#5a3a8c',
  cinnabar: '#a8281c',
  'cinnabar-tint': '#fbeae7',
  ochre: '#7a5200',
  'ochre-tint': '#fbf1da',
  ok: '#1e6b36',
  'ok-tint': '#e6f3e9',
  slate: '#4a5a6a',
  'slate-tint': '#eaeef2',
  indigo: '#3d3a8c',
  'indigo-tint': '#ececf8',
  'indigo-band': '#3d3a8c',
  'slate-band': '#33414f',
  focus: '#ffc933',
  'focus-ink': '#1b2127',
  'focus-ring': '#1b2127',
} as const;

export type ColourName = keyof typeof LIGHT;

/** What is another colour in the dark; the rest stays. */
export const DARK: Partial<Record<ColourName, string>> = {
  paper: '#12171b',
  surface: '#1a2126',
  sunken: '#0d1114',
  ink: '#eceae4',
  'ink-2': '#bfc4c7',
  'ink-3': '#9aa2a8',
  line: '#333c43',
  'line-strong': '#78838b',
  pine: '#6fc7b0',
  'pine-hover': '#8fd8c4',
  'pine-tint': '#17352e',
  'on-pine': '#0d1114',
  link: '#8cbcf0',
  'link-visited': '#c2a8ee',
  cinnabar: '#f0938a',
  'cinnabar-tint': '#3a1b18',
  ochre: '#e8be62',
  'ochre-tint': '#352a12',
  ok: '#86cf9a',
  'ok-tint': '#173221',
  slate: '#a9b6c2',
  'slate-tint': '#222c34',
  indigo: '#b1aef2',
  'indigo-tint': '#242447',
  'focus-ring': '#ffc933',
};

type Rules = { [selector: string]: string | Rules };

/**
 * The variables of both schemes, for the style sheet: the dark one where the system or the visitor's switch
 * (`data-theme`) asks for it, and never on paper.
 */
export function schemeRules(): Rules {
  const dark = { 'color-scheme': 'dark', ...variables(DARK) };
  return {
    ':root': { 'color-scheme': 'light', ...variables(LIGHT) },
    '@media screen and (prefers-color-scheme: dark)': { ':root:not([data-theme=light])': dark },
    '@media screen': { ':root[data-theme=dark]': dark },
  };
}

function variables(colours: Partial<Record<ColourName, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(colours).map(([name, value]) => [`--${name}`, value]));
}
