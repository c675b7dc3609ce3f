import { Role, type Viewer } from '../../auth/viewer.js';
import type { BudgetRefusal, QuotaRefusal } from '../usage/usage.service.js';
import { LimitScope, type BudgetExceeded, type QuotaExceeded } from './generation.type.js';

/** When, for a reader whose clock is unknown: "at 14:05:30 UTC", with the day where it is another. */
function moment(at: Date): string {
  const [day, time] = at.toISOString().split(/[T.]/);
  return `${day === new Date().toISOString().slice(0, 10) ? '' : `on ${day} `}at ${time} UTC`;
}

export function quotaExceeded(quota: QuotaRefusal): QuotaExceeded {
  return { message: `You have started ${quota.limit} generations within the last hour; the next may be started ${moment(quota.retryAt)}.`, scope: LimitScope.USER, ...quota };
}

export function budgetExceeded(viewer: Viewer, { limitMicroUsd, spentMicroUsd, resetsAt, isPassing }: BudgetRefusal): BudgetExceeded {
  const visible = viewer.role === Role.ADMIN;
  return {
    message: isPassing
      ? `What is left of the day's budget for AI is set aside for answers under way; try again ${moment(resetsAt)}.`
      : `The day's budget for AI is used up; there is money again ${moment(resetsAt)}.`,
    scope: LimitScope.INSTALLATION,
    limitMicroUsd: visible ? limitMicroUsd : null,
    spentMicroUsd: visible ? spentMicroUsd : null,
    resetsAt,
  };
}
