export { shiftShare, type ShiftShareInput } from "./shift-share.js";
