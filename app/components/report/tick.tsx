import { describedBy, fieldId } from '#app/components/ui/field-ids.ts';

type TickProps = {
  name: string;
  label: string;
  hint?: string;
  error?: string;
  isChecked: boolean;
};

/** A statement to tick, with the note that belongs to it. */
export function Tick({ name, label, hint, error, isChecked }: TickProps) {
  const id = fieldId(name);
  return (
    <div className={error ? 'field-bad' : undefined}>
      {error && (
        <p className="error-text" id={`${id}-error`}>
          {error}
        </p>
      )}
      <label className="choice" htmlFor={id}>
        <input
          type="checkbox"
          id={id}
          name={name}
          value="yes"
          defaultChecked={isChecked}
          aria-labelledby={`${id}-label`}
          aria-describedby={describedBy(id, hint, error)}
          aria-invalid={error ? true : undefined}
        />
        <span className="choice-text">
          <span id={`${id}-label`}>{label}</span>
          {hint && (
            <span className="choice-hint" id={`${id}-hint`}>
              {hint}
            </span>
          )}
        </span>
      </label>
    </div>
  );
}
