import { useTexts } from '#app/components/layout/locale.tsx';
import { type TaskListPage, taskHref } from '#app/components/service/application-page.ts';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { StatusTag } from '#app/components/ui/status-tag.tsx';

/** The tasks of an application with their two states, and what comes next. */
export function TaskList({ page }: { page: TaskListPage }) {
  const { texts, path } = useTexts();
  const { tasks: words, step: steps } = texts.apply;
  const { service, tasks } = page;
  const done = tasks.filter(({ isDone }) => isDone).length;
  const next = tasks.find(({ isDone }) => !isDone);
  return (
    <>
      <p>{words.progress(done, tasks.length)}</p>
      <ul className="task-list">
        {tasks.map(({ step, isDone }) => (
          <li key={step}>
            <a href={path(taskHref(service.id, step))} className="tel">
              {steps[step].task}
            </a>
            <StatusTag tone={isDone ? 'ok' : 'neutral'}>{isDone ? words.done : words.open}</StatusTag>
          </li>
        ))}
      </ul>
      {next && <p className="hint">{words.checkLater}</p>}
      <div className="actions">
        <ButtonLink href={path(next ? taskHref(service.id, next.step) : `/apply/${service.id}/check`)}>
          {next ? words.next : words.check}
        </ButtonLink>
        <ButtonLink href={path(`/apply/${service.id}/keep`)} variant="secondary">
          {words.keep}
        </ButtonLink>
      </div>
    </>
  );
}
