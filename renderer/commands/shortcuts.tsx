import {useState} from 'react';
import {Dialog} from '../components/dialog.tsx';
import {Kbd} from '../components/kbd.tsx';
import {useStore} from '../store.ts';
import {texts} from '../texts/texts.ts';
import {commands, useCommands} from './commands.ts';
import {type ShortcutGroup, shortcutGroups} from './shortcut-groups.ts';
import styles from './shortcuts.module.css';

const words = texts.palette.shortcuts;

const fixed: ShortcutGroup = {
  group: words.always,
  keys: [
    {keys: 'Esc', title: words.fixed.escape},
    {keys: 'Tab', title: words.fixed.tab},
    {keys: 'ArrowUp+ArrowDown', title: words.fixed.arrows},
    {keys: 'Enter', title: words.fixed.enter},
  ],
};

/** The keys that do something here and now. */
export const Shortcuts = () => {
  const [open, setOpen] = useState(false);
  const offered = useStore(commands);
  useCommands([
    {id: 'shortcuts', title: words.open, group: texts.frame.groups.window, keys: '?', run: () => setOpen(true)},
  ]);
  return (
    <Dialog open={open} title={words.title} onClose={() => setOpen(false)} wide reading>
      <p className={styles.about}>{words.about}</p>
      <div className={styles.groups}>
        {[...shortcutGroups(offered).toReversed(), fixed].map(({group, keys}) => (
          <section key={group} className={styles.group}>
            <h3>{group}</h3>
            <dl>
              {keys.map(row => (
                <div key={row.keys} className={styles.row}>
                  <dt>{row.title}</dt>
                  <dd>
                    <Kbd keys={row.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
};
