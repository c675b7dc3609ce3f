import type { Logger } from '../../platform/logger.js';
import { isDatabaseOutage } from '../../platform/outages.js';
import type { Db } from '../../platform/postgres.js';
import { postponeChecks, quizzesToCheck } from './checks.repository.js';
import type { QuizChecksService } from './checks.service.js';

const AT_ONCE = 20;

export interface DueChecks {
  db: Db;
  checks: Pick<QuizChecksService, 'checkByItself'>;
  logger: Logger;
}

/** Starts the checks of keys that nobody has to ask for, however the items came into their quizzes. Any number of processes may. */
export async function checkDueQuizzes({ db, checks, logger }: DueChecks): Promise<void> {
  for (const quiz of await quizzesToCheck(db, AT_ONCE)) {
    await checks.checkByItself(quiz).catch((error: unknown) => {
      logger[isDatabaseOutage(error) ? 'warn' : 'error']({ err: error }, 'keys were not checked, it is tried again');
      // One that can't be checked keeps no other waiting.
      return postponeChecks(db, quiz.quizId);
    });
  }
}
