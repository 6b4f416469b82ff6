import { fieldId } from '#app/components/ui/field-ids.ts';
import { adminTexts } from '#app/i18n/index.ts';

const words = adminTexts.clocks.draft;

export type NumberForm = {
  /** What stands in the fields. */
  values: Readonly<Record<string, string>>;
  /** What the version has that the draft was made from. */
  base: Readonly<Record<string, string>>;
  errors?: Readonly<Record<string, string>>;
  /** The whole name of a field, for readers who do not see the row that it stands in. */
  names: ReadonlyMap<string, string>;
};

type NumberFieldProps = { form: NumberForm; name: string; label: string; unit: string };

/** A number with its unit; where it differs from what is in force, that is said beside it. */
export function NumberField({ form, name, label, unit }: NumberFieldProps) {
  const id = fieldId(name);
  const value = form.values[name] ?? '';
  const before = form.base[name] ?? '';
  const error = form.errors?.[name];
  const isChanged = before !== value && before !== '';
  const noteIds = [error ? `${id}-error` : '', isChanged ? `${id}-before` : ''].filter((one) => one !== '').join(' ');
  return (
    <div className={error ? 'number-field field-bad' : 'number-field'}>
      <label htmlFor={id} className="number-label">
        <span className="sr-only">{form.names.get(name)}</span>
        <span aria-hidden="true">{label}</span>
      </label>
      <span className="input-row">
        <input
          id={id}
          name={name}
          defaultValue={value}
          className="input input-number"
          inputMode="numeric"
          autoComplete="off"
          aria-describedby={noteIds === '' ? undefined : noteIds}
          aria-invalid={error ? true : undefined}
        />
        <span className="input-unit">{unit}</span>
      </span>
      {isChanged && (
        <span className="number-before" id={`${id}-before`}>
          {words.before(before)}
        </span>
      )}
      {error && (
        <p className="error-text" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
