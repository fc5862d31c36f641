/** One mail to one person. */
export interface MailMessage {
  to: string
  subject: string
  text: string
  html: string
}
