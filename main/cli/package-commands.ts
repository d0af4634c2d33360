import {resolve} from 'node:path';
import {Argument, type Command} from 'commander';
import {type CommandContext, examples} from './command-context.ts';
import {describeVerification} from './describe.ts';
import {exitCode} from './exit-codes.ts';

/** Adds `package` and `verify`. */
export const addPackageCommands = (program: Command, {client, out, open, exit}: CommandContext): void => {
  program
    .command('package')
    .description('seal the assessment and write the evidence package')
    .option('--out <folder>', 'where to write <reference>.zip', '.')
    .option('--as-folder', 'write a folder instead of a zip')
    .option('--replace', 'replace the package if it exists')
    .option('--by <name>', "who seals (default: the assessment's auditor)")
    .addHelpText('after', examples('fieldwork package -C acme', 'fieldwork package -C acme --out handover --replace'))
    .action(async (flags, command: Command) => {
      const assessment = await open(command);
      const console = out(command);
      const bar = console.bar('bytes');
      const stop = client.on('package.progress', event => bar.update(event.bytes, event.total, ''));
      try {
        const result = await client.call('package.build', {
          folder: resolve(flags.out),
          format: flags.asFolder ? 'folder' : 'zip',
          replace: flags.replace === true,
          by: flags.by ?? assessment.auditor,
        });
        bar.stop();
        console.result(result, [
          `${result.path}: ${result.files} files, ${result.bytes} bytes, sealed ${result.sealedAt}`,
          `Identity (SHA-256 of tagmanifest-sha256.txt): ${result.identity}`,
          'Tell the assessor this identity on another way than the file.',
        ]);
      } finally {
        bar.stop();
        stop();
      }
    });

  program
    .command('verify')
    .description('say whether a package is unaltered; needs no assessment')
    .addArgument(new Argument('<path>', 'the zip, or the folder it was unpacked to'))
    .addHelpText('after', examples('fieldwork verify EP-2026-001.zip', 'fieldwork verify --json unpacked/EP-2026-001'))
    .action(async (path: string, _flags, command: Command) => {
      const verification = await client.call('package.verify', {path: resolve(path)});
      out(command).result(verification, describeVerification(verification));
      if (!verification.ok) exit(exitCode.notFine);
    });
};
