import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { begun, type FileEnding, sendFile } from './send-file.ts'

interface TextFile {
  /** Of the file on the reader's disk, without its ending. */
  readonly name: string
  readonly ending: FileEnding
  /** Pieces of the text, in their order. */
  readonly text: AsyncIterable<string | Buffer>
}

/** A text file, sent while it is made, and made no faster than it is taken. */
export async function sendLines(reply: FastifyReply, { name, ending, text }: TextFile): Promise<FastifyReply> {
  const content = Readable.from(await begun(text), { objectMode: false })
  content.on('error', (err) => reply.log.warn({ err }, 'A file was broken off'))
  return sendFile(reply, name, ending, content)
}
