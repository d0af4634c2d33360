import {Plus, X} from 'lucide-react';
import {useRef} from 'react';
import {Button} from '../../components/button.tsx';
import {TextField} from '../../components/field.tsx';
import {texts} from '../../texts/texts.ts';
import type {FieldProblems, Member} from './draft.ts';
import styles from './new-assessment.module.css';

/** Who works on an assessment beside the lead auditor: a row each. */
export const TeamField = ({
  team,
  problems,
  onChange,
}: {
  team: readonly Member[];
  problems: FieldProblems;
  onChange: (team: readonly Member[]) => void;
}) => {
  const words = texts.newAssessment.team;
  const list = useRef<HTMLFieldSetElement>(null);
  const change = (key: number, part: Partial<Member>) =>
    onChange(team.map(member => (member.key === key ? {...member, ...part} : member)));
  const add = () => {
    onChange([...team, {key: Math.max(0, ...team.map(({key}) => key)) + 1, name: '', role: ''}]);
    setTimeout(() => [...(list.current?.querySelectorAll<HTMLInputElement>('[data-name]') ?? [])].at(-1)?.focus(), 0);
  };
  return (
    <fieldset className={styles.team} ref={list}>
      <legend>{words.label}</legend>
      {team.length === 0 && <p className={styles.hint}>{words.none}</p>}
      {team.map(({key, name, role}, index) => (
        <div key={key} className={styles.member}>
          <TextField
            label={<Short text={words.nameShort} said={words.name(index + 1)} />}
            data-name=""
            maxLength={200}
            value={name}
            error={problems[`team.${key}.name`]}
            onText={text => change(key, {name: text})}
          />
          <TextField
            label={<Short text={words.roleShort} said={words.role(index + 1)} />}
            placeholder={words.rolePlaceholder}
            maxLength={200}
            value={role}
            error={problems[`team.${key}.role`]}
            onText={text => change(key, {role: text})}
          />
          <Button
            kind="quiet"
            icon={X}
            aria-label={words.remove(name)}
            className={styles.removeMember}
            onClick={() => onChange(team.filter(member => member.key !== key))}
          />
        </div>
      ))}
      {problems.team && <p className={styles.error}>{problems.team}</p>}
      <Button icon={Plus} className={styles.add} onClick={add}>
        {words.add}
      </Button>
    </fieldset>
  );
};

const Short = ({text, said}: {text: string; said: string}) => (
  <>
    <span aria-hidden="true">{text}</span>
    <span className="unseen">{said}</span>
  </>
);
