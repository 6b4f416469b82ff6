import { useTexts } from '#app/components/layout/locale.tsx';
import { Notice } from '#app/components/ui/notice.tsx';

/** Too many tries: how many seconds to wait. */
export function BusyNotice({ busy }: { busy: { retrySeconds: number } | null }) {
  const { account: words } = useTexts().texts;
  if (!busy) return null;
  return (
    <Notice tone="warn" title={words.busyTitle}>
      <p role="alert">{words.busy(busy.retrySeconds)}</p>
    </Notice>
  );
}
