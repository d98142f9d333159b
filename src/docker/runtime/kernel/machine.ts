import type { Platform } from '../../image/platform.ts';

/** `uname -m` of a platform. */
export function emulatedArchitecture(platform: Platform): 'aarch64' | 'x86_64' {
  return platform === 'linux/arm64' ? 'aarch64' : 'x86_64';
}

/** The kernel of the simulated host, as containers see it. */
export const KERNEL_RELEASE = '6.18.44-fc-v657';
export const KERNEL_VERSION = '#1 SMP PREEMPT_DYNAMIC Tue Sep  1 09:00:00 UTC 2026';
export const PROCESSORS = 2;
/** KiB. */
export const MEMORY = 24_683_520;

const STRIDE = 0x6d2b79f5;

/** Numbers from a seed, the same on every machine: mulberry32, after so many of them. */
export function chance(seed: number, drawn = 0): () => number {
  let state = (seed + Math.imul(drawn, STRIDE)) >>> 0;
  return () => {
    state = (state + STRIDE) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
