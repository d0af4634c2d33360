import {Button} from '../components/button.tsx';
import {Dialog} from '../components/dialog.tsx';
import {useStore} from '../store.ts';
import {texts} from '../texts/texts.ts';
import {leaving} from '../unsaved.ts';

const t = texts.frame.unsaved;

/** Asks before a form is left in which something is not saved. */
export const UnsavedDialog = () => {
  const asking = useStore(leaving);
  return (
    <Dialog
      open={asking !== undefined}
      title={t.title}
      onClose={() => asking?.answer(false)}
      footer={
        <>
          <Button kind="danger" onClick={() => asking?.answer(true)}>
            {t.leave}
          </Button>
          <Button kind="primary" onClick={() => asking?.answer(false)}>
            {t.keep}
          </Button>
        </>
      }
    >
      <p>{t.why}</p>
    </Dialog>
  );
};
