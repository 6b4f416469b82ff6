/**
 * Enter in a field presses the first button of a form in the order of the page: it must be 继续, not a language, 返回 or
 * 删除 that stands higher. `form`: the id of the form, for a place outside of it.
 */
export function DefaultButton({ form }: { form?: string }) {
  return (
    <input
      type="submit"
      form={form}
      name="intent"
      value="continue"
      className="sr-only"
      tabIndex={-1}
      aria-hidden="true"
    />
  );
}
