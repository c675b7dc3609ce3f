import type { CacheCounts } from './modules/cache/answers.service.js';
import { labelled, metric } from './platform/metrics.js';

/** What the cache of answers did since this process started, as /metrics shows it. */
export function cacheMetrics({ hits, misses, joins, expiredServed, failures }: CacheCounts): string[] {
  return [
    metric('lyceum_cache_hits_total', 'counter', 'Calls that a kept answer spared.', hits),
    metric('lyceum_cache_misses_total', 'counter', 'Calls for which no answer was at hand.', misses),
    metric('lyceum_cache_joins_total', 'counter', "Generations that joined another's call.", joins),
    metric('lyceum_cache_expired_served_total', 'counter', 'Expired answers that were served because every provider failed.', expiredServed),
    labelled('lyceum_cache_failures_total', 'counter', 'What the cache was asked for and could not do.', 'cause', failures),
  ];
}
