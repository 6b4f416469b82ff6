/**
 * Enter in a field presses the first button of a form in the order of the page: it must be 继续, not a language, 返回 or
 * 删除 that stands higher. `form`: the id of the form, for a place outside of it. `isPlain`: sent without a word, as by the main
 * button of a page that is no step.
 */
export function DefaultButton({ form, isPlain = false }: { form?: string; isPlain?: boolean }) {
  return (
    <input
      type="submit"
      form={form}
      {...(isPlain ? {} : { name: 'intent', value: 'continue' })}
      className="sr-only"
      tabIndex={-1}
      aria-hidden="true"
    />
  );
}
