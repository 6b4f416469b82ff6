import { useTexts } from '#app/components/layout/locale.tsx';

/**
 * What protects a reporter, and what does not. Every sentence states what the product does now. Another browser is for
 * those who have begun; the start page says it in the open.
 */
export function SafetyAdvice({ isBegun }: { isBegun: boolean }) {
  const { safety } = useTexts().texts.report;
  return (
    <ul>
      <li>{safety.net}</li>
      {isBegun && (
        <li>
          {safety.browser}
          <span className="block">{safety.browserAgain}</span>
        </li>
      )}
      <li>{safety.limit}</li>
      <li>{safety.details}</li>
      <li>{safety.names}</li>
      <li>{safety.exit}</li>
      <li>{safety.exitNote}</li>
    </ul>
  );
}
