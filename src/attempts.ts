import type { Config } from './env.js';
import { QuizAttemptsResolver, AttemptsResolver, SavedAnswerResolver } from './modules/attempts/attempts.resolver.js';
import { AttemptsService } from './modules/attempts/attempts.service.js';
import { attemptView, type AttemptView } from './modules/attempts/attempts.view.js';
import { ShownAttemptsService } from './modules/attempts/shown.service.js';
import type { AttemptClock } from './modules/attempts/clock.js';
import type { AttemptHistory } from './modules/attempts/history.service.js';
import type { PracticeService } from './modules/attempts/practice.service.js';
import type { MembershipsService } from './modules/enrolments/memberships.service.js';
import type { QuizService } from './modules/quizzes/quiz.service.js';
import type { Viewer } from './auth/viewer.js';
import type { Db } from './platform/postgres.js';
import type { Shutdown } from './platform/shutdown.js';
import type { Signals } from './platform/signals/signals.js';
import { StreamReader } from './streams/reader.js';

export interface AttemptsParts {
  db: Db;
  signals: Signals;
  quizzes: QuizService;
  memberships: MembershipsService;
  clock: AttemptClock;
  history: AttemptHistory;
  practice: PracticeService;
  shutdown: Shutdown;
}

export interface Attempts {
  service: AttemptsService;
  /** As `node` shows it. @throws NOT_FOUND */
  view(viewer: Viewer, id: string): Promise<AttemptView>;
  /** What somebody may see of his own. */
  own: ShownAttemptsService;
  resolvers: object[];
}

/** Quizzes as they are sat; in a worker also what ends them when nobody does. */
export function createAttempts({ roles }: Config, { db, signals, quizzes, memberships, clock, history, practice, shutdown }: AttemptsParts): Attempts {
  const service = new AttemptsService({ db, signals, reader: new StreamReader(db, signals), quizzes, memberships, clock, history, practice });
  if (roles.has('worker')) {
    const sweeping = clock.startSweeping();
    shutdown.add('attempts', () => sweeping.close());
  }
  return {
    service,
    view: async (viewer, id) => attemptView(viewer, await service.get(viewer, id)),
    own: new ShownAttemptsService({ db }),
    resolvers: [new AttemptsResolver(service), new SavedAnswerResolver(service), new QuizAttemptsResolver(service)],
  };
}
