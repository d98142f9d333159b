/** Every route of the pages. The access test holds its matrix against this very list. */
import { accountRoutes } from './pages/account.ts';
import { classRoutes } from './pages/class.ts';
import { classResultsRoutes } from './pages/class-results.ts';
import { classesRoutes } from './pages/classes.ts';
import { examRoutes } from './pages/exam.ts';
import { homeRoutes } from './pages/home.ts';
import { joinRoutes } from './pages/join.ts';
import { loginRoutes } from './pages/login.ts';
import { practiceRoutes } from './pages/practice.ts';
import { practiceRoomRoutes } from './pages/practice-room.ts';
import { preferenceRoutes } from './pages/preferences.ts';
import { quizRoutes } from './pages/quiz.ts';
import { referenceRoutes } from './pages/reference.ts';
import { resultsRoutes } from './pages/results.ts';
import { sandboxRoutes } from './pages/sandbox.ts';
import { setupRoutes } from './pages/setup.ts';
import { staffRoutes } from './pages/staff.ts';
import { studentRoutes } from './pages/student.ts';
import { wallRoutes } from './pages/wall.ts';
import type { Route } from './route.ts';

export const routes: readonly Route[] = [
  ...homeRoutes,
  ...examRoutes,
  ...quizRoutes,
  ...sandboxRoutes,
  ...practiceRoutes,
  ...practiceRoomRoutes,
  ...resultsRoutes,
  ...referenceRoutes,
  ...joinRoutes,
  ...loginRoutes,
  ...setupRoutes,
  ...preferenceRoutes,
  ...accountRoutes,
  ...classesRoutes,
  ...classRoutes,
  ...staffRoutes,
  ...studentRoutes,
  ...wallRoutes,
  ...classResultsRoutes,
];
