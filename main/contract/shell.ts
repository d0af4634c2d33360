import {z} from 'zod';
import {Actor} from './records.ts';

const nothing = z.strictObject({});
const path = z.string().min(1).max(4096);

/** Why a person is asked for a file or a folder; what they choose may then be named in calls, and nothing else. */
export const Purpose = z.enum([
  'open-assessment',
  'new-assessment',
  'attach-evidence',
  'import-answers',
  'import-papers',
  'import-decisions',
  'use-template',
  'kubeconfig',
  'verify-file',
  'verify-folder',
  'package-into',
  'save-report',
  'save-copy',
  'save-csv',
  'save-xlsx',
]);

export const Settings = z.strictObject({
  /** Who works here: the actor of every custody entry. Empty until somebody says. */
  name: z.union([Actor, z.literal('')]),
  theme: z.enum(['system', 'light', 'dark']),
  /** How times are shown beside UTC. */
  localTimes: z.boolean(),
  /** The aside is shown. */
  aside: z.boolean(),
});

export const Recent = z.strictObject({
  folder: z.string(),
  reference: z.string(),
  client: z.string(),
  title: z.string(),
  openedAt: z.iso.datetime({precision: 3}),
  /** The folder is not where it was. */
  missing: z.boolean(),
});

/** How the engine does. `stopped`: it died and is being started again; `failed`: it died again and again. */
export const EngineState = z.strictObject({
  state: z.enum(['starting', 'ready', 'stopped', 'unresponsive', 'failed']),
  message: z.string(),
  /** The assessment that was opened again after a restart. */
  folder: z.string().optional(),
});

/** A pair of AWS keys kept by the system's keyring; only its name ever leaves the shell. */
const KeyName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'letters, digits, dot, dash and underscore');

/** What the shell itself answers: native dialogs, recent assessments, settings, keys. Never reaches the engine. */
export const shellMethods = {
  'shell.info': {
    input: nothing,
    output: z.strictObject({
      version: z.string(),
      platform: z.enum(['linux', 'darwin', 'win32']),
      runtime: z.enum(['electron', 'stand-in']),
      /** Where new assessments go unless somebody chooses otherwise; may be named in calls, with all below it. */
      documents: z.string(),
      engine: EngineState,
    }),
  },
  'shell.choose': {
    /** `suggested`: a file name for what is saved. */
    input: z.strictObject({purpose: Purpose, suggested: z.string().max(255).optional()}),
    /** Empty where the person thought better of it. */
    output: z.strictObject({paths: z.array(z.string())}),
  },
  'shell.reveal': {input: z.strictObject({path}), output: nothing},
  'shell.recent': {input: nothing, output: z.array(Recent)},
  'shell.forget': {input: z.strictObject({folder: path}), output: nothing},
  'shell.settings': {input: nothing, output: Settings},
  'shell.configure': {input: z.strictObject({settings: Settings.partial()}), output: Settings},
  'shell.keys': {
    input: nothing,
    /** `available`: this system can keep keys encrypted. */
    output: z.strictObject({available: z.boolean(), names: z.array(z.string())}),
  },
  'shell.keepKey': {
    input: z.strictObject({
      name: KeyName,
      accessKeyId: z.string().regex(/^[A-Z0-9]{16,128}$/, 'an access key id is 16 or more capital letters and digits'),
      secretAccessKey: z.string().min(16).max(256),
      sessionToken: z.string().min(1).max(8192).optional(),
    }),
    output: nothing,
  },
  'shell.dropKey': {input: z.strictObject({name: KeyName}), output: nothing},
  'shell.restartEngine': {input: nothing, output: nothing},
} as const;

export const shellEvents = {
  'engine.state': EngineState,
  /** A native menu's entry; the same commands as the palette's. */
  'menu.command': z.strictObject({command: z.string()}),
  /** A folder that the system asks us to open: double click, second start. */
  'shell.opened': z.strictObject({folder: z.string()}),
} as const;

export type Purpose = z.infer<typeof Purpose>;
export type Settings = z.infer<typeof Settings>;
export type Recent = z.infer<typeof Recent>;
export type EngineState = z.infer<typeof EngineState>;
export type ShellMethods = typeof shellMethods;
export type ShellEvents = typeof shellEvents;
