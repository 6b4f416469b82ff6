import { Button } from '#app/components/ui/button.tsx';
import { type FieldErrors, fieldId } from '#app/components/ui/field-ids.ts';
import { MOST_SESSIONS, sessionFields } from '#app/domain/sla/calendar-week.ts';
import { WEEKDAYS, type Weekday } from '#app/domain/sla/civil-day.ts';
import { adminTexts } from '#app/i18n/index.ts';

const words = adminTexts.calendars;

type WeekFormProps = { values: Readonly<Record<string, string>>; errors?: FieldErrors; intent: string };

/** For each weekday its sessions, each with opening and closing time; empty ones do not count. */
export function WeekForm({ values, errors, intent }: WeekFormProps) {
  return (
    <form method="post">
      <p className="hint">{words.week.lead}</p>
      {WEEKDAYS.map((weekday) => (
        <DayRow key={weekday} {...{ weekday, values, errors }} />
      ))}
      <div className="actions">
        <Button name="intent" value={intent}>
          {words.week.save}
        </Button>
      </div>
    </form>
  );
}

type DayRowProps = Omit<WeekFormProps, 'intent'> & { weekday: Weekday };

function DayRow({ weekday, values, errors }: DayRowProps) {
  const places = Array.from({ length: MOST_SESSIONS }, (_, place) => place);
  const wrong = places.flatMap((place) => sessionFields(weekday, place)).filter((name) => errors?.[name]);
  return (
    <fieldset className={wrong.length > 0 ? 'week-day week-day-bad' : 'week-day'}>
      <legend className="label">{words.weekdays[weekday]}</legend>
      {wrong.map((name) => (
        <p className="error-text" id={`${fieldId(name)}-error`} key={name}>
          {errors?.[name]}
        </p>
      ))}
      <div className="week-sessions">
        {places.map((place) => {
          const [open, close] = sessionFields(weekday, place);
          return (
            <div className={errors?.[open] || errors?.[close] ? 'session session-bad' : 'session'} key={place}>
              <TimeInput name={open} place={place} end={words.week.open} {...{ weekday, values, errors }} />
              <span aria-hidden="true">–</span>
              <TimeInput name={close} place={place} end={words.week.close} {...{ weekday, values, errors }} />
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

type TimeInputProps = DayRowProps & { name: string; place: number; end: string };

function TimeInput({ name, place, end, weekday, values, errors }: TimeInputProps) {
  const id = fieldId(name);
  return (
    <input
      id={id}
      name={name}
      className="input input-time"
      defaultValue={values[name]}
      aria-label={`${words.weekdays[weekday]} ${words.week.session(place + 1)} ${end}`}
      aria-describedby={errors?.[name] ? `${id}-error` : undefined}
      aria-invalid={errors?.[name] ? true : undefined}
      inputMode="numeric"
      autoComplete="off"
    />
  );
}
