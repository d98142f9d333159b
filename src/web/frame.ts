/** Language and theme of a request, and the frame of its page. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Locale } from '../quiz/quiz.ts';
import type { Frame, Theme } from './page.ts';
import type { Visit } from './route.ts';

/** One cookie's value, or null. Ours are plain words, so nothing is decoded. */
export function cookie(headers: IncomingHttpHeaders, name: string): string | null {
  for (const pair of (headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}

/** The one chosen; else the first that the browser asks for and we speak; else `fallback`. */
export function localeOf(headers: IncomingHttpHeaders, fallback: Locale): Locale {
  const chosen = cookie(headers, 'lang');
  if (chosen === 'ru' || chosen === 'en') return chosen;
  for (const wish of (headers['accept-language'] ?? '').slice(0, 200).split(',')) {
    const language = wish.trim().slice(0, 2).toLowerCase();
    if (language === 'ru' || language === 'en') return language;
  }
  return fallback;
}

export function themeOf(headers: IncomingHttpHeaders): Theme {
  const chosen = cookie(headers, 'theme');
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}

export function frameOf(visit: Visit, nonce: string, asset: (name: string) => string, place: Frame['place']): Frame {
  const { actor, locale, theme, here, t } = visit;
  const person = actor.kind === 'anonymous' ? null : { name: actor.name, role: actor.kind };
  return { locale, theme, nonce, here, person, t, asset, place };
}
