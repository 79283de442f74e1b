import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Say } from "./fault-words.js";
import { ruleGroup } from "./rule-words.js";

/** Words of the rules in the reader's language. */
export function useSay(): Say {
  const { t } = useTranslation();
  return useCallback((key, values = {}) => t(`${ruleGroup}.${key}`, { ...values }), [t]);
}
