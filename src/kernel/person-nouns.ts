/** Nouns for people that say of whom "he" or "she" is said, grown-ups and children apart. */
export const personNouns = {
  man: 'man guy businessman fisherman king prince knight monk samurai cowboy wizard priest father brother grandfather waiter hero'.split(
    ' ',
  ),
  woman: 'woman lady queen princess mother sister grandmother bride heroine witch nurse ballerina'.split(' '),
  boy: ['boy', 'son'],
  girl: ['girl', 'daughter'],
} as const
