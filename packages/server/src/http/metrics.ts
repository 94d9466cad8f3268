import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What `/metrics` tells. Each server has its own registry, so that several can run in one process (tests do). */
export class Metrics {
  readonly registry = new Registry()
  readonly requests = new Histogram({
    name: 'portreeve_http_request_duration_seconds',
    help: 'Time from request to answer, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
    registers: [this.registry],
  })
  readonly decisions = new Counter({
    name: 'portreeve_decisions_total',
    help: 'Decisions made, by what asked and how they came out.',
    labelNames: ['door', 'outcome'],
    registers: [this.registry],
  })
  readonly cacheLookups = new Counter({
    name: 'portreeve_cache_lookups_total',
    help: 'Questions to the caches of grants and sessions, and whether the answer was there.',
    labelNames: ['cache', 'found'],
    registers: [this.registry],
  })

  constructor(build: { readonly version: string; readonly blueprint: string }) {
    collectDefaultMetrics({ register: this.registry })
    new Gauge({
      name: 'portreeve_build_info',
      help: 'Always 1; the labels say what runs.',
      labelNames: ['version', 'blueprint'],
      registers: [this.registry],
    }).set(build, 1)
  }
}
