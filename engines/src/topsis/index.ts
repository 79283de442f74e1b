export { topsis, topsisNormalisations, type Topsis, type TopsisInput } from "./topsis.js";
