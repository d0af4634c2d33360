import {type DragEvent, type ReactNode, type RefCallback, useCallback, useEffect, useId, useRef, useState} from 'react';
import {createPortal} from 'react-dom';
import type {ControlRef} from '../../../main/contract/ids.ts';
import {shell} from '../../client.ts';
import {useActor} from '../../settings.ts';
import {useStore} from '../../store.ts';
import {texts} from '../../texts/texts.ts';
import {say} from '../toasts.tsx';
import {AttachDialog} from './attach-dialog.tsx';
import type {AttachJob} from './attach-queue.ts';
import {attachAs, attachQueue} from './attaching.ts';
import {type ChosenFile, fromFiles, fromPaths, nameOfPaste} from './chosen-files.ts';
import {receivePastes} from './paste-receivers.ts';

/** What a screen needs to take files in: ways to begin, properties of its drop zone, what is under way. */
export type Attach = {
  /** Opens the system's dialog for files. */
  readonly choose: () => Promise<void>;
  /** Takes files of a file input. */
  readonly take: (files: readonly File[], kind?: 'document' | 'photo') => Promise<void>;
  /** Spread over the element that takes drops; pastes go to it while it is shown. */
  readonly zone: {
    readonly ref: RefCallback<HTMLElement>;
    readonly onDragEnter: (event: DragEvent) => void;
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
  };
  /** Files are being dragged over the zone. */
  readonly over: boolean;
  readonly jobs: readonly AttachJob[];
  /** Where the dialog is drawn: put it anywhere. */
  readonly dialog: ReactNode;
};

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/**
 * Attaching files to what a screen shows. `controls`: what they support unless somebody says otherwise. `onAttached` gets the id of
 * each evidence item as soon as the engine has it, also when the screen is left meanwhile.
 */
export const useAttach = (
  controls: readonly ControlRef[],
  {
    onAttached,
    owner: named,
    disabled = false,
  }: {
    onAttached?: (id: string) => void;
    /** Whose files these are, where the same place is left and shown again meanwhile. */
    owner?: string;
    disabled?: boolean;
  } = {},
): Attach => {
  const own = useId();
  const owner = named ?? own;
  const by = useActor();
  const [chosen, setChosen] = useState<readonly ChosenFile[]>([]);
  const [over, setOver] = useState(false);
  const element = useRef<HTMLElement | null>(null);
  const depth = useRef(0);
  const shown = useRef(true);
  const attached = useRef(onAttached);
  attached.current = onAttached;
  const jobs = useStore(attachQueue.jobs).filter(job => job.owner === owner);
  useEffect(() => attachAs(by), [by]);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);

  const offer = useCallback((files: readonly ChosenFile[]) => {
    if (files.length > 0) setChosen(before => [...before, ...files]);
  }, []);
  const take = useCallback(
    async (files: readonly File[], kind?: 'document' | 'photo') => offer(await fromFiles(files, kind)),
    [offer],
  );
  const choose = useCallback(async () => {
    try {
      const {paths} = await shell.call('shell.choose', {purpose: 'attach-evidence'});
      offer(fromPaths(paths));
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  }, [offer]);

  useEffect(() => {
    if (disabled) return;
    return receivePastes({
      element: () => element.current,
      take: files => {
        const named = files.map(
          file => new File([file], nameOfPaste(file, new Date(), texts.evidenceField.screenshot), {type: file.type}),
        );
        void take(named);
      },
    });
  }, [take, disabled]);

  const leave = () => {
    depth.current = 0;
    setOver(false);
  };

  return {
    choose,
    take,
    over,
    jobs,
    zone: {
      ref: useCallback((node: HTMLElement | null) => {
        element.current = node;
      }, []),
      onDragEnter: event => {
        if (disabled || !carriesFiles(event)) return;
        event.preventDefault();
        depth.current += 1;
        setOver(true);
      },
      onDragOver: event => {
        if (disabled || !carriesFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      onDragLeave: () => {
        depth.current -= 1;
        if (depth.current <= 0) leave();
      },
      onDrop: event => {
        leave();
        if (disabled || !carriesFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        void take([...event.dataTransfer.files]);
      },
    },
    dialog: createPortal(
      <AttachDialog
        files={chosen}
        controls={controls}
        onClose={() => setChosen([])}
        onAttach={orders => {
          setChosen([]);
          attachQueue.add(owner, orders, (id, {name}) => {
            attached.current?.(id);
            if (!shown.current) say(texts.evidenceField.attached(name, id));
          });
        }}
      />,
      document.body,
    ),
  };
};
