export const bodyPath = (id: string): string => `/bodies/${encodeURIComponent(id)}`;
