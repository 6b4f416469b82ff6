import { useTexts } from '#app/components/layout/locale.tsx';

/** What protects a reporter, and what does not. Every sentence states what the product does now. */
export function SafetyAdvice() {
  const { safety } = useTexts().texts.report;
  return (
    <ul>
      <li>{safety.net}</li>
      <li>{safety.browser}</li>
      <li>{safety.limit}</li>
      <li>{safety.details}</li>
      <li>{safety.exit}</li>
      <li>{safety.exitNote}</li>
    </ul>
  );
}
