/** One class: how to join it, what is set, who is in it. */
import { toString as qrCode } from 'qrcode';
import * as z from 'zod';
import type { ClassView } from '../../classroom/index.ts';
import { type Fault, isFault } from '../../fault.ts';
import { columnsOf, pointsOf } from '../../report/columns.ts';
import { id, nothing, quizId, title } from '../fields.ts';
import { invalidNote } from '../invalid.ts';
import { isLocal } from '../origin.ts';
import { Refused } from '../refused.ts';
import { type Reply, type Route, route, type Visit } from '../route.ts';
import { quizTitle } from '../titles.ts';

interface SetQuiz {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly questions: number;
  readonly points: number;
  readonly set: boolean;
}

const params = z.strictObject({ class: id });
const student = z.strictObject({ class: id, student: id });

function quizzesOf({ site, locale }: Visit, group: ClassView): readonly SetQuiz[] {
  return [...site.quizzes.values()].map(quiz => ({
    id: quiz.id,
    number: quiz.number,
    title: quizTitle(quiz, locale),
    questions: columnsOf(quiz).length,
    points: pointsOf(quiz),
    set: group.quizzes.includes(quiz.id),
  }));
}

/** A PIN that was made just now, and whose. */
interface Issued {
  readonly student: string;
  readonly pin: string;
}

async function page(
  visit: Visit,
  classId: string,
  note: string | null,
  names: string,
  issued: Issued | null = null,
): Promise<Reply> {
  const { classroom } = visit.site;
  const group = await classroom.class(visit.actor, classId);
  const roster = group.rights.includes('see-students') ? await classroom.roster(visit.actor, classId) : [];
  const link = `${visit.address}/join/${group.code}`;
  return {
    kind: 'page',
    view: 'class',
    status: note === null ? 200 : 400,
    title: group.title,
    place: 'classes',
    crumbs: [
      { text: visit.t('nav.classes'), href: '/classes' },
      { text: group.title, href: null },
    ],
    model: {
      group,
      roster,
      note,
      names,
      issued:
        issued === null ? null : { pin: issued.pin, name: roster.find(each => each.id === issued.student)?.name ?? '' },
      link,
      // Phones would go to themselves.
      qr:
        isLocal(visit.address) || !group.rights.includes('lead')
          ? null
          : await qrCode(link, {
              type: 'svg',
              margin: 0,
              errorCorrectionLevel: 'M',
              color: { dark: '#11273b', light: '#ffffff' },
            }),
      quizzes: quizzesOf(visit, group),
    },
  };
}

/** Bytes of them in Cyrillic, as a form writes them. */
const FIVE_HUNDRED_NAMES = 512 * 1024;

interface TypedName {
  readonly line: number;
  readonly text: string;
}

/** The lines that hold a name, counted as the box shows them. */
function linesOf(text: string): readonly TypedName[] {
  return text
    .split(/\r?\n/)
    .map((each, index) => ({ line: index + 1, text: each.trim() }))
    .filter(each => each.text !== '');
}

/** How much of a name is quoted. */
const QUOTED = 40;

function lineNote({ t }: Visit, fault: Fault, lines: readonly TypedName[]): string {
  const problem = invalidNote(t, fault);
  const found = typeof fault.data.place === 'number' ? lines[fault.data.place] : undefined;
  if (found === undefined) return problem;
  const signs = [...found.text];
  const name = signs.length > QUOTED ? `${signs.slice(0, QUOTED).join('')}…` : found.text;
  return t('class.add.line', { line: found.line, name, problem });
}

/** A form of the class page: do it, and back to the page. */
function form<B>(
  path: string,
  body: z.ZodType<B>,
  act: (visit: Visit, classId: string, body: B) => Promise<unknown>,
): Route {
  return route('post', `/classes/:class/${path}`, {
    who: 'instructor',
    params,
    query: nothing,
    body,
    limit: FIVE_HUNDRED_NAMES,
    answer: async (visit, input) => {
      const classId = input.params.class;
      try {
        await act(visit, classId, input.body);
        return { kind: 'redirect', to: `/classes/${classId}` };
      } catch (error) {
        if (isFault(error, 'invalid')) return page(visit, classId, invalidNote(visit.t, error), '');
        throw error;
      }
    },
  });
}

function studentForm(path: string, act: (visit: Visit, classId: string, student: string) => Promise<unknown>): Route {
  return route('post', `/classes/:class/students/:student/${path}`, {
    who: 'instructor',
    params: student,
    query: nothing,
    body: nothing,
    answer: async (visit, input) => {
      await act(visit, input.params.class, input.params.student);
      return { kind: 'redirect', to: `/classes/${input.params.class}` };
    },
  });
}

/** A box ticked comes as its value, several as a list, none as nothing. */
const ticked = z.union([quizId.transform(each => [each]), z.array(quizId).max(200)]).default([]);

export const classRoutes: readonly Route[] = [
  route('get', '/classes/:class', {
    who: 'instructor',
    params,
    query: nothing,
    body: nothing,
    answer: (visit, input) => page(visit, input.params.class, null, ''),
  }),
  form('title', z.strictObject({ title }), (visit, group, body) =>
    visit.site.classroom.rename(visit.actor, group, body.title),
  ),
  form('quizzes', z.strictObject({ quiz: ticked }), (visit, group, body) => {
    if (!body.quiz.every(each => visit.site.quizzes.has(each))) throw new Refused(400, 'error.quiz');
    const all = body.quiz.length === visit.site.quizzes.size;
    return visit.site.classroom.setQuizzes(visit.actor, group, all ? null : body.quiz);
  }),
  form('joining', z.strictObject({ open: z.enum(['yes', 'no']) }), (visit, group, body) =>
    visit.site.classroom.setJoining(visit.actor, group, body.open === 'yes'),
  ),
  form('code', nothing, (visit, group) => visit.site.classroom.newCode(visit.actor, group)),
  route('post', '/classes/:class/students', {
    who: 'instructor',
    params,
    query: nothing,
    body: z.strictObject({ names: z.string().max(40_000) }),
    limit: FIVE_HUNDRED_NAMES,
    answer: async (visit, input) => {
      const classId = input.params.class;
      const lines = linesOf(input.body.names);
      try {
        await visit.site.classroom.addStudents(
          visit.actor,
          classId,
          lines.map(({ text }) => text),
        );
        return { kind: 'redirect', to: `/classes/${classId}` };
      } catch (error) {
        // Nothing that was typed is lost, and the line is named.
        if (isFault(error, 'invalid')) return page(visit, classId, lineNote(visit, error, lines), input.body.names);
        throw error;
      }
    },
  }),
  /** A list from a file, to be looked at before anyone is added. The page's script sends the file's bytes as base64. */
  route('post', '/classes/:class/roster', {
    who: 'instructor',
    params,
    query: nothing,
    body: z.strictObject({ file: z.base64().max(400_000) }),
    limit: 640 * 1024,
    answer: async (visit, input) => {
      const classId = input.params.class;
      const { classroom } = visit.site;
      const group = await classroom.class(visit.actor, classId);
      try {
        const preview = await classroom.readRoster(visit.actor, classId, Buffer.from(input.body.file, 'base64'));
        return {
          kind: 'page',
          view: 'roster',
          title: visit.t('roster.title'),
          place: 'classes',
          crumbs: [
            { text: visit.t('nav.classes'), href: '/classes' },
            { text: group.title, href: `/classes/${group.id}` },
            { text: visit.t('roster.title'), href: null },
          ],
          model: { group, preview },
        };
      } catch (error) {
        if (isFault(error, 'invalid')) return page(visit, classId, invalidNote(visit.t, error), '');
        throw error;
      }
    },
  }),
  studentForm('remove', (visit, group, who) => visit.site.classroom.removeStudent(visit.actor, group, who)),
  /** The answer is the page itself: what it shows is shown once. */
  route('post', '/classes/:class/students/:student/pin', {
    who: 'instructor',
    params: student,
    query: nothing,
    body: nothing,
    answer: async (visit, input) => {
      const { class: group, student: who } = input.params;
      const pin = await visit.site.classroom.renewPin(visit.actor, group, who);
      return page(visit, group, null, '', { student: who, pin });
    },
  }),
  route('get', '/classes/:class/gradebook.csv', {
    who: 'instructor',
    params,
    query: nothing,
    body: nothing,
    answer: async (visit, input) => {
      const group = await visit.site.classroom.class(visit.actor, input.params.class);
      const body = await visit.site.classroom.gradebook(visit.actor, group.id, visit.locale);
      return {
        kind: 'file',
        name: `${group.title.replace(/[^\p{L}\p{N} _-]+/gu, '-')}.csv`,
        type: 'text/csv; charset=utf-8',
        body,
      };
    },
  }),
];
