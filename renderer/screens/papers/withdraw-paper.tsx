import {useState} from 'react';
import type {PaperKind} from '../../../main/contract/papers.ts';
import {Button} from '../../components/button.tsx';
import {Dialog} from '../../components/dialog.tsx';
import {TextArea} from '../../components/field.tsx';
import {Problem} from '../../components/problem.tsx';
import {say} from '../../components/toasts.tsx';
import {useAction} from '../../query.ts';
import {useActor} from '../../settings.ts';
import {texts} from '../../texts/texts.ts';

const t = texts.papers.withdraw;

/** Withdraws a paper, with the reason that stays on the record. */
export const WithdrawPaper = ({kind, id}: {kind: PaperKind; id: string}) => {
  const by = useActor();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const withdrawing = useAction('papers.withdraw');
  const close = () => {
    setAsking(false);
    setReason('');
    withdrawing.reset();
  };
  const withdraw = async () => {
    // What the engine refuses stands in the dialog.
    const done = await withdrawing.mutateAsync({kind, id, reason: reason.trim(), by}).catch(() => undefined);
    if (!done) return;
    close();
    say(t.done(id));
  };
  return (
    <>
      <Button kind="danger" onClick={() => setAsking(true)}>
        {t.button}
      </Button>
      <Dialog
        open={asking}
        title={t.title(id)}
        onClose={close}
        footer={
          <>
            <Button onClick={close}>{texts.common.cancel}</Button>
            <Button
              kind="danger"
              busy={withdrawing.isPending}
              disabled={reason.trim() === ''}
              onClick={() => void withdraw()}
            >
              {t.button}
            </Button>
          </>
        }
      >
        <p>{t.about}</p>
        <TextArea label={t.reason} maxLength={20_000} value={reason} onText={setReason} />
        {withdrawing.error && <Problem error={withdrawing.error} />}
      </Dialog>
    </>
  );
};
