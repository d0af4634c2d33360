import {custodyPath} from './layout.ts';

/** The four lines of shell that check the custody log; they need sh, sha256sum, cut and grep. */
export const custodyShellLines = [
  'prev=$(printf %064d 0); n=0',
  'while IFS= read -r line; do n=$((n+1)); case "$line" in *",\\"prev\\":\\"$prev\\"}") ;; *) echo "BROKEN at line $n";; esac',
  `prev=$(printf '%s\\n' "$line" | sha256sum | cut -d' ' -f1); done < ${custodyPath}`,
  'echo "found:    Custody-Head-SHA256: $prev, Custody-Entries: $n"; echo "expected:"; grep "^Custody-" bag-info.txt',
] as const;

/** README-VERIFY.txt: how to check a package with what Windows, macOS and Linux bring along. ASCII only. */
export const readmeText = (name: string): string => `HOW TO VERIFY THIS PACKAGE WITHOUT FIELDWORK

This folder is a BagIt bag (RFC 8493). Its identity is the SHA-256 of the file tagmanifest-sha256.txt.
You were told that identity by another way than this package (a letter, a call, the signed report's cover
mail). Steps 1 to 5 prove that every file here is the one that identity stands for. A package whose
identity you were not told can be checked for damage, not for forgery.

Unpack the zip into an empty folder first, then open a terminal and go into the folder ${name}.


LINUX  (terminal with bash)

1. The identity. Compare the 64 digits with those you were told:
     sha256sum tagmanifest-sha256.txt

2. The bag's own files. Every line must say OK:
     sha256sum -c --strict tagmanifest-sha256.txt

3. The evidence. Nothing may be printed (without --quiet: every line must say OK):
     sha256sum -c --strict --quiet manifest-sha256.txt

4. Files that nobody listed, and listed files that are missing. Nothing may be printed:
     diff <(cut -c67- manifest-sha256.txt | LC_ALL=C sort) <(find data ! -type d | LC_ALL=C sort)
     diff <(cut -c67- tagmanifest-sha256.txt | LC_ALL=C sort) <(find . ! -type d ! -path './data/*' ! -path './signatures/*' ! -path './tagmanifest-*' | cut -c3- | LC_ALL=C sort)

5. The custody log: each line names the SHA-256 of the line before it. No line may say BROKEN, and what
   was found must equal what is expected:
${custodyShellLines.map(line => `     ${line}`).join('\n')}


macOS  (Terminal, zsh)

   The same steps, with  shasum -a 256  in the place of  sha256sum  everywhere:
     shasum -a 256 tagmanifest-sha256.txt
     shasum -a 256 -c --strict tagmanifest-sha256.txt
     shasum -a 256 -c --strict --quiet manifest-sha256.txt
   For step 5 type this first:
     sha256sum() { shasum -a 256 "$@"; }
   Finder puts files named .DS_Store into folders that it shows; step 4 then lists them. Any other name is
   a finding.


WINDOWS  (PowerShell)

1. The identity. Compare the 64 digits with those you were told:
     (Get-FileHash -Algorithm SHA256 tagmanifest-sha256.txt).Hash.ToLower()

2. and 3. Changed or missing files. Nothing may be printed:
     Get-Content tagmanifest-sha256.txt, manifest-sha256.txt | ForEach-Object {
       $want, $path = $_ -split '  ', 2
       if (-not (Test-Path -LiteralPath $path -PathType Leaf)) { "MISSING $path" }
       elseif ((Get-FileHash -Algorithm SHA256 -LiteralPath $path).Hash -ne $want) { "CHANGED $path" }
     }

4. Files that nobody listed. Nothing may be printed:
     $listed = @{}
     Get-Content tagmanifest-sha256.txt, manifest-sha256.txt | ForEach-Object { $listed[($_ -split '  ', 2)[1]] = 1 }
     Get-ChildItem -Recurse -File -Force | ForEach-Object {
       $path = (Resolve-Path -Relative -LiteralPath $_.FullName).Substring(2).Replace('\\', '/')
       if (-not $listed[$path] -and $path -notmatch '^(signatures/|tagmanifest-sha(256|512)\\.txt$)') { "EXTRA $path" }
     }

5. The custody log. No line may say BROKEN, and what was found must equal what is expected:
     $sha = [Security.Cryptography.SHA256]::Create(); $prev = '0' * 64; $n = 0
     $text = [Text.Encoding]::UTF8.GetString([IO.File]::ReadAllBytes("$PWD/${custodyPath}"))
     foreach ($line in $text.TrimEnd("\`n").Split("\`n")) { $n++
       if (-not $line.EndsWith(",\`"prev\`":\`"$prev\`"}")) { "BROKEN at line $n" }
       $prev = -join ($sha.ComputeHash([Text.Encoding]::UTF8.GetBytes("$line\`n")) | ForEach-Object { $_.ToString('x2') }) }
     "found:    Custody-Head-SHA256: $prev, Custody-Entries: $n"; "expected:"; Select-String '^Custody-' bag-info.txt


WHAT THE STEPS DO NOT SHOW

- Who made the package. That is what files under signatures/ are for, where there are any. They lie outside
  the tag manifests because they are made from them; trust in the signer's key must come from elsewhere.
- That the evidence is complete or that a conclusion is right. Reads that did not end in an answer are
  listed in data/index/ and in the report.
- manifest-sha512.txt and tagmanifest-sha512.txt say the same with SHA-512 (sha512sum, shasum -a 512).
  Any BagIt validator reads all four.
`;
