import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { AuditVerdict, ExportVerdict, SignedHeads, StartOptions } from '@portreeve/server'
import { Command } from 'commander'
import type { Terminal } from '../terminal.ts'
import { parseObject, toJson } from '../text/json.ts'
import { WrongUse } from '../wrong-use.ts'
import { addDeploymentOptions, jsonOption } from './options.ts'

export function auditCommand(terminal: Terminal): Command {
  const command = new Command('audit').description('The audit log: prove that it is as it was written.')
  return command.addCommand(verifyCommand(terminal)).addCommand(headsCommand(terminal))
}

interface VerifyOptions extends StartOptions {
  readonly heads?: string
  readonly file?: string
  readonly json?: boolean
}

function verifyCommand(terminal: Terminal): Command {
  return addDeploymentOptions(new Command('verify'))
    .description('Read the whole audit log and tell the first event of each scope that is not as it was written.')
    .option('--heads <file>', 'signed ends of the chains, kept elsewhere: they show a tail that was cut off')
    .option('--file <export>', 'a complete export (lines of JSON) instead of a deployment: it takes no database')
    .addOption(jsonOption())
    .addHelpText('after', '\nExit code: 0 when every event is as it was written, 1 when any is not.')
    .action(async ({ heads, file, json, ...options }: VerifyOptions) => {
      const earlier = heads === undefined ? undefined : await readHeads(heads)
      const { text, holds, verdict } =
        file === undefined ? await verifyDeployment(options, earlier) : await verifyFile(file, earlier)
      if (!holds) terminal.exitCode = 1
      for (const line of json ? [toJson(verdict)] : text) terminal.print(line)
    })
}

async function verifyDeployment(options: StartOptions, earlier: SignedHeads | undefined) {
  const { onHost, readConfig, verifyAudit } = await import('@portreeve/server')
  const verdict = await onHost(readConfig(process.env, options), (service) => verifyAudit(service, earlier))
  return { verdict, text: verdictText(verdict), holds: verdict.findings.length === 0 }
}

async function verifyFile(file: string, earlier: SignedHeads | undefined) {
  const { NewerExport, verifyExport } = await import('@portreeve/server')
  try {
    const verdict = await verifyExport(createReadStream(file, 'utf8'), earlier)
    return { verdict, text: exportText(file, verdict), holds: verdict.proves && verdict.findings.length === 0 }
  } catch (error) {
    if (error instanceof NewerExport) throw new WrongUse(error.message)
    if (error instanceof Error && 'code' in error) throw noFile(file)
    throw error
  }
}

function headsCommand(terminal: Terminal): Command {
  return addDeploymentOptions(new Command('heads'))
    .description('Sign where every chain ends now. Keep it where nobody who can write to the database can write.')
    .addHelpText('after', '\nExample:\n  portreeve audit heads > heads.json')
    .action(async (options: StartOptions) => {
      const { onHost, readConfig, signedHeads } = await import('@portreeve/server')
      terminal.print(toJson(await onHost(readConfig(process.env, options), (service) => signedHeads(service))))
    })
}

function verdictText({ scopes, events, findings }: AuditVerdict): readonly string[] {
  const looked = `${counted(events)} in ${scopes} ${scopes === 1 ? 'scope' : 'scopes'}`
  if (findings.length === 0) return [`${looked}: all as they were written.`]
  return [
    ...findings.map(({ scope, kind, sentence }) => `${kind}  ${scope}  ${sentence}`),
    '',
    `${looked}: not as they were written.`,
  ]
}

function exportText(file: string, verdict: ExportVerdict): readonly string[] {
  const { scope, events, exportedAt, findings, proves, publicKey, compared } = verdict
  if (scope === null) return [`${file} is no export of an audit log as lines of JSON, or its first line is damaged.`]
  if (!proves) return [`${file} is not complete, so it proves nothing: only an export without filters does.`]
  const [found] = findings
  if (found) return [`${found.kind}  ${scope.id}  ${found.sentence}`, '', `${file}: not as it was written.`]
  return [
    `${counted(events)} of ${scope.name || scope.type} until ${exportedAt}: all as they were written.`,
    compared
      ? 'The end was signed by the installation that the heads are from.'
      : `The end was signed with ${publicKey}: compare it with the key in heads that you kept, or give them with --heads.`,
  ]
}

const counted = (events: number) => `${events} ${events === 1 ? 'event' : 'events'}`

async function readHeads(file: string): Promise<SignedHeads> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw noFile(file)
  })
  return parseObject<SignedHeads>('--heads', text)
}

const noFile = (file: string) => new WrongUse(`There is no file ${file} that can be read.`)
