import { expect, test } from "vitest";
import { viewOf, viewText } from "./view.js";

test("a view is read as it was written", () => {
  expect(viewOf(viewText({ centre: [104.0712, 30.6598], zoom: 9.5 }))).toEqual({ centre: [104.0712, 30.6598], zoom: 9.5 });
});

test.each(["", "1,2", "a,b,c", "200,0,3", "0,90,3", "0,0,-1", "1,2,3,4"])("“%s” is no view", (text) => {
  expect(viewOf(text)).toBeNull();
});
