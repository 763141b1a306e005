import { useTexts } from '../page.tsx';

/** Why something did not work, in the sandbox's words. */
export function Refusal({ text }: { text: string | null }) {
  const t = useTexts();
  return (
    <div role="alert" className="refusal">
      {text && `${t.refused}: ${text}`}
    </div>
  );
}
