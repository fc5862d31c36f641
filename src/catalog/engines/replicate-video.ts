/** The vendor's seeds end where a signed number of 32 bits does. */
export const shortSeed = (seed: number): number => seed % 2_147_483_648
