/** Some of a catalogue's texts, to stand in their places. */
export type Replacements<Catalogue> = {
  [Key in keyof Catalogue]?: Catalogue[Key] extends string | ((...given: never[]) => unknown)
    ? Catalogue[Key]
    : Replacements<Catalogue[Key]>;
};

/** The catalogue with these texts in place of its own. */
export function inPlaceOf<Catalogue extends object>(
  catalogue: Catalogue,
  replacements: Replacements<Catalogue>,
): Catalogue {
  const texts = Object.entries(catalogue).map(([key, text]) => {
    const other: unknown = replacements[key as keyof Catalogue];
    return [key, isGroup(text) && isGroup(other) ? inPlaceOf(text, other) : (other ?? text)];
  });
  return Object.fromEntries(texts) as Catalogue;
}

function isGroup(text: unknown): text is object {
  return typeof text === 'object' && text !== null && !Array.isArray(text);
}
