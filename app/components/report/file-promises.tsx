import { useTexts } from '#app/components/layout/locale.tsx';

/** What becomes of files, before any is chosen. */
export function FilePromises() {
  const words = useTexts().texts.evidence;
  return (
    <ul className="hint mb-6 list-disc pl-6">
      <li>{words.types}</li>
      <li>{words.meta}</li>
      <li>{words.textNote}</li>
      <li>{words.sealedNote}</li>
      <li>{words.names}</li>
    </ul>
  );
}
