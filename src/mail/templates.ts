import type { MailMessage } from './message.ts'

interface Letter {
  to: string
  subject: string
  greeting: string
  paragraphs: string[]
  button?: { label: string; url: string }
  ending: string[]
}

/** The link lives one hour and works once. */
export const resetPasswordMail = (person: { email: string; name: string }, url: string): MailMessage =>
  write({
    to: person.email,
    subject: 'Choose a new password',
    greeting: `Hello ${person.name},`,
    paragraphs: ['somebody, hopefully you, asked for a new password for your Dailies account.'],
    button: { label: 'Choose a new password', url },
    ending: [
      'The link works once, for one hour. It ends every session of yours.',
      'If it was not you, do nothing: your password stays as it is.',
    ],
  })

export const verifyEmailMail = (person: { email: string; name: string }, url: string): MailMessage =>
  write({
    to: person.email,
    subject: 'Confirm your address',
    greeting: `Hello ${person.name},`,
    paragraphs: ['welcome to Dailies. Please confirm that this address is yours.'],
    button: { label: 'Confirm the address', url },
    ending: ['The link works for one hour. If you did not sign up, do nothing.'],
  })

export const accountExistsMail = (person: { email: string; name: string }, url: string): MailMessage =>
  write({
    to: person.email,
    subject: 'You already have an account',
    greeting: `Hello ${person.name},`,
    paragraphs: [
      'somebody, hopefully you, tried to sign up to Dailies with this address, which has an account already.',
    ],
    button: { label: 'Sign in', url },
    ending: ['If you forgot the password, choose a new one there. If it was not you, do nothing.'],
  })

export const lockOutMail = (person: { email: string; name: string }, url: string): MailMessage =>
  write({
    to: person.email,
    subject: 'Several wrong passwords',
    greeting: `Hello ${person.name},`,
    paragraphs: [
      'somebody tried to sign in to your Dailies account with a wrong password several times, so it waits a little before each further try.',
      'If it was you, wait a moment or choose a new password.',
    ],
    button: { label: 'Choose a new password', url },
    ending: [
      'If it was not you, your password held. Nothing needs to be done; a long password is the best protection.',
    ],
  })

function write(letter: Letter): MailMessage {
  const { to, subject, greeting, paragraphs, button, ending } = letter
  const text = [
    greeting,
    ...paragraphs,
    ...(button ? [`${button.label}:\n${button.url}`] : []),
    ...ending,
    'Dailies',
  ]
  const link = button
    ? `<p style="margin:24px 0"><a href="${escapeHtml(button.url)}" style="background:#1f2937;color:#ffffff;padding:12px 20px;border-radius:8px;text-decoration:none">${escapeHtml(button.label)}</a></p><p style="font-size:13px;color:#6b7280;word-break:break-all">${escapeHtml(button.url)}</p>`
    : ''
  const block = (lines: string[]) => lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('')
  return {
    to,
    subject,
    text: `${text.join('\n\n')}\n`,
    html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escapeHtml(subject)}</title><body style="font:16px/1.5 system-ui,sans-serif;color:#111827;max-width:520px;margin:32px auto;padding:0 16px">${block([greeting, ...paragraphs])}${link}${block(ending)}<p style="color:#6b7280">Dailies</p></body></html>`,
  }
}

/** Names come from strangers: a sign-up must not be able to put markup into somebody's mail. */
const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
