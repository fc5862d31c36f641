/** What a voice of this machine says of itself, by language; in English where we have no sentence. */
const sentences: Record<string, string> = {
  en: 'This is how I sound. Give me a line, and I will read it.',
  de: 'So klinge ich. Gib mir einen Satz, und ich lese ihn vor.',
  fr: 'Voici ma voix. Donnez-moi une phrase, et je la lirai.',
  es: 'Así suena mi voz. Dame una frase y la leeré.',
  it: 'Questa è la mia voce. Dammi una frase e la leggerò.',
  pt: 'Esta é a minha voz. Dê-me uma frase e eu a lerei.',
  nl: 'Zo klink ik. Geef me een zin en ik lees hem voor.',
  sv: 'Så här låter jag. Ge mig en mening så läser jag den.',
  pl: 'Tak brzmi mój głos. Daj mi zdanie, a je przeczytam.',
  tr: 'Sesim böyle. Bana bir cümle ver, okuyayım.',
}

export const sampleText = (language: string): string =>
  sentences[language.split('-', 1)[0]?.toLowerCase() ?? ''] ?? sentences.en ?? ''
