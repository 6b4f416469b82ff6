import { useTypedForm } from '#app/components/layout/page-form.tsx';

/** What a field starts with: what stood in it when language or look were changed, else what the page gives it. */
export function useTyped(name: string, value?: string): string | undefined {
  const typed = useTypedForm();
  return typed ? (typed.get(name)?.[0] ?? '') : value;
}

/** The same for what is chosen or ticked. */
export function useChosen(name: string, chosen: readonly string[]): readonly string[] {
  const typed = useTypedForm();
  return typed ? (typed.get(name) ?? []) : chosen;
}
