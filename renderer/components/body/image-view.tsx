import {Maximize, Minus, Plus} from 'lucide-react';
import {useEffect, useState} from 'react';
import {count} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import {Button} from '../button.tsx';
import {zoomStep} from '../pdf/pdf-layout.ts';
import {Note, Problem} from '../problem.tsx';
import styles from './image-view.module.css';

/** An image from its bytes; its size is known before it is decoded, so that nothing jumps. The URL lives as long as this is shown. */
export const ImageView = ({
  content,
  mediaType,
  width,
  height,
  label,
}: {
  content: Uint8Array;
  mediaType: string;
  width: number;
  height: number;
  label: string;
}) => {
  const words = texts.evidence.body;
  const [url, setUrl] = useState('');
  const [scale, setScale] = useState<number | 'fit'>('fit');
  const [broken, setBroken] = useState(false);
  const [partly, setPartly] = useState(false);
  useEffect(() => {
    let gone = false;
    const blob = new Blob([content as Uint8Array<ArrayBuffer>], {type: mediaType});
    const made = URL.createObjectURL(blob);
    setUrl(made);
    setBroken(false);
    setPartly(false);
    // An image that breaks off is drawn as far as it goes, without a word; the strict decoder says so.
    createImageBitmap(blob).then(
      bitmap => bitmap.close(),
      () => !gone && setPartly(true),
    );
    return () => {
      gone = true;
      URL.revokeObjectURL(made);
    };
  }, [content, mediaType]);
  if (broken) return <Problem error={new Error(words.brokenImage)} />;
  const fits = scale === 'fit';
  return (
    <div className={styles.viewer}>
      {partly && <Note kind="open">{words.partlyDrawn}</Note>}
      <div className={styles.bar} role="toolbar" aria-label={words.imageToolbar}>
        <span>{words.pixels(count(width), count(height))}</span>
        <span className={styles.space} />
        <Button
          kind="quiet"
          icon={Minus}
          aria-label={words.smaller}
          onClick={() => setScale(zoomStep(fits ? 1 : scale, -1))}
        />
        <output className={styles.scale}>{fits ? words.fitted : words.percent(count(Math.round(scale * 100)))}</output>
        <Button
          kind="quiet"
          icon={Plus}
          aria-label={words.larger}
          onClick={() => setScale(fits ? 1 : zoomStep(scale, 1))}
        />
        <Button
          kind="quiet"
          icon={Maximize}
          aria-label={words.fit}
          aria-pressed={fits}
          onClick={() => setScale('fit')}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard */}
      <section className={fits ? styles.fitted : styles.scroller} tabIndex={0} aria-label={label}>
        {url && (
          <img
            src={url}
            alt={label}
            width={width}
            height={height}
            style={fits ? {} : {width: width * scale, height: height * scale}}
            onError={() => setBroken(true)}
          />
        )}
      </section>
    </div>
  );
};
