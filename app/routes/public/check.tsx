import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { Doors } from '#app/components/ui/doors.tsx';

export const handle = { static: true };

/** What can be looked up before anybody reports or pays. */
export default function Check() {
  const { texts } = useTexts();
  const words = texts.checker;
  const doors = [
    { href: '/check/fee', name: words.feeDoor, hint: words.feeDoorHint },
    { href: '/check/fine', name: words.fineDoor, hint: words.fineDoorHint },
    { href: '/remedies', name: words.remediesDoor, hint: words.remediesDoorHint },
  ];
  return (
    <div className="column">
      <PageTitle title={words.title} />
      <h1 className="page-title">{words.title}</h1>
      <p className="mb-6">{words.lead}</p>
      <Doors doors={doors} />
      <p className="hint mt-6">{words.advice}</p>
    </div>
  );
}
