/** What a process is asked to be, and what comes of it. */

import type { Draft } from '../../filesystem/index.ts';
import type { HttpAnswered, HttpQuestion } from '../../http.ts';
import type { Platform } from '../../image/platform.ts';
import type { Chunk, Ending, HostRemark, Instant } from '../../outcome.ts';
import type { Work } from '../../work.ts';
import type { ProcessCheckpoint } from './terminal.ts';
import type { WebServer } from './web.ts';

export type { ProcessCheckpoint } from './terminal.ts';

export interface ProcessRequest {
  /** As given to exec: the shell form is already wrapped (`/bin/sh -c …`). */
  readonly argv: readonly string[];
  /** `NAME=value`, in order. HOME is added from the passwd file when it is missing. */
  readonly env: readonly string[];
  readonly cwd: string;
  /** As in the image's config: `` (root), `node`, `1000`, `1000:1000`, `node:staff`. */
  readonly user: string;
  /** Further groups of the user, by name or number; absent for a process of a build. */
  readonly groupAdd?: readonly string[];
  /** Changed in place by what the process writes. */
  readonly filesystem: Draft;
  readonly platform: Platform;
  readonly hostname: string;
  /** Lines of /etc/hosts in place of those that a container on a network has. */
  readonly hosts?: string;
  /** What /etc/resolv.conf says, in place of what a container on a network of its own has. */
  readonly resolvConf?: string;
  readonly now: Instant;
  /** Decides $RANDOM, mktemp, and whatever else is left to chance. */
  readonly seed: number;
  readonly stdin: string;
  /** Standard input stays open after `stdin` (a terminal, or -i without end): a shell or cat then waits. */
  readonly stdinOpen: boolean;
  /** Where the process goes on: `stdin` is then what was typed since, and `filesystem` as it was left. Absent: it begins. */
  readonly resume?: ProcessCheckpoint | null;
  readonly tty: boolean;
  readonly columns: number | null;
  /** Simulated milliseconds after which a process that has not ended is left running. */
  readonly horizon: number;
  readonly readonlyRoot: boolean;
  /** Paths (of volumes and mounts) that stay writable under `readonlyRoot`. */
  readonly writable: readonly string[];
  /** What is mounted beside the usual file systems: volumes and directories of the machine's disk, and file systems in memory. */
  readonly mounts?: readonly MountedFileSystem[];
  /** Of root's capabilities those that it does not have; left out: it has them all. */
  readonly lacks?: ReadonlySet<FileCapability>;
  /** How many files it may have open, as `ulimit -n` tells it. */
  readonly openFiles?: number;
  /** What its control group lets it have; left out: no bounds. */
  readonly bounds?: Bounds;
  /** Whether the network can be reached: package managers fail as they do without it when false. */
  readonly network: boolean;
  /** Its cards, beside the loopback; left out: none. */
  readonly interfaces?: readonly Interface[];
  /** What else `ps` would show: the processes of the container that an exec joins, PID 1 first. */
  readonly others: readonly OtherProcess[];
  /** What answers on the network under a name: other containers, for wget, curl, nc, ping, redis-cli, psql. Null: no such name. */
  readonly lookup: (name: string) => Peer | null;
  /** On the host itself: what answers at a host and a port. Null: nothing; a peer without the port closes what was opened. */
  readonly reach?: (host: string, port: number) => Peer | null;
  /** On the host itself: asks the daemon's socket for a path with GET; null for what it answers to nobody but the client. */
  readonly socket?: (target: string) => Promise<SocketAnswer | null>;
  readonly limits: ProcessLimits;
  /** What the line may still cost that the process is a part of. */
  readonly work: Work;
}

/** Capabilities by which root does with files what others may not. */
export const FILE_CAPABILITIES = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER'] as const;
export type FileCapability = (typeof FILE_CAPABILITIES)[number];

/** Of a control group; 0: no bound. */
export interface Bounds {
  /** Bytes. */
  readonly memory: number;
  /** Microseconds of processors in each 100 ms. */
  readonly cpu: number;
  readonly pids: number;
}

export interface MountedFileSystem {
  readonly path: string;
  readonly kind: 'disk' | 'memory';
  readonly readOnly?: boolean;
  /** KiB that a file system in memory may hold; null: half of what the machine has. */
  readonly size: number | null;
}

export interface SocketAnswer {
  readonly status: number;
  readonly body: string;
}

/** How much one process may do before this host stops it. */
export interface ProcessLimits {
  /** How many programs it may start. */
  readonly programs: number;
  /** How many times the loops of one script may turn. */
  readonly turns: number;
  /** How many characters it may print. */
  readonly output: number;
}

export const PROCESS_LIMITS: ProcessLimits = {
  programs: 3_000,
  turns: 12_000,
  output: 4_000_000,
};

/** A network card of a container. */
export interface Interface {
  readonly name: string;
  /** IPv4, with the bits of its subnet. */
  readonly address: string;
  readonly bits: number;
  readonly mac: string;
  /** Null where there is no way out. */
  readonly gateway: string | null;
}

export interface OtherProcess {
  readonly pid: number;
  readonly user: string;
  readonly command: string;
  readonly started: Instant;
  /** The process that started it, where it is not PID 1. */
  readonly parent?: number;
  /** Of a terminal: `pts/0`. */
  readonly terminal?: string;
  /** KiB that it has asked for, and those in memory; those of a small program where nothing else is said. */
  readonly memory?: readonly [asked: number, resident: number];
}

/** Another container, as seen over the network. */
export interface Peer {
  readonly address: string;
  /** The program that its main process has become (`nginx`, `redis-server` …), or null when nothing listens. */
  readonly service: string | null;
  /** TCP ports on which it listens. */
  readonly ports: readonly number[];
  readonly filesystem: Draft | null;
  /** Asks what listens on a port as a browser does. Absent: what it would say is not known. */
  readonly ask?: (port: number, question: HttpQuestion, at: Instant) => HttpAnswered;
  /** What its server answers where that is not read off its files: a registry. Null: this host has no answer. */
  readonly answer?: (question: {
    readonly method: string;
    readonly target: string;
    readonly accept: string;
  }) => ServedPage | null;
}

/** A page of a server. */
export interface ServedPage {
  readonly status: number;
  readonly reason: string;
  readonly type: string;
  readonly body: string;
  /** Lines of the head as they follow the first; `Date` stands for the time. */
  readonly head: readonly string[];
}

/** Why no process came to be. The text is what runc says after `unable to start container process: `. */
export interface StartFailure {
  /** `user`: refused by the daemon before runc is called; `path`: by runc before it makes a process; `start`: by the process. */
  readonly kind: 'user' | 'path' | 'start';
  readonly message: string;
  /** What stands after `: unknown` in the daemon's message: `: permission denied` for a directory, else empty. */
  readonly suffix: string;
  /** 126 or 127 where the process would have been PID 1 of a container or of an exec; 125 for a user. */
  readonly exitCode: number;
}

/** An executable that a process became or started. */
export interface ExecutedFile {
  /** Canonical, in the container. */
  readonly path: string;
  /** Of its content, as it was when it ran. */
  readonly digest: string;
  /** Set when what it wrote to its stdout went where that of the process does: not into a pipe, a file or a word of a shell. */
  readonly direct?: true;
}

export interface Process {
  readonly failure: StartFailure | null;
  /** Each once, in the order of their first run; no more than `MOST_EXECUTED`. */
  readonly executed: readonly ExecutedFile[];
  /** In the order of their times; `after` counts from the start of the process. Of one that was taken up, what it prints since. */
  readonly chunks: readonly Chunk[];
  /** Simulated milliseconds from start to end; null when it still runs at the horizon. */
  readonly duration: number | null;
  /** How far it was played, in simulated milliseconds: to its end, or to where it waits for what does not come. */
  readonly elapsed: number;
  /** Null while it runs. */
  readonly ending: Ending | null;
  /** Traps and the signals that the program handles: name without SIG → what follows. A signal that is not here is left to the kernel's rule. */
  readonly signals: Readonly<Record<string, SignalAnswer>>;
  /** What the process has become after `exec`s, for `ps` and `top`: `nginx: master process nginx -g daemon off;`. */
  readonly command: string;
  /** The network service that it has become, and its ports. */
  readonly service: string | null;
  readonly ports: readonly number[];
  /** Those of them on which it listens for its own container alone. */
  readonly loopback: readonly number[];
  /** How it answers over HTTP; null where that is not known. */
  readonly web: WebServer | null;
  /** What is shown by who waits for a line at its terminal (`/ # `, nothing by cat); null while nobody does. */
  readonly asks: string | null;
  /** How it is taken up again when that line comes; null where it can only be played from where it was taken up before. */
  readonly checkpoint: ProcessCheckpoint | null;
  /** What was asked for at its terminal that is not simulated, the last of it: it was said there, and the process went on. */
  readonly unmet: string | null;
  /** What the host has to say beside what was printed. */
  readonly remarks: readonly HostRemark[];
}

export interface SignalAnswer {
  /** Null: the handler returns and the process goes on. */
  readonly exitCode: number | null;
  /** Milliseconds from the signal to the end. */
  readonly duration: number;
  /** `after` counts from the signal. */
  readonly chunks: readonly Chunk[];
}
