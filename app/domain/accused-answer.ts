import type { AnswerErrors, StepForm } from '#app/domain/answer-errors.ts';
import type { Departments } from '#app/domain/department.ts';
import { NO_ONE_NAMED, type ReportAnswers } from '#app/domain/report-answers.ts';

const MOST_UNITS = 10;
const REMOVE = 'remove:';

type Accused = NonNullable<ReportAnswers['accused']>;
export type ParsedAccused = { ok: true; accused: Accused } | { ok: false; errors: AnswerErrors };

/**
 * Reads the page "whom is it about": a unit from the list, joined to those chosen before, or a county leader, or "I am
 * not sure". `intent` add keeps the page open, `remove:<id>` takes a unit away, anything else goes on.
 */
export function parseAccused(form: StepForm, before: Accused | undefined, departments: Departments): ParsedAccused {
  const { intent = '', unit = '' } = form;
  const [countyLeader, headPersonally] = [form.countyLeader === 'yes', form.headPersonally === 'yes'];
  const chosen = (before ?? NO_ONE_NAMED).units;
  if (intent.startsWith(REMOVE)) {
    const units = chosen.filter((id) => id !== intent.slice(REMOVE.length));
    return { ok: true, accused: { units, countyLeader, headPersonally, isComplete: false } };
  }
  if (unit !== '' && !departments.has(unit)) return { ok: false, errors: { unit: 'unit' } };
  const units = unit === '' ? chosen : [...new Set([...chosen, unit])];
  const accused = { units, countyLeader, headPersonally, isComplete: intent !== 'add' };
  const errors = errorsOf(accused, { isAdding: intent === 'add' && unit === '', isUnknown: form.unknown === 'yes' });
  return errors ? { ok: false, errors } : { ok: true, accused };
}

function errorsOf(accused: Accused, { isAdding, isUnknown }: { isAdding: boolean; isUnknown: boolean }) {
  const { units, countyLeader, headPersonally } = accused;
  const errors: AnswerErrors = {};
  if (isAdding) errors.unit = 'unit';
  else if (units.length > MOST_UNITS) errors.unit = 'accused_many';
  else if (isUnknown && (units.length > 0 || countyLeader)) errors.unknown = 'accused_conflict';
  else if (headPersonally && units.length === 0 && !countyLeader) errors.unit = 'accused_head';
  else if (units.length === 0 && !countyLeader && !isUnknown) errors.unit = 'accused_none';
  return Object.keys(errors).length > 0 ? errors : null;
}
