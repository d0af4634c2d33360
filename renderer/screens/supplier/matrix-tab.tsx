import {useState} from 'react';
import type {MatrixRow} from '../../../main/contract/review-methods.ts';
import {shell} from '../../client.ts';
import {Button} from '../../components/button.tsx';
import {EmptyState} from '../../components/empty-state.tsx';
import {SelectField, TextField} from '../../components/field.tsx';
import {Loaded} from '../../components/loaded.tsx';
import {Problem} from '../../components/problem.tsx';
import {say} from '../../components/toasts.tsx';
import {count, ofTotal, visible} from '../../format.ts';
import {useAction, useEngine} from '../../query.ts';
import {go, useRoute} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import {ResponsibilityForm} from './responsibility-form.tsx';
import styles from './supplier.module.css';

const t = texts.supplier;

/** The responsibility matrix of a supplier: for each activity who does it, who is accountable, where the contract says so. */
export const MatrixTab = () => {
  const route = useRoute();
  const at = route.screen === 'supplier' ? route.at : {};
  const suppliers = useEngine('review.suppliers', {});
  const [name, setName] = useState('');
  const choose = (supplier: string) => go('supplier', {tab: 'responsibilities', supplier}, true);
  const adding = (
    <form
      className={styles.inline}
      onSubmit={event => {
        event.preventDefault();
        if (name.trim() !== '') choose(name.trim());
      }}
    >
      <TextField label={t.newSupplier} hint={t.newSupplierHint} value={name} onText={setName} maxLength={400} />
      <Button type="submit" disabled={name.trim() === ''}>
        {t.addSupplier}
      </Button>
    </form>
  );
  return (
    <Loaded query={suppliers}>
      {known => {
        const current = at.supplier ?? known[0]?.supplier;
        if (current === undefined) {
          return (
            <EmptyState title={t.firstSupplier} actions={adding}>
              {t.firstSupplierAbout}
            </EmptyState>
          );
        }
        const names = [...new Set([...known.map(({supplier}) => supplier), current])];
        return (
          <>
            <div className={styles.inline}>
              <SelectField
                label={t.supplier}
                value={current}
                options={names.map(value => ({value, label: visible(value)}))}
                onText={choose}
              />
              {adding}
            </div>
            <Matrix key={current} supplier={current} />
          </>
        );
      }}
    </Loaded>
  );
};

const Matrix = ({supplier}: {supplier: string}) => {
  const matrix = useEngine('review.matrix', {supplier}, {keep: true});
  const [open, setOpen] = useState<string>();
  const exporting = useAction('review.export', {quiet: true, touches: []});
  const exportAs = async (format: 'csv' | 'xlsx') => {
    const {paths} = await shell.call('shell.choose', {
      purpose: format === 'csv' ? 'save-csv' : 'save-xlsx',
      suggested: `responsibilities.${format}`,
    });
    if (!paths[0]) return;
    const {rows, path} = await exporting.mutateAsync({supplier, format, path: paths[0], replace: true});
    say(t.exported(rows, path));
  };
  return (
    <Loaded query={matrix} lines={10}>
      {({rows}) => (
        <>
          <div className={styles.bar}>
            <p>
              {t.answered(ofTotal(rows.filter(({party}) => party).length, rows.length))},{' '}
              {t.gapCount(rows.filter(({gaps}) => gaps.length > 0).length)}
            </p>
            <Button busy={exporting.isPending} onClick={() => void exportAs('csv')}>
              {t.exportCsv}
            </Button>
            <Button busy={exporting.isPending} onClick={() => void exportAs('xlsx')}>
              {t.exportXlsx}
            </Button>
          </div>
          {exporting.error && <Problem error={exporting.error} />}
          <table className={styles.matrix}>
            <caption className="unseen">{t.matrixTable(supplier)}</caption>
            <thead>
              <tr>
                {Object.entries(t.columns).map(([id, title]) => (
                  <th key={id} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(row => (
                <Row
                  key={row.activity}
                  row={row}
                  supplier={supplier}
                  open={row.activity === open}
                  onToggle={() => setOpen(row.activity === open ? undefined : row.activity)}
                  onDone={() => setOpen(undefined)}
                />
              ))}
            </tbody>
          </table>
        </>
      )}
    </Loaded>
  );
};

const Row = ({
  row,
  supplier,
  open,
  onToggle,
  onDone,
}: {
  row: MatrixRow;
  supplier: string;
  open: boolean;
  onToggle: () => void;
  onDone: () => void;
}) => (
  <>
    <tr className={open ? styles.openRow : undefined}>
      <th scope="row">
        <button type="button" className={styles.rowButton} aria-expanded={open} onClick={onToggle}>
          {row.title}
        </button>
      </th>
      <td className={row.party ? (row.party === 'nobody' ? styles.bad : undefined) : styles.open}>
        {row.party ? t.parties[row.party] : t.notAnswered}
      </td>
      <td>{visible(row.accountable)}</td>
      <td>
        {visible(row.contractClause)}
        {row.page && `, ${t.onPage(visible(row.page))}`}
      </td>
      <td className={styles.number}>{count(row.evidence.length)}</td>
      <td className={styles.open}>{row.gaps.length > 0 ? count(row.gaps.length) : ''}</td>
    </tr>
    {open && (
      <tr>
        <td colSpan={6} className={styles.formCell}>
          <ResponsibilityForm row={row} supplier={supplier} onDone={onDone} />
        </td>
      </tr>
    )}
  </>
);
