import {useState} from 'react';
import type {StoredPaper, Vendor} from '../../../main/contract/papers.ts';
import type {ProviderUse} from '../../../main/contract/review-methods.ts';
import {Button} from '../../components/button.tsx';
import {Dialog} from '../../components/dialog.tsx';
import {EvidenceField} from '../../components/evidence/evidence-field.tsx';
import {SelectField, TextArea, TextField} from '../../components/field.tsx';
import {Problem} from '../../components/problem.tsx';
import {say} from '../../components/toasts.tsx';
import {visible} from '../../format.ts';
import {useAction} from '../../query.ts';
import {useActor} from '../../settings.ts';
import {texts} from '../../texts/texts.ts';
import styles from './supplier.module.css';
import {
  type AssuranceDraft,
  draftOfVendor,
  emptyAssurance,
  faultsOf,
  type VendorDraft,
  vendorOf,
} from './vendor-draft.ts';

const t = texts.supplier;
const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({value, label}));

/** Registers a vendor, or changes one: who it is, what is used of it, and what stands behind it. */
export const VendorDialog = ({
  stored,
  use,
  onClose,
}: {
  stored: StoredPaper | undefined;
  use: ProviderUse | undefined;
  onClose: () => void;
}) => {
  const by = useActor();
  const before = stored?.paper as Vendor | undefined;
  const [draft, setDraft] = useState(() => draftOfVendor(before, use));
  const [tried, setTried] = useState(false);
  const saving = useAction('papers.save');
  const faults = tried ? faultsOf(draft) : {};
  const change = (part: Partial<VendorDraft>) => setDraft(now => ({...now, ...part}));
  const faultText = (field: string) => {
    const fault = faults[field];
    return fault && (fault === 'required' ? t.required : t.dateOrder);
  };

  const save = async () => {
    setTried(true);
    if (Object.keys(faultsOf(draft)).length > 0) return;
    await saving.mutateAsync({
      paper: vendorOf(draft, before),
      by,
      ...(stored ? {id: stored.id, expected: stored.version} : {}),
    });
    say(t.vendorSaved(draft.name));
    onClose();
  };

  return (
    <Dialog
      open
      wide
      title={before ? t.editVendor(visible(before.name)) : t.addVendor}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button kind="primary" busy={saving.isPending} onClick={() => void save()}>
            {t.saveVendor}
          </Button>
        </>
      }
    >
      <div className={styles.columns}>
        <TextField label={t.vendorName} value={draft.name} error={faultText('name')} onText={name => change({name})} />
        <SelectField
          label={t.provider}
          value={draft.provider}
          options={options(t.providers)}
          onText={provider => change({provider: provider as VendorDraft['provider']})}
        />
        <TextField
          label={t.services}
          hint={t.listHint}
          value={draft.services}
          onText={services => change({services})}
        />
        <TextField label={t.regions} hint={t.listHint} value={draft.regions} onText={regions => change({regions})} />
      </div>
      <h3>{t.assurances}</h3>
      {draft.assurances.map((assurance, index) => (
        <AssuranceFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a row of the form is what stands at its place
          key={index}
          assurance={assurance}
          faultText={field => faultText(`assurances.${index}.${field}`)}
          onChange={part =>
            change({assurances: draft.assurances.map((other, at) => (at === index ? {...other, ...part} : other))})
          }
          onRemove={() => change({assurances: draft.assurances.filter((_, at) => at !== index)})}
        />
      ))}
      <div>
        <Button onClick={() => change({assurances: [...draft.assurances, emptyAssurance]})}>{t.addAssurance}</Button>
      </div>
      {saving.error && <Problem error={saving.error} />}
    </Dialog>
  );
};

const AssuranceFields = ({
  assurance,
  faultText,
  onChange,
  onRemove,
}: {
  assurance: AssuranceDraft;
  faultText: (field: string) => string | undefined;
  onChange: (part: Partial<AssuranceDraft>) => void;
  onRemove: () => void;
}) => (
  <fieldset className={styles.assurance}>
    <legend className="unseen">{assurance.title || t.addAssurance}</legend>
    <div className={styles.columns}>
      <SelectField
        label={t.assuranceType}
        value={assurance.type}
        options={options(t.assuranceTypes)}
        onText={type => onChange({type: type as AssuranceDraft['type']})}
      />
      <TextField
        label={t.assuranceTitle}
        value={assurance.title}
        error={faultText('title')}
        onText={title => onChange({title})}
      />
      <TextField
        label={t.issuer}
        value={assurance.issuer}
        error={faultText('issuer')}
        onText={issuer => onChange({issuer})}
      />
      <div className={styles.columns}>
        <TextField
          label={t.validFrom}
          type="date"
          value={assurance.validFrom}
          error={faultText('validFrom')}
          onText={validFrom => onChange({validFrom})}
        />
        <TextField
          label={t.validUntil}
          type="date"
          value={assurance.validUntil}
          error={faultText('validUntil')}
          onText={validUntil => onChange({validUntil})}
        />
      </div>
      <TextField
        label={t.services}
        hint={t.listHint}
        value={assurance.services}
        onText={services => onChange({services})}
      />
      <TextField
        label={t.regions}
        hint={t.listHint}
        value={assurance.regions}
        onText={regions => onChange({regions})}
      />
    </div>
    <TextArea
      label={t.scope}
      rows={2}
      value={assurance.scope}
      error={faultText('scope')}
      onText={scope => onChange({scope})}
    />
    <EvidenceField
      label={t.evidence}
      ids={[...assurance.evidence]}
      controls={[]}
      onChange={evidence => onChange({evidence})}
    />
    <div className={styles.buttons}>
      <Button kind="danger" onClick={onRemove}>
        {t.removeAssurance(assurance.title)}
      </Button>
    </div>
  </fieldset>
);
