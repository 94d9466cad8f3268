/**
 * @example counted(1, 'session') === '1 session'
 * @example counted(3, 'App', 'Apps') === '3 Apps'
 */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count.toLocaleString()} ${count === 1 ? one : several}`
}
