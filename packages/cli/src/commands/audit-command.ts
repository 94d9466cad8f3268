import { readFile } from 'node:fs/promises'
import type { AuditVerdict, SignedHeads, StartOptions } from '@portreeve/server'
import { Command } from 'commander'
import type { Terminal } from '../terminal.ts'
import { parseObject, toJson } from '../text/json.ts'
import { WrongUse } from '../wrong-use.ts'
import { addDeploymentOptions, jsonOption } from './options.ts'

export function auditCommand(terminal: Terminal): Command {
  const command = new Command('audit').description('The audit log: prove that it is as it was written.')
  return command.addCommand(verifyCommand(terminal)).addCommand(headsCommand(terminal))
}

function verifyCommand(terminal: Terminal): Command {
  return addDeploymentOptions(new Command('verify'))
    .description('Read the whole audit log and tell the first event of each scope that is not as it was written.')
    .option('--heads <file>', 'signed ends of the chains, kept elsewhere: they show a tail that was cut off')
    .addOption(jsonOption())
    .addHelpText('after', '\nExit code: 0 when every event is as it was written, 1 when any is not.')
    .action(async ({ heads, json, ...options }: StartOptions & { heads?: string; json?: boolean }) => {
      const earlier = heads === undefined ? undefined : await readHeads(heads)
      const { onHost, readConfig, verifyAudit } = await import('@portreeve/server')
      const verdict = await onHost(readConfig(process.env, options), (service) => verifyAudit(service, earlier))
      if (verdict.findings.length > 0) terminal.exitCode = 1
      for (const line of json ? [toJson(verdict)] : verdictText(verdict)) terminal.print(line)
    })
}

function headsCommand(terminal: Terminal): Command {
  return addDeploymentOptions(new Command('heads'))
    .description('Sign where every chain ends now. Keep it where nobody who can write to the database can write.')
    .addHelpText('after', '\nExample:\n  portreeve audit heads > heads.json')
    .action(async (options: StartOptions) => {
      const { onHost, readConfig, signedHeads } = await import('@portreeve/server')
      terminal.print(toJson(await onHost(readConfig(process.env, options), signedHeads)))
    })
}

function verdictText({ scopes, events, findings }: AuditVerdict): readonly string[] {
  const looked = `${events} ${events === 1 ? 'event' : 'events'} in ${scopes} ${scopes === 1 ? 'scope' : 'scopes'}`
  if (findings.length === 0) return [`${looked}: all as they were written.`]
  return [
    ...findings.map(({ scope, kind, sentence }) => `${kind}  ${scope}  ${sentence}`),
    '',
    `${looked}: not as they were written.`,
  ]
}

async function readHeads(file: string): Promise<SignedHeads> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new WrongUse(`There is no file ${file} that can be read.`)
  })
  return parseObject<SignedHeads>('--heads', text)
}
