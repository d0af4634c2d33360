import type {texts} from '../../texts/texts.ts';

export type System = keyof typeof texts.verify.without.systems;
type StepName = keyof typeof texts.verify.without.steps;

/** One step of checking a package with what a system brings along: the same commands as in its README-VERIFY.txt. */
export type Step = {readonly step: StepName; readonly commands: string};

const lines = (...commands: readonly string[]): string => commands.join('\n');

const listed = lines(
  'diff <(cut -c67- manifest-sha256.txt | LC_ALL=C sort) <(find data ! -type d | LC_ALL=C sort)',
  "diff <(cut -c67- tagmanifest-sha256.txt | LC_ALL=C sort) <(find . ! -type d ! -path './data/*' ! -path './signatures/*' ! -path './tagmanifest-*' | cut -c3- | LC_ALL=C sort)",
);

const custody = lines(
  'prev=$(printf %064d 0); n=0',
  'while IFS= read -r line; do n=$((n+1)); case "$line" in *",\\"prev\\":\\"$prev\\"}") ;; *) echo "BROKEN at line $n";; esac',
  "prev=$(printf '%s\\n' \"$line\" | sha256sum | cut -d' ' -f1); done < data/custody/custody.jsonl",
  'echo "found:    Custody-Head-SHA256: $prev, Custody-Entries: $n"; echo "expected:"; grep "^Custody-" bag-info.txt',
);

export const stepsWithoutUs: Readonly<Record<System, readonly Step[]>> = {
  linux: [
    {step: 'identity', commands: 'sha256sum tagmanifest-sha256.txt'},
    {step: 'tags', commands: 'sha256sum -c --strict tagmanifest-sha256.txt'},
    {step: 'payload', commands: 'sha256sum -c --strict --quiet manifest-sha256.txt'},
    {step: 'extra', commands: listed},
    {step: 'custody', commands: custody},
  ],
  macos: [
    {step: 'identity', commands: 'shasum -a 256 tagmanifest-sha256.txt'},
    {step: 'tags', commands: 'shasum -a 256 -c --strict tagmanifest-sha256.txt'},
    {step: 'payload', commands: 'shasum -a 256 -c --strict --quiet manifest-sha256.txt'},
    {step: 'extra', commands: listed},
    {step: 'prepare', commands: 'sha256sum() { shasum -a 256 "$@"; }'},
    {step: 'custody', commands: custody},
  ],
  windows: [
    {step: 'identity', commands: '(Get-FileHash -Algorithm SHA256 tagmanifest-sha256.txt).Hash.ToLower()'},
    {
      step: 'both',
      commands: lines(
        'Get-Content tagmanifest-sha256.txt, manifest-sha256.txt | ForEach-Object {',
        "  $want, $path = $_ -split '  ', 2",
        '  if (-not (Test-Path -LiteralPath $path -PathType Leaf)) { "MISSING $path" }',
        '  elseif ((Get-FileHash -Algorithm SHA256 -LiteralPath $path).Hash -ne $want) { "CHANGED $path" }',
        '}',
      ),
    },
    {
      step: 'extra',
      commands: lines(
        '$listed = @{}',
        "Get-Content tagmanifest-sha256.txt, manifest-sha256.txt | ForEach-Object { $listed[($_ -split '  ', 2)[1]] = 1 }",
        'Get-ChildItem -Recurse -File -Force | ForEach-Object {',
        "  $path = (Resolve-Path -Relative -LiteralPath $_.FullName).Substring(2).Replace('\\', '/')",
        '  if (-not $listed[$path] -and $path -notmatch \'^(signatures/|tagmanifest-sha(256|512)\\.txt$)\') { "EXTRA $path" }',
        '}',
      ),
    },
    {
      step: 'custody',
      commands: lines(
        "$sha = [Security.Cryptography.SHA256]::Create(); $prev = '0' * 64; $n = 0",
        '$text = [Text.Encoding]::UTF8.GetString([IO.File]::ReadAllBytes("$PWD/data/custody/custody.jsonl"))',
        'foreach ($line in $text.TrimEnd("`n").Split("`n")) { $n++',
        '  if (-not $line.EndsWith(",`"prev`":`"$prev`"}")) { "BROKEN at line $n" }',
        '  $prev = -join ($sha.ComputeHash([Text.Encoding]::UTF8.GetBytes("$line`n")) | ForEach-Object { $_.ToString(\'x2\') }) }',
        '"found:    Custody-Head-SHA256: $prev, Custody-Entries: $n"; "expected:"; Select-String \'^Custody-\' bag-info.txt',
      ),
    },
  ],
};
