import { useSite } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { formatDateTime, formatTime } from '#app/i18n/index.ts';
import { signInTexts as words } from '#app/i18n/zh-CN/sign-in.ts';

/** Why a sign-in was refused, as the page gets it. */
export type SignInProblem =
  | { reason: 'wrong' | 'incomplete' }
  | { reason: 'locked'; until: Date }
  | { reason: 'throttled'; retrySeconds: number };

type SignInFormProps = {
  /** What was typed before; never the password or the code. */
  userName?: string;
  problem?: SignInProblem;
  /** The session that was here ran out. */
  isExpired?: boolean;
};

/** User name, password and code at once: a refusal does not say which of them was wrong. */
export function SignInForm({ userName, problem, isExpired = false }: SignInFormProps) {
  const sentence = useSentence(problem);
  return (
    <div className="column">
      <PageTitle title={words.title} hasErrors={sentence !== undefined} />
      <ErrorSummary errors={sentence === undefined ? undefined : { userName: sentence }} />
      <h1 className="page-title">{words.title}</h1>
      {isExpired && sentence === undefined && <Notice tone="warn">{words.expired}</Notice>}
      <form method="post">
        <Field
          name="userName"
          label={words.userName}
          value={userName}
          error={sentence}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Field name="password" label={words.password} type="password" autoComplete="current-password" />
        <Field
          name="code"
          label={words.code}
          hint={words.codeHint}
          width="short"
          inputMode="numeric"
          autoComplete="one-time-code"
        />
        <div className="actions">
          <Button>{words.submit}</Button>
        </div>
        <p className="hint">{words.lockRule}</p>
      </form>
    </div>
  );
}

function useSentence(problem: SignInProblem | undefined): string | undefined {
  const { timeZone, now } = useSite();
  switch (problem?.reason) {
    case undefined:
      return undefined;
    case 'wrong':
      return words.wrong;
    case 'incomplete':
      return words.incomplete;
    case 'throttled':
      return words.throttled(problem.retrySeconds);
    case 'locked':
      return words.locked(clockTime(problem.until, timeZone, now));
  }
}

function clockTime(until: Date, timeZone: string, now: Date): string {
  const day = (at: Date) => formatDateTime(at, 'zh-CN', timeZone, now).slice(0, -5);
  return day(until) === day(now) ? formatTime(until, timeZone) : formatDateTime(until, 'zh-CN', timeZone, now);
}
