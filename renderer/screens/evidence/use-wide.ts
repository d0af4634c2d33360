import {useEffect, useState} from 'react';

/** Whether the window is at least so many CSS pixels wide. */
export const useWide = (pixels: number): boolean => {
  const [wide, setWide] = useState(() => window.matchMedia(`(min-width: ${pixels}px)`).matches);
  useEffect(() => {
    const query = window.matchMedia(`(min-width: ${pixels}px)`);
    const update = () => setWide(query.matches);
    query.addEventListener('change', update);
    return () => query.removeEventListener('change', update);
  }, [pixels]);
  return wide;
};
