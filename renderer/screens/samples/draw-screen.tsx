import {useEffect, useRef, useState} from 'react';
import {useCommands} from '../../commands/commands.ts';
import {Button} from '../../components/button.tsx';
import {ControlsField} from '../../components/evidence/controls-field.tsx';
import {SelectField, TextArea, TextField} from '../../components/field.tsx';
import {Problem} from '../../components/problem.tsx';
import {Screen, Section} from '../../components/screen.tsx';
import {say} from '../../components/toasts.tsx';
import {controlFrom} from '../../control-text.ts';
import {useAction, useEngine} from '../../query.ts';
import {go, type Places} from '../../routes.ts';
import {useActor} from '../../settings.ts';
import {texts} from '../../texts/texts.ts';
import {useUnsaved} from '../../unsaved.ts';
import {sameDraft} from '../papers/draft-faults.ts';
import {DrawBasis} from './draw-basis.tsx';
import {type DrawDraft, drawOf, faultsOfDraw, newDraw} from './draw-draft.ts';
import {DrawSource} from './draw-source.tsx';
import {PopulationPreview} from './population-preview.tsx';
import {seedInShort} from './sample-rows.ts';
import styles from './samples.module.css';
import {useList} from './use-list.ts';
import {usePopulation} from './use-population.ts';

const t = texts.samples.plan;

/** Plans a sample and draws it: what is tested, of what population, how many and which. */
export const DrawScreen = ({from}: {from: Places['samples']}) => {
  const by = useActor();
  const [first] = useState(() => newDraw(from.control ? controlFrom(from.control) : undefined, from.question));
  const [draft, setDraft] = useState(first);
  const [tried, setTried] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const drawing = useAction('samples.draw');
  const letGo = useUnsaved(!sameDraft(draft, first));
  const list = useList(draft);
  const population = usePopulation(draft, list.ready);
  const size = population.known?.size;
  const change = (part: Partial<DrawDraft>) => setDraft(now => ({...now, ...part}));
  const now = faultsOfDraw(draft, size, list.unnamed);
  const faults = tried ? now : {};
  const missing = Object.keys(faults).length;
  const faulty = missing > 0;
  const fault = (field: keyof DrawDraft) => {
    const found = faults[field];
    return found && t.faults[found];
  };
  useEffect(() => {
    if (faulty) element.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [faulty]);

  const draw = async () => {
    setTried(true);
    const sent = drawOf(draft, by);
    if (!sent || drawing.isPending || Object.keys(now).length > 0) return;
    // What the engine refuses stands above the buttons.
    const kept = await drawing.mutateAsync(sent).catch(() => undefined);
    if (kept?.paper.kind !== 'sample') return;
    const {seed} = kept.paper;
    say(t.drawn(kept.id, kept.paper.size, seedInShort(seed)));
    letGo();
    go('samples', {id: kept.id}, true);
  };
  const submit = draft.basis === 'random' ? t.submit : t.take;
  useCommands([
    {id: 'samples:submit', title: submit, group: texts.screens.samples, keys: 'Mod+Enter', run: () => void draw()},
  ]);

  return (
    <Screen
      title={t.title}
      about={t.about}
      actions={<Button onClick={() => go('samples')}>{texts.samples.back}</Button>}
      aside={<PopulationPreview population={population} read={draft.from === 'collection'} />}
    >
      <form
        ref={element}
        className={styles.form}
        noValidate
        onSubmit={event => {
          event.preventDefault();
          void draw();
        }}
      >
        <Section title={t.what}>
          <div className={styles.form}>
            <TextField
              label={t.name}
              hint={t.nameHint}
              error={fault('title')}
              maxLength={400}
              value={draft.title}
              onText={title => change({title})}
            />
            <div>
              <ControlsField
                label={t.control}
                controls={draft.control ? [draft.control] : []}
                onChange={controls => change({control: controls.at(-1), question: ''})}
              />
              {fault('control') && <p className={styles.error}>{fault('control')}</p>}
            </div>
            {draft.control && <Questions draft={draft} control={draft.control} change={change} />}
          </div>
        </Section>
        <Section title={t.population}>
          <div className={styles.form}>
            <DrawSource draft={draft} list={list} badFilter={population.badFilter} change={change} fault={fault} />
          </div>
        </Section>
        <Section title={t.how}>
          <div className={styles.form}>
            <DrawBasis draft={draft} known={population.known} change={change} fault={fault} />
            <TextArea
              label={t.otherLimits}
              hint={t.otherLimitsHint}
              optional
              rows={2}
              maxLength={20_000}
              value={draft.limits}
              onText={limits => change({limits})}
            />
          </div>
        </Section>
        {drawing.error && <Problem error={drawing.error} />}
        <div className={styles.buttons}>
          <p className={styles.standing} role="status">
            {faulty && <span className={styles.error}>{t.faultCount(missing)}</span>}
          </p>
          <Button onClick={() => go('samples')}>{texts.common.cancel}</Button>
          <Button kind="primary" type="submit" busy={drawing.isPending} shortcut="Mod+Enter">
            {submit}
          </Button>
        </div>
      </form>
    </Screen>
  );
};

const Questions = ({
  draft,
  control,
  change,
}: {
  draft: DrawDraft;
  control: NonNullable<DrawDraft['control']>;
  change: (part: Partial<DrawDraft>) => void;
}) => {
  const questions = useEngine('questions.list', {control}).data ?? [];
  // What a place named may be a question that this control only shares.
  const named = questions.some(({id}) => id === draft.question) || draft.question === '';
  return (
    <SelectField
      label={t.question}
      optional
      value={draft.question}
      options={[
        {value: '', label: t.noQuestion},
        ...(named ? [] : [{value: draft.question, label: draft.question}]),
        ...questions.map(({id, text}) => ({value: id, label: text})),
      ]}
      onText={question => change({question})}
    />
  );
};
