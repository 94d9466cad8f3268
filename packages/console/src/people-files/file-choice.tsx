import { Button, FileButton } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import type { ImportFile, ImportKind } from './import-calls.ts'
import styles from './import-page.module.css'
import { readFile } from './read-file.ts'
import { saveFile } from './result-file.ts'

interface FileChoiceProps {
  readonly kind: ImportKind
  readonly isPending: boolean
  readonly onFile: (file: ImportFile) => void
}

/** Chooses a file, or lets one be dropped; and says what has to stand in it. */
export function FileChoice({ kind, isPending, onFile }: FileChoiceProps) {
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isOver, setOver] = useState(false)
  const take = async (file: File | null | undefined) => {
    if (!file) return
    const read = await readFile(file)
    setRefusal(typeof read === 'string' ? read : null)
    if (typeof read !== 'string') onFile(read)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    <div className={styles.choice}>
      <section
        className={styles.drop}
        aria-label="The file"
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileUpload size={28} stroke={1.5} aria-hidden />
        <FileButton onChange={take} accept=".csv,.json,text/csv,application/json">
          {(props) => (
            <Button {...props} loading={isPending}>
              Choose a file
            </Button>
          )}
        </FileButton>
        <p className="quiet">
          or drop it here. CSV or JSON, at most 10,000 people. Nothing happens before you have seen what.
        </p>
        {refusal && (
          <p className={styles.refusal} role="alert">
            {refusal}
          </p>
        )}
      </section>
      <section className={styles.columns} aria-label="What stands in the file">
        <h2>One person in a line</h2>
        <dl>
          {columnsOf(kind).map(({ name, text }) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <Button variant="default" size="xs" onClick={() => saveFile('people.csv', example(kind))}>
          Download an example
        </Button>
      </section>
    </div>
  )
}

function columnsOf(kind: ImportKind): readonly { readonly name: string; readonly text: string }[] {
  const role = 'Its name or id; several are separated by a semicolon.'
  const isAccounts = kind === 'accounts'
  return [
    { name: 'email', text: 'Who it is. Only this column must be there.' },
    ...(isAccounts ? [{ name: 'name', text: 'Needed for a new account.' }] : []),
    { name: 'role', text: isAccounts ? `${role} Left empty: what every new account gets.` : role },
    { name: 'ends', text: 'The last day of the role, such as 2030-01-31. Left empty: as it is, or no end.' },
    { name: 'reason', text: 'Kept with the role, where the role asks for one.' },
    ...(isAccounts ? [] : [{ name: 'note', text: 'Stands in the invitation.' }]),
  ]
}

function example(kind: ImportKind): string {
  return kind === 'accounts'
    ? '\ufeffemail,name,role,ends,reason\r\nname@example.com,First Last,,,\r\n'
    : '\ufeffemail,role,ends,reason,note\r\nname@example.com,,,,Welcome\r\n'
}
