import { FieldFrame } from '#app/components/ui/field-frame.tsx';
import { fieldId } from '#app/components/ui/field-ids.ts';

type ListFileProps = { label: string; hint: string; accept: string; error: string | undefined };

/** A list as a file, not typed. The last field of its form: of a file that is too long, what stands before it is still read. */
export function ListFile({ label, hint, accept, error }: ListFileProps) {
  const id = fieldId('file');
  return (
    <FieldFrame {...{ id, label, hint, error }}>
      <input type="file" id={id} name="file" className="input" accept={accept} aria-describedby={`${id}-hint`} />
    </FieldFrame>
  );
}
