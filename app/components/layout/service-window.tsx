import { MarkedChinese } from '#app/components/case/marked-chinese.tsx';
import { useSite, useTexts } from '#app/components/layout/locale.tsx';

/** Where the window is that one can walk to; nothing where the county has told none. */
export function ServiceWindow() {
  const { common } = useTexts().texts;
  const { windowAddress } = useSite().countySite;
  if (windowAddress === null) return null;
  return (
    <p>
      {common.windowTitle} <MarkedChinese text={windowAddress} />
    </p>
  );
}
