import {useCallback, useMemo} from 'react';
import type {EvidenceBody} from '../../../main/contract/views.ts';
import {engine} from '../../client.ts';
import {visible} from '../../format.ts';
import {texts} from '../../texts/texts.ts';
import {Skeleton} from '../loaded.tsx';
import {PdfView} from '../pdf/pdf-view.tsx';
import {Note, Problem} from '../problem.tsx';
import styles from './body-view.module.css';
import {ImageView} from './image-view.tsx';
import {TextView} from './text-view.tsx';
import {useBody} from './use-body.ts';
import {layOutXml} from './xml-layout.ts';

const scripted: ReadonlySet<string> = new Set(['text/html', 'image/svg+xml', 'application/xhtml+xml']);

const isXml = (mediaType: string): boolean => mediaType === 'text/xml' || mediaType === 'application/xml';

/** One file of an evidence item, shown without running anything in it; or why it is not shown. */
export const BodyView = ({id, file}: {id: string; file: number}) => {
  const words = texts.evidence.body;
  const {body, error, again} = useBody(id, file);
  if (error) return <Problem error={error} onRetry={again} />;
  if (!body) return <Skeleton lines={10} />;
  return (
    <div className={styles.body}>
      {scripted.has(body.mediaType) && body.view === 'text' && <Note kind="open">{words.asText}</Note>}
      {body.truncated && <Note kind="open">{words.truncated}</Note>}
      <Shown key={`${id}/${file}`} id={id} file={file} body={body} />
    </div>
  );
};

const Shown = ({id, file, body}: {id: string; file: number; body: EvidenceBody}) => {
  const words = texts.evidence.body;
  const label = words.contentOf(visible(body.name));
  const {view, text, content, width, height} = body;
  // The viewer takes the bytes away; shown a second time, they are asked for again.
  const pdf = useCallback(async () => {
    if (content && content.byteLength > 0) return content;
    return (await engine.call('evidence.body', {id, file})).content ?? new Uint8Array();
  }, [content, id, file]);
  const xml = useMemo(
    () => (view === 'text' && text !== undefined && isXml(body.mediaType) ? layOutXml(text) : undefined),
    [view, text, body.mediaType],
  );
  if (xml !== undefined) return <TextView text={xml} layout="xml" label={label} />;
  if ((view === 'json' || view === 'text') && text !== undefined)
    return <TextView text={text} layout={view === 'json' ? 'json' : 'plain'} label={label} />;
  if (view === 'image' && content && width && height)
    return <ImageView content={content} mediaType={body.mediaType} width={width} height={height} label={label} />;
  if (view === 'pdf' && content) return <PdfView source={pdf} label={label} />;
  return (
    <div className={styles.none}>
      <p>{body.why === undefined ? words.notShown : visible(body.why)}</p>
    </div>
  );
};
