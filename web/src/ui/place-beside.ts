interface Box { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
interface Size { readonly width: number; readonly height: number }

const gap = 6;
const margin = 8;

/** Where a card stands that belongs to `anchor`: below it where there is room, else above, and always within the window. */
export function placeBeside(anchor: Box, card: Size, page: Size): { left: number; top: number } {
  const below = anchor.bottom + gap;
  const above = anchor.top - gap - card.height;
  const fitsBelow = below + card.height <= page.height - margin;
  const within = (at: number, size: number, room: number) => Math.max(margin, Math.min(at, room - size - margin));
  return {
    left: within(anchor.left, card.width, page.width),
    top: within(fitsBelow || above < margin ? below : above, card.height, page.height),
  };
}
