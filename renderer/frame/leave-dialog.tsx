import {Button} from '../components/button.tsx';
import {Dialog} from '../components/dialog.tsx';
import {useStore} from '../store.ts';
import {texts} from '../texts/texts.ts';
import {opening} from './opening.ts';

/** Asks before an assessment is left in which a collection runs. */
export const LeaveDialog = () => {
  const {asking} = useStore(opening);
  return (
    <Dialog
      open={asking !== undefined}
      title={texts.frame.leave.title}
      onClose={() => asking?.answer(false)}
      footer={
        <>
          <Button onClick={() => asking?.answer(false)}>{texts.frame.leave.keep}</Button>
          <Button kind="danger" onClick={() => asking?.answer(true)}>
            {texts.frame.leave.stop}
          </Button>
        </>
      }
    >
      <p>{texts.frame.leave.why}</p>
    </Dialog>
  );
};
