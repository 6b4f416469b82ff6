/** SHA-256 fingerprints in small print under their name; nothing where there are none. */
export function Fingerprint({ term, hashes }: { term: string; hashes: readonly string[] }) {
  if (hashes.length === 0) return null;
  return (
    <dl className="mt-3 text-hint">
      <dt className="text-ink-2">{term}</dt>
      {hashes.map((hash) => (
        <dd key={hash} className="break-all font-code">
          {hash}
        </dd>
      ))}
    </dl>
  );
}
