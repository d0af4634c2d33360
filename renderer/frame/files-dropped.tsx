import {type ReactNode, useEffect, useRef, useState} from 'react';
import {pathOf} from '../client.ts';
import styles from './files-dropped.module.css';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Takes a file or folder that is dropped anywhere in the window while it is shown; says so while something hovers. */
export const FilesDropped = ({children, onPath}: {children: ReactNode; onPath: (path: string) => void}) => {
  const [over, setOver] = useState(false);
  const latest = useRef(onPath);
  latest.current = onPath;
  useEffect(() => {
    const hover = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = async (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      const path = file && (await pathOf(file));
      if (path) latest.current(path);
    };
    const onDrop = (event: DragEvent) => void drop(event);
    window.addEventListener('dragenter', hover);
    window.addEventListener('dragover', hover);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragenter', hover);
      window.removeEventListener('dragover', hover);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  return over ? (
    <div className={styles.over} role="status">
      <p>{children}</p>
    </div>
  ) : null;
};

/** What is dropped where nothing takes it goes nowhere: the window must not open the file itself. */
export const useNoStrayDrops = (): void =>
  useEffect(() => {
    const refuse = (event: DragEvent) => {
      if (event.defaultPrevented || !carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
    };
    window.addEventListener('dragover', refuse);
    window.addEventListener('drop', refuse);
    return () => {
      window.removeEventListener('dragover', refuse);
      window.removeEventListener('drop', refuse);
    };
  }, []);
