import { useTexts } from '#app/components/layout/locale.tsx';
import { Icon } from '#app/components/ui/icon.tsx';

export type Door = { href: string; name: string; hint: string };

/** The few ways on of a page, a whole row each. `href` is without the language's prefix. */
export function Doors({ doors }: { doors: readonly Door[] }) {
  const { path } = useTexts();
  return (
    <ul className="doors">
      {doors.map((door) => (
        <li key={door.href}>
          <a href={path(door.href)} className="door">
            <span className="door-text">
              <span className="door-name">{door.name}</span>
              <span className="door-hint">{door.hint}</span>
            </span>
            <Icon name="arrow" />
          </a>
        </li>
      ))}
    </ul>
  );
}
