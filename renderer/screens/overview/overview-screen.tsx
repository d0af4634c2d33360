import {Loaded} from '../../components/loaded.tsx';
import {Screen, Section} from '../../components/screen.tsx';
import {visible} from '../../format.ts';
import {useEngine} from '../../query.ts';
import {useAssessment} from '../../settings.ts';
import {texts} from '../../texts/texts.ts';
import {Coverage} from './coverage.tsx';
import {Figures} from './figures.tsx';
import {HeatMap} from './heat-map.tsx';
import {Legend} from './legend.tsx';
import {NextList} from './next-list.tsx';
import {type OutlinePart, outlineParts} from './outline.ts';
import styles from './overview.module.css';

const titles: Readonly<Record<OutlinePart['kind'], string>> = {
  family: texts.overview.families,
  clause: texts.overview.clauses,
  review: texts.overview.reviews,
};

/** Where the engagement stands: every control at a glance, what to do next, and what was read. */
export const OverviewScreen = () => {
  const assessment = useAssessment();
  const overview = useEngine('overview.get', {}, {keep: true});
  const title = assessment ? texts.overview.heading(visible(assessment.client), visible(assessment.title)) : '';
  return (
    <Screen title={title} width="wide">
      <Loaded query={overview} lines={18}>
        {data => (
          <div className={styles.columns}>
            <div className={styles.side}>
              <NextList steps={data.next} />
            </div>
            <div className={styles.map}>
              {outlineParts(data.groups, assessment?.mode ?? 'readiness').map((part, index) => (
                <Section key={part.kind} title={titles[part.kind]}>
                  {part.kind === 'family' && (
                    <p className={styles.about}>{texts.overview.familiesAbout(assessment?.edition ?? '2022')}</p>
                  )}
                  <HeatMap groups={part.groups} caption={titles[part.kind]} />
                  {index === 0 && <Legend />}
                </Section>
              ))}
            </div>
            <div className={styles.facts}>
              <Coverage targets={data.coverage} />
              <Figures overview={data} />
            </div>
          </div>
        )}
      </Loaded>
    </Screen>
  );
};
