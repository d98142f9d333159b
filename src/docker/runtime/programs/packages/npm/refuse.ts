import { standIn } from '../../../../filesystem/index.ts';
import type { ProgramCall } from '../../../kernel/program.ts';
import { manifestPath } from './manifest.ts';

/** Prints an error of npm, and leaves the log that it speaks of. Gives the exit code. */
export function refuse(call: ProgramCall, lines: readonly string[], exitCode = 1): number {
  const stamp = new Date(call.session.request.now).toISOString().replace(/[:.]/g, '_');
  const logs = `${call.env.get('HOME') ?? '/root'}/.npm/_logs`;
  const log = `${logs}/${stamp}-debug-0.log`;
  for (const line of [...lines, `A complete log of this run can be found in: ${log}`]) call.err(`npm error ${line}\n`);
  call.files.mkdir(logs, { recursive: true });
  call.files.write(log, standIn(3200, log));
  return exitCode;
}

export function refuseWithoutManifest(call: ProgramCall): number {
  const path = manifestPath(call);
  return refuse(
    call,
    [
      'code ENOENT',
      'syscall open',
      `path ${path}`,
      'errno -2',
      `enoent Could not read package.json: Error: ENOENT: no such file or directory, open '${path}'`,
      'enoent This is related to npm not being able to find a file.',
      'enoent',
    ],
    254,
  );
}

export function refuseBrokenManifest(call: ProgramCall): number {
  return refuse(call, [
    'code EJSONPARSE',
    `path ${manifestPath(call)}`,
    'JSON.parse Unexpected token in JSON at position 0 while parsing package.json',
    'JSON.parse Failed to parse JSON data.',
    'JSON.parse Note: package.json must be actual JSON, not just JavaScript.',
  ]);
}

/** `npm ci` without a lock. */
export function refuseWithoutLock(call: ProgramCall): number {
  return refuse(call, [
    'code EUSAGE',
    '',
    'The `npm ci` command can only install with an existing package-lock.json or',
    'npm-shrinkwrap.json with lockfileVersion >= 1. Run an install with npm@5 or',
    'later to generate a package-lock.json file, then try again.',
    '',
    'Clean install a project',
    '',
    'Usage:',
    'npm ci',
    '',
  ]);
}

export function refuseOffline(call: ProgramCall): number {
  return refuse(call, [
    'code EAI_AGAIN',
    'syscall getaddrinfo',
    'errno EAI_AGAIN',
    'request to https://registry.npmjs.org/ failed, reason: getaddrinfo EAI_AGAIN registry.npmjs.org',
  ]);
}

/** A directory that may not be made. */
export function refuseDirectory(call: ProgramCall, directory: string): number {
  return refuse(
    call,
    [
      'code EACCES',
      'syscall mkdir',
      `path ${directory}`,
      'errno -13',
      `Error: EACCES: permission denied, mkdir '${directory}'`,
      '    at async mkdir (node:internal/fs/promises:858:10) {',
      '}',
      '',
      'The operation was rejected by your operating system.',
      'It is likely you do not have the permissions to access this file as the current user',
    ],
    243,
  );
}

/** A name under which the registry has nothing. */
export function refuseMissing(call: ProgramCall, name: string): number {
  const url = `https://registry.npmjs.org/${name.replace('/', '%2f')}`;
  return refuse(call, [
    'code E404',
    `404 Not Found - GET ${url} - Not found`,
    '404',
    `404  '${name}@*' is not in this registry.`,
    '404',
    '404 Note that you can also install from a',
    '404 tarball, folder, http url, or git folder.',
  ]);
}
