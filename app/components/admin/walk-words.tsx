import { useWhen } from '#app/components/desk/when.ts';
import { Notice } from '#app/components/ui/notice.tsx';
import type { Walk, WalkBegun } from '#app/domain/rules/walk.ts';
import { adminTexts } from '#app/i18n/index.ts';

const words = adminTexts.drafts.walk;

function sentenceOf(walk: WalkBegun): string {
  const say = { under_way: words.underWay, done: words.done, taken_over: words.takenOver }[walk.state];
  return say(walk);
}

/** In the list of versions: one sentence, and from when to when. */
export function WalkCell({ walk, isFirst }: { walk: Walk; isFirst: boolean }) {
  if (walk.state === 'none') return isFirst ? words.initial : words.none;
  if (walk.state === 'waiting') return words.waiting;
  return (
    <>
      <span>{sentenceOf(walk)}</span>
      <WalkTimes walk={walk} />
      {walk.failed > 0 && <span className="hint block">{words.failed(walk.failed)}</span>}
    </>
  );
}

function WalkTimes({ walk }: { walk: WalkBegun }) {
  const when = useWhen();
  const end = walk.state === 'taken_over' ? words.stoppedAt : words.doneAt;
  return (
    <span className="hint block">
      {words.startedAt(when(walk.startedAt))}
      {walk.doneAt && `，${end(when(walk.doneAt))}`}
    </span>
  );
}

/** After publishing, on the draft's page: the same with what it means. `href`: the page, to look again. */
export function WalkNotice({ walk, href }: { walk: Walk; href: string }) {
  if (walk.state === 'none' || walk.state === 'waiting') return null;
  return (
    <section aria-label={words.title}>
      <h2 className="section-title">{words.title}</h2>
      <p role="status">{sentenceOf(walk)}</p>
      <WalkTimes walk={walk} />
      {walk.examined > walk.moved + walk.failed && <p className="hint">{words.others}</p>}
      {walk.failed > 0 && <Notice tone="warn">{words.failed(walk.failed)}</Notice>}
      {walk.state === 'under_way' && (
        <p className="hint">
          {words.refreshes} <a href={href}>{words.refresh}</a>
        </p>
      )}
    </section>
  );
}
