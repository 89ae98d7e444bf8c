/** Chat apps show pictures of this width without making them smaller. */
export const pictureWidth = 1080
export const margin = 48

export const ink = {
  dark: '#1d2927',
  soft: '#53605d',
  band: '#0c4f4a',
  onBand: '#ffffff',
  gold: '#d9a441',
  tile: '#eef4f2',
  paper: '#ffffff',
} as const
