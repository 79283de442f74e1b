export type TextWeight = 400 | 700;

// Advance widths of ASCII 32–126 in Noto Sans SC, in thousandths of the size.
const ascii: Record<TextWeight, readonly number[]> = {
  400: [
    224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555, 555, 555, 555, 555, 555,
    555, 555, 278, 278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589, 552, 689, 728, 293, 535, 646, 543, 812, 723, 742,
    633, 742, 635, 596, 599, 721, 575, 878, 573, 531, 603, 338, 392, 338, 555, 559, 606, 563, 618, 510, 620, 554, 325, 564,
    607, 275, 275, 552, 284, 926, 610, 606, 620, 620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555,
  ],
  700: [
    227, 370, 574, 590, 590, 963, 740, 325, 378, 378, 507, 590, 325, 370, 325, 387, 590, 590, 590, 590, 590, 590, 590, 590,
    590, 590, 325, 325, 590, 590, 590, 514, 1007, 641, 681, 656, 714, 615, 585, 717, 757, 330, 568, 686, 578, 853, 749, 770,
    667, 770, 682, 624, 625, 748, 619, 915, 627, 580, 613, 378, 387, 378, 590, 567, 626, 591, 644, 527, 644, 581, 372, 597,
    640, 304, 306, 604, 315, 964, 641, 626, 644, 644, 437, 495, 421, 637, 576, 863, 562, 574, 511, 378, 296, 378, 590,
  ],
};

const narrow = new Map([["²", 424], ["–", 544], ["°", 404], ["−", 590], ["\u{a0}", 227], ["é", 581], ["′", 325]]);

function characterWidth(character: string, weight: TextWeight): number {
  const code = character.codePointAt(0) ?? 0;
  return ascii[weight][code - 32] ?? narrow.get(character) ?? 1000;
}

/** Width of a line of text, in the unit of `size`. Characters outside ASCII count as full width, as nearly all are. */
export function textWidth(text: string, size: number, weight: TextWeight = 400): number {
  let sum = 0;
  for (const character of text) sum += characterWidth(character, weight);
  return (sum * size) / 1000;
}

/** The longest beginning of a text that fits, with an ellipsis where something was left out. */
export function shortened(text: string, width: number, size: number, weight: TextWeight = 400): string {
  if (textWidth(text, size, weight) <= width) return text;
  const characters = [...text];
  while (characters.length > 0 && textWidth(`${characters.join("")}…`, size, weight) > width) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}

// A line may break after any wide character and at blanks, never before closing punctuation.
const pieces = (text: string) => text.match(/[\u{2e80}-\u{ffff}][、，。；：）》」』”！？]*|[^\s\u{2e80}-\u{ffff}]+[、，。；：）》」』”！？]*|\s+/gu) ?? [];

/** Lines of about equal length, as few as `wrapped` needs, so that no single character is left over. */
export function balanced(text: string, width: number, size: number, weight: TextWeight = 400, maxLines = Infinity): string[] {
  const lines = wrapped(text, width, size, weight, maxLines);
  if (lines.length < 2) return lines;
  for (let narrower = textWidth(text, size, weight) / lines.length; narrower < width; narrower += size / 2) {
    const even = wrapped(text, narrower, size, weight);
    if (even.length === lines.length && even.every((line) => !line.endsWith("…"))) return even;
  }
  return lines;
}

/** Lines no wider than `width`, at most `maxLines`; what does not fit ends in an ellipsis. */
export function wrapped(text: string, width: number, size: number, weight: TextWeight = 400, maxLines = Infinity): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces(text)) {
    if (line === "" || textWidth(line + piece.trimEnd(), size, weight) <= width) line += line === "" ? piece.trimStart() : piece;
    else {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    }
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  if (lines.length <= maxLines) return lines.map((one) => shortened(one, width, size, weight));
  const last = `${lines[maxLines - 1] ?? ""}${lines[maxLines] ?? ""}…`;
  return [...lines.slice(0, maxLines - 1), shortened(last, width, size, weight)];
}
