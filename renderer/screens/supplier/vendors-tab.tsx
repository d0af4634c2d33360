import {useState} from 'react';
import type {StoredPaper} from '../../../main/contract/papers.ts';
import type {AssuranceState, ProviderUse, VendorAssessment} from '../../../main/contract/review-methods.ts';
import {Button} from '../../components/button.tsx';
import {Chip} from '../../components/chip.tsx';
import {EmptyState} from '../../components/empty-state.tsx';
import {Loaded} from '../../components/loaded.tsx';
import {Section} from '../../components/screen.tsx';
import {StateMark} from '../../components/state-mark.tsx';
import {count, formatDay, visible} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {texts} from '../../texts/texts.ts';
import styles from './supplier.module.css';
import {VendorDialog} from './vendor-dialog.tsx';

const t = texts.supplier;
const tones: Readonly<Record<AssuranceState, 'pass' | 'open' | 'fail'>> = {
  valid: 'pass',
  expiring: 'open',
  expired: 'fail',
  'not-yet-valid': 'open',
};

type Editing = {readonly stored?: StoredPaper; readonly use?: ProviderUse};

/** The cloud vendor register, compared with what the collections show to be in use on the day. */
export const VendorsTab = () => {
  const assessed = useEngine('vendors.assess', {});
  const papers = useEngine('papers.list', {kind: 'vendor'}).data;
  const inUse = useEngine('vendors.inUse', {}).data;
  const [editing, setEditing] = useState<Editing>();
  const add = <Button onClick={() => setEditing({})}>{t.addVendor}</Button>;
  return (
    <>
      <p className={styles.about}>{t.vendorsAbout}</p>
      <Loaded query={assessed} lines={8}>
        {({on, vendors, questions}) => (
          <>
            <div className={styles.bar}>
              <p>{t.asOf(formatDay(on))}</p>
              {vendors.length > 0 && add}
            </div>
            {vendors.length === 0 && (
              <EmptyState title={t.noVendors} actions={add}>
                {t.noVendorsAbout}
              </EmptyState>
            )}
            {vendors.map(vendor => {
              const stored = papers?.find(({id}) => id === vendor.id);
              const use = inUse?.providers.find(({provider}) => provider === vendor.provider);
              return (
                <VendorSection
                  key={vendor.id ?? vendor.name}
                  vendor={vendor}
                  onEdit={() => setEditing({...(stored ? {stored} : {}), ...(use ? {use} : {})})}
                />
              );
            })}
            {inUse && inUse.providers.length > 0 && <InUse providers={inUse.providers} />}
            {questions.length > 0 && (
              <Section title={t.questions}>
                <ul className={styles.bullets}>
                  {questions.map(question => (
                    <li key={question}>{question}</li>
                  ))}
                </ul>
              </Section>
            )}
          </>
        )}
      </Loaded>
      {editing && <VendorDialog stored={editing.stored} use={editing.use} onClose={() => setEditing(undefined)} />}
    </>
  );
};

const VendorSection = ({vendor, onEdit}: {vendor: VendorAssessment; onEdit: () => void}) => (
  <Section
    title={visible(vendor.name)}
    count={t.providers[vendor.provider]}
    actions={
      <>
        {vendor.id === undefined && <Chip tone="open">{t.unregistered}</Chip>}
        <Button
          onClick={onEdit}
          aria-label={vendor.id === undefined ? t.addVendor : t.editVendor(visible(vendor.name))}
        >
          {vendor.id === undefined ? t.addVendor : t.edit}
        </Button>
      </>
    }
  >
    {vendor.gaps.length > 0 && (
      <ul className={styles.gaps}>
        {vendor.gaps.map(gap => (
          <li key={gap}>
            <StateMark state="could-not-be-read" />
            <span>{visible(gap)}</span>
          </li>
        ))}
      </ul>
    )}
    {vendor.assurances.length === 0 ? (
      <p className={styles.about}>{t.noAssurances}</p>
    ) : (
      <ul className={styles.topics}>
        {vendor.assurances.map(assurance => (
          <li key={`${assurance.title}-${assurance.validFrom}`}>
            <Chip tone={tones[assurance.state]}>{t.assuranceStates[assurance.state]}</Chip>
            <span className={styles.grow}>
              {visible(assurance.title)}
              <small>
                {visible(assurance.issuer)} ·{' '}
                {t.validity(formatDay(assurance.validFrom), formatDay(assurance.validUntil))}
                {assurance.notCovered.services.length + assurance.notCovered.regions.length > 0 &&
                  ` · ${t.notCovered([...assurance.notCovered.services, ...assurance.notCovered.regions].join(', '))}`}
              </small>
            </span>
            <span className={styles.figure}>{t.daysLeft(assurance.days)}</span>
          </li>
        ))}
      </ul>
    )}
    {vendor.unassured.length > 0 && <p>{t.unassured(vendor.unassured.map(({id}) => id).join(', '))}</p>}
    <p className={[styles.about, styles.split].join(' ')} title={t.splitAbout}>
      {t.split(vendor.split.inherited.length, vendor.split.shared.length, vendor.split.customer.length)}
    </p>
  </Section>
);

const InUse = ({providers}: {providers: readonly ProviderUse[]}) => (
  <Section title={t.inUse}>
    <ul className={styles.uses}>
      {providers.flatMap(provider => [
        ...provider.uses.map(use => (
          <li key={`${provider.provider}-${use.service}-${use.region}`}>
            {t.inUseLine(use.service, use.region, count(use.resources))}
          </li>
        )),
        ...provider.unread.map(place => (
          <li key={`${provider.provider}-${place.service}-${place.region}-unread`} className={styles.open}>
            <StateMark state="could-not-be-read" /> {t.notSeen(place.service, place.region)}
          </li>
        )),
      ])}
    </ul>
  </Section>
);
