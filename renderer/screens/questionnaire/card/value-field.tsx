import {SelectField, TextField} from '../../../components/field.tsx';
import {texts} from '../../../texts/texts.ts';
import type {Step} from '../steps.ts';

const words = texts.questionnaire;

/** What the question wants beside the conclusion: words, a day, a number with its unit, one of several, a document. */
export const ValueField = ({
  answer,
  value,
  evidence,
  onText,
  onBlur,
}: {
  answer: Step['answer'];
  value: string;
  /** Items that may be the document: those linked. */
  evidence: readonly string[];
  /** `now`: chosen rather than typed. */
  onText: (value: string, now: boolean) => void;
  onBlur: () => void;
}) => {
  switch (answer.type) {
    case 'conclusion':
      return null;
    case 'text':
      return (
        <TextField
          label={words.values.text}
          value={value}
          maxLength={20_000}
          onText={text => onText(text, false)}
          onBlur={onBlur}
        />
      );
    case 'date':
      return (
        <TextField
          label={words.values.date}
          type="date"
          max="9999-12-31"
          value={value}
          onText={text => onText(text, false)}
          onBlur={onBlur}
        />
      );
    case 'number':
      return (
        <TextField
          label={words.inUnit(answer.unit)}
          type="number"
          step="any"
          inputMode="decimal"
          value={value}
          onText={text => onText(text, false)}
          onBlur={onBlur}
        />
      );
    case 'choice':
      return (
        <SelectField
          label={words.values.choice}
          value={value}
          onText={text => onText(text, true)}
          options={[
            {value: '', label: words.nothingChosen},
            ...answer.options.map(option => ({value: option, label: option})),
          ]}
        />
      );
    case 'document':
      return (
        <SelectField
          label={words.values.document}
          hint={words.documentHint}
          value={value}
          onText={text => onText(text, true)}
          options={[{value: '', label: words.nothingChosen}, ...evidence.map(id => ({value: id, label: id}))]}
        />
      );
  }
};
