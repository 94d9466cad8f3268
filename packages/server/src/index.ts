export { systemClock } from './clock.ts'
export { main } from './main.ts'
export { readConfig, type StartOptions } from './read-config.ts'
export { StartError } from './start-error.ts'
